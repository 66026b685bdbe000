/// The enumerations of the contract.
enum Words {
    static let suppressions: Set<String> = [
        "no_address", "address_suppressed", "no_consent", "unsubscribed", "global_holdout",
        "journey_holdout", "stopped", "duplicate_offer", "same_address", "seen_elsewhere",
        "quiet_hours", "channel_hours", "cap", "lost_arbitration", "over_budget", "expired",
        "exited", "goal_reached", "template_missing", "template_abort", "rejected_by_provider",
        "test_only", "erased", "merged", "unconfirmed",
    ]
    static let deferrals: Set<String> = [
        "stopped", "quiet_hours", "channel_hours", "cap", "lost_arbitration", "best_time", "rate",
    ]
    static let outcomes: Set<String> = [
        "sent", "recalled", "expired", "suppressed", "failed", "unknown",
    ]
    static let feedback: Set<String> = [
        "sent", "delivered", "seen", "clicked", "replied", "bounced", "complained", "unsubscribed",
        "failed",
    ]
}

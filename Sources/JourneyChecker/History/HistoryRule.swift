/// What a history of faults is held to; raw values are stable ids.
package enum HistoryRule: String, Sendable, Codable, CaseIterable {
    // No acknowledged event is lost.
    case eventLost = "event_lost"
    case eventDoubled = "event_doubled"
    case eventRefused = "event_refused"
    // Never twice.
    case keyReceivedTwice = "key_received_twice"
    case misdelivered
    case offerReceivedTwice = "offer_received_twice"
    case offerBegunTwice = "offer_begun_twice"
    case secondLadder = "second_ladder"
    case begunAfterSeen = "begun_after_seen"
    case capExceeded = "cap_exceeded"
    case twoAlive = "two_alive"
    case keyChanged = "key_changed"
    case contentChanged = "content_changed"
    // The last word of `begin`.
    case receivedUnbegun = "received_unbegun"
    case begunUnleased = "begun_unleased"
    case begunTwice = "begun_twice"
    case begunAfterRecall = "begun_after_recall"
    case begunBehindGate = "begun_behind_gate"
    case grantTooLong = "grant_too_long"
    case begunRefused = "begun_refused"
    case begunWithoutConsent = "begun_without_consent"
    case begunToDeadAddress = "begun_to_dead_address"
    // Leases.
    case leasedTwice = "leased_twice"
    case staleSettlement = "stale_settlement"
    case acceptanceRefused = "acceptance_refused"
    // Two customers who turned out to be one.
    case leasedForMerged = "leased_for_merged"
    case mergedRemains = "merged_remains"
    // What is shown is taken back, once.
    case withdrawnUnsent = "withdrawn_unsent"
    case withdrawnEarly = "withdrawn_early"
    case withdrawnTwice = "withdrawn_twice"
    case begunAfterWithdrawal = "begun_after_withdrawal"
    case withdrawalMissing = "withdrawal_missing"
    case withdrawalLost = "withdrawal_lost"
    // Never silently nothing, never stuck.
    case contactLost = "contact_lost"
    case contactDoubled = "contact_doubled"
    case unknownState = "unknown_state"
    case noTime = "no_time"
    case noReason = "no_reason"
    case overdue
    case acceptanceLost = "acceptance_lost"
    case beginForgotten = "begin_forgotten"
    case feedbackLost = "feedback_lost"
    case notOneReason = "not_one_reason"
    case halfApplied = "half_applied"
}

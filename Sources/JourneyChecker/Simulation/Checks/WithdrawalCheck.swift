/// What was shown in display is taken back once: when its journey was left, or its time is over.
struct WithdrawalCheck: LineCheck {
    /// Contacts that bounced: they were not shown after all.
    private var bounced: Set<String> = []
    /// A gate closed by itself: what waits behind it may wait to the end.
    private var isStopped = false

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        switch line.kind {
        case .withdraw: takeWithdrawal(line, in: world, &findings)
        case .feedback:
            guard line.reason == "bounced" || line.reason == "failed" else { return }
            if let contact = line.contact { bounced.insert(contact) }
        case .contact:
            if line.reason == "stopped" { isStopped = true }
        case .enrolled, .step, .outcome, .exited, .goal: break
        }
    }

    private func takeWithdrawal(
        _ line: OutputLine,
        in world: World,
        _ findings: inout Findings
    ) {
        guard let trail = world.contact(of: line), let send = trail.send,
            send.channel == "display"
        else {
            return findings.report(
                .withdrawnUnsent,
                [line.number],
                "contact '\(line.contact ?? "")' is taken back and was not shown"
            )
        }
        if let first = trail.withdrawn {
            findings.report(
                .withdrawnTwice,
                [first.number, line.number],
                "contact '\(line.contact ?? "")' is taken back twice"
            )
        }
        let reason = line.reason ?? ""
        guard ["goal_reached", "exited", "merged", "expired"].contains(reason) else {
            return findings.report(.unknownWord, [line.number], "'\(reason)' takes nothing back")
        }
        guard !isDue(send, because: reason, at: line.at, in: world) else { return }
        findings.report(
            .withdrawnEarly,
            [send.number, line.number],
            "contact '\(line.contact ?? "")' is taken back because of '\(reason)', and that is not"
        )
    }

    /// Whether what a withdrawal says of its reason is so.
    private func isDue(
        _ send: OutputLine,
        because reason: String,
        at moment: Moment,
        in world: World
    ) -> Bool {
        let trail = world.enrollment(of: send)
        switch reason {
        case "goal_reached": return trail?.goal.map { $0.at <= moment } ?? false
        case "exited", "merged":
            guard let exited = trail?.exited, exited.at <= moment else { return false }
            return reason == "merged"
                ? exited.reason == "merged"
                : !["finished", "goal_reached", "merged"].contains(exited.reason ?? "")
        default: return ends(of: send, in: world).min().map { $0 <= moment } ?? true
        }
    }

    mutating func finish(in world: World, _ findings: inout Findings) {
        guard !isStopped else { return }
        for id in world.contactOrder where !bounced.contains(id) {
            guard let trail = world.contacts[id], let send = trail.send,
                send.channel == "display", trail.withdrawn == nil,
                ["sent", "unknown"].contains(trail.outcome?.reason ?? ""),
                let end = lastEnd(of: send, in: world), end.adding(Self.slack) < world.end
            else { continue }
            findings.report(
                .withdrawalMissing,
                [send.number],
                "contact '\(id)' is shown since \(send.at), and was to be taken back at \(end)"
            )
        }
    }

    /// Adapters take back within the channel's rate.
    private static let slack: Int64 = 3_600_000

    /// When it is to be taken back at the latest.
    private func lastEnd(of send: OutputLine, in world: World) -> Moment? {
        let trail = world.enrollment(of: send)
        let left = trail?.exited.flatMap { $0.reason == "finished" ? nil : $0.at }
        let ends = [left, trail?.goal?.at, ends(of: send, in: world).max()].compactMap { $0 }
        // What began after the journey was left is none of this rule's business.
        return ends.min().map { max($0, send.at) }
    }

    /// By every reading of its rung and of the customer's clock.
    private func ends(of send: OutputLine, in world: World) -> [Moment] {
        guard let journey = send.journey, let step = send.step,
            let spans = world.rules.journeys[journey]?.shownFor[step],
            let patience = world.rules.channels["display"]?.patience
        else { return [] }
        let clocks = world.clocks(of: send.customer, at: send.at)
        return spans.flatMap { span in
            clocks.map { (span ?? patience).deadline(after: send.at, by: $0) }
        }
    }
}

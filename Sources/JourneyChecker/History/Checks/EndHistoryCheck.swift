/// In the end every contact has an end or a time, and no report about it was forgotten.
struct EndHistoryCheck: HistoryCheck {
    private static let left: [String] = ["sent", "delivered", "seen", "clicked"]
    private static let waiting: Set<String> = ["planned", "queued", "leased", "begun"]
    private static let ends: Set<String> = [
        "unknown", "suppressed", "recalled", "expired", "failed",
    ]

    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        index.history.contacts.flatMap { stateProblems($0, in: index) }
            + presenceProblems(in: index)
            + index.history.contacts.flatMap { reportProblems($0, in: index) }
            + aliveProblems(in: index)
    }

    private func problem(
        _ rule: HistoryRule,
        _ contact: FinalContact,
        _ message: String,
        acts: [Int] = []
    ) -> HistoryProblem {
        HistoryProblem(rule: rule, acts: acts, message: "contact '\(contact.contact)' \(message)")
    }

    private func presenceProblems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        var known: Set<String> = []
        for contact in index.history.contacts where !known.insert(contact.contact).inserted {
            problems.append(problem(.contactDoubled, contact, "stands twice in the database"))
        }
        for contact in index.order where index.contacts[contact] == nil {
            let acts = (index.leases[contact] ?? []).map(\.place)
            problems.append(
                HistoryProblem(
                    rule: .contactLost,
                    acts: acts,
                    message: "contact '\(contact)' was seen and is not in the database"
                )
            )
        }
        return problems
    }

    private func stateProblems(
        _ contact: FinalContact,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        let state = contact.state
        if EndHistoryCheck.waiting.contains(state) {
            if contact.until == nil {
                problems.append(problem(.noTime, contact, "is '\(state)' and has no time"))
            }
            let isPast = contact.until.map { $0 <= index.history.end } ?? true
            if index.history.isDrained, isPast || state != "planned" {
                problems.append(
                    problem(.overdue, contact, "is still '\(state)' after everything drained")
                )
            }
        } else if !EndHistoryCheck.ends.contains(state), !EndHistoryCheck.left.contains(state) {
            problems.append(problem(.unknownState, contact, "is in no known state: '\(state)'"))
        }
        if state == "suppressed", !Words.suppressions.contains(contact.reason ?? "") {
            problems.append(
                problem(.noReason, contact, "is suppressed because '\(contact.reason ?? "")'")
            )
        }
        return problems
    }

    private func reportProblems(
        _ contact: FinalContact,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        let id = contact.contact
        let feedback = index.feedback[id] ?? []
        let hasBounced = feedback.contains { ["bounced", "failed"].contains($0.act.word) }
        let hasLeft =
            EndHistoryCheck.left.contains(contact.state)
            || (contact.state == "failed" && hasBounced)
        let accepted = (index.settlements[id] ?? []).first {
            $0.act.outcome == "accepted" && $0.act.result == "ok"
        }
        if let accepted, !hasLeft {
            problems.append(
                problem(
                    .acceptanceLost,
                    contact,
                    "was accepted and is '\(contact.state)' in the end",
                    acts: [accepted.place]
                )
            )
        } else if let grant = index.grants[id]?.last, !hasLeft, !contact.maybeSent,
            contact.state != "begun", contact.state != "unknown",
            !index.hasFailed(id, between: grant.place, and: index.history.acts.count)
        {
            problems.append(
                problem(
                    .beginForgotten,
                    contact,
                    "was begun, nobody said that it failed, and it is '\(contact.state)'",
                    acts: [grant.place]
                )
            )
        }
        return problems + feedbackProblems(contact, feedback, hasBounced)
    }

    /// Feedback only moves a contact forward; a bounce may end it, in whichever order they come.
    private func feedbackProblems(
        _ contact: FinalContact,
        _ feedback: [HistoryIndex.Placed<GivenFeedback>],
        _ hasBounced: Bool
    ) -> [HistoryProblem] {
        let ranks = ["sent": 0, "delivered": 1, "seen": 2, "replied": 2, "clicked": 3]
        // A machine that opens or clicks proves no more than the delivery.
        let told = feedback.filter { !$0.act.isMachine }
        let highest = told.max { ranks[$0.act.word] ?? -1 < ranks[$1.act.word] ?? -1 }
        guard let highest, let rank = ranks[highest.act.word] else { return [] }
        let reached = EndHistoryCheck.left.firstIndex(of: contact.state) ?? -1
        // A bounce before the customer saw it ends it; one after that changes nothing.
        if reached >= rank || (hasBounced && contact.state == "failed" && rank < 2) { return [] }
        return [
            problem(
                .feedbackLost,
                contact,
                "is '\(contact.state)' although '\(highest.act.word)' was acknowledged",
                acts: [highest.place]
            )
        ]
    }

    private func aliveProblems(in index: HistoryIndex) -> [HistoryProblem] {
        let alive = index.history.contacts.filter {
            ["queued", "leased", "begun"].contains($0.state) && !Channels.pull.contains($0.channel)
        }
        let byOffer = Dictionary(grouping: alive) { [$0.customer, $0.offer, $0.about] }
        return byOffer.values.filter { $0.count > 1 }.map { contacts in
            problem(
                .twoAlive,
                contacts[1],
                "and '\(contacts[0].contact)' are alive for one offer"
            )
        }
    }
}

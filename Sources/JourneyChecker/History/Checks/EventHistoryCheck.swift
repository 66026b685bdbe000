/// What a sender was told is safe is in the database, once, and what is valid is not refused.
struct EventHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        var stored: Set<StoredEvent> = []
        for event in index.history.events where !stored.insert(event).inserted {
            problems.append(
                HistoryProblem(
                    rule: .eventDoubled,
                    acts: [],
                    message: "event '\(event.event)' of '\(event.customer)' is stored twice"
                )
            )
        }
        for (place, act) in index.history.acts.enumerated() {
            switch act {
            case .acknowledged(let sent):
                let event = StoredEvent(customer: sent.customer, event: sent.event)
                guard !stored.contains(event) else { continue }
                problems.append(
                    HistoryProblem(
                        rule: .eventLost,
                        acts: [place],
                        message: "event '\(sent.event)' of '\(sent.customer)' was acknowledged"
                            + " and is not in the database"
                    )
                )
            case .refused(let sent):
                guard sent.isValid else { continue }
                problems.append(
                    HistoryProblem(
                        rule: .eventRefused,
                        acts: [place],
                        message: "event '\(sent.event)' of '\(sent.customer)' is valid"
                            + " and was refused"
                    )
                )
            case .leased, .begun, .extended, .settled, .received, .feedback, .recalled, .gate,
                .merged, .said:
                continue
            }
        }
        return problems
    }
}

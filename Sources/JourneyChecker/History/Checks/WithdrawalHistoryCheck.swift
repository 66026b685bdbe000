/// What was shown in display is taken back once, after its time and never before, and not shown again.
struct WithdrawalHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        let trails = index.withdrawals.sorted { $0.key < $1.key }
        return trails.flatMap { contact, trail in
            startProblems(of: contact, trail, in: index)
                + jobProblems(of: contact, trail, in: index)
                + orderProblems(of: contact, trail, in: index)
        } + index.history.contacts.flatMap { endProblems($0, in: index) }
    }

    private func problem(
        _ rule: HistoryRule,
        _ acts: [Int],
        _ contact: String,
        _ message: String
    ) -> HistoryProblem {
        HistoryProblem(rule: rule, acts: acts, message: "contact '\(contact)' \(message)")
    }

    /// A withdrawal needs something that was shown, and a reason.
    private func startProblems(
        of id: String,
        _ trail: WithdrawalTrail,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        guard let first = trail.leases.first else { return [] }
        // A begin whose answer was lost may have been granted.
        let lost = (index.refusedBegins[id] ?? []).first { $0.act.result == "lost" }
        let begins = (lost.map { [$0] } ?? []) + (index.grants[id] ?? [])
        guard let shown = begins.last(where: { $0.place < first.place }),
            index.contacts[id]?.channel ?? "display" == "display"
        else {
            return [problem(.withdrawnUnsent, [first.place], id, "is taken back and was not shown")]
        }
        guard let contact = index.contacts[id],
            let time = index.history.rules.shownFor?[contact.message],
            first.act.at.since(shown.act.askedAt) < time
        else { return [] }
        let isLeft = index.recalls(near: contact).contains { recall in
            recall.place < first.place && recall.act.enrollment == contact.enrollment
                && recall.act.reason != "finished"
        }
        guard !isLeft else { return [] }
        return [
            problem(
                .withdrawnEarly,
                [shown.place, first.place],
                id,
                "is taken back before its time, and nobody has left its journey"
            )
        ]
    }

    /// Leases, begins and keys of withdrawals are held to what those of sends are.
    private func jobProblems(
        of id: String,
        _ trail: WithdrawalTrail,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        for (earlier, later) in zip(trail.leases, trail.leases.dropFirst())
        where earlier.act.key != later.act.key {
            let places = [earlier.place, later.place]
            problems.append(problem(.keyChanged, places, id, "changes its withdrawal's key"))
        }
        if let first = trail.leases.first, let send = index.contactByKey[first.act.key] {
            problems.append(
                problem(.keyChanged, [first.place], id, "is taken back under the key of '\(send)'")
            )
        }
        for grant in trail.grants where grant.act.validMilliseconds ?? 0 > 1_000 {
            problems.append(problem(.grantTooLong, [grant.place], id, "may be taken back too long"))
        }
        for grant in trail.grants {
            guard let sent = index.grants[id]?.last, let content = sent.act.content,
                let own = grant.act.content, own != content,
                !hasBounced(id, before: grant.place, in: index)
            else { continue }
            let places = [sent.place, grant.place]
            problems.append(
                problem(.contentChanged, places, id, "is taken back by another content than it has")
            )
        }
        for receipt in trail.receipts
        where !trail.grants.contains(where: { $0.place < receipt.place }) {
            problems.append(
                problem(.receivedUnbegun, [receipt.place], id, "was taken back without a begin")
            )
        }
        return problems + gateProblems(of: id, trail, in: index)
    }

    /// What bounced is not shown: its content is forgotten, and rendered anew where it was shown
    /// after all.
    private func hasBounced(_ id: String, before place: Int, in index: HistoryIndex) -> Bool {
        (index.feedback[id] ?? []).contains {
            ["bounced", "failed"].contains($0.act.word) && $0.place < place
        }
    }

    /// A stopped journey takes back what it has shown; only the other gates hold it.
    private func gateProblems(
        of id: String,
        _ trail: WithdrawalTrail,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        trail.grants.compactMap { grant in
            let gates = index.gates.filter {
                $0.place < grant.place && $0.act.journey == nil
                    && $0.act.channel ?? "display" == "display"
            }
            let latest = Dictionary(gates.map { ($0.act.channel, $0) }) { $1 }
            let closed = latest.values.filter { gate in
                !gate.act.isOpen
                    && surelyFollows(
                        asked: grant.act.askedAt,
                        answered: grant.act.at,
                        place: grant.place,
                        gate.act.at,
                        at: gate.place
                    )
            }
            guard let gate = closed.min(by: { $0.place < $1.place }) else { return nil }
            return problem(
                .begunBehindGate,
                [gate.place, grant.place],
                id,
                "is taken back behind a closed gate"
            )
        }
    }

    private func orderProblems(
        of id: String,
        _ trail: WithdrawalTrail,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        if let first = trail.leases.first,
            let again = index.grants[id]?.first(where: { grant in
                surelyFollows(
                    asked: grant.act.askedAt,
                    answered: grant.act.at,
                    place: grant.place,
                    first.act.at,
                    at: first.place
                )
            })
        {
            problems.append(
                problem(
                    .begunAfterWithdrawal,
                    [first.place, again.place],
                    id,
                    "is begun after it was taken back"
                )
            )
        }
        if let done = trail.done,
            let again = trail.grants.first(where: { grant in
                surelyFollows(
                    asked: grant.act.askedAt,
                    answered: grant.act.at,
                    place: grant.place,
                    done.act.at,
                    at: done.place
                )
            })
        {
            problems.append(
                problem(
                    .withdrawnTwice,
                    [done.place, again.place],
                    id,
                    "is taken back again, although that was done"
                )
            )
        }
        return problems
    }

    /// In the end what is shown has its withdrawal, and what was reported of one is known.
    private func endProblems(
        _ contact: FinalContact,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        let (id, state) = (contact.contact, contact.withdrawal)
        if let done = index.withdrawals[id]?.done, state != "done" {
            let word = state ?? "not known"
            return [
                problem(
                    .withdrawalLost,
                    [done.place],
                    id,
                    "was taken back, and its withdrawal is '\(word)' in the end"
                )
            ]
        }
        guard isOut(contact) else { return [] }
        guard let state else {
            return [problem(.withdrawalMissing, [], id, "is shown, and nothing takes it back")]
        }
        guard index.history.isDrained, !["done", "failed"].contains(state) else { return [] }
        return [
            problem(
                .withdrawalMissing,
                [],
                id,
                "is still shown after everything drained: its withdrawal is '\(state)'"
            )
        ]
    }

    private func isOut(_ contact: FinalContact) -> Bool {
        guard contact.channel == "display" else { return false }
        if ["unknown", "sent", "delivered", "seen", "clicked"].contains(contact.state) {
            return true
        }
        return contact.maybeSent && contact.reason != "bounced"
            && ["suppressed", "recalled", "expired", "failed"].contains(contact.state)
    }
}

/// `begin` is the last word: nothing starts without a lease, twice, or after it was forbidden.
struct BeginHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        index.allGrants.flatMap { grant in
            leaseProblems(grant, in: index) + recallProblems(grant, in: index)
                + gateProblems(grant, in: index)
        } + repeatedGrants(in: index)
    }

    private func leaseProblems(
        _ grant: HistoryIndex.Placed<Begin>,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        let lease = (index.leases[grant.act.contact] ?? []).first {
            $0.act.token == grant.act.token && $0.place < grant.place
        }
        if lease == nil {
            problems.append(
                HistoryProblem(
                    rule: .begunUnleased,
                    acts: [grant.place],
                    message: "contact '\(grant.act.contact)' is begun with a token of no lease"
                )
            )
        }
        if let valid = grant.act.validMilliseconds, valid > 1_000 {
            problems.append(
                HistoryProblem(
                    rule: .grantTooLong,
                    acts: [grant.place],
                    message: "a grant of \(valid) ms, and a wrong mailing must end in a second"
                )
            )
        }
        return problems
    }

    private func recallProblems(
        _ grant: HistoryIndex.Placed<Begin>,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        guard let contact = index.contacts[grant.act.contact] else { return [] }
        let recall = index.recalls(near: contact).first { recall in
            follows(grant, recall.act.at, at: recall.place) && fits(contact, recall.act)
        }
        return (recall.map { [$0] } ?? []).map { recall in
            HistoryProblem(
                rule: .begunAfterRecall,
                acts: [recall.place, grant.place],
                message: "contact '\(contact.contact)' is begun after it was taken back"
            )
        }
    }

    private func fits(_ contact: FinalContact, _ recall: Recall) -> Bool {
        (recall.contact ?? contact.contact) == contact.contact
            && (recall.enrollment ?? contact.enrollment) == contact.enrollment
            && (recall.customer ?? contact.customer) == contact.customer
            && (recall.message ?? contact.message) == contact.message
            && (recall.channel ?? contact.channel) == contact.channel
    }

    private func gateProblems(
        _ grant: HistoryIndex.Placed<Begin>,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        guard let contact = index.contacts[grant.act.contact] else { return [] }
        let gates = index.gates.filter { gate in
            gate.place < grant.place
                && (gate.act.journey ?? contact.journey) == contact.journey
                && (gate.act.channel ?? contact.channel) == contact.channel
        }
        // Gates are apart: opening a channel opens no journey.
        let latest = Dictionary(gates.map { ([$0.act.journey, $0.act.channel], $0) }) { $1 }
        let closed = latest.values.filter {
            !$0.act.isOpen && follows(grant, $0.act.at, at: $0.place)
        }
        guard let gate = closed.min(by: { $0.place < $1.place }) else { return [] }
        return [
            HistoryProblem(
                rule: .begunBehindGate,
                acts: [gate.place, grant.place],
                message: "contact '\(contact.contact)' is begun behind a closed gate"
            )
        ]
    }

    private func follows(
        _ grant: HistoryIndex.Placed<Begin>,
        _ earlier: Moment,
        at place: Int
    ) -> Bool {
        surelyFollows(
            asked: grant.act.askedAt,
            answered: grant.act.at,
            place: grant.place,
            earlier,
            at: place
        )
    }

    /// A second token may begin only after the first attempt failed, or as a declared repetition.
    private func repeatedGrants(in index: HistoryIndex) -> [HistoryProblem] {
        index.order.flatMap { contact -> [HistoryProblem] in
            let grants = index.grants[contact] ?? []
            return zip(grants, grants.dropFirst()).compactMap { earlier, later -> HistoryProblem? in
                let isDeclared = (index.leases[contact] ?? []).contains {
                    $0.act.token == later.act.token && $0.act.maybeSent
                }
                guard earlier.act.token != later.act.token, !isDeclared,
                    !index.hasFailed(contact, between: earlier.place, and: later.place)
                else { return nil }
                return HistoryProblem(
                    rule: .begunTwice,
                    acts: [earlier.place, later.place],
                    message: "contact '\(contact)' is begun again although it may have been sent"
                )
            }
        }
    }
}

/// One adapter holds a job at a time, and only the holder may give it back.
struct LeaseHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        index.order.flatMap { contact in
            overlaps(of: contact, in: index) + settlementProblems(of: contact, in: index)
        }
    }

    private func overlaps(of contact: String, in index: HistoryIndex) -> [HistoryProblem] {
        let leases = index.leases[contact] ?? []
        return zip(leases, leases.dropFirst()).compactMap { earlier, later -> HistoryProblem? in
            let extensions = (index.extensions[contact] ?? []).filter {
                $0.act.token == earlier.act.token && $0.act.result == "ok"
                    && $0.place < later.place
            }
            let ends = extensions.map { $0.act.askedAt.adding($0.act.milliseconds) }
            let end = ends.reduce(earlier.act.askedAt.adding(earlier.act.milliseconds), max)
            guard later.act.at < end,
                !isGivenBack(earlier, before: later.place, in: index)
            else { return nil }
            return HistoryProblem(
                rule: .leasedTwice,
                acts: [earlier.place, later.place],
                message: "contact '\(contact)' is leased at \(later.act.at),"
                    + " and a lease runs until \(end)"
            )
        }
    }

    private func isGivenBack(
        _ lease: HistoryIndex.Placed<Lease>,
        before place: Int,
        in index: HistoryIndex
    ) -> Bool {
        let contact = lease.act.contact
        let places = lease.place..<place
        let isSettled = (index.settlements[contact] ?? []).contains {
            $0.act.token == lease.act.token && places.contains($0.place)
                && ["ok", "lost"].contains($0.act.result)
        }
        let isRefused = (index.refusedBegins[contact] ?? []).contains {
            $0.act.token == lease.act.token && places.contains($0.place)
        }
        // A stop takes jobs back from their holders.
        return isSettled || isRefused || index.gates.contains { places.contains($0.place) }
    }

    private func settlementProblems(
        of contact: String,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        let leases = index.leases[contact] ?? []
        return (index.settlements[contact] ?? []).compactMap { settlement -> HistoryProblem? in
            let act = settlement.act
            guard let own = leases.lastIndex(where: { $0.act.token == act.token }) else {
                return nil
            }
            if act.outcome == "accepted" {
                guard act.result != "ok", act.result != "lost" else { return nil }
                return HistoryProblem(
                    rule: .acceptanceRefused,
                    acts: [settlement.place],
                    message: "contact '\(contact)' was accepted, and the daemon says"
                        + " '\(act.result)'"
                )
            }
            let newer = leases[(own + 1)...].first { lease in
                surelyFollows(
                    asked: act.askedAt,
                    answered: act.at,
                    place: settlement.place,
                    lease.act.at,
                    at: lease.place
                )
            }
            guard act.result == "ok", let newer else { return nil }
            return HistoryProblem(
                rule: .staleSettlement,
                acts: [newer.place, settlement.place],
                message: "'\(act.outcome)' with an old token of contact '\(contact)' is believed"
            )
        }
    }
}

/// One adapter holds a job at a time, and only the holder may give it back.
struct LeaseHistoryCheck: HistoryCheck {
    /// What was seen of one job: of a contact's send, or of the withdrawal of what it showed.
    private struct Job {
        var contact: String
        var leases: [HistoryIndex.Placed<Lease>]
        var extensions: [HistoryIndex.Placed<Extension>]
        var settlements: [HistoryIndex.Placed<Settlement>]
        var refusedBegins: [HistoryIndex.Placed<Begin>]
    }

    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        index.order.flatMap { contact in
            jobs(of: contact, in: index).flatMap { overlaps(of: $0, in: index) + stale(of: $0) }
        }
    }

    private func jobs(of contact: String, in index: HistoryIndex) -> [Job] {
        let send = Job(
            contact: contact,
            leases: index.leases[contact] ?? [],
            extensions: index.extensions[contact] ?? [],
            settlements: index.settlements[contact] ?? [],
            refusedBegins: index.refusedBegins[contact] ?? []
        )
        guard let trail = index.withdrawals[contact] else { return [send] }
        let withdrawal = Job(
            contact: contact,
            leases: trail.leases,
            extensions: trail.extensions,
            settlements: trail.settlements,
            refusedBegins: trail.begins.filter { $0.act.result != "ok" }
        )
        return [send, withdrawal]
    }

    private func overlaps(of job: Job, in index: HistoryIndex) -> [HistoryProblem] {
        zip(job.leases, job.leases.dropFirst()).compactMap { earlier, later in
            let extensions = job.extensions.filter {
                $0.act.token == earlier.act.token && $0.act.result == "ok"
                    && $0.place < later.place
            }
            let ends = extensions.map { $0.act.askedAt.adding($0.act.milliseconds) }
            let end = ends.reduce(earlier.act.askedAt.adding(earlier.act.milliseconds), max)
            guard later.act.at < end,
                !isGivenBack(earlier, of: job, before: later.place, in: index)
            else { return nil }
            return HistoryProblem(
                rule: .leasedTwice,
                acts: [earlier.place, later.place],
                message: "contact '\(job.contact)' is leased at \(later.act.at),"
                    + " and a lease runs until \(end)"
            )
        }
    }

    private func isGivenBack(
        _ lease: HistoryIndex.Placed<Lease>,
        of job: Job,
        before place: Int,
        in index: HistoryIndex
    ) -> Bool {
        let places = lease.place..<place
        let isSettled = job.settlements.contains {
            $0.act.token == lease.act.token && places.contains($0.place)
                && ["ok", "lost"].contains($0.act.result)
        }
        let isRefused = job.refusedBegins.contains {
            $0.act.token == lease.act.token && places.contains($0.place)
        }
        // A stop takes jobs back from their holders.
        return isSettled || isRefused || index.gates.contains { places.contains($0.place) }
    }

    private func stale(of job: Job) -> [HistoryProblem] {
        job.settlements.compactMap { settlement -> HistoryProblem? in
            let act = settlement.act
            guard let own = job.leases.lastIndex(where: { $0.act.token == act.token }) else {
                return nil
            }
            if act.outcome == "accepted" {
                guard act.result != "ok", act.result != "lost" else { return nil }
                return HistoryProblem(
                    rule: .acceptanceRefused,
                    acts: [settlement.place],
                    message: "contact '\(job.contact)' was accepted, and the daemon says"
                        + " '\(act.result)'"
                )
            }
            let newer = job.leases[(own + 1)...].first { lease in
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
                message: "'\(act.outcome)' with an old token of contact '\(job.contact)'"
                    + " is believed"
            )
        }
    }
}

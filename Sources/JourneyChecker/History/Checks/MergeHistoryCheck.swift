/// Who was merged away gets nothing any more, and nothing is left of them but their id.
struct MergeHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        index.merges.flatMap { merge in
            leaseProblems(merge, in: index) + remains(of: merge, in: index)
        }
    }

    private func leaseProblems(
        _ merge: HistoryIndex.Placed<MergeAct>,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        let sends = index.leases.values.joined()
        let withdrawals = index.withdrawals.values.flatMap(\.leases)
        return (Array(sends) + withdrawals).compactMap { lease in
            guard lease.act.customer == merge.act.customer,
                surelyFollows(
                    asked: lease.act.askedAt,
                    answered: lease.act.at,
                    place: lease.place,
                    merge.act.at,
                    at: merge.place
                )
            else { return nil }
            return HistoryProblem(
                rule: .leasedForMerged,
                acts: [merge.place, lease.place],
                message: "'\(merge.act.customer)' was merged into '\(merge.act.into)',"
                    + " and contact '\(lease.act.contact)' is leased for them"
            )
        }
    }

    private func remains(
        of merge: HistoryIndex.Placed<MergeAct>,
        in index: HistoryIndex
    ) -> [HistoryProblem] {
        let customer = merge.act.customer
        let contacts = index.history.contacts.filter { $0.customer == customer }.map {
            "contact '\($0.contact)'"
        }
        let enrollments = index.history.enrollments.filter { $0.customer == customer }.map {
            "enrollment '\($0.enrollment)'"
        }
        return (contacts + enrollments).map { what in
            HistoryProblem(
                rule: .mergedRemains,
                acts: [merge.place],
                message: "'\(customer)' was merged into '\(merge.act.into)', and \(what) is theirs"
            )
        }
    }
}

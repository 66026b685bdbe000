/// Holds a history of faults against the promises, knowing only what was seen from outside.
///
/// Nothing is held against the daemon that delays on the way could explain: where an answer took
/// its time, a rule is broken only if it was broken at every instant between question and answer.
///
///     let report = HistoryChecker(history).check()
package struct HistoryChecker {
    private let history: FaultHistory

    /// A checker of one history.
    package init(_ history: FaultHistory) {
        self.history = history
    }

    /// What is wrong with it, in the order of the guilty acts; what only the end tells comes first.
    package func check() -> HistoryReport {
        let index = HistoryIndex(history)
        let checks: [any HistoryCheck.Type] = [
            EventHistoryCheck.self, ReceiptHistoryCheck.self, BeginHistoryCheck.self,
            OfferHistoryCheck.self, LeaseHistoryCheck.self, EndHistoryCheck.self,
            EnrollmentHistoryCheck.self, WithdrawalHistoryCheck.self, MergeHistoryCheck.self,
            ConsentHistoryCheck.self, AddressHistoryCheck.self,
        ]
        let problems = checks.flatMap { $0.init().problems(in: index) }
        var report = HistoryReport()
        report.problems = problems.sorted { left, right in
            (left.acts.last ?? -1, left.rule.rawValue, left.message)
                < (right.acts.last ?? -1, right.rule.rawValue, right.message)
        }
        report.acts = history.acts.count
        report.received = index.receipts.count { !$0.act.isRepeated }
        report.withdrawn = index.withdrawals.values.count { $0.done != nil }
        for contact in history.contacts {
            report.states[contact.state, default: 0] += 1
        }
        return report
    }
}

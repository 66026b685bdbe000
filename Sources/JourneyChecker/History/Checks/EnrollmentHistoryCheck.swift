/// Every active enrollment has exactly one thing that will wake it, and a version that was applied.
struct EnrollmentHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        let versions = index.history.rules.versions
        for enrollment in index.history.enrollments {
            if let version = enrollment.version, !versions.isEmpty, !versions.contains(version) {
                problems.append(
                    problem(.halfApplied, enrollment, "stands in '\(version)', never applied")
                )
            }
            let reasons = [enrollment.dueAt, enrollment.awaitsUntil, enrollment.speaksUntil]
                .compactMap { $0 }
            if reasons.count != (enrollment.isActive ? 1 : 0) {
                let state = enrollment.isActive ? "active" : "ended"
                problems.append(
                    problem(
                        .notOneReason,
                        enrollment,
                        "is \(state) and has \(reasons.count) reasons to be woken"
                    )
                )
            }
            if index.history.isDrained, reasons.contains(where: { $0 <= index.history.end }) {
                problems.append(problem(.overdue, enrollment, "is overdue after all drained"))
            }
        }
        return problems
    }

    private func problem(
        _ rule: HistoryRule,
        _ enrollment: FinalEnrollment,
        _ message: String
    ) -> HistoryProblem {
        HistoryProblem(
            rule: rule,
            acts: [],
            message: "enrollment '\(enrollment.enrollment)' \(message)"
        )
    }
}

/// Which ids turned out to be one customer, and since when.
struct People: Sendable {
    private struct Step: Sendable {
        var into: String
        var at: Moment
        /// Whether there was a customer of that id, so that one surely became part of the other.
        var isSure: Bool
    }

    private var steps: [String: Step] = [:]

    mutating func unite(
        _ loser: String,
        into winner: String,
        at moment: Moment,
        isSure: Bool = false
    ) {
        steps[loser] = Step(into: winner, at: moment, isSure: isSure)
    }

    /// Whose id it surely was before that instant; `nil` where it was its own.
    func survivor(of id: String, before moment: Moment) -> String? {
        guard let step = steps[id], step.isSure, step.at < moment else { return nil }
        return current(id, before: moment)
    }

    /// The id under which a customer is kept after all that has been read.
    func current(_ id: String) -> String {
        var id = id
        while let step = steps[id] { id = step.into }
        return id
    }

    /// Whether an anonymous id may still become part of that customer.
    func isFree(_ anonymous: String, for user: String) -> Bool {
        anonymous != user && (steps[anonymous] == nil || current(anonymous) == current(user))
    }

    /// Whether both ids were known to be one customer before that instant.
    func areOne(_ first: String, _ second: String, before moment: Moment) -> Bool {
        first == second || current(first, before: moment) == current(second, before: moment)
    }

    private func current(_ id: String, before moment: Moment) -> String {
        var id = id
        while let step = steps[id], step.at < moment { id = step.into }
        return id
    }
}

/// Which ids turned out to be one customer, and after which act.
struct MergeBook {
    private var steps: [String: (into: String, place: Int)] = [:]

    init(_ history: FaultHistory) {
        for (place, act) in history.acts.enumerated() {
            guard case .merged(let merge) = act, merge.customer != merge.into,
                steps[merge.customer] == nil
            else { continue }
            steps[merge.customer] = (merge.into, place)
        }
    }

    /// The id under which a customer is kept just before the act of that place.
    func current(_ id: String, before place: Int = .max) -> String {
        var id = id
        // A circle is a damaged history: each id is followed once.
        for _ in 0...steps.count {
            guard let step = steps[id], step.place < place else { return id }
            id = step.into
        }
        return id
    }

    func areOne(_ first: String, _ second: String, before place: Int = .max) -> Bool {
        first == second || current(first, before: place) == current(second, before: place)
    }
}

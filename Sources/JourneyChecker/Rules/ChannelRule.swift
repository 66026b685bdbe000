import Foundation

/// What the policy says of one channel, as far as a history can be held against it.
struct ChannelRule: Sendable {
    /// What a contact costs, in the policy's currency; `nil` if the policy is silent.
    var cost: Decimal?
    var seenWhen: SeenWhen
    /// When contacts may begin, whatever their purpose; `nil` means at any hour.
    var hours: HourRange?
    /// How long a rung stays that has no time of its own.
    var patience: Span
}

/// Which feedback means that the customer saw the offer.
enum SeenWhen: String, Sendable {
    case opened, read, delivered, clicked

    /// Whether a feedback of that word makes the offer seen.
    func isMet(by word: String) -> Bool {
        switch self {
        case .opened, .read: ["seen", "clicked", "replied"].contains(word)
        case .delivered: ["delivered", "seen", "clicked", "replied"].contains(word)
        case .clicked: ["clicked", "replied"].contains(word)
        }
    }
}

/// Hours of a day from the first to before the last; may cross midnight.
struct HourRange: Equatable, Sendable {
    /// Minutes since midnight, at most 1,440.
    var from: Int
    var to: Int

    /// Reads `21:00-9:00`.
    init?(_ text: String) {
        let ends = text.split(separator: "-").map { end -> Int? in
            let parts = end.trimmingCharacters(in: .whitespaces).split(separator: ":")
            guard let hour = parts.first.flatMap({ Int($0) }), parts.count <= 2,
                let minute = parts.count == 2 ? Int(parts[1]) : 0,
                (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440
            else { return nil }
            return hour * 60 + minute
        }
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        self.from = from
        self.to = to
    }

    /// Whether that time of the day, in milliseconds, lies within; `nil` if both ends are the same,
    /// which no document explains.
    func contains(_ timeOfDay: Int64) -> Bool? {
        guard from != to else { return nil }
        let first = Int64(from) * 60_000
        let last = Int64(to) * 60_000
        return first < last
            ? first <= timeOfDay && timeOfDay < last
            : first <= timeOfDay || timeOfDay < last
    }
}

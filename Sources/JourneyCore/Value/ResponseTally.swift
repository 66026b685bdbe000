/// What became of some contacts, as a store adds it up until a snapshot takes it in.
///
/// A contact counts in the hour of its sending, whenever it is answered: so late, repeated and
/// reordered feedback comes to the same.
package struct ResponseTally: Hashable, Sendable {
    package struct Key: Hashable, Comparable, Sendable {
        /// Since 1970: of the sending; for an hour of the week, of the response.
        package var hour: Int64
        package var channel: Channel
        /// `nil` counts contacts and those answered; else the responses at that hour of the week on
        /// the customer's clock, 0 to 167.
        package var hourOfWeek: Int?

        package init(hour: Int64, channel: Channel, hourOfWeek: Int? = nil) {
            self.hour = hour
            self.channel = channel
            self.hourOfWeek = hourOfWeek
        }

        package static func < (lower: Self, higher: Self) -> Bool {
            (lower.hour, lower.channel.rawValue, lower.hourOfWeek ?? -1)
                < (higher.hour, higher.channel.rawValue, higher.hourOfWeek ?? -1)
        }

        /// Whether it can be taken for complete: who may still answer in time has done so.
        package func isRipe(atHour hour: Int64) -> Bool {
            let patience = ResponsePosterior.patience.count / Milliseconds.hours(1).count
            return self.hour + 1 + (hourOfWeek == nil ? patience : 0) <= hour
        }
    }

    package var key: Key
    /// May be less than nothing: a bounce takes a contact back that was counted before.
    package var contacts: Int64
    package var answered: Int64

    package init(_ key: Key, contacts: Int64 = 0, answered: Int64 = 0) {
        self.key = key
        self.contacts = contacts
        self.answered = answered
    }
}

/// Tallies of different keys, added up.
package struct ResponseTallies: Sendable {
    private var tallies: [ResponseTally] = []

    package init() {}

    package var isEmpty: Bool { tallies.isEmpty }

    /// In the order of their keys.
    package var inOrder: [ResponseTally] { tallies.sorted { $0.key < $1.key } }

    package mutating func add(_ tally: ResponseTally) {
        // A transaction spans few hours and channels: walking beats hashing.
        guard let place = tallies.firstIndex(where: { $0.key == tally.key }) else {
            return tallies.append(tally)
        }
        tallies[place].contacts += tally.contacts
        tallies[place].answered += tally.answered
    }

    package mutating func add(_ others: ResponseTallies) {
        for tally in others.tallies { add(tally) }
    }
}

extension Timestamp {
    /// The full hours since 1970.
    package var hour: Int64 {
        let length = Milliseconds.hours(1).count
        let (hours, rest) = milliseconds.quotientAndRemainder(dividingBy: length)
        return rest < 0 ? hours - 1 : hours
    }

    /// The beginning of an hour since 1970.
    package init(hour: Int64) {
        self.init(milliseconds: hour * Milliseconds.hours(1).count)
    }
}

/// How likely a customer is to respond in a channel: the mean of a Beta posterior.
///
/// A prior stands for ``weight`` contacts, what was seen for itself, each contact the less the
/// older it is. All of it is whole numbers, so it comes
/// out the same on every machine; it is exact to a ten-thousandth of the formula below:
///
///     (weight × prior + Σ of those answered) / (weight + Σ of all)
package struct ResponsePosterior: Sendable {
    /// In ten-thousandths.
    package let prior: Int
    /// In contacts.
    package let weight: Int64

    package init(prior: Int, weight: Int64 = priorWeight) {
        self.prior = prior
        self.weight = weight
    }

    /// As many contacts of everybody outweigh what the policy declares.
    package static let declaredWeight: Int64 = 100
    /// As many contacts of a customer outweigh what is known of everybody.
    package static let priorWeight: Int64 = 10
    /// After so long a contact counts half.
    package static let halfLife = Milliseconds.days(90)
    /// A contact that was not answered says nothing before so long.
    package static let patience = Milliseconds.days(1)
    /// The weight of a contact of this moment.
    package static let unit: Int64 = 65_536

    /// One contact of the past.
    package struct Trial: Hashable, Sendable {
        package var age: Milliseconds
        package var isAnswered: Bool

        package init(age: Milliseconds, isAnswered: Bool) {
            self.age = age
            self.isAnswered = isAnswered
        }
    }

    /// In ten-thousandths, rounded down.
    package func response(after trials: some Sequence<Trial>) -> Int {
        var all: Int64 = 0
        var answered: Int64 = 0
        for trial in trials {
            let weight = Self.weight(ofAge: trial.age)
            all += weight
            if trial.isAnswered { answered += weight }
        }
        return response(of: all, answered: answered)
    }

    /// In ten-thousandths, rounded down; the prior where nothing is known.
    package func response(after known: ResponseSnapshot.ChannelResponses?) -> Int {
        response(of: known?.contacts ?? 0, answered: known?.answered ?? 0)
    }

    private func response(of all: Int64, answered: Int64) -> Int {
        let granted = weight * Self.unit
        return Int((granted * Int64(prior) + answered * 10_000) / (granted + all))
    }

    /// Halves with each half-life and falls evenly between, never more than 7 % above the
    /// exponential curve through the same points.
    package static func weight(ofAge age: Milliseconds) -> Int64 {
        let (halvings, rest) = max(0, age.count).quotientAndRemainder(dividingBy: halfLife.count)
        guard halvings < 16 else { return 0 }
        let upper = unit >> halvings
        return upper - upper / 2 * (rest / 1_000) / (halfLife.count / 1_000)
    }
}

extension ResponsePosterior {
    /// The contacts of a channel that say something at an instant: what was sent by then, and was
    /// answered or had its time.
    static func trials(
        among contacts: [Contact],
        on channel: Channel,
        at now: Timestamp
    ) -> [Trial] {
        contacts.compactMap { contact in
            guard contact.channel == channel, let sentAt = contact.sentAt, sentAt <= now,
                contact.reason != .bounced
            else { return nil }
            let age = now - sentAt
            let isAnswered = contact.seenAt.map { $0 <= now } ?? false
            guard isAnswered || age >= patience else { return nil }
            return Trial(age: age, isAnswered: isAnswered)
        }
    }
}

/// Which contacts are tried for the sake of what they teach.
///
/// Drawn from what a contact is, so a replay draws the same.
package enum Exploration {
    /// In ten-thousandths: one contact of twenty.
    package static let share: UInt64 = 500

    package static func includes(
        customer: String,
        message: String,
        channel: Channel,
        occurrence: Identifier
    ) -> Bool {
        var hash = StableHash("explore", customer, message, channel.word)
        hash.combine(occurrence)
        return hash.choice(below: 10_000) < share
    }
}

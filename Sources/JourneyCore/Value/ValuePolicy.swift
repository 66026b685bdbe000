/// What the policy asks of contacts that cost money; a policy without one asks nothing.
package struct ValuePolicy: Sendable {
    /// The part of a goal's value that contacts may cost; `nil`: costs are not compared with it.
    package var margin: BasisPoints?
    /// What a goal is worth where its journey can't say at entry.
    package var goal: Amount?
    /// How many of those who know nothing of the channel yet are taken to respond in it.
    package var responses: [Channel: BasisPoints]
    package var spending: SpendingLimit?

    /// In ten-thousandths.
    package static let defaultResponse = 1_000

    package init(
        margin: BasisPoints? = nil,
        goal: Amount? = nil,
        responses: [Channel: BasisPoints] = [:],
        spending: SpendingLimit? = nil
    ) {
        self.margin = margin
        self.goal = goal
        self.responses = responses
        self.spending = spending
    }

    /// The share that stands for everybody, in ten-thousandths: 10 % unless the policy says.
    package func priorResponse(on channel: Channel) -> Int {
        responses[channel]?.count ?? Self.defaultResponse
    }
}

/// The most that marketing to one customer may cost in a while.
package struct SpendingLimit: Sendable {
    package var share: BasisPoints
    /// The money that the share is of: it sees the customer, and nothing else.
    package var of: Expression
    package var per: Milliseconds

    package init(share: BasisPoints, of: Expression, per: Milliseconds) {
        self.share = share
        self.of = of
        self.per = per
    }
}

extension Amount {
    /// The share of it, rounded down to a ten-thousandth; exact for every amount.
    package func share(_ basisPoints: Int) -> Amount {
        let share = Int64(basisPoints)
        let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: 10_000)
        return Amount(tenThousandths: whole * share + rest * share / 10_000)
    }
}

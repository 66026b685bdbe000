package import JourneyCore

/// A customer of a fault simulation, and what they have said.
package struct FaultCustomer {
    /// What was said about a topic, and when.
    package struct Word: Sendable, Hashable {
        package var topic: String
        package var at: Timestamp
        package var isGranted: Bool
        /// Whether it is more than an asking, where a topic asks twice.
        package var isConfirmed = false

        var line: String {
            "\(isGranted ? "yes" : "no") to '\(topic)' at \(at.milliseconds)"
                + (isConfirmed ? " confirmed" : "")
        }
    }

    let id: String
    let zone: String
    let addresses: [(channel: Channel, address: String?)]
    let agreesToCarts: Bool
    /// Of a visitor who has not said who they are: whom they turn out to be.
    var person: String?
    /// What was surely taken in.
    var denials: [Word] = []
    /// What may have been taken in.
    var grants: [Word] = []

    /// The first two share a mailbox, in two spellings.
    init(number: Int, using dice: inout Dice) {
        id = "customer-\(number)"
        zone = dice.pick(FaultZones.all).name
        let mailbox = number == 0 ? "Shared@shop.example" : "shared@shop.example"
        let email = number < 2 ? mailbox : "customer-\(number)@shop.example"
        let all: [(channel: Channel, address: String?)] = [
            (.email, email), (.push, "token-\(number)"), (.sms, "+1555000\(number)"),
        ]
        addresses = all.filter { _ in dice.happens(9, in: 10) }
        agreesToCarts = dice.happens(4, in: 5)
    }

    /// One who has not said who they are: somebody else's browser, a shop's newsletter box.
    ///
    /// Many gave an address there, some of them the one by which they are known already.
    init(visitor number: Int, of person: FaultCustomer, using dice: inout Dice) {
        id = "visitor-\(number)"
        zone = FaultZones.policyZone
        let known = person.addresses.first { $0.channel == .email }?.address
        let own = "visitor-\(number)@shop.example"
        let all: [(channel: Channel, address: String?)] = [
            (.email, dice.happens(1, in: 2) ? known ?? own : own),
            (.push, "token-visitor-\(number)"),
        ]
        addresses = all.filter { _ in dice.happens(2, in: 3) }
        agreesToCarts = dice.happens(1, in: 2)
        self.person = person.id
    }

    /// What several said, who turned out to be one.
    init(uniting people: [FaultCustomer], as id: String) {
        self.id = id
        zone = FaultZones.policyZone
        addresses = []
        agreesToCarts = false
        denials = people.flatMap(\.denials)
        grants = people.flatMap(\.grants)
    }

    /// Whether this topic was refused after the last time that it may have been agreed to.
    func hasRefused(_ topic: String) -> Bool {
        let denied = denials.filter { $0.topic == topic || $0.topic == Consent.everything }
        guard let last = denied.map(\.at).max() else { return false }
        // Of one instant, the word that arrived last counts: that may have been either.
        return !grants.contains { $0.topic == topic && $0.at >= last }
    }

    func hasAgreed(to topic: String, mustConfirm: Bool) -> Bool {
        grants.contains { $0.topic == topic && ($0.isConfirmed || !mustConfirm) }
    }
}

import JourneyCore
import JourneyTesting
import Testing

/// What turns add to everybody's responses: the same, in whichever order it is told.
struct LearningTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func programme(value: Bool = true, bestTime: Bool = false) -> Programme {
        var policy = Policy.sample()
        if value { policy.value = ValuePolicy() }
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            bestTimeWithin: bestTime ? .hours(2) : nil,
            next: 1
        )
        return Programme([.sample(steps: [.send(step)])], policy: policy)
    }

    private func sent(_ programme: Programme) throws -> (Rehearsal, Contact) {
        var shop = Rehearsal(
            programme: programme,
            profile: .reachable(in: "Europe/Moscow"),
            at: morning
        )
        shop.event("Signed Up")
        let contact = try #require(shop.deliver(on: .email).first)
        return (shop, contact)
    }

    private func counts(_ shop: Rehearsal) -> [Int64] {
        let all = shop.responses.inOrder.filter { $0.key.hourOfWeek == nil }
        return [all.reduce(0) { $0 + $1.contacts }, all.reduce(0) { $0 + $1.answered }]
    }

    @Test func `a contact counts in the hour of its sending, however late it is answered`() throws {
        var (shop, contact) = try sent(programme())
        #expect(counts(shop) == [1, 0])

        shop.advance(by: .days(5))
        shop.hear(.seen(isMachine: false), about: contact)

        let key = ResponseTally.Key(hour: morning.hour, channel: .email)
        #expect(shop.responses.inOrder == [ResponseTally(key, contacts: 1, answered: 1)])
    }

    @Test(arguments: UInt64(0)..<200)
    func `feedback counts once in any order and number`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (shop, contact) = try sent(programme())
        let all: [Feedback] = [
            .delivered, .seen(isMachine: false), .seen(isMachine: true),
            .clicked(isMachine: false), .replied, .bounced(isHard: true),
            .bounced(isHard: false), .complained,
        ]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let index = Int.random(in: 0..<all.count, using: &random)
            shop.hear(all[index], about: contact)
            shop.advance(by: .hours(Int64.random(in: 0...30, using: &random)))
        }

        // The ledger says what it came to.
        let now = try #require(shop.customer.contacts.first)
        let isContact = now.sentAt != nil && now.reason != .bounced
        #expect(counts(shop) == [isContact ? 1 : 0, isContact && now.seenAt != nil ? 1 : 0])
    }

    @Test func `a bounce takes the contact back`() throws {
        var (shop, contact) = try sent(programme())
        shop.hear(.bounced(isHard: true), about: contact)

        #expect(counts(shop) == [0, 0])
    }

    @Test func `an answer counts for its hour on the customer's clock where hours are asked for`()
        throws
    {
        for (bestTime, expected) in [(true, [12]), (false, [])] {
            var (shop, contact) = try sent(programme(value: false, bestTime: bestTime))
            shop.hear(.seen(isMachine: false), about: contact)
            shop.hear(.clicked(isMachine: false), about: contact)

            #expect(shop.responses.inOrder.map(\.key.hourOfWeek) == expected)
            #expect(shop.responses.inOrder.allSatisfy { $0.answered == 1 })
        }
    }

    @Test func `a programme without value and best time counts nothing`() throws {
        var (shop, contact) = try sent(programme(value: false))
        shop.hear(.seen(isMachine: false), about: contact)

        #expect(shop.responses.isEmpty)
    }
}

import JourneyCore
import JourneyFile
import Testing

struct VersionTests {
    private static let journey = """
        journey: cart
        title: Cart
        enter: { on: Cart Updated, key: event.cart_id, when: event.total > 5 and event.a == "x y" }
        goal: { on: Order Completed, when: event.cart_id == entry.cart_id, within: 2 days }
        steps:
          - wait: 1 day
          - send: cart-reminder
            ladder: [email, { push: { after: 4 hours } }]
          - choose:
              - when: seen("cart-reminder")
                steps: []
              - otherwise: [ { exit: done } ]
        """

    @Test(arguments: [
        ("title: Cart", "title: Корзина\nowner: crm@shop.example"),
        ("\nsteps:", "\n# a comment\nsteps:   # another"),
        ("- wait: 1 day", "- { wait: 1d }"),
        ("event.total > 5 and", "event.total>5   and"),
        ("- wait: 1 day", "- id: wait-1\n    wait: 1 day"),
        ("goal: {", "priority: 50\ngoal: {"),
    ])
    func `what changes nothing that happens keeps the version`(old: String, new: String) throws {
        let before = try Shop.journey(Self.journey)
        let after = try Shop.journey(Self.journey.replacing(old, with: new))

        #expect(before.version == after.version)
    }

    @Test(arguments: [
        ("1 day", "2 days"), ("1 day", "24 hours"), ("event.total > 5", "event.total > 6"),
        ("\"x y\"", "\"x  y\""), ("4 hours", "5 hours"), ("[email,", "[{ email: { for: 1 day } },"),
        ("within: 2 days", "within: 3 days"), ("exit: done", "exit: over"),
        ("title: Cart", "holdout: 5%"), ("title: Cart", "priority: 51"),
        ("title: Cart", "status: draft"), ("title: Cart", "in_flight: pin"),
        ("- wait: 1 day", "- id: first\n    wait: 1 day"),
        ("enter: {", "enter: { again: never,"), ("[email,", "[{ email: { rendition: second } },"),
    ])
    func `what changes what happens changes the version`(old: String, new: String) throws {
        let before = try Shop.journey(Self.journey)
        let after = try Shop.journey(Self.journey.replacing(old, with: new))

        #expect(before.version != after.version)
    }

    @Test(arguments: [
        ("Корзина ждёт", "Ваша корзина", true), ("Ждём вас", "Очень ждём", true),
        ("topic: cart", "topic: service", false), ("second:", "third:", false),
        ("topic: cart", "topic: cart\ncooldown: 3 days", false),
        ("topic: cart", "topic: cart\noffer: cart", false),
    ])
    func `only the structure of its messages is part of a journey's version`(
        old: String,
        new: String,
        isSame: Bool
    ) throws {
        let path = "cart-reminder.message.yaml"
        let journey = SourceFile(path: "it.journey.yaml", text: Self.journey)
        let file = try #require(try FixtureFiles.shop().first { $0.path == path })
        let changed = SourceFile(path: path, text: file.text.replacing(old, with: new))

        let before = try #require(try Shop.load([journey]).programme?.journeys.first)
        let after = try #require(try Shop.load([journey, changed]).programme?.journeys.first)

        #expect((before.version == after.version) == isSame)
    }

    @Test func `the order of keys and the comments are no part of a policy's version`() throws {
        let first = try Shop.policy(
            """
            policy: { time_zone: Europe/Moscow, currency: RUB }
            channels: { email: { cost: 1 }, push: {}, sms: {} }
            topics: { cart: {}, service: {} }
            """
        )
        let second = try Shop.policy(
            """
            topics: # comment
              service: {}
              cart: {}
            channels: { push: {}, email: { cost: 1 }, sms: {} }
            policy: { currency: "RUB", time_zone: Europe/Moscow }
            """
        )
        let third = try Shop.policy(
            """
            policy: { time_zone: Europe/Moscow, currency: RUB }
            channels: { email: { cost: 2 }, push: {}, sms: {} }
            topics: { cart: {}, service: {} }
            """
        )

        #expect(first.version == second.version)
        #expect(first.version != third.version)
    }
}

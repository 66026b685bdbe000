import JourneyCore
import JourneyTesting
import Testing

/// What happens to an address is about the address that was written to, not about the customer.
struct AddressTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func shop(messages: Int = 1) -> Rehearsal {
        let instructions = (0..<messages).map { index in
            Instruction.send(
                SendStep(
                    id: "s\(index)",
                    message: "m\(index)",
                    ladder: [Rung(channel: .email)],
                    until: .clicked,
                    expires: .hours(1),
                    next: index + 1
                )
            )
        }
        return Rehearsal(
            programme: Programme(
                [.sample(steps: instructions)],
                messages: (0..<messages).map { .sample("m\($0)") }
            ),
            profile: .reachable(),
            at: start
        )
    }

    private func email(_ text: String?) -> ProfileChange {
        ProfileChange(addresses: [(.email, text)])
    }

    private func email(of shop: Rehearsal) -> Address? { shop.customer.profile.address(on: .email) }

    private func send(_ shop: inout Rehearsal) throws -> Contact {
        shop.event("Signed Up")
        let sent: Contact = try #require(shop.deliver(on: .email).first)
        return sent
    }

    @Test(arguments: [Feedback.bounced(isHard: true), .complained])
    func `what is said of a former address leaves the new one as it is`(
        feedback: Feedback
    ) throws {
        var shop = shop()
        let contact = try send(&shop)
        shop.event("Identify", profile: email("new@shop.example"))

        shop.hear(feedback, about: contact)

        #expect(email(of: shop)?.text == "new@shop.example")
        #expect(email(of: shop)?.isSuppressed(at: shop.now) == false)
        let former = shop.customer.profile.addresses.first { $0.text == "anna@shop.example" }
        #expect(former?.isCurrent == false)
        #expect(former?.isSuppressed(at: shop.now) == true)
    }

    @Test func `who goes back to an address that bounced meanwhile is not written to`() throws {
        var shop = shop()
        let contact = try send(&shop)
        shop.event("Identify", profile: email("new@shop.example"))
        shop.hear(.bounced(isHard: true), about: contact)

        shop.event("Identify", profile: email("anna@shop.example"))

        #expect(email(of: shop)?.isSuppressed(at: shop.now) == true)
        #expect(shop.customer.profile.addresses.count { $0.channel == .email } == 1)
    }

    @Test func `a provider's refusal of a former address leaves the new one as it is`() throws {
        var shop = shop()
        shop.event("Signed Up")
        let contact: Contact = try #require(shop.begin(on: .email).first)
        shop.event("Identify", profile: email("new@shop.example"))

        shop.turn {
            _ = $0.settle(contact.id, lease: contact.leaseCount + 1, .permanentRecipient)
        }

        #expect(email(of: shop)?.isSuppressed(at: shop.now) == false)
    }

    @Test func `a refusal that comes after its contact has ended still ends the address`() throws {
        var shop = shop()
        shop.event("Signed Up")
        let contact: Contact = try #require(shop.begin(on: .email).first)
        let later = shop.now + .hours(3)
        shop.turn {
            _ = $0.settle(contact.id, lease: contact.leaseCount + 1, .transient(retryAt: later))
        }
        shop.advance(by: .days(2))
        #expect(shop.contacts(on: .email).map(\.stateWord) == ["failed"])

        shop.turn {
            _ = $0.settle(contact.id, lease: contact.leaseCount + 1, .permanentRecipient)
        }

        #expect(email(of: shop)?.isSuppressed(at: shop.now) == true)
    }

    @Test func `an address that nobody wrote to is forgotten when it is replaced`() {
        var shop = shop()

        shop.event("Identify", profile: email("new@shop.example"))

        let emails = shop.customer.profile.addresses.filter { $0.channel == .email }
        #expect(emails.map(\.text) == ["new@shop.example"])
    }

    @Test func `of former addresses that are in order only the last four are kept`() throws {
        var shop = shop(messages: 1)
        for number in 0..<8 {
            shop.event("Identify", profile: email("a\(number)@shop.example"))
            _ = try send(&shop)
            shop.advance(by: .days(40))
        }

        shop.event("Identify", profile: email("last@shop.example"))

        let former = shop.customer.profile.addresses.filter {
            $0.channel == .email && !$0.isCurrent
        }
        #expect(former.map(\.text) == (4..<8).map { "a\($0)@shop.example" })
    }

    @Test func `five soft bounces in a row suppress for 7, 14, 30 and then 180 days`() throws {
        var shop = shop()
        let contact = try send(&shop)

        for days in [7, 14, 30, 180, 180] as [Int64] {
            for count in 0..<5 {
                #expect(email(of: shop)?.isSuppressed(at: shop.now) == false, "bounce \(count)")
                shop.hear(.bounced(isHard: false), about: contact)
            }
            #expect(email(of: shop)?.suppressedUntil == shop.now + .days(days))
            shop.advance(by: .days(days))
        }
    }

    @Test func `a delivery between them begins the row anew`() throws {
        var shop = shop()
        let contact = try send(&shop)
        for _ in 0..<4 { shop.hear(.bounced(isHard: false), about: contact) }

        shop.hear(.delivered, about: contact)
        for _ in 0..<4 { shop.hear(.bounced(isHard: false), about: contact) }

        #expect(email(of: shop)?.isSuppressed(at: shop.now) == false)
        #expect(email(of: shop)?.softBounces == 4)
    }

    @Test func `soft bounces of a former address don't count for the new one`() throws {
        var shop = shop()
        let contact = try send(&shop)
        for _ in 0..<3 { shop.hear(.bounced(isHard: false), about: contact) }
        shop.event("Identify", profile: email("new@shop.example"))

        for _ in 0..<2 { shop.hear(.bounced(isHard: false), about: contact) }

        #expect(email(of: shop)?.softBounces == 0)
        #expect(email(of: shop)?.suppression == nil)
    }

    @Test func `what is suppressed for good is not suppressed for a while instead`() throws {
        var shop = shop()
        let contact = try send(&shop)
        shop.hear(.bounced(isHard: true), about: contact)

        for _ in 0..<5 { shop.hear(.bounced(isHard: false), about: contact) }

        #expect(email(of: shop)?.suppression == .hardBounce)
        shop.advance(by: .days(1_000))
        #expect(email(of: shop)?.isSuppressed(at: shop.now) == true)
    }
}

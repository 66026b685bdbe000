import JourneyCore
import JourneyTesting
import Testing

struct DoubleOptInTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    /// On `Asked` a letter goes out by email, and after it was clicked a welcome by push.
    private func shop(isLinkMarketing: Bool = false) -> Rehearsal {
        var policy = Policy.sample()
        for topic in ["club", "deals"] {
            policy.topics[topic] = Topic(title: LocalizedText(topic), consent: .doubleOptIn)
        }
        let letter = SendStep(
            id: "letter",
            message: "letter",
            ladder: [Rung(channel: .email)],
            until: .clicked,
            expires: .days(28),
            next: 1
        )
        let welcome = SendStep(
            id: "welcome",
            message: "welcome",
            ladder: [Rung(channel: .push)],
            next: 2
        )
        return Rehearsal(
            programme: Programme(
                [.sample(on: "Asked", steps: [.send(letter), .send(welcome)])],
                messages: [
                    .sample(
                        "letter",
                        topic: isLinkMarketing ? "cart" : "service",
                        purpose: isLinkMarketing ? .marketing : .transactional
                    ),
                    .sample("welcome", topic: "club"),
                ],
                policy: policy
            ),
            profile: .reachable(),
            at: start
        )
    }

    private func asking(_ topic: String = "club", at now: Timestamp) -> Consent {
        Consent(
            topic: topic,
            isGranted: true,
            at: now,
            source: "footer form",
            text: "Yes, write to me"
        )
    }

    private func ask(_ shop: inout Rehearsal, _ topic: String = "club") throws -> Contact {
        let consent = asking(topic, at: shop.now)
        shop.event("Asked", profile: ProfileChange(consents: [consent]))
        let sent: Contact = try #require(shop.deliver(on: .email).first)
        return sent
    }

    private func confirm(_ shop: inout Rehearsal, _ contact: Contact) -> ConfirmLink {
        var link = ConfirmLink.expired
        shop.turn { link = $0.confirm(by: contact.id) }
        return link
    }

    @Test func `an asking is no consent, and keeps what was asked`() throws {
        var shop = shop()
        _ = try ask(&shop)

        #expect(shop.customer.profile.consents.map(\.topic) == ["cart"])
        #expect(shop.customer.profile.askings == [asking(at: start)])
    }

    @Test func `the confirmed consent has the proof of both`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        shop.advance(by: .hours(2))

        let link = confirm(&shop, letter)

        #expect(link == .open([asking(at: start)]))
        let consent = shop.customer.profile.consents.first { $0.topic == "club" }
        #expect(consent?.isGranted == true)
        #expect(consent?.at == start + .hours(2))
        #expect(consent?.source == "footer form")
        #expect(consent?.text == "Yes, write to me")
        #expect(consent?.confirmation == Consent.Confirmation(askedAt: start, way: .link))
        #expect(shop.customer.profile.askings.isEmpty)
    }

    @Test func `who confirms has clicked, so the journey goes on and may speak`() throws {
        var shop = shop()
        let letter = try ask(&shop)

        _ = confirm(&shop, letter)

        #expect(shop.contacts(on: .email).map(\.stateWord) == ["clicked"])
        #expect(shop.queued(on: .push).count == 1)
    }

    @Test func `to confirm again changes nothing`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        _ = confirm(&shop, letter)
        let before = shop.customer.profile.consents
        shop.advance(by: .days(100))

        let link = confirm(&shop, letter)

        #expect(link == .used(before.filter { $0.topic == "club" }))
        #expect(shop.customer.profile.consents == before)
    }

    @Test(arguments: [(27, true), (28, false), (400, false)])
    func `the link is good for 28 days from the asking`(days: Int, isGood: Bool) throws {
        var shop = shop()
        let letter = try ask(&shop)
        shop.advance(to: start + .days(Int64(days)))

        _ = confirm(&shop, letter)

        let isGranted = shop.customer.profile.consents.contains { $0.topic == "club" }
        #expect(isGranted == isGood)
    }

    @Test func `asked twice, the first letter still confirms`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        shop.advance(by: .minutes(1))
        let again = asking(at: shop.now)
        shop.event("identify", profile: ProfileChange(consents: [again]))

        #expect(shop.customer.profile.askings == [asking(at: start)])
        #expect(confirm(&shop, letter) == .open([asking(at: start)]))
    }

    @Test func `after 28 days an asking is a new one`() throws {
        var shop = shop()
        _ = try ask(&shop)
        shop.advance(by: .days(28))
        let again = asking(at: shop.now)

        shop.event("identify", profile: ProfileChange(consents: [again]))

        #expect(shop.customer.profile.askings == [again])
    }

    @Test func `a letter confirms nothing that was asked after it left`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        shop.advance(by: .minutes(1))
        let later = asking("deals", at: shop.now)
        shop.event("identify", profile: ProfileChange(consents: [later]))

        _ = confirm(&shop, letter)

        #expect(shop.customer.profile.askings == [later])
    }

    @Test func `a letter to an address that is no longer theirs confirms nothing`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        shop.event(
            "identify",
            profile: ProfileChange(addresses: [(.email, "new@shop.example")])
        )

        #expect(confirm(&shop, letter) == .expired)
        #expect(shop.customer.profile.askings.count == 1)
    }

    @Test func `who unsubscribed after confirming is not brought back by the old link`() throws {
        var shop = shop()
        let letter = try ask(&shop)
        _ = confirm(&shop, letter)
        shop.advance(by: .days(1))
        let denial = Consent(topic: Consent.everything, isGranted: false, at: shop.now)
        shop.event("identify", profile: ProfileChange(consents: [denial]))

        #expect(confirm(&shop, letter) == .expired)
    }

    @Test func `a marketing message confirms nothing`() throws {
        var shop = shop(isLinkMarketing: true)
        let letter = try ask(&shop)

        #expect(confirm(&shop, letter) == .expired)
        #expect(shop.customer.profile.askings.count == 1)
    }

    @Test func `only a trusted sender may say that it was confirmed`() {
        for isTrusted in [true, false] {
            var shop = Rehearsal(programme: shop().programme, at: start)
            var consent = asking(at: start)
            consent.confirmation = Consent.Confirmation(askedAt: start, way: .sender)

            shop.event(
                "identify",
                profile: ProfileChange(consents: [consent], isTrusted: isTrusted)
            )

            #expect(shop.customer.profile.consents.isEmpty == !isTrusted)
            #expect(shop.customer.profile.askings.isEmpty == isTrusted)
        }
    }

    @Test func `a consent from before the topic asked twice still counts`() {
        var old = shop()
        old.programme = Programme([])
        old.event("identify", profile: ProfileChange(consents: [asking(at: start)]))
        old.programme = shop().programme

        old.event("identify", profile: ProfileChange(consents: [asking(at: old.now)]))

        #expect(old.customer.profile.askings.isEmpty)
        #expect(old.customer.profile.consents.contains { $0.topic == "club" && $0.isGranted })
    }
}

import JourneyCore
import JourneyTesting
import Testing

struct ProfileTests {
    private func shop(profile: Profile) -> Rehearsal {
        Rehearsal(
            programme: Programme([]),
            profile: profile,
            at: Timestamp("2026-03-02T09:00:00Z")
        )
    }

    private func change(email: String, isTrusted: Bool) -> ProfileChange {
        ProfileChange(
            attributes: ["email": .string(email), "firstName": .string("Anna")],
            addresses: [(.email, email)],
            isTrusted: isTrusted
        )
    }

    @Test func `a public key may give an address where none is recorded`() {
        var shop = shop(profile: Profile())

        shop.event("Identify", profile: change(email: "a@shop.example", isTrusted: false))

        #expect(shop.customer.profile.address(on: .email)?.text == "a@shop.example")
    }

    @Test func `a public key may not change an address, nor the attribute of that name`() {
        var shop = shop(profile: .reachable())
        shop.event("Identify", profile: change(email: "anna@shop.example", isTrusted: true))

        shop.event("Identify", profile: change(email: "evil@shop.example", isTrusted: false))

        #expect(shop.customer.profile.address(on: .email)?.text == "anna@shop.example")
        #expect(shop.customer.profile.attributes["email"]?.keyText == "anna@shop.example")
        #expect(shop.customer.profile.attributes["firstName"]?.keyText == "Anna")
    }

    @Test func `a public key may not touch the consents of a known customer`() {
        var shop = shop(profile: .reachable())
        let denial = Consent(topic: "cart", isGranted: false, at: shop.now)

        shop.event("Identify", profile: ProfileChange(consents: [denial], isTrusted: false))

        #expect(shop.customer.profile.consents.map(\.isGranted) == [true])
    }

    @Test func `a suppressed address stays suppressed when it comes back`() {
        var profile = Profile.reachable()
        profile.addresses[0].suppression = .hardBounce
        var shop = shop(profile: profile)

        shop.event("Identify", profile: change(email: "new@shop.example", isTrusted: true))
        #expect(shop.customer.profile.address(on: .email)?.isSuppressed(at: shop.now) == false)
        shop.event("Identify", profile: change(email: "anna@shop.example", isTrusted: true))

        #expect(shop.customer.profile.address(on: .email)?.isSuppressed(at: shop.now) == true)
    }
}

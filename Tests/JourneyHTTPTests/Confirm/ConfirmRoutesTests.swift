import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct ConfirmRoutesTests {
    /// One that asks twice before it speaks about carts, and whose reminder is the letter that asks.
    private func shop() async throws -> TestShop {
        var policy = Policy.sample()
        let title = LocalizedText(variants: [
            .init(language: "en", text: "Carts & <offers>"), .init(language: "ru", text: "Корзины"),
        ])
        policy.topics["cart"] = Topic(title: title, consent: .doubleOptIn)
        policy.sender = Sender(name: "The Shop")
        return try await TestShop(policy: policy, purpose: .transactional)
    }

    /// The address in the letter to anna, as its adapter gets it.
    private func path(in shop: TestShop) async throws -> String {
        try await shop.signUp()
        let begun = try await shop.begin(try await shop.lease())
        let link = begun.json[0]["links"]["confirm"].text ?? ""
        return String(link.dropFirst(TestShop.base.count))
    }

    private func grants(in shop: TestShop) async throws -> [String] {
        let consents = try await shop.store.customer("anna")?.profile.consents ?? []
        return consents.filter(\.isGranted).map(\.topic)
    }

    @Test func `following the link asks and changes nothing`() async throws {
        let shop = try await shop()
        let path = try await path(in: shop)

        let page = try await shop.call("GET", path)

        #expect(path.hasPrefix("/confirm/"))
        #expect(page.status == 200)
        #expect(page.text.contains("Confirm your subscription?"))
        #expect(page.text.contains("<form method=\"post\">"))
        #expect(page.text.contains("<b>Carts &amp; &lt;offers&gt;</b>"))
        #expect(page.text.contains("<footer>The Shop</footer>"))
        #expect(try await grants(in: shop).isEmpty)
        #expect(try await shop.store.customer("anna")?.profile.askings.count == 1)
    }

    @Test(arguments: [
        (
            "en", "Confirm your subscription?", "Your subscription is confirmed",
            "This link is no longer valid", "This link does not work"
        ),
        (
            "ru", "Подтвердить подписку?", "Подписка подтверждена", "Ссылка больше не действует",
            "Ссылка не работает"
        ),
    ])
    func `every page speaks the reader's language`(
        language: String,
        question: String,
        done: String,
        expired: String,
        notFound: String
    ) async throws {
        let shop = try await shop()
        let path = try await path(in: shop)
        let headers = ["Accept-Language": language]

        let asked = try await shop.call("GET", path, headers: headers)
        let confirmed = try await shop.call("POST", path, headers: headers)
        let again = try await shop.call("GET", path, headers: headers)
        let foreign = try await shop.call("GET", "/confirm/nobody", headers: headers)
        _ = try await shop.post(
            "/v1/identify",
            as: .eventsTrusted,
            #"{"userId": "anna", "traits": {"consents": {"cart": false}}}"#
        )
        let over = try await shop.call("GET", path, headers: headers)

        for (page, status, title) in [
            (asked, 200, question), (confirmed, 200, done), (again, 200, done),
            (over, 410, expired), (foreign, 404, notFound),
        ] {
            #expect(page.status == status)
            #expect(page.text.contains("<html lang=\"\(language)\">"))
            #expect(page.text.contains("<h1>\(title)</h1>"))
            #expect(page.headers["cache-control"] == "no-store")
        }
        #expect(language == "en" || asked.text.contains("<b>Корзины</b>"))
    }

    @Test func `a post confirms, and again is harmless`() async throws {
        let shop = try await shop()
        let path = try await path(in: shop)

        let pages = try await [shop.post(path, ""), shop.post(path, ""), shop.post(path, "x=1")]

        #expect(pages.map(\.status) == [200, 200, 200])
        #expect(pages.allSatisfy { $0.text.contains("Your subscription is confirmed") })
        #expect(try await grants(in: shop) == ["cart"])
    }

    @Test func `after 28 days the link is expired, and confirms nothing`() async throws {
        let shop = try await shop()
        let path = try await path(in: shop)
        shop.time.advance(by: .days(28))

        let pages = try await [shop.call("GET", path), shop.post(path, "")]

        #expect(pages.map(\.status) == [410, 410])
        #expect(pages.allSatisfy { $0.text.contains("works for 28 days") })
        #expect(try await grants(in: shop).isEmpty)
    }

    @Test func `an unsubscribe link confirms nothing, nor does a confirm link unsubscribe`()
        async throws
    {
        let shop = try await shop()
        let path = try await path(in: shop)
        let token = String(path.dropFirst("/confirm/".count))
        let contact = try #require(
            try await shop.store.customer("anna")?.contacts.first { $0.channel == .email }
        )
        let number = try #require(try await shop.store.customer("anna")?.number)
        let links = shop.links.links(
            for: ContactHandle(customer: number, contact: contact.id),
            of: contact
        )
        let other = String((links.text("unsubscribe") ?? "").suffix(token.utf8.count))

        #expect(other != token)
        #expect(try await shop.post("/confirm/\(other)", "").status == 404)
        #expect(try await shop.post("/u/\(token)", "all=1").status == 404)
        #expect(try await grants(in: shop).isEmpty)
        #expect(try await shop.denials().isEmpty)
    }

    @Test func `a marketing message has no confirm link`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()

        let begun = try await shop.begin(try await shop.lease())

        #expect(begun.json[0]["links"]["unsubscribe"].text != nil)
        #expect(begun.json[0]["links"]["confirm"].text == nil)
    }

    @Test func `the card shows what is asked, what was confirmed, and what it was before`()
        async throws
    {
        let shop = try await shop()
        let path = try await path(in: shop)
        func card() async throws -> Value {
            try await shop.call("GET", "/v1/customers/anna", as: .customersRead).json
        }

        let asked = try await card()
        _ = try await shop.post(path, "")
        let confirmed = try await card()
        _ = try await shop.post(
            "/v1/identify",
            as: .eventsTrusted,
            """
            {"userId": "anna", "traits": {"consents": {"cart": {"granted": false,
              "source": "call centre", "text": "She asked us to stop"}}}}
            """
        )
        let refused = try await card()

        #expect(asked["unconfirmed"][0]["topic"].text == "cart")
        #expect(asked["unconfirmed"][0]["confirmable_until"].text == "2026-12-20T14:00:00.000Z")
        #expect(confirmed["consents"][0]["granted"].isTrue)
        #expect(confirmed["consents"][0]["asked_at"].text == "2026-11-22T14:00:00.000Z")
        #expect(confirmed["consents"][0]["confirmed_by"].text == "link")
        #expect(refused["consents"][0]["source"].text == "call centre")
        #expect(refused["consents"][0]["text"].text == "She asked us to stop")
        #expect(refused["former_consents"][0]["confirmed_by"].text == "link")
    }

    @Test(arguments: [
        (#"{}"#, "Europe/Moscow", "policy"),
        (#"{"timezone": "Asia/Yekaterinburg"}"#, "Asia/Yekaterinburg", "customer"),
        (#"{"country": "de"}"#, "Europe/Berlin", "region"),
        (#"{"phone": "+44 20 7946 0958"}"#, "Europe/London", "phone"),
    ])
    func `the card and the decisions tell where the zone is from`(
        traits: String,
        zone: String,
        source: String
    ) async throws {
        let shop = try await shop()
        _ = try await shop.post(
            "/v1/identify",
            as: .eventsTrusted,
            #"{"userId": "bob", "traits": \#(traits)}"#
        )

        let card = try await shop.call("GET", "/v1/customers/bob", as: .customersRead).json
        let decisions = try await shop.call(
            "GET",
            "/v1/customers/bob/decisions",
            as: .customersRead
        ).json

        #expect(card["profile"]["zone"].text == zone)
        #expect(card["profile"]["zone_from"].text == source)
        #expect(decisions["time_zone"].text == zone)
        #expect(decisions["time_zone_from"].text == source)
    }
}

import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct UnsubscribeRoutesTests {
    @Test func `following a link asks and changes nothing`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.call("GET", path)

        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("Unsubscribe?"))
        #expect(page.text.contains("<form method=\"post\">"))
        #expect(page.text.contains("<b>Cart</b>"))
        #expect(try await shop.denials().isEmpty)
    }

    @Test func `a post unsubscribes at once from the topic`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.post(path, "List-Unsubscribe=One-Click")

        #expect(page.status == 200)
        #expect(page.text.contains("You are unsubscribed"))
        #expect(try await shop.denials() == ["cart"])
    }

    @Test(arguments: [
        ("", "unsubscribe link"), ("all=1", "unsubscribe link"),
        ("List-Unsubscribe=One-Click", "one-click"),
    ])
    func `the proof and the journal say how it was done`(body: String, source: String)
        async throws
    {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        _ = try await shop.post(path, body)

        let lines = try await shop.store.denials(since: shop.time.now, after: 0, limit: 9)
        #expect(lines.map(\.source) == [source])
        let consents = try await shop.store.customer("anna")?.profile.consents
        #expect(consents?.filter { !$0.isGranted }.map(\.source) == [source])
    }

    @Test func `the box for everything unsubscribes from all marketing`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.post(path, "all=1")

        #expect(page.status == 200)
        #expect(page.text.contains("no more marketing"))
        #expect(try await shop.denials() == [Consent.everything])
    }

    @Test func `doing it again is harmless`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let pages = try await [shop.post(path, ""), shop.post(path, "")]

        #expect(pages.map(\.status) == [200, 200])
        #expect(try await shop.denials() == ["cart"])
    }

    @Test func `the link still works after years`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()
        shop.time.advance(by: .days(3_650))

        let page = try await shop.post(path, "")

        #expect(page.status == 200)
    }

    @Test func `a link carries no address and no id`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        #expect(!path.contains("anna"))
        #expect(path.utf8.count == "/u/".utf8.count + 43)
    }

    @Test func `a token of which one character was changed finds nothing`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        for position in path.indices.dropFirst(3) {
            var changed = path
            changed.replaceSubrange(position...position, with: path[position] == "A" ? "B" : "A")
            let page = try await shop.post(changed, "all=1")
            #expect(page.status == 404)
        }
        #expect(try await shop.denials().isEmpty)
    }

    @Test(arguments: ["x", "%00", "aaaa", "../../etc/passwd", "<script>", "-", "="])
    func `what is no token is a page of 404`(token: String) async throws {
        let shop = try await TestShop()

        let page = try await shop.call("GET", "/u/\(token)")

        #expect(page.status == 404)
        #expect(!page.text.contains("<script>"))
    }

    @Test func `a token signed with another secret finds nothing`() async throws {
        let shop = try await TestShop()
        let contact = try #require(ContactHandle(try await shop.sent()))
        let foreign = LinkSigner(
            signer: Signer(secret: [UInt8](repeating: 8, count: 32)),
            base: TestShop.base
        )
        let customer = try #require(try await shop.store.customer(of: contact))
        let links = foreign.links(for: contact, of: customer.contacts[0])
        let path = links.text("unsubscribe")?.dropFirst(TestShop.base.count)

        let page = try await shop.call("GET", String(path ?? ""))

        #expect(page.status == 404)
    }

    @Test(arguments: [
        ("ru", "ru"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("en-US,en;q=0.9,ru;q=0.8", "en"),
        ("de", "en"), ("", "en"), ("de, ru;q=0.1", "ru"), ("en;q=0, ru;q=0.1", "ru"),
        (";;;,,,q=", "en"), ("RU", "ru"), ("en;q=0.2, ru;q=x", "en"),
    ])
    func `the page speaks the reader's language`(accept: String, language: String) async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.call("GET", path, headers: ["Accept-Language": accept])

        #expect(page.headers["content-language"] == language)
        #expect(page.text.contains("<html lang=\"\(language)\">"))
        #expect(page.text.contains(language == "ru" ? "Отписаться" : "Unsubscribe"))
    }

    @Test func `what the policy says is escaped`() async throws {
        var policy = Policy.sample()
        policy.topics["cart"] = Topic(title: LocalizedText("<img src=x onerror='a'>&\"b\""))
        policy.sender = Sender(name: "A & B <script>")
        let shop = try await TestShop(policy: policy)
        let path = try await shop.unsubscribePath()

        let page = try await shop.call("GET", path)

        #expect(page.text.contains("&lt;img src=x onerror=&#39;a&#39;&gt;&amp;&quot;b&quot;"))
        #expect(page.text.contains("A &amp; B &lt;script&gt;"))
        #expect(!page.text.contains("<img") && !page.text.contains("<script"))
    }

    @Test func `the page allows nothing from elsewhere and is not kept`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.call("GET", path)

        let policy = try #require(page.headers["content-security-policy"])
        #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(!policy.contains("unsafe"))
        #expect(page.headers["referrer-policy"] == "no-referrer")
        #expect(page.headers["cache-control"] == "no-store")
        #expect(page.headers["x-content-type-options"] == "nosniff")
        #expect(!page.text.contains("<script") && !page.text.contains("style="))
    }

    @Test func `a long body is refused`() async throws {
        let shop = try await TestShop()
        let path = try await shop.unsubscribePath()

        let page = try await shop.post(path, String(repeating: "a", count: 10_000))

        #expect(page.status == 413)
    }
}

extension TestShop {
    /// The address in an e-mail to anna, as its adapter gets it.
    func unsubscribePath() async throws -> String {
        try await signUp()
        let begun = try await begin(try await lease())
        return String((begun.json[0]["links"]["unsubscribe"].text ?? "").dropFirst(Self.base.count))
    }

    /// The topics that anna refuses.
    func denials() async throws -> [String] {
        let consents = try await store.customer("anna")?.profile.consents ?? []
        return consents.filter { !$0.isGranted }.map(\.topic)
    }
}

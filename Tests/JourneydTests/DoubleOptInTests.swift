import Foundation
import JourneyAdapters
import JourneyCore
import Testing

/// A subscription with double opt-in, from the form to the first letter, as a business sees it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DoubleOptInTests {
    private static let files = [
        "policy.yaml": """
        policy: { time_zone: UTC, currency: EUR }
        channels: { email: { cost: 0.05 } }
        topics:
          news: { title: News, consent: double opt-in }
          service: { title: Orders, consent: none }
        """,
        "subscribe.journey.yaml": """
        journey: subscribe
        enter: { on: Subscribed, key: event.form_id }
        steps:
          - { send: confirm-news, ladder: [email], until: clicked, expires: 28 days }
          - choose:
              - when: clicked("confirm-news")
                steps:
                  - { send: news-hello, ladder: [email] }
        """,
        "confirm-news.message.yaml": """
        message: confirm-news
        topic: service
        purpose: transactional
        email: { subject: Our news?, html: "<p><a href='{{ confirm }}'>Yes</a></p>" }
        """,
        "news-hello.message.yaml": """
        message: news-hello
        topic: news
        email: { subject: Hello, html: "<p><a href='{{ unsubscribe }}'>Unsubscribe</a></p>" }
        """,
    ]

    @Test func `what was asked for is written about only once the link was followed`() async throws
    {
        let scratch = try Scratch(files: Self.files)
        let daemon = try await RunningDaemon.start(in: scratch)
        _ = try await daemon.post(
            "/v1/batch",
            """
            {"batch": [
              {"type": "identify", "userId": "anna", "traits": {"email": "anna@shop.example",
                "consents": {"news": {"granted": true, "source": "form", "text": "Yes"}}}},
              {"type": "track", "userId": "anna", "event": "Subscribed",
                "properties": {"form_id": "f-1"}}
            ]}
            """
        )
        let letter = try #require(try await daemon.lease("email").first)
        let begun = try await daemon.report("begin", letter)
        _ = try await daemon.report("settle", letter, #", "outcome": "accepted""#)
        let html = begun?["content"]?["html"]?.text ?? ""
        let link = try #require(begun?["links"]?["confirm"]?.text)
        #expect(html.contains("href='\(link)'"))
        #expect(try await daemon.lease("email", wait: 0).isEmpty)
        let path = "/confirm/\(link.split(separator: "/").last ?? "")"
        let reader = HTTPClient(.tcp(host: "127.0.0.1", port: daemon.port), key: nil)

        let asked = try await reader.send("GET", path, body: nil)
        #expect(try await daemon.lease("email", wait: 0).isEmpty)
        let confirmed = try await reader.send("POST", path, body: nil)
        let hello = try await daemon.lease("email")

        #expect(asked.status == 200)
        #expect(confirmed.status == 200)
        #expect(hello.count == 1)
        #expect(hello.first?["message"]?.text == "news-hello")
        let card = try await daemon.get("/v1/customers/anna").value
        #expect(card["consents"]?.list.first?["confirmed_by"]?.text == "link")
        #expect(card["consents"]?.list.first?["text"]?.text == "Yes")
        #expect(try await daemon.stop() == 0)
    }
}

import Foundation

/// A folder of its own for one test, with a small shop's journeys; gone when the test is over.
final class Scratch: Sendable {
    let folder: URL

    init(files: [String: String] = Scratch.shop) throws {
        // Short, for a Unix socket's path must be.
        folder = URL(filePath: "/tmp").appending(path: "jd-\(UUID().uuidString.prefix(8))")
        for (name, text) in files { try write(text, to: "Journeys/\(name)") }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The absolute path of a name in the folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, to name: String, permissions: Int = 0o600) throws {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions],
            ofItemAtPath: url.path
        )
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// Whatever the hour, it may speak: no quiet hours, no caps, no holdout.
    static let shop = [
        "policy.yaml": """
        policy:
          time_zone: UTC
          currency: EUR
          sender: { name: Shop, address: hello@shop.example, postal_address: 1 Example St }
        channels:
          email: { cost: 0.05, seen_when: opened, lease: 1 minute }
          push: { cost: 0, seen_when: opened }
        topics:
          cart: { title: Carts, consent: none }
        """,
        "abandoned-cart.journey.yaml": """
        journey: abandoned-cart
        enter: { on: Cart Updated, key: event.cart_id }
        steps:
          - send: cart-reminder
            about: entry.cart_id
            ladder:
              - email
              - push: { after: 1 hour }
            until: seen
            expires: 7 days
        """,
        "cart-reminder.message.yaml": """
        message: cart-reminder
        topic: cart
        purpose: marketing
        email: { subject: "{{ customer.firstName }}, your cart", html: cart-reminder.html }
        push: { title: Your cart, body: It waits, link: "https://shop.example/cart" }
        """,
        "cart-reminder.html": #"<p>It waits. <a href="{{ unsubscribe }}">Unsubscribe</a></p>"#,
    ]
}

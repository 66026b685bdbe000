@testable import JourneyChecker

/// A journeys folder small enough to keep in the head.
enum SampleFiles {
    static let policy = """
        policy: { time_zone: Europe/Moscow, currency: RUB, holdout: 5% }
        channels:
          email: { cost: 0.05, seen_when: opened, patience: 1 day }
          push: { cost: 0, seen_when: opened }
          sms: { cost: 4.50, seen_when: delivered, hours: 9:00-21:00 }
          display: { cost: 0.80, seen_when: clicked }
        topics:
          cart: { consent: opt-in }
          news: { consent: opt-out }
          service: { consent: none }
        caps:
          - { at_most: 1, per: 1 day, channels: [email, push, sms], on_cap: defer }
        quiet_hours:
          - { region: DE, channels: [sms], hours: 20:00-10:00 }
          - { hours: 23:00-8:00, spread: 30 minutes }
        duplicates: { cooldown: 30 days }
        """

    static let all: [String: String] = [
        "policy.yaml": policy,
        "cart-reminder.message.yaml": """
        message: cart-reminder
        topic: cart
        purpose: marketing
        cooldown: 14 days
        """,
        "cart-last-call.message.yaml": """
        message: cart-last-call
        topic: cart
        purpose: marketing
        """,
        "digest.message.yaml": """
        message: digest
        topic: news
        purpose: marketing
        cooldown: 6 days
        """,
        "order-confirmation.message.yaml": """
        message: order-confirmation
        topic: service
        purpose: transactional
        """,
        "abandoned-cart.journey.yaml": """
        journey: abandoned-cart
        enter: { on: Cart Updated, key: event.cart_id }
        steps:
          - wait: { without: Cart Updated, for: 1 hour, at_most: 1 day }
          - send: cart-reminder
            ladder: [email, { email: { rendition: second, after: 1 day } }, push]
            expires: 7 days
          - choose:
              - when: seen("cart-reminder")
                steps: []
              - otherwise:
                  - { send: cart-last-call, id: last-call, ladder: [sms], expires: 2 days }
        """,
        "weekly.journey.yaml": """
        journey: weekly
        enter: { on: Signed Up }
        steps:
          - { send: digest, ladder: [email] }
        """,
        "banner.message.yaml": """
        message: banner
        topic: news
        purpose: marketing
        """,
        "show.journey.yaml": """
        journey: show
        enter: { on: Visited }
        goal: { on: Order Completed, within: 7 days }
        exit: [Left]
        steps:
          - { send: banner, ladder: [{ display: { for: 2 days } }] }
        """,
        "order-placed.journey.yaml": """
        journey: order-placed
        enter: { on: Order Completed }
        steps:
          - { send: order-confirmation, ladder: [email] }
        """,
    ]

    /// Read once: most tests leave the files as they are.
    static let rules = Result { try RuleBook(files: all) }

    static let events = [
        identify("anna", #""email":"anna@shop.example","consents":["cart"]"#),
        identify(
            "boris",
            #""email":"boris@shop.example","pushToken":"t-1","timezone":"Asia/Yekaterinburg","#
                + #""consents":{"cart":true}"#
        ),
        identify(
            "dina",
            #""email":"dina@shop.example","phone":"+79990000001","#
                + #""consents":{"cart":{"email":true,"sms":true}}"#
        ),
        identify("egor", #""email":"egor@shop.example","consents":["cart"]"#),
        identify("gleb", #""email":"gleb@shop.example","consents":["cart"]"#),
        identify("vera", #""email":"vera@shop.example","consents":{"cart":false}"#),
    ]

    static func identify(
        _ customer: String,
        _ traits: String,
        at time: String = "2026-03-01T09:00:00.000Z"
    ) -> String {
        #"{"type":"identify","userId":"\#(customer)","messageId":"m-\#(customer)-\#(time)","#
            + #""timestamp":"\#(time)","traits":{\#(traits)}}"#
    }
}

@testable import JourneyChecker

extension SampleHistory {
    /// A second enrollment in the cart journey about the same cart, which sends.
    mutating func addSecondPassage(
        of customer: String,
        day: String,
        hour: String = "10:00",
        cart: String,
        channel: String = "email"
    ) {
        let time = day + "T" + hour
        let enrollment = ["enrollment": "e2-\(customer)"]
        let contact = SampleHistory.reminder(
            customer,
            "c2-\(customer)",
            on: channel,
            ["about": cart].merging(enrollment) { $1 }
        )
        let cost = ["email": "0.05", "sms": "4.50"][channel] ?? "0"
        add(
            Row("e2", time, "enrolled", SampleHistory.cart(customer, enrollment)),
            Row(
                "e2.step",
                time,
                "step",
                SampleHistory.cart(customer, ["step": "cart-reminder"].merging(enrollment) { $1 })
            ),
            Row("e2.send", time, "contact", contact.merging(SampleHistory.send(cost)) { $1 }),
            Row("e2.sent", time, "outcome", contact.merging(["reason": "sent"]) { $1 })
        )
    }

    /// An enrollment that comes to the last call and sends it by SMS.
    mutating func addLastCall(to customer: String, at time: String) {
        addSend(
            "last-call",
            "cart-last-call",
            by: "abandoned-cart",
            on: "sms",
            to: customer,
            at: time
        )
    }

    /// An enrollment that sends the weekly digest.
    mutating func addDigest(to customer: String, at time: String) {
        addSend("digest", "digest", by: "weekly", on: "email", to: customer, at: time)
    }

    /// A letter to an anonymous id, between two letters to the customer that it turns out to be.
    mutating func addAnonymousDigest(unitedAt time: String) {
        addDigest(to: "a-1", at: "02T11:30")
        events.append(
            #"{"type":"identify","anonymousId":"a-1","messageId":"m1","#
                + #""timestamp":"2026-03-01T09:00:00Z","traits":{"email":"x@shop.example"}}"#
        )
        events.append(
            #"{"type":"identify","anonymousId":"a-1","userId":"anna","messageId":"m2","#
                + #""timestamp":"\#(time)"}"#
        )
    }

    /// The topic of carts asks twice.
    mutating func makeDoubleOptIn() {
        let policy = files["policy.yaml"] ?? ""
        files["policy.yaml"] = policy.replacing(
            "cart: { consent: opt-in }",
            with: "cart: { consent: double opt-in }"
        )
    }

    /// Lets the reminder's step expire so long after the arrival.
    mutating func replaceExpiry(with span: String) {
        let journey = files["abandoned-cart.journey.yaml"] ?? ""
        files["abandoned-cart.journey.yaml"] = journey.replacing(
            "expires: 7 days",
            with: "expires: \(span)"
        )
    }

    private mutating func addSend(
        _ step: String,
        _ message: String,
        by journey: String,
        on channel: String,
        to customer: String,
        at time: String
    ) {
        let walk = ["customer": customer, "journey": journey, "enrollment": "e-\(step)-\(time)"]
        let contact = walk.merging([
            "step": step, "message": message, "offer": message, "channel": channel,
            "contact": "c-\(step)-\(time)",
        ]) { $1 }
        let cost = channel == "sms" ? "4.5" : "0.05"
        add(
            Row("added", time, "enrolled", walk),
            Row("added.step", time, "step", walk.merging(["step": step]) { $1 }),
            Row("added.send", time, "contact", contact.merging(SampleHistory.send(cost)) { $1 }),
            Row("added.sent", time, "outcome", contact.merging(["reason": "sent"]) { $1 })
        )
    }
}

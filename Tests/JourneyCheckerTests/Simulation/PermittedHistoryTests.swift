import Testing

@testable import JourneyChecker

/// What looks like a violation and is none.
struct PermittedHistoryTests {
    @Test(arguments: permitted + Permitted.withdrawals)
    func `what the documents allow is no problem`(_ plant: Permitted) throws {
        var history = SampleHistory()

        plant.change(&history)

        #expect(try history.check().problems == [])
    }

    struct Permitted: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var change: @Sendable (inout SampleHistory) -> Void

        init(_ description: String, _ change: @escaping @Sendable (inout SampleHistory) -> Void) {
            testDescription = description
            self.change = change
        }
    }

    private static let confirmed = #""consents":{"cart":{"granted":true,"confirmed":true}}"#

    static let permitted: [Permitted] = [
        Permitted("the same offer again when its cooldown is over to the millisecond") { history in
            history.rows.removeAll { $0["customer"] == "egor" }
            history.addSecondPassage(of: "dina", day: "16", hour: "13:00", cart: "cart-dina")
        },
        Permitted("the same message about another cart") {
            $0.addSecondPassage(of: "dina", day: "05", cart: "cart-other")
        },
        Permitted("an SMS at the first moment of the channel's hours") {
            $0.addLastCall(to: "dina", at: "06T06:00")
        },
        Permitted("a contact in the hours of a region where the customer may not be") {
            $0.addLastCall(to: "dina", at: "06T06:30")
        },
        Permitted("a topic that asks twice, to those of whom a server says that they confirmed") {
            $0.makeDoubleOptIn()
            $0.events = $0.events.map {
                $0.replacing(#""consents":["cart"]"#, with: Self.confirmed)
                    .replacing(#""consents":{"cart":true}"#, with: Self.confirmed)
                    .replacing(
                        #""consents":{"cart":{"email":true,"sms":true}}"#,
                        with: Self.confirmed
                    )
            }
        },
        Permitted("an SMS before the policy's clock lets it, in a country with another one") {
            $0.events.append(
                SampleFiles.identify("dina", #""country":"JP""#, at: "2026-03-01T10:00:00Z")
            )
            $0.addLastCall(to: "dina", at: "06T05:59")
        },
        Permitted("a topic that needs no consent first, without one") {
            $0.addDigest(to: "egor", at: "05T10:00")
        },
        Permitted("an unsubscribe that a later grant lifts") { history in
            history.add(
                Row(
                    "gone",
                    "02T12:00",
                    "feedback",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "unsubscribed"])
                )
            )
            history.events.append(
                SampleFiles.identify("anna", #""consents":["cart"]"#, at: "2026-03-02T13:00:00Z")
            )
        },
        Permitted("a refusal that the same millisecond brings") { history in
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"cart":false}"#,
                    at: "2026-03-03T11:00:00Z"
                )
            )
        },
        Permitted("a refusal that repeats an event of before") { history in
            history.events.append(
                SampleFiles.identify("anna", #""consents":{"cart":false}"#)
                    .replacing("09:00:00.000Z\",\"traits", with: "10:00:00Z\",\"traits")
            )
        },
        Permitted("a new address after the old one bounced") { history in
            history.add(
                Row(
                    "bounced",
                    "02T12:00",
                    "feedback",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "bounced"])
                )
            )
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""email":"a@home.example""#,
                    at: "2026-03-02T13:00:00Z"
                )
            )
        },
        Permitted("a machine's zone that is none, in the policy's day") { history in
            history.events.append(
                SampleFiles.identify("dina", #""timezone":"Mars/Base""#, at: "2026-03-01T10:00:00Z")
            )
        },
        Permitted("a capped contact that takes the slot of one that was recalled") { history in
            history.edit("boris.defer") { row in
                row["reason"] = "cap"
                row["until"] = "2026-03-03T03:30:00.000Z"
            }
            history.add(
                Row(
                    "slot",
                    "03T02:00",
                    "outcome",
                    SampleHistory.reminder(
                        "boris",
                        "c-boris-0",
                        ["reason": "recalled", "rendition": "x"]
                    )
                )
            )
        },
        Permitted("contacts of two ids that are one customer only afterwards") { history in
            history.addAnonymousDigest(unitedAt: "2026-03-03T12:00:00Z")
        },
        Permitted("a display contact that is taken back after it was sent") { history in
            history.add(
                Row(
                    "withdrawn",
                    "03T14:00",
                    "contact",
                    SampleHistory.reminder(
                        "anna",
                        "c-anna-2",
                        ["verdict": "recall", "reason": "goal_reached", "rendition": "second"]
                    )
                )
            )
        },
        Permitted("a push whose cost is left out because it is nothing") { history in
            history.edit("boris.push") { $0["cost"] = nil }
        },
        Permitted("a contact at the last moment of its step, by the customer's calendar") {
            history in
            history.replaceExpiry(with: "1 day 8 hours")
        },
    ]
}

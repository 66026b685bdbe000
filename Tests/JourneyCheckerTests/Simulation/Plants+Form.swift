@testable import JourneyChecker

extension Plant {
    /// Lines of the wrong form.
    static let form: [Plant] = [
        Plant(
            "a time with an offset",
            .wrongTimeForm,
            "anna.send",
            "at",
            "2026-03-02T14:00:00.000+03:00"
        ),
        Plant(
            "a time without milliseconds",
            .wrongTimeForm,
            "anna.send",
            "at",
            "2026-03-02T11:00:00Z"
        ),
        Plant("no time at all", .wrongTimeForm, "boris.defer", "until", "tomorrow"),
        Plant("a line without its time", .missingKey, "anna.send", "at", nil),
        Plant("a line without its customer", .missingKey, "anna.send", "customer", nil),
        Plant("a send without its contact", .missingKey, "anna.send", "contact", nil),
        Plant("a step line without its step", .missingKey, "anna.step", "step", nil),
        Plant("an end without a reason", .missingKey, "anna.exited", "reason", nil),
        Plant("an empty value", .emptyValue, "anna.send", "rendition", ""),
        Plant("an unknown kind", .unknownWord, "anna.wait", "kind", "stepped"),
        Plant("an unknown verdict", .unknownWord, "anna.send", "verdict", "sent"),
        Plant("an unknown outcome", .unknownWord, "anna.sent", "reason", "accepted"),
        Plant("an unknown feedback", .unknownWord, "anna.seen", "reason", "opened"),
        Plant("a message that no file has", .unknownName, "anna.send", "message", "cart-remainder"),
        Plant("a journey that no file has", .unknownName, "anna.enrolled", "journey", "cart"),
        Plant("a channel that the policy has not", .unknownName, "anna.send", "channel", "pigeon"),
        Plant("the price of another channel", .wrongCost, "anna.send", "cost", "4.50"),
        Plant("a send for nothing", .wrongCost, "anna.send", "cost", nil),
        Plant("a line that is earlier than the one before it", .outOfOrder) { history in
            history.rows.swapAt(0, history.rows.count - 1)
        },
        Plant("customers of one instant in the wrong order", .outOfOrder) { history in
            history.rows.removeAll { !["anna.wait", "gleb.step"].contains($0.label) }
            history.rows.reverse()
        },
    ]

    /// Offers that are spoken twice.
    static let offers: [Plant] = [
        Plant("the same letter of one ladder twice", .sentTwice) { history in
            history.edit("anna.second") { $0["rendition"] = nil }
        },
        Plant("the same letter by a later enrollment, within the cooldown", .sentTwice) { history in
            history.addSecondPassage(of: "dina", day: "10", cart: "cart-dina")
        },
        Plant("a second ladder for the same offer, in another channel", .secondLadder) { history in
            history.addSecondPassage(of: "dina", day: "10", cart: "cart-dina", channel: "sms")
        },
        Plant("a second ladder while the first one waits for its first word", .secondLadder) {
            $0.addSecondPassage(of: "egor", day: "08", hour: "20:45", cart: "cart-egor")
        },
        Plant("a transactional message a year of cooldowns later", .sentTwice) { history in
            let again = SampleHistory.confirmation.merging(["contact": "c-again"]) { $1 }
            history.edit("order.exited") { $0["at"] = "2026-03-30T10:00:00.000Z" }
            history.add(
                Row(
                    "again.step",
                    "30T09:00",
                    "step",
                    SampleHistory.order.merging(["step": "order-confirmation"]) { $1 }
                ),
                Row(
                    "again",
                    "30T09:00",
                    "contact",
                    again.merging(SampleHistory.send("0.05")) { $1 }
                ),
                Row("again.sent", "30T09:00", "outcome", again.merging(["reason": "sent"]) { $1 })
            )
            history.files["policy.yaml"] = SampleFiles.policy.replacing("30 days", with: "1 day")
        },
        Plant("a rung after the offer was seen", .sentAfterSeen) { history in
            history.add(
                Row(
                    "late",
                    "04T11:00",
                    "contact",
                    SampleHistory.reminder("anna", "c-anna-3", on: "push", SampleHistory.send("0"))
                ),
                Row(
                    "late.sent",
                    "04T11:00",
                    "outcome",
                    SampleHistory.reminder("anna", "c-anna-3", on: "push", ["reason": "sent"])
                )
            )
        },
        Plant("an offer that was clicked, by another enrollment", .sentAfterSeen) { history in
            history.edit("anna.seen") { $0["reason"] = "clicked" }
            history.addSecondPassage(of: "anna", day: "16", cart: "cart-anna")
        },
        Plant("a rung while the one before it still waits", .twoAlive) { history in
            history.add(
                Row(
                    "egor.push",
                    "08T20:40",
                    "contact",
                    SampleHistory.reminder("egor", "c-egor-2", on: "push", SampleHistory.send("0"))
                ),
                Row(
                    "egor.push.sent",
                    "08T20:40",
                    "outcome",
                    SampleHistory.reminder("egor", "c-egor-2", on: "push", ["reason": "sent"])
                )
            )
        },
        Plant("two customers with one mailbox", .sameAddress) { history in
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""email":" Dina@shop.example""#,
                    at: "2026-03-01T10:00:00Z"
                )
            )
            for index in history.rows.indices
            where history.rows[index]["message"] == "cart-reminder" {
                history.rows[index]["about"] = "cart-1"
            }
        },
        Plant(
            "an offer that the message does not make",
            .wrongOffer,
            "anna.send",
            "offer",
            "cart-last-call"
        ),
    ]
}

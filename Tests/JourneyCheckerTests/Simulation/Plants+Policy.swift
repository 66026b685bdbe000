@testable import JourneyChecker

extension Plant {
    /// Contacts that the policy forbids.
    static let policy: [Plant] = [
        Plant("a second contact a millisecond before a day is over", .capExceeded) { history in
            history.edit("anna.second") { $0["at"] = "2026-03-03T10:59:59.999Z" }
        },
        Plant("a contact that forgets those of the customer's anonymous id", .capExceeded) {
            history in
            history.addAnonymousDigest(unitedAt: "2026-03-03T10:00:00Z")
        },
        Plant("a second contact of one calendar day", .capExceeded) { history in
            history.files["policy.yaml"] = SampleFiles.policy.replacing(
                "1 day, ch",
                with: "2 calendar days, ch"
            )
        },
        Plant("a second contact of one calendar month", .capExceeded) { history in
            history.files["policy.yaml"] = SampleFiles.policy.replacing(
                "1 day, ch",
                with: "calendar month, ch"
            )
        },
        Plant("a letter in the customer's night, which is day for the policy", .quietHours) {
            history in
            history.edit("boris.send") { $0["at"] = "2026-03-03T02:59:59.999Z" }
        },
        Plant("a letter at the first moment of the night", .quietHours) { history in
            history.edit("egor.defer") { row in
                row["at"] = "2026-03-08T20:00:00.000Z"
                row["verdict"] = "send"
                row["reason"] = nil
                row["until"] = nil
            }
        },
        Plant("an SMS before the channel opens", .channelHours) { history in
            history.addLastCall(to: "dina", at: "06T05:59")
        },
        Plant("a contact that the first matching region forbids", .quietHours) { history in
            history.events.append(
                SampleFiles.identify(
                    "dina",
                    #""country":"DE","timezone":"Europe/Moscow""#,
                    at: "2026-03-01T10:00:00Z"
                )
            )
            history.addLastCall(to: "dina", at: "06T06:30")
        },
        Plant("marketing to one who asked for it and has not confirmed", .noConsent) {
            $0.makeDoubleOptIn()
        },
        Plant("marketing to one who never agreed", .noConsent) { history in
            history.events[0] = SampleFiles.identify("anna", #""email":"anna@shop.example""#)
        },
        Plant("marketing to one who agreed for another channel", .noConsent) { history in
            history.events[0] = SampleFiles.identify(
                "anna",
                #""email":"anna@shop.example","consents":{"cart":{"sms":true}}"#
            )
        },
        Plant("marketing to one who withdrew the consent before", .noConsent) { history in
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"cart":{"granted":false,"at":"2026-03-02T12:00:00Z"}}"#,
                    at: "2026-03-02T12:00:00Z"
                )
            )
        },
        Plant("marketing after an unsubscribe", .noConsent) { history in
            history.add(
                Row(
                    "gone",
                    "02T12:00",
                    "feedback",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "unsubscribed"])
                )
            )
        },
        Plant("marketing after an unsubscribe and an older grant", .noConsent) { history in
            history.add(
                Row(
                    "gone",
                    "02T12:00",
                    "feedback",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "unsubscribed"])
                )
            )
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"cart":{"granted":true,"at":"2026-03-02T11:30:00Z"}}"#,
                    at: "2026-03-02T13:00:00Z"
                )
            )
        },
        Plant("a refusal of a topic that needs no consent first", .noConsent) { history in
            history.events.append(
                SampleFiles.identify(
                    "egor",
                    #""consents":{"news":false}"#,
                    at: "2026-03-01T10:00:00Z"
                )
            )
            history.addDigest(to: "egor", at: "05T10:00")
        },
        Plant("a customer without an address", .unreachable) { history in
            history.events[0] = SampleFiles.identify("anna", #""consents":["cart"]"#)
        },
        Plant("a customer whose address was taken away", .unreachable) { history in
            history.events.append(
                SampleFiles.identify("anna", #""email":null"#, at: "2026-03-03T10:00:00Z")
            )
        },
        Plant("an address that bounced", .unreachable) { history in
            history.edit("anna.seen") { $0["reason"] = "bounced" }
            history.edit("anna.seen") { row in
                row["at"] = "2026-03-02T11:30:00.000Z"
                row["contact"] = "c-anna-1"
                row["rendition"] = nil
            }
        },
        Plant("a transactional letter to an address that complained", .unreachable) { history in
            history.add(
                Row(
                    "dina.complained",
                    "02T14:00",
                    "feedback",
                    SampleHistory.reminder("dina", "c-dina-1", ["reason": "complained"])
                )
            )
        },
        Plant("marketing in a held-out enrollment", .holdout) { history in
            history.edit("gleb.exited") { $0["at"] = "2026-03-04T10:00:00.000Z" }
            history.add(
                Row(
                    "gleb.send",
                    "03T10:00",
                    "contact",
                    SampleHistory.reminder(
                        "gleb",
                        "c-gleb-2",
                        on: "display",
                        SampleHistory.send("0.80")
                    )
                ),
                Row(
                    "gleb.sent",
                    "03T10:00",
                    "outcome",
                    SampleHistory.reminder("gleb", "c-gleb-2", on: "display", ["reason": "sent"])
                )
            )
        },
        Plant("a holdout that comes too late", .holdout) { history in
            history.add(
                Row(
                    "anna.held",
                    "03T12:00",
                    "contact",
                    SampleHistory.reminder(
                        "anna",
                        "c-anna-3",
                        on: "push",
                        ["verdict": "next", "reason": "global_holdout"]
                    )
                ),
                Row(
                    "anna.held.out",
                    "03T12:00",
                    "outcome",
                    SampleHistory.reminder("anna", "c-anna-3", on: "push", ["reason": "suppressed"])
                )
            )
        },
        Plant("a contact after its step expired", .expired) { history in
            history.replaceExpiry(with: "1 day 7 hours 59 minutes")
        },
    ]
}

@testable import JourneyChecker

extension SampleHistory {
    /// Egor is shown a banner from the 5th at 10:00 on; without an `end` his journey still stands.
    mutating func addBanner(
        end: (time: String, reason: String)? = ("07T10:00", "finished"),
        withdrawn: (time: String, reason: String)? = ("07T10:00", "expired")
    ) {
        let walk = ["customer": "egor", "journey": "show", "enrollment": "e-show"]
        let contact = walk.merging([
            "step": "banner", "message": "banner", "offer": "banner", "channel": "display",
            "contact": "c-banner",
        ]) { $1 }
        let time = "05T10:00"
        add(
            Row("show", time, "enrolled", walk),
            Row("show.step", time, "step", walk.merging(["step": "banner"]) { $1 }),
            Row("show.send", time, "contact", contact.merging(SampleHistory.send("0.8")) { $1 }),
            Row("show.sent", time, "outcome", contact.merging(["reason": "sent"]) { $1 })
        )
        if let end {
            if end.reason == "goal_reached" { add(Row("show.goal", end.time, "goal", walk)) }
            add(Row("show.exited", end.time, "exited", walk.merging(["reason": end.reason]) { $1 }))
        }
        if let withdrawn {
            let line = contact.merging(["reason": withdrawn.reason]) { $1 }
            add(Row("show.withdraw", withdrawn.time, "withdraw", line))
        }
    }
}

extension Plant {
    /// What is shown and taken back as nothing may.
    static let withdrawals: [Plant] = [
        Plant("a withdrawal of a letter", .withdrawnUnsent) { history in
            history.add(
                Row(
                    "withdraw",
                    "06T10:00",
                    "withdraw",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "expired"])
                )
            )
        },
        Plant("a withdrawal of what was not shown yet", .withdrawnUnsent) { history in
            history.addBanner(withdrawn: ("05T09:59", "expired"))
        },
        Plant("a withdrawal before its time", .withdrawnEarly) { history in
            history.addBanner(withdrawn: ("07T09:59", "expired"))
        },
        Plant("a withdrawal for a goal that nobody reached", .withdrawnEarly) { history in
            history.addBanner(withdrawn: ("07T10:00", "goal_reached"))
        },
        Plant("a withdrawal because its steps were over", .withdrawnEarly) { history in
            history.addBanner(withdrawn: ("07T10:00", "exited"))
        },
        Plant("a withdrawal for a merge that ended nothing", .withdrawnEarly) { history in
            history.addBanner(end: ("06T10:00", "exited"), withdrawn: ("06T10:00", "merged"))
        },
        Plant("a withdrawal for no reason", .unknownWord) { history in
            history.addBanner(withdrawn: ("07T10:00", "quiet_hours"))
        },
        Plant("a second withdrawal", .withdrawnTwice) { history in
            history.addBanner()
            guard let line = history.rows.first(where: { $0.label == "show.withdraw" }) else {
                return
            }
            history.add(line)
        },
        Plant("something shown beyond its time", .withdrawalMissing) { history in
            history.addBanner(withdrawn: nil)
            history.until = "2026-03-07T11:00:01Z"
        },
        Plant("something shown to who has bought", .withdrawalMissing) { history in
            history.addBanner(end: ("06T10:00", "goal_reached"), withdrawn: nil)
            history.until = "2026-03-06T11:00:01Z"
        },
        Plant("something shown to who has left", .withdrawalMissing) { history in
            history.addBanner(end: ("06T10:00", "exited"), withdrawn: nil)
            history.until = "2026-03-06T11:00:01Z"
        },
        Plant("a letter to somebody who has become somebody else", .mergedCustomer) { history in
            history.addAnonymousDigest(unitedAt: "2026-03-02T11:00:00Z")
        },
        Plant("consent that is as old as the other's refusal", .noConsent) { history in
            history.events.append(
                #"{"type":"identify","anonymousId":"a-1","messageId":"m1","#
                    + #""timestamp":"2026-03-01T09:00:00Z","traits":{"consents":{"cart":false}}}"#
            )
            history.events.append(
                #"{"type":"identify","anonymousId":"a-1","userId":"anna","messageId":"m2","#
                    + #""timestamp":"2026-03-01T10:00:00Z"}"#
            )
        },
        Plant("a letter after everything was refused", .noConsent) { history in
            history.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"*":false}"#,
                    at: "2026-03-01T10:00:00Z"
                )
            )
        },
    ]
}

extension PermittedHistoryTests.Permitted {
    static let withdrawals: [Self] = [
        Self("a withdrawal at the end of its time") { $0.addBanner() },
        Self("a withdrawal at the goal") {
            $0.addBanner(
                end: ("06T10:00", "goal_reached"),
                withdrawn: ("06T10:00", "goal_reached")
            )
        },
        Self("a withdrawal at the exit") {
            $0.addBanner(end: ("06T10:00", "exited"), withdrawn: ("06T10:00", "exited"))
        },
        Self("a withdrawal at a merge") {
            $0.addBanner(end: ("06T10:00", "merged"), withdrawn: ("06T10:00", "merged"))
        },
        Self("something that is still shown") {
            $0.addBanner(end: nil, withdrawn: nil)
            let journey = $0.files["show.journey.yaml"] ?? ""
            $0.files["show.journey.yaml"] = journey.replacing("for: 2 days", with: "for: 9 days")
        },
        Self("an agreement after everything was refused") {
            $0.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"*":false}"#,
                    at: "2026-03-01T10:00:00Z"
                )
            )
            $0.events.append(
                SampleFiles.identify(
                    "anna",
                    #""consents":{"cart":true}"#,
                    at: "2026-03-01T10:00:01Z"
                )
            )
        },
    ]
}

@testable import JourneyChecker

extension Plant {
    /// Enrollments that walk as none may.
    static let walk: [Plant] = [
        Plant("an enrollment without a beginning", .notEnrolled) { $0.remove("anna.enrolled") },
        Plant("an enrollment that begins twice", .enrolledTwice) { history in
            history.add(Row("again", "02T10:30", "enrolled", SampleHistory.cart("anna")))
        },
        Plant("an enrollment that ends twice", .exitedTwice) { history in
            history.add(
                Row(
                    "again",
                    "04T10:30",
                    "exited",
                    SampleHistory.cart("anna", ["reason": "finished"])
                )
            )
        },
        Plant("a goal that is reached twice", .goalTwice) { history in
            history.add(Row("again", "04T10:30", "goal", SampleHistory.cart("dina")))
        },
        Plant("a goal that ends nothing", .goalWithoutExit) { $0.remove("dina.exited") },
        Plant("a goal whose end comes later", .goalWithoutExit) { history in
            history.edit("dina.exited") { $0["at"] = "2026-03-02T15:00:00.001Z" }
        },
        Plant("an end by a goal that nobody reached", .exitWithoutGoal) { $0.remove("dina.goal") },
        Plant("a send after the end", .sendAfterExit) { history in
            history.edit("anna.exited") { $0["at"] = "2026-03-03T10:00:00.000Z" }
        },
        Plant("a send after the goal", .sendAfterGoal) { history in
            history.add(Row("goal", "02T12:00", "goal", SampleHistory.cart("anna")))
        },
        Plant("a step after the end", .walkAfterExit) { history in
            history.edit("anna.exited") { $0["at"] = "2026-03-03T12:59:00.000Z" }
        },
        Plant("a plan after the end", .walkAfterExit) { history in
            history.add(
                Row("gone", "08T20:29", "exited", SampleHistory.cart("egor", ["reason": "left"]))
            )
        },
        Plant("a contact of a step that was not reached", .notArrived) { $0.remove("anna.step") },
        Plant("a step that wanted to speak and is left in silence", .silentStep) { history in
            history.rows.removeAll { $0["contact"] == "c-gleb-1" }
            history.edit("gleb.exited") { $0["at"] = "2026-03-04T10:00:00.000Z" }
        },
        Plant("a step that wanted to speak, still silent at the end", .silentStep) { history in
            history.remove("egor.defer")
            history.until = "2026-03-08T20:31:00Z"
        },
        Plant(
            "an enrollment that changes hands",
            .changedEnrollment,
            "anna.wait",
            "customer",
            "boris"
        ),
        Plant(
            "an enrollment that changes its journey",
            .changedEnrollment,
            "anna.exited",
            "journey",
            "weekly"
        ),
    ]

    /// Contacts that live as none may.
    static let contacts: [Plant] = [
        Plant("a contact that ends twice", .outcomeTwice) { history in
            history.add(
                Row(
                    "again",
                    "02T12:00",
                    "outcome",
                    SampleHistory.reminder("anna", "c-anna-1", ["reason": "unknown"])
                )
            )
        },
        Plant("a send without an outcome", .outcomeMissing) { $0.remove("boris.sent") },
        Plant("a suppressed contact without an outcome", .outcomeMissing) {
            $0.remove("vera.next.suppressed")
        },
        Plant(
            "a suppressed contact that counts as sent",
            .wrongOutcome,
            "gleb.suppressed",
            "reason",
            "sent"
        ),
        Plant(
            "a sent contact that was never decided",
            .wrongOutcome,
            "dina.recalled",
            "reason",
            "sent"
        ),
        Plant("a planned contact that counts as sent", .wrongOutcome) { $0.remove("boris.send") },
        Plant("a verdict after the end of a contact", .decidedAfterEnd) { history in
            history.edit("boris.push") { $0["contact"] = "c-boris-1" }
        },
        Plant("a verdict before the contact's time has come", .decidedEarly) { history in
            history.edit("boris.defer") { $0["until"] = "2026-03-03T03:00:00.001Z" }
        },
        Plant("a waiting contact that takes no freed slot and is early", .decidedEarly) { history in
            history.edit("boris.defer") { row in
                row["reason"] = "cap"
                row["until"] = "2026-03-03T03:30:00.000Z"
            }
        },
        Plant("a planned contact that is forgotten", .forgotten) { history in
            history.until = "2026-03-09T05:01:00Z"
        },
        Plant(
            "a suppression without a known reason",
            .badReason,
            "gleb.suppress",
            "reason",
            "best_time"
        ),
        Plant(
            "a deferral for a reason that never passes",
            .badReason,
            "egor.defer",
            "reason",
            "no_consent"
        ),
        Plant(
            "a plan for the past",
            .untilNotLater,
            "egor.defer",
            "until",
            "2026-03-08T20:30:00.000Z"
        ),
        Plant("a plan for no time", .untilNotLater, "egor.defer", "until", nil),
        Plant(
            "a contact that changes its channel",
            .changedContact,
            "boris.send",
            "channel",
            "push"
        ),
        Plant(
            "an outcome of another step's contact",
            .changedContact,
            "anna.sent",
            "step",
            "last-call"
        ),
        Plant("two contacts for one place", .secondContact, "boris.send", "contact", "c-boris-9"),
        Plant("feedback of nobody's contact", .feedbackUnsent, "anna.seen", "contact", "c-none"),
        Plant(
            "feedback of a contact that was not sent",
            .feedbackUnsent,
            "anna.seen",
            "contact",
            "c-vera-1"
        ),
    ]

    static let all = form + offers + policy + walk + contacts + withdrawals
}

import Foundation

@testable import JourneyChecker

/// A small clean history with one of everything, which tests spoil in one place.
struct SampleHistory {
    var files = SampleFiles.all
    var events = SampleFiles.events
    var rows = SampleHistory.cleanRows
    var until: String?

    func check() throws -> CheckReport {
        try SimulationChecker(
            rules: files == SampleFiles.all ? SampleFiles.rules.get() : RuleBook(files: files),
            events: events,
            output: rows.map(\.text),
            until: until.flatMap { Moment($0) }
        ).check()
    }

    /// Changes the rows of that label; a changed time moves them to where it belongs.
    mutating func edit(_ label: String, _ change: (inout Row) -> Void) {
        let times = rows.map { $0["at"] }
        for index in rows.indices where rows[index].label == label { change(&rows[index]) }
        if rows.map({ $0["at"] }) != times { sort() }
    }

    mutating func remove(_ label: String) {
        rows.removeAll { $0.label == label }
    }

    /// Adds rows where their time and customer belong, after those that stand there.
    mutating func add(_ new: Row...) {
        rows += new
        sort()
    }

    private mutating func sort() {
        rows = rows.enumerated().sorted { left, right in
            let before = (left.element["at"] ?? "", left.element["customer"] ?? "", left.offset)
            let after = (right.element["at"] ?? "", right.element["customer"] ?? "", right.offset)
            return before < after
        }.map(\.element)
    }

    /// What is the same on all lines of one enrollment in the cart journey.
    static func cart(_ customer: String, _ more: [String: String] = [:]) -> [String: String] {
        ["customer": customer, "journey": "abandoned-cart", "enrollment": "e-\(customer)"]
            .merging(more) { _, new in new }
    }

    /// What is the same on all lines of one contact of the reminder.
    static func reminder(
        _ customer: String,
        _ contact: String,
        on channel: String = "email",
        _ more: [String: String] = [:]
    ) -> [String: String] {
        cart(
            customer,
            [
                "step": "cart-reminder", "message": "cart-reminder", "about": "cart-\(customer)",
                "offer": "cart-reminder", "channel": channel, "contact": contact,
            ]
        ).merging(more) { _, new in new }
    }

    static func send(_ cost: String) -> [String: String] {
        ["verdict": "send", "cost": cost]
    }

    static let order: [String: String] = [
        "customer": "dina", "journey": "order-placed", "enrollment": "e-order",
    ]

    static let confirmation = order.merging([
        "step": "order-confirmation", "message": "order-confirmation", "about": "order-1",
        "offer": "order-confirmation", "channel": "email", "contact": "c-order",
    ]) { _, new in new }

    static let cleanRows: [Row] = {
        var history = SampleHistory(rows: [])
        for rows in [anna, boris, dina, egor, gleb, vera] {
            for row in rows { history.add(row) }
        }
        return history.rows
    }()

    /// Reads the second letter.
    private static let anna = [
        Row("anna.enrolled", "02T10:00", "enrolled", cart("anna")),
        Row("anna.wait", "02T10:00", "step", cart("anna", ["step": "wait-1"])),
        Row("anna.step", "02T11:00", "step", cart("anna", ["step": "cart-reminder"])),
        Row("anna.send", "02T11:00", "contact", reminder("anna", "c-anna-1", send("0.05"))),
        Row("anna.sent", "02T11:00", "outcome", reminder("anna", "c-anna-1", ["reason": "sent"])),
        Row(
            "anna.second",
            "03T11:00",
            "contact",
            reminder(
                "anna",
                "c-anna-2",
                ["verdict": "send", "cost": "0.050", "rendition": "second"]
            )
        ),
        Row(
            "anna.second.sent",
            "03T11:00",
            "outcome",
            reminder("anna", "c-anna-2", ["reason": "sent", "rendition": "second"])
        ),
        Row(
            "anna.seen",
            "03T13:00",
            "feedback",
            reminder("anna", "c-anna-2", ["reason": "seen", "rendition": "second"])
        ),
        Row("anna.choose", "03T13:00", "step", cart("anna", ["step": "choose-1"])),
        Row("anna.exited", "03T13:00", "exited", cart("anna", ["reason": "finished"])),
    ]

    /// Sleeps when the letter is due; it bounces, and the push that follows goes out.
    private static let boris = [
        Row("boris.enrolled", "02T18:00", "enrolled", cart("boris")),
        Row("boris.step", "02T19:00", "step", cart("boris", ["step": "cart-reminder"])),
        Row(
            "boris.defer",
            "02T19:00",
            "contact",
            reminder(
                "boris",
                "c-boris-1",
                [
                    "verdict": "defer", "reason": "quiet_hours",
                    "until": "2026-03-03T03:00:00.000Z",
                ]
            )
        ),
        Row("boris.send", "03T03:00", "contact", reminder("boris", "c-boris-1", send("0.05"))),
        Row(
            "boris.sent",
            "03T03:00",
            "outcome",
            reminder("boris", "c-boris-1", ["reason": "sent"])
        ),
        Row(
            "boris.bounced",
            "03T03:01",
            "feedback",
            reminder("boris", "c-boris-1", ["reason": "bounced"])
        ),
        Row(
            "boris.push",
            "04T03:00",
            "contact",
            reminder("boris", "c-boris-2", on: "push", send("0"))
        ),
        Row(
            "boris.push.sent",
            "04T03:00",
            "outcome",
            reminder("boris", "c-boris-2", on: "push", ["reason": "sent"])
        ),
    ]

    /// Buys after the first letter: what waited is taken back, and the order is confirmed.
    private static let dina = [
        Row("dina.enrolled", "02T12:00", "enrolled", cart("dina")),
        Row("dina.step", "02T13:00", "step", cart("dina", ["step": "cart-reminder"])),
        Row("dina.send", "02T13:00", "contact", reminder("dina", "c-dina-1", send("0.05"))),
        Row("dina.sent", "02T13:00", "outcome", reminder("dina", "c-dina-1", ["reason": "sent"])),
        Row("dina.goal", "02T15:00", "goal", cart("dina")),
        Row("dina.exited", "02T15:00", "exited", cart("dina", ["reason": "goal_reached"])),
        Row(
            "dina.recalled",
            "02T15:00",
            "outcome",
            reminder("dina", "c-dina-2", ["reason": "recalled", "rendition": "second"])
        ),
        Row("order.enrolled", "02T15:00", "enrolled", order),
        Row(
            "order.step",
            "02T15:00",
            "step",
            order.merging(["step": "order-confirmation"]) { _, new in new }
        ),
        Row("order.send", "02T15:00", "contact", confirmation.merging(send("0.05")) { $1 }),
        Row("order.sent", "02T15:00", "outcome", confirmation.merging(["reason": "sent"]) { $1 }),
        Row("order.exited", "02T15:00", "exited", order.merging(["reason": "finished"]) { $1 }),
    ]

    /// Waits still when the log ends.
    private static let egor = [
        Row("egor.enrolled", "08T18:00", "enrolled", cart("egor")),
        Row("egor.step", "08T20:30", "step", cart("egor", ["step": "cart-reminder"])),
        Row(
            "egor.defer",
            "08T20:30",
            "contact",
            reminder(
                "egor",
                "c-egor-1",
                [
                    "verdict": "defer", "reason": "quiet_hours",
                    "until": "2026-03-09T05:00:00.000Z",
                ]
            )
        ),
    ]

    /// Is held out.
    private static let gleb = [
        Row("gleb.enrolled", "02T09:00", "enrolled", cart("gleb")),
        Row("gleb.step", "02T10:00", "step", cart("gleb", ["step": "cart-reminder"])),
        Row(
            "gleb.suppress",
            "02T10:00",
            "contact",
            reminder("gleb", "c-gleb-1", ["verdict": "suppress", "reason": "journey_holdout"])
        ),
        Row(
            "gleb.suppressed",
            "02T10:00",
            "outcome",
            reminder("gleb", "c-gleb-1", ["reason": "suppressed"])
        ),
        Row("gleb.exited", "02T10:00", "exited", cart("gleb", ["reason": "finished"])),
    ]

    /// Has refused.
    private static let vera = [
        Row("vera.enrolled", "02T09:30", "enrolled", cart("vera")),
        Row("vera.step", "02T10:30", "step", cart("vera", ["step": "cart-reminder"])),
        Row(
            "vera.next",
            "02T10:30",
            "contact",
            reminder("vera", "c-vera-1", ["verdict": "next", "reason": "no_consent"])
        ),
        Row(
            "vera.next.suppressed",
            "02T10:30",
            "outcome",
            reminder("vera", "c-vera-1", ["reason": "suppressed"])
        ),
        Row(
            "vera.suppress",
            "02T10:30",
            "contact",
            reminder(
                "vera",
                "c-vera-2",
                on: "push",
                ["verdict": "suppress", "reason": "no_address"]
            )
        ),
        Row(
            "vera.suppressed",
            "02T10:30",
            "outcome",
            reminder("vera", "c-vera-2", on: "push", ["reason": "suppressed"])
        ),
        Row("vera.exited", "02T10:30", "exited", cart("vera", ["reason": "finished"])),
    ]
}

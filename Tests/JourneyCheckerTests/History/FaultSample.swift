@testable import JourneyChecker

/// A small clean history in which every fault happens once and every promise is kept.
struct FaultSample {
    var history = FaultHistory(
        rules: HistoryRules(
            cooldown: 30 * 86_400_000,
            seenWhen: ["email": "opened", "sms": "delivered"],
            caps: [HistoryCap(limit: 2, milliseconds: 86_400_000)],
            versions: ["v1", "v2"],
            shownFor: ["banner": 3_600_000]
        ),
        acts: FaultSample.acts + FaultSample.shownActs + FaultSample.mergedActs,
        events: ["anna", "boris", "dina", "egor"].map {
            StoredEvent(customer: $0, event: "cart-\($0)")
        },
        contacts: FaultSample.contacts,
        enrollments: FaultSample.enrollments,
        end: FaultSample.at(100_000)
    )

    func check() -> HistoryReport {
        HistoryChecker(history).check()
    }

    static func at(_ milliseconds: Int64) -> Moment {
        Moment(milliseconds: 1_772_000_000_000 + milliseconds)
    }

    /// Puts an act behind all that are not later.
    mutating func add(_ act: HistoryAct) {
        let place = history.acts.firstIndex { $0.at > act.at } ?? history.acts.count
        history.acts.insert(act, at: place)
    }

    /// Drops the acts that fit.
    mutating func drop(_ fits: (HistoryAct) -> Bool) {
        history.acts.removeAll(where: fits)
    }

    mutating func edit(_ contact: String, _ change: (inout FinalContact) -> Void) {
        for index in history.contacts.indices where history.contacts[index].contact == contact {
            change(&history.contacts[index])
        }
    }

    mutating func editEnrollment(of customer: String, _ change: (inout FinalEnrollment) -> Void) {
        for index in history.enrollments.indices
        where history.enrollments[index].customer == customer {
            change(&history.enrollments[index])
        }
    }

    static func lease(
        _ contact: String,
        _ token: String,
        _ time: Int64,
        maybeSent: Bool = false,
        key: String? = nil,
        isWithdrawal: Bool? = nil,
        customer: String? = nil
    ) -> HistoryAct {
        .leased(
            Lease(
                at: at(time + 5),
                askedAt: at(time),
                adapter: "a",
                contact: contact,
                token: token,
                key: key ?? "key-\(contact)" + (isWithdrawal == true ? "-withdraw" : ""),
                channel: "email",
                milliseconds: 10_000,
                maybeSent: maybeSent,
                isWithdrawal: isWithdrawal,
                customer: customer
            )
        )
    }

    static func begin(
        _ contact: String,
        _ token: String,
        _ time: Int64,
        _ result: String = "ok",
        valid: Int64? = 1_000,
        content: String? = "text",
        address: String? = nil
    ) -> HistoryAct {
        .begun(
            Begin(
                at: at(time + 5),
                askedAt: at(time),
                adapter: "a",
                contact: contact,
                token: token,
                result: result,
                validMilliseconds: result == "ok" ? valid : nil,
                content: result == "ok" ? content : nil,
                address: address
            )
        )
    }

    static func settle(
        _ contact: String,
        _ token: String,
        _ time: Int64,
        _ outcome: String = "accepted",
        _ result: String = "ok"
    ) -> HistoryAct {
        .settled(
            Settlement(
                at: at(time + 5),
                askedAt: at(time),
                adapter: "a",
                contact: contact,
                token: token,
                outcome: outcome,
                result: result
            )
        )
    }

    static func receive(_ contact: String, _ time: Int64, isRepeated: Bool = false) -> HistoryAct {
        .received(
            Receipt(at: at(time), provider: "p", key: "key-\(contact)", isRepeated: isRepeated)
        )
    }

    static func feedback(_ contact: String, _ word: String, _ time: Int64) -> HistoryAct {
        .feedback(GivenFeedback(at: at(time), contact: contact, word: word))
    }

    static func event(_ customer: String, _ time: Int64) -> HistoryAct {
        .acknowledged(SentEvent(at: at(time), customer: customer, event: "cart-\(customer)"))
    }

    static let acts: [HistoryAct] = [
        event("anna", 0), event("boris", 1), event("dina", 2), event("egor", 3),
        // Anna's letter goes its way.
        lease("anna-1", "t1", 100), begin("anna-1", "t1", 200), receive("anna-1", 250),
        settle("anna-1", "t1", 300), feedback("anna-1", "delivered", 400),
        feedback("anna-1", "seen", 500),
        // Dina buys while her letter is leased.
        lease("dina-1", "t2", 600),
        .recalled(Recall(at: at(700), enrollment: "e-dina")),
        begin("dina-1", "t2", 800, "recalled"),
        // Egor's provider stumbles once.
        lease("egor-1", "t3", 1_000), begin("egor-1", "t3", 1_100),
        settle("egor-1", "t3", 1_200, "transient"), lease("egor-1", "t4", 3_000),
        // Everything is stopped for a second.
        .gate(GateChange(at: at(3_100), isOpen: false)),
        begin("egor-1", "t4", 3_200, "planned"),
        .gate(GateChange(at: at(4_000), isOpen: true)),
        lease("egor-1", "t5", 4_100), begin("egor-1", "t5", 4_200), receive("egor-1", 4_250),
        settle("egor-1", "t5", 4_300),
        // Boris' adapter dies before it begins, then between the provider and its report.
        lease("boris-1", "t6", 10_000), lease("boris-1", "t7", 20_001),
        begin("boris-1", "t7", 20_100), receive("boris-1", 20_200),
        lease("boris-1", "t8", 31_000, maybeSent: true), begin("boris-1", "t8", 31_100),
        receive("boris-1", 31_200, isRepeated: true), settle("boris-1", "t8", 31_300),
    ]

    static func contact(
        _ contact: String,
        _ state: String,
        reason: String? = nil,
        until: Moment? = nil,
        maybeSent: Bool = false
    ) -> FinalContact {
        let customer = String(contact.prefix { $0 != "-" })
        return FinalContact(
            contact: contact,
            customer: customer,
            enrollment: "e-\(customer)",
            journey: "abandoned-cart",
            message: "cart-reminder",
            offer: "cart-reminder",
            about: "cart-\(customer)",
            channel: "email",
            state: state,
            reason: reason,
            until: until,
            maybeSent: maybeSent
        )
    }

    static let contacts = [
        contact("anna-1", "seen"), contact("boris-1", "sent", maybeSent: true),
        contact("dina-1", "recalled"), contact("egor-1", "sent"),
        contact("gleb-1", "suppressed", reason: "journey_holdout"),
        contact("vera-1", "planned", reason: "quiet_hours", until: at(200_000)),
        shownContact, mergedContact, ownContact,
    ]

    static let enrollments = [
        FinalEnrollment(
            enrollment: "e-anna",
            customer: "anna",
            version: "v1",
            isActive: false
        ),
        FinalEnrollment(
            enrollment: "e-boris",
            customer: "boris",
            version: "v2",
            isActive: true,
            dueAt: at(300_000)
        ),
        FinalEnrollment(
            enrollment: "e-egor",
            customer: "egor",
            version: "v1",
            isActive: true,
            awaitsUntil: at(300_000)
        ),
        FinalEnrollment(
            enrollment: "e-vera",
            customer: "vera",
            version: "v1",
            isActive: true,
            speaksUntil: at(200_000)
        ),
    ]
}

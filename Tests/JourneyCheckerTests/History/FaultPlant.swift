import Testing

@testable import JourneyChecker

/// One way to spoil the clean history of faults, and the rule that must see it.
struct FaultPlant: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var rule: HistoryRule
    var spoil: @Sendable (inout FaultSample) -> Void

    init(
        _ description: String,
        _ rule: HistoryRule,
        _ spoil: @escaping @Sendable (inout FaultSample) -> Void
    ) {
        testDescription = description
        self.rule = rule
        self.spoil = spoil
    }

    static let all =
        events + deliveries + begins + leases + ends + withdrawals + merges + consents + addresses

    static let events: [FaultPlant] = [
        FaultPlant("an acknowledged event that is gone", .eventLost) {
            $0.history.events.removeLast()
        },
        FaultPlant("an event that is stored twice", .eventDoubled) { sample in
            sample.history.events.append(sample.history.events[0])
        },
        FaultPlant("a valid event that shares the fate of its batch", .eventRefused) { sample in
            sample.add(.refused(SentEvent(at: FaultSample.at(9), customer: "vera", event: "x")))
        },
    ]

    static let deliveries: [FaultPlant] = [
        FaultPlant("a repetition that nobody declared", .keyReceivedTwice) { sample in
            sample.add(FaultSample.receive("anna-1", 260))
        },
        FaultPlant("a repetition by an honest provider that nobody declared", .keyReceivedTwice) {
            sample in
            sample.add(FaultSample.receive("egor-1", 4_260, isRepeated: true))
        },
        FaultPlant("a letter that goes to somebody else", .misdelivered) { sample in
            sample.drop { $0 == FaultSample.receive("anna-1", 250) }
            sample.add(
                .received(
                    Receipt(
                        at: FaultSample.at(250),
                        provider: "p",
                        key: "key-anna-1",
                        customer: "boris"
                    )
                )
            )
        },
        FaultPlant("one offer under two keys", .offerReceivedTwice) { sample in
            sample.addSecondLetter()
        },
        FaultPlant("one offer by two contacts", .offerBegunTwice) { $0.addSecondLetter() },
        FaultPlant("one offer by two enrollments in two channels", .secondLadder) { sample in
            sample.addSecondLetter()
            sample.edit("egor-2") { contact in
                contact.channel = "sms"
                contact.enrollment = "e-other"
            }
        },
        FaultPlant("a transactional message again after years", .offerBegunTwice) { sample in
            sample.addSecondLetter(at: 90_000)
            sample.history.rules.cooldown = 1
            for id in ["egor-1", "egor-2"] { sample.edit(id) { $0.isMarketing = false } }
        },
        FaultPlant("a rung after the offer was seen", .begunAfterSeen) { sample in
            sample.history.contacts.append(FaultSample.contact("anna-2", "sent"))
            sample.edit("anna-2") { $0.rendition = "second" }
            sample.addLetter("anna-2", at: 5_000)
        },
        FaultPlant("a third contact of a day", .capExceeded) { sample in
            for id in ["egor-2", "egor-3"] {
                sample.history.contacts.append(FaultSample.contact(id, "sent"))
                sample.edit(id) { $0.about = id }
                sample.addLetter(id, at: id == "egor-2" ? 50_000 : 60_000)
            }
        },
        FaultPlant("a key that changes with the attempt", .keyChanged) { sample in
            sample.add(FaultSample.lease("egor-1", "t9", 20_000, key: "key-other"))
        },
        FaultPlant("one key for two contacts", .keyChanged) { sample in
            sample.history.contacts.append(
                FaultSample.contact("vera-2", "queued", until: FaultSample.at(200_000))
            )
            sample.add(FaultSample.lease("vera-2", "t9", 20_000, key: "key-anna-1"))
        },
        FaultPlant("a text that changes under one key", .contentChanged) { sample in
            sample.drop { $0 == FaultSample.begin("egor-1", "t5", 4_200) }
            sample.add(FaultSample.begin("egor-1", "t5", 4_200, content: "other"))
        },
    ]

    static let begins: [FaultPlant] = [
        FaultPlant("a delivery without a begin", .receivedUnbegun) { sample in
            sample.drop { $0 == FaultSample.begin("anna-1", "t1", 200) }
        },
        FaultPlant("a begin with a token of nobody", .begunUnleased) { sample in
            sample.drop { $0 == FaultSample.lease("anna-1", "t1", 100) }
        },
        FaultPlant("a begin after an acceptance", .begunTwice) { sample in
            sample.add(FaultSample.lease("anna-1", "t9", 20_000))
            sample.add(FaultSample.begin("anna-1", "t9", 20_100))
        },
        FaultPlant("a begin after its recall", .begunAfterRecall) { sample in
            sample.drop { $0 == FaultSample.begin("dina-1", "t2", 800, "recalled") }
            sample.add(FaultSample.begin("dina-1", "t2", 701))
        },
        FaultPlant("a begin behind a closed gate", .begunBehindGate) { sample in
            sample.drop { $0 == FaultSample.begin("egor-1", "t4", 3_200, "planned") }
            sample.add(FaultSample.begin("egor-1", "t4", 3_200))
        },
        FaultPlant("a begin behind a gate of its channel", .begunBehindGate) { sample in
            sample.add(.gate(GateChange(at: FaultSample.at(150), isOpen: false, channel: "email")))
        },
        FaultPlant("a grant that outlives a stop", .grantTooLong) { sample in
            sample.add(FaultSample.begin("anna-1", "t1", 200, valid: 1_001))
        },
    ]

    static let leases: [FaultPlant] = [
        FaultPlant("a second lease while the first one runs", .leasedTwice) { sample in
            sample.add(FaultSample.lease("boris-1", "t9", 15_000))
        },
        FaultPlant("a second lease while an extended one runs", .leasedTwice) { sample in
            sample.add(
                .extended(
                    Extension(
                        at: FaultSample.at(15_005),
                        askedAt: FaultSample.at(15_000),
                        contact: "boris-1",
                        token: "t6",
                        milliseconds: 10_000,
                        result: "ok"
                    )
                )
            )
        },
        FaultPlant("a stale report that is believed", .staleSettlement) { sample in
            sample.add(FaultSample.settle("boris-1", "t6", 20_050, "transient"))
        },
        FaultPlant("an old acceptance that is refused", .acceptanceRefused) { sample in
            sample.add(FaultSample.settle("boris-1", "t7", 32_000, "accepted", "not_yours"))
        },
    ]

    static let ends: [FaultPlant] = [
        FaultPlant("a contact that is gone", .contactLost) { $0.history.contacts.remove(at: 0) },
        FaultPlant("a contact that stands twice", .contactDoubled) { sample in
            sample.history.contacts.append(sample.history.contacts[0])
        },
        FaultPlant("a state that no document knows", .unknownState) { sample in
            sample.edit("gleb-1") { $0.state = "sleeping" }
        },
        FaultPlant("a plan without a time", .noTime) { $0.edit("vera-1") { $0.until = nil } },
        FaultPlant("a suppression without a reason", .noReason) {
            $0.edit("gleb-1") { $0.reason = nil }
        },
        FaultPlant("a plan that is overdue when all is drained", .overdue) { sample in
            sample.history.isDrained = true
            sample.edit("vera-1") { $0.until = FaultSample.at(99_999) }
        },
        FaultPlant("a timer that is overdue when all is drained", .overdue) { sample in
            sample.history.isDrained = true
            sample.editEnrollment(of: "boris") { $0.dueAt = FaultSample.at(99_999) }
        },
        FaultPlant("an acceptance that is forgotten", .acceptanceLost) { sample in
            sample.edit("egor-1") { $0.state = "unknown" }
        },
        FaultPlant("a begin that is forgotten", .beginForgotten) { sample in
            sample.drop { $0 == FaultSample.settle("egor-1", "t5", 4_300) }
            sample.edit("egor-1") { $0.state = "expired" }
        },
        FaultPlant("a sight that is forgotten", .feedbackLost) { sample in
            sample.edit("anna-1") { $0.state = "delivered" }
        },
        FaultPlant("two contacts alive for one offer", .twoAlive) { sample in
            for id in ["vera-2", "vera-3"] {
                sample.history.contacts.append(
                    FaultSample.contact(id, "queued", until: FaultSample.at(1))
                )
            }
        },
        FaultPlant("an active enrollment that nothing will wake", .notOneReason) { sample in
            sample.editEnrollment(of: "boris") { $0.dueAt = nil }
        },
        FaultPlant("an active enrollment that two things will wake", .notOneReason) { sample in
            sample.editEnrollment(of: "boris") { $0.awaitsUntil = FaultSample.at(1) }
        },
        FaultPlant("an ended enrollment that something will wake", .notOneReason) { sample in
            sample.editEnrollment(of: "anna") { $0.dueAt = FaultSample.at(1) }
        },
        FaultPlant("a version that was refused", .halfApplied) { sample in
            sample.editEnrollment(of: "anna") { $0.version = "v3" }
        },
    ]
}

extension FaultSample {
    /// A contact's whole way, from its lease to its acceptance.
    mutating func addLetter(_ contact: String, at time: Int64, customer: String? = nil) {
        add(FaultSample.lease(contact, "t-\(contact)", time, customer: customer))
        add(FaultSample.begin(contact, "t-\(contact)", time + 100))
        add(FaultSample.receive(contact, time + 200))
        add(FaultSample.settle(contact, "t-\(contact)", time + 300))
    }

    /// Egor gets his letter again, under another id.
    mutating func addSecondLetter(at time: Int64 = 50_000) {
        history.contacts.append(FaultSample.contact("egor-2", "sent"))
        edit("egor-2") { $0.about = "cart-egor" }
        addLetter("egor-2", at: time)
    }
}

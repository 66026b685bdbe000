@testable import JourneyChecker

/// Fedor is shown a banner and buys: it is taken back.
extension FaultSample {
    static let shownActs: [HistoryAct] = [
        lease("fedor-1", "t1", 40_000), begin("fedor-1", "t1", 40_100),
        receive("fedor-1", 40_200), settle("fedor-1", "t1", 40_300),
        .recalled(Recall(at: at(41_000), enrollment: "e-fedor", reason: "goal_reached")),
        // The first adapter's report is lost, the second one does it again.
        withdraw("fedor-1", "t2", 41_100), begin("fedor-1", "t2", 41_200),
        takeBack("fedor-1", 41_300),
        withdraw("fedor-1", "t3", 51_200), begin("fedor-1", "t3", 51_300),
        takeBack("fedor-1", 51_400), settle("fedor-1", "t3", 51_500),
    ]

    static let shownContact: FinalContact = {
        var shown = contact("fedor-1", "sent")
        shown.message = "banner"
        shown.offer = "banner"
        shown.channel = "display"
        shown.withdrawal = "done"
        return shown
    }()

    static func withdraw(_ contact: String, _ token: String, _ time: Int64) -> HistoryAct {
        lease(contact, token, time, isWithdrawal: true)
    }

    static func takeBack(_ contact: String, _ time: Int64) -> HistoryAct {
        .received(Receipt(at: at(time), provider: "p", key: "key-\(contact)-withdraw"))
    }

    /// A job of the withdrawal, from its lease to its acceptance.
    mutating func addWithdrawal(_ contact: String, _ token: String, at time: Int64) {
        add(FaultSample.withdraw(contact, token, time))
        add(FaultSample.begin(contact, token, time + 100))
        add(FaultSample.takeBack(contact, time + 200))
        add(FaultSample.settle(contact, token, time + 300))
    }
}

extension FaultPlant {
    static let withdrawals: [FaultPlant] = [
        FaultPlant("a withdrawal of what was never shown", .withdrawnUnsent) { sample in
            sample.addWithdrawal("vera-1", "t9", at: 60_000)
        },
        FaultPlant("a withdrawal of a letter", .withdrawnUnsent) { sample in
            sample.addWithdrawal("anna-1", "t9", at: 60_000)
        },
        FaultPlant("a withdrawal before its time", .withdrawnEarly) { sample in
            sample.drop { $0.at == FaultSample.at(41_000) }
        },
        FaultPlant("a withdrawal before its time, because its steps were over", .withdrawnEarly) {
            sample in
            sample.drop { $0.at == FaultSample.at(41_000) }
            sample.add(
                .recalled(
                    Recall(at: FaultSample.at(41_000), enrollment: "e-fedor", reason: "finished")
                )
            )
        },
        FaultPlant("a withdrawal after one that was done", .withdrawnTwice) { sample in
            sample.addWithdrawal("fedor-1", "t9", at: 60_000)
        },
        FaultPlant("a send after the withdrawal", .begunAfterWithdrawal) { sample in
            sample.add(FaultSample.lease("fedor-1", "t9", 60_000, maybeSent: true))
            sample.add(FaultSample.begin("fedor-1", "t9", 60_100))
        },
        FaultPlant("something shown that nothing takes back", .withdrawalMissing) { sample in
            sample.drop { $0.at >= FaultSample.at(41_000) && $0.at < FaultSample.at(70_000) }
            sample.edit("fedor-1") { $0.withdrawal = nil }
        },
        FaultPlant("something perhaps shown that nothing takes back", .withdrawalMissing) {
            sample in
            sample.drop { $0.at >= FaultSample.at(40_300) && $0.at < FaultSample.at(70_000) }
            sample.edit("fedor-1") { contact in
                contact.state = "recalled"
                contact.maybeSent = true
                contact.withdrawal = nil
            }
        },
        FaultPlant("something still shown when all is drained", .withdrawalMissing) { sample in
            sample.drop { $0 == FaultSample.settle("fedor-1", "t3", 51_500) }
            sample.edit("fedor-1") { $0.withdrawal = "due" }
            sample.history.isDrained = true
        },
        FaultPlant("a withdrawal whose report is forgotten", .withdrawalLost) { sample in
            sample.edit("fedor-1") { $0.withdrawal = "queued" }
        },
        FaultPlant("a withdrawal under the key of the send", .keyChanged) { sample in
            sample.add(
                FaultSample.lease("fedor-1", "t9", 60_000, key: "key-fedor-1", isWithdrawal: true)
            )
        },
        FaultPlant("a withdrawal that changes its key", .keyChanged) { sample in
            sample.add(
                FaultSample.lease("fedor-1", "t9", 60_000, key: "key-other", isWithdrawal: true)
            )
        },
        FaultPlant("a withdrawal of another content", .contentChanged) { sample in
            sample.drop { $0 == FaultSample.begin("fedor-1", "t3", 51_300) }
            sample.add(FaultSample.begin("fedor-1", "t3", 51_300, content: "other"))
        },
        FaultPlant("a withdrawal behind a closed gate", .begunBehindGate) { sample in
            let gate = GateChange(at: FaultSample.at(51_100), isOpen: false, channel: "display")
            sample.add(.gate(gate))
        },
        FaultPlant("a withdrawal that nobody began", .receivedUnbegun) { sample in
            for (token, time) in [("t2", Int64(41_200)), ("t3", 51_300)] {
                sample.drop { $0 == FaultSample.begin("fedor-1", token, time) }
            }
        },
        FaultPlant("a withdrawal that two adapters hold", .leasedTwice) { sample in
            sample.drop { $0 == FaultSample.withdraw("fedor-1", "t3", 51_200) }
            sample.add(FaultSample.withdraw("fedor-1", "t3", 45_000))
        },
        FaultPlant("a stale report of a withdrawal that is believed", .staleSettlement) { sample in
            sample.add(FaultSample.settle("fedor-1", "t2", 51_350, "transient"))
        },
        FaultPlant("a grant to take back that outlives a stop", .grantTooLong) { sample in
            sample.add(FaultSample.begin("fedor-1", "t3", 51_310, valid: 1_001))
        },
    ]
}

@testable import JourneyChecker

/// What customers said, and where letters went.
extension FaultSample {
    static func say(
        _ customer: String,
        _ topic: String,
        _ isGranted: Bool,
        _ time: Int64,
        isConfirmed: Bool? = nil,
        saidAt: Int64? = nil,
        channel: String? = nil
    ) -> HistoryAct {
        .said(
            SaidWord(
                at: at(time),
                customer: customer,
                topic: topic,
                channel: channel,
                isGranted: isGranted,
                isConfirmed: isConfirmed,
                saidAt: at(saidAt ?? time)
            )
        )
    }

    /// Anna's letters are about carts, for which she was asked.
    mutating func askForCarts(_ mode: String = "opt-in", isMarketing: Bool = true) {
        history.rules.consents = ["cart": mode]
        edit("anna-1") { contact in
            contact.topic = "cart"
            contact.isMarketing = isMarketing
        }
    }

    /// A second letter to Anna, about something else, to the address of the first.
    mutating func addLetterToAnna(about: String = "else") {
        drop { $0 == FaultSample.begin("anna-1", "t1", 200) }
        add(FaultSample.begin("anna-1", "t1", 200, address: "anna@shop.example"))
        history.contacts.append(FaultSample.contact("anna-2", "sent"))
        edit("anna-2") { $0.offer = about }
        add(FaultSample.lease("anna-2", "t2", 70_000, customer: "anna"))
        add(FaultSample.begin("anna-2", "t2", 70_100, address: "anna@shop.example"))
        add(FaultSample.receive("anna-2", 70_200))
        add(FaultSample.settle("anna-2", "t2", 70_300))
    }

    mutating func addDeath(of contact: String, _ word: String, at time: Int64) {
        add(
            .feedback(
                GivenFeedback(
                    at: FaultSample.at(time),
                    contact: contact,
                    word: word,
                    isForGood: true
                )
            )
        )
    }
}

extension FaultPlant {
    static let consents: [FaultPlant] = [
        FaultPlant("a letter to who never agreed", .begunWithoutConsent) { $0.askForCarts() },
        FaultPlant("a letter to who agreed to something else", .begunWithoutConsent) { sample in
            sample.askForCarts()
            sample.add(FaultSample.say("anna", "news", true, 10))
        },
        FaultPlant("a letter to who agreed in another channel", .begunWithoutConsent) { sample in
            sample.askForCarts()
            sample.add(FaultSample.say("anna", "cart", true, 10, channel: "sms"))
        },
        FaultPlant("a letter to who was asked and did not confirm", .begunWithoutConsent) {
            sample in
            sample.askForCarts("double opt-in")
            sample.add(FaultSample.say("anna", "cart", true, 10))
        },
        FaultPlant("a letter to who agreed afterwards", .begunWithoutConsent) { sample in
            sample.askForCarts()
            sample.add(FaultSample.say("anna", "cart", true, 210))
        },
        FaultPlant("a letter to who refused", .begunRefused) { sample in
            sample.askForCarts("opt-out")
            sample.add(FaultSample.say("anna", "cart", false, 10))
        },
        FaultPlant("a letter to who refused everything", .begunRefused) { sample in
            sample.askForCarts("none")
            sample.add(FaultSample.say("anna", "cart", true, 5))
            sample.add(FaultSample.say("anna", "*", false, 10))
        },
        FaultPlant("a letter to who refused later than they agreed", .begunRefused) { sample in
            sample.askForCarts()
            sample.add(FaultSample.say("anna", "cart", false, 10))
            // Told later, and said before.
            sample.add(FaultSample.say("anna", "cart", true, 20, saidAt: 9))
        },
        FaultPlant("a letter to who refused as a guest", .begunRefused) { sample in
            sample.askForCarts("opt-out")
            sample.add(FaultSample.say("guest", "cart", false, 10))
            sample.add(
                .merged(MergeAct(at: FaultSample.at(20), customer: "guest", into: "anna"))
            )
        },
    ]

    static let addresses: [FaultPlant] = [
        FaultPlant("a letter to an address that bounced", .begunToDeadAddress) { sample in
            sample.addLetterToAnna()
            sample.addDeath(of: "anna-1", "bounced", at: 60_500)
        },
        FaultPlant("a letter to an address that complained", .begunToDeadAddress) { sample in
            sample.addLetterToAnna()
            sample.addDeath(of: "anna-1", "complained", at: 60_500)
        },
        FaultPlant("a letter to an address that was refused", .begunToDeadAddress) { sample in
            sample.addLetterToAnna()
            sample.drop { $0 == FaultSample.settle("anna-1", "t1", 300) }
            sample.add(FaultSample.settle("anna-1", "t1", 300, "permanent_recipient"))
        },
    ]
}

extension FaultSample {
    /// What looks like a broken promise and is none.
    static let permitted: [(String, @Sendable (inout FaultSample) -> Void)] = [
        (
            "who agreed",
            { sample in
                sample.askForCarts()
                sample.add(say("anna", "cart", true, 10))
            }
        ),
        (
            "who confirmed",
            { sample in
                sample.askForCarts("double opt-in")
                sample.add(say("anna", "cart", true, 10, isConfirmed: true))
            }
        ),
        ("who was not asked", { $0.askForCarts("opt-out") }),
        (
            "a message that needs no consent",
            { sample in
                sample.askForCarts(isMarketing: false)
                sample.add(say("anna", "*", false, 10))
            }
        ),
        (
            "who agreed again",
            { sample in
                sample.askForCarts()
                sample.add(say("anna", "*", false, 10))
                sample.add(say("anna", "cart", true, 11))
            }
        ),
        (
            "who refused in another channel",
            { sample in
                sample.askForCarts("opt-out")
                sample.add(say("anna", "cart", false, 10, channel: "sms"))
            }
        ),
        (
            "a refusal that came while the letter began",
            { sample in
                sample.askForCarts("opt-out")
                sample.add(say("anna", "cart", false, 203))
            }
        ),
        (
            "who refused as a guest that is known only later",
            { sample in
                sample.askForCarts("opt-out")
                sample.add(say("guest", "cart", false, 10))
                sample.add(.merged(MergeAct(at: at(250), customer: "guest", into: "anna")))
                sample.drop { act in
                    if case .merged(let merge) = act { merge.at == at(62_000) } else { false }
                }
                sample.history.contacts.removeAll { $0.customer == "zoya" }
                sample.drop { $0.at >= at(60_000) && $0.at < at(64_000) }
            }
        ),
        (
            "an address that bounced for a while",
            { sample in
                sample.addLetterToAnna()
                sample.add(feedback("anna-1", "bounced", 60_500))
            }
        ),
        (
            "a bounce that is told while the letter begins",
            { sample in
                sample.addLetterToAnna()
                sample.addDeath(of: "anna-1", "bounced", at: 70_102)
            }
        ),
    ]
}

@testable import JourneyChecker

/// A guest is written to, and turns out to be Zoya: her contacts get another handle.
extension FaultSample {
    static let mergedActs: [HistoryAct] = [
        lease("guest-1", "t1", 60_000, customer: "guest"), begin("guest-1", "t1", 60_100),
        receive("guest-1", 60_200), settle("guest-1", "t1", 60_300),
        lease("zoya-2", "t1", 61_000, customer: "zoya"), begin("zoya-2", "t1", 61_100),
        receive("zoya-2", 61_200), settle("zoya-2", "t1", 61_300),
        .merged(MergeAct(at: at(62_000), customer: "guest", into: "zoya")),
        feedback("guest-1", "delivered", 63_000),
    ]

    /// What the guest got, as it stands in the end.
    static let mergedContact: FinalContact = {
        var merged = contact("zoya-1", "delivered")
        merged.enrollment = "e-guest"
        merged.key = "key-guest-1"
        return merged
    }()

    /// What Zoya got before anybody knew that she was the guest.
    static let ownContact: FinalContact = {
        var own = contact("zoya-2", "sent")
        own.key = "key-zoya-2"
        return own
    }()
}

extension FaultPlant {
    static let merges: [FaultPlant] = [
        FaultPlant("a job for somebody who was merged away", .leasedForMerged) { sample in
            sample.add(FaultSample.lease("zoya-3", "t1", 70_000, customer: "guest"))
        },
        FaultPlant("a contact of somebody who was merged away", .mergedRemains) { sample in
            sample.edit("zoya-1") { $0.customer = "guest" }
        },
        FaultPlant("an enrollment of somebody who was merged away", .mergedRemains) { sample in
            sample.history.enrollments.append(
                FinalEnrollment(enrollment: "e-guest", customer: "guest", isActive: false)
            )
        },
        FaultPlant("an offer again after a merge", .offerBegunTwice) { sample in
            sample.history.contacts.append(FaultSample.contact("zoya-3", "sent"))
            sample.addLetter("zoya-3", at: 70_000, customer: "zoya")
        },
        FaultPlant("an offer again for the guest's, after a merge", .secondLadder) { sample in
            sample.history.contacts.append(FaultSample.contact("zoya-3", "sent"))
            sample.edit("zoya-3") { $0.channel = "sms" }
            sample.addLetter("zoya-3", at: 70_000, customer: "zoya")
            // Of her own letters there is none left that would be the same.
            sample.edit("zoya-2") { $0.about = "else" }
        },
        FaultPlant("an offer that the guest has seen", .begunAfterSeen) { sample in
            sample.add(FaultSample.feedback("guest-1", "seen", 62_500))
            sample.edit("zoya-1") { $0.state = "seen" }
            sample.history.contacts.append(FaultSample.contact("zoya-3", "sent"))
            sample.edit("zoya-3") { $0.rendition = "second" }
            sample.addLetter("zoya-3", at: 70_000, customer: "zoya")
        },
        FaultPlant("a newcomer beyond the cap of the united", .capExceeded) { sample in
            sample.history.contacts.append(FaultSample.contact("zoya-3", "sent"))
            sample.edit("zoya-3") { contact in
                contact.offer = "else"
                contact.message = "else"
            }
            sample.addLetter("zoya-3", at: 70_000, customer: "zoya")
        },
        FaultPlant("a key that a merge changed", .contactLost) { sample in
            sample.edit("zoya-1") { $0.key = "key-computed-anew" }
        },
    ]
}

import JourneyCore

extension RuleScene {
    /// An enrollment that speaks, of a journey that is named like its message.
    static func enrollment(in journey: String, at now: Timestamp) -> Enrollment {
        Enrollment(
            id: StableHash("enrollment", journey).identifier,
            journey: journey,
            version: 1,
            key: "",
            number: 0,
            enteredAt: now,
            entry: EntryEvent(name: "Signed Up", time: now, properties: .empty),
            step: journey,
            state: .speaking(
                SendProgress(about: "", arrivedAt: now, expiresAt: now + .days(7), due: now)
            )
        )
    }

    /// `reminder by email about c1`, in a state since a time.
    func contact(
        _ words: [Substring],
        of enrollment: Identifier,
        _ state: Contact.State,
        _ at: Timestamp,
        _ number: Int = 0
    ) throws -> Contact.Stored {
        let message = try RuleMessages.of(words[0])
        guard words.count >= 3, words[1] == "by", let channel = Channel(word: words[2]) else {
            throw RuleExample.Unreadable(description: "'\(words.joined(separator: " "))'")
        }
        let about = words.firstIndex(of: "about").map { String(words[$0 + 1]) } ?? ""
        var hash = StableHash("contact", message.name, channel.word)
        hash.combine(UInt64(number))
        return Contact.Stored(
            id: hash.identifier,
            enrollment: enrollment,
            journey: message.name,
            step: message.name,
            message: message.name,
            offer: message.offer,
            about: about,
            channel: channel,
            rendition: "",
            number: number,
            rung: 0,
            purpose: message.purpose,
            topic: message.topic,
            cost: programme.policy.channels[channel]?.cost ?? .zero,
            createdAt: at,
            expiresAt: at + .days(7),
            state: state,
            attempt: 0,
            isMaybeSent: false,
            isRecallNoted: false,
            begunAt: state.isBegun ? at : nil,
            sentAt: state.isSent ? at : nil,
            seenAt: state == .seen ? at : nil,
            clickedAt: nil,
            providerID: nil,
            contentHash: 0,
            verdict: VerdictRecord(rule: nil, reason: nil, policyVersion: 0, decidedAt: at),
            lease: nil,
            leaseCount: 0,
            withdrawal: nil
        )
    }
}

extension RuleScene {
    /// `everybody: 300 by messenger, 90 answered`, of the hour before.
    func tally(_ words: [Substring], before now: Timestamp) throws -> ResponseTally {
        guard words.count == 6, let contacts = Int64(words[1]),
            let channel = Channel(word: words[3].dropLast()), let answered = Int64(words[4])
        else {
            throw RuleExample.Unreadable(description: "'\(words.joined(separator: " "))'")
        }
        return ResponseTally(
            ResponseTally.Key(hour: now.hour - 1, channel: channel),
            contacts: contacts,
            answered: answered
        )
    }
}

extension Contact.State {
    fileprivate var isBegun: Bool { [.begun, .unknown].contains(self) || isSent }
    fileprivate var isSent: Bool { [.sent, .seen].contains(self) }
}

extension Enrollment {
    /// The same customer's, of another journey.
    func `in`(_ journey: String, at now: Timestamp) -> Enrollment {
        var other = RuleScene.enrollment(in: journey, at: now)
        other.holdout = holdout
        return other
    }
}

package import JourneyCore

extension Policy {
    /// A small shop's: every pushed channel, no caps and no quiet hours unless given.
    package static func sample(
        holdout: GlobalHoldout? = nil,
        caps: [Cap] = [],
        quietHours: [QuietHours] = [],
        arbitration: Arbitration = Arbitration(),
        smsHours: DailyHours? = nil,
        onUnknown: OnUnknown = .drop
    ) -> Policy {
        func channel(_ seenWhen: SeenWhen, cost: Int64 = 0, hours: DailyHours? = nil)
            -> ChannelPolicy
        {
            ChannelPolicy(
                cost: Amount(tenThousandths: cost),
                seenWhen: seenWhen,
                hours: hours,
                onUnknownMarketing: onUnknown
            )
        }
        return Policy(
            timeZone: "Europe/Moscow",
            currency: "RUB",
            holdout: holdout,
            channels: [
                .email: channel(.opened, cost: 500),
                .push: channel(.opened),
                .sms: channel(.delivered, cost: 45_000, hours: smsHours),
                .messenger: channel(.read, cost: 12_000),
                .display: channel(.clicked, cost: 8_000),
            ],
            topics: [
                "cart": Topic(title: LocalizedText("Cart")),
                "news": Topic(title: LocalizedText("News"), consent: .optOut),
                "service": Topic(title: LocalizedText("Orders"), consent: .none),
            ],
            caps: caps,
            quietHours: quietHours,
            arbitration: arbitration,
            version: 7
        )
    }
}

extension Message {
    package static func sample(
        _ name: String,
        topic: String = "cart",
        purpose: Purpose = .marketing,
        offer: String? = nil,
        renditions: [String] = ["", "second", "discount"]
    ) -> Message {
        var byChannel: [Channel: [String]] = [:]
        for channel in Channel.pushed { byChannel[channel] = renditions }
        return Message(
            name: name,
            topic: topic,
            purpose: purpose,
            offer: offer,
            renditions: byChannel
        )
    }
}

extension Journey {
    /// Starts on `Signed Up`, once the one before has ended.
    package static func sample(
        _ name: String = "welcome",
        on event: String = "Signed Up",
        again: Entry.Again = .afterExit,
        exits: [EventCondition] = [],
        goal: Goal? = nil,
        holdout: BasisPoints? = nil,
        priority: Int = 50,
        steps instructions: [Instruction]
    ) -> Journey {
        Journey(
            name: name,
            priority: priority,
            entry: Entry(trigger: .event(event), again: again),
            exits: exits,
            goal: goal,
            holdout: holdout,
            program: Program(instructions),
            version: StableHash(name).value
        )
    }
}

extension Programme {
    package convenience init(
        _ journeys: [Journey],
        messages: [Message] = [.sample("reminder")],
        policy: Policy = .sample()
    ) {
        self.init(policy: policy, journeys: journeys, messages: messages)
    }
}

extension Profile {
    /// Reachable in every channel, and agreed to the topic `cart`.
    package static func reachable(in zone: String? = nil) -> Profile {
        Profile(
            addresses: [
                Address(channel: .email, text: "anna@shop.example"),
                Address(channel: .push, text: "token-1"),
                Address(channel: .sms, text: "+79990000001"),
                Address(channel: .messenger, text: "anna-1"),
            ],
            consents: [
                Consent(topic: "cart", isGranted: true, at: Timestamp(milliseconds: 0))
            ],
            timeZone: zone
        )
    }
}

extension Timestamp {
    /// For tests: stops when `text` is no RFC 3339 time.
    package init(_ text: String) {
        guard let instant = Timestamp(rfc3339: text) else {
            preconditionFailure("'\(text)' is not an RFC 3339 time")
        }
        self = instant
    }
}

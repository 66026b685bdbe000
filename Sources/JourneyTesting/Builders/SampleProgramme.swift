package import JourneyCore

/// A small programme for tests: one journey of each kind that a store has to carry.
///
/// - `welcome` on `Signed Up`: speaks by email, after a day by push; `Bought` is its goal,
///   `Left` its exit.
/// - `reply` on `Subscribed`: an email; seen within two days, a push follows, else an SMS.
/// - `cart` on `Cart Updated`: waits for 20 quiet minutes, then speaks by email.
/// - `return` after 30 days without `Visited`: an SMS.
package enum SampleProgramme {
    package static func make(
        sendsPerHourMax: Int? = nil,
        caps: [Cap] = [],
        onUnknown: OnUnknown = .drop,
        attemptsMax: Int = 5,
        remembers: Bool = true
    ) -> Programme {
        Programme(
            policy: policy(
                sendsPerHourMax: sendsPerHourMax,
                caps: caps,
                onUnknown: onUnknown,
                attemptsMax: attemptsMax
            ),
            journeys: [welcome, reply, cart] + (remembers ? [comeBack] : []),
            messages: messages
        )
    }

    package static func decider(_ programme: Programme = make()) -> Decider {
        Decider(programme: programme, calendar: FixedCalendar())
    }

    private static func policy(
        sendsPerHourMax: Int?,
        caps: [Cap],
        onUnknown: OnUnknown,
        attemptsMax: Int
    ) -> Policy {
        func channel(_ seenWhen: SeenWhen, cost: Int64) -> ChannelPolicy {
            ChannelPolicy(
                cost: Amount(tenThousandths: cost),
                seenWhen: seenWhen,
                attemptsMax: attemptsMax,
                onUnknownMarketing: onUnknown
            )
        }
        return Policy(
            timeZone: "Europe/Berlin",
            currency: "EUR",
            sendsPerHourMax: sendsPerHourMax,
            channels: [
                .email: channel(.opened, cost: 10),
                .push: channel(.opened, cost: 20),
                .sms: channel(.delivered, cost: 500),
            ],
            topics: [
                "news": Topic(title: LocalizedText("News"), consent: .optOut),
                "service": Topic(title: LocalizedText("Service"), consent: .none),
            ],
            caps: caps,
            version: 7
        )
    }

    private static let messages = ["welcome", "nudge", "cart", "come-back"].map { name in
        Message(
            name: name,
            topic: "news",
            renditions: [.email: [""], .push: [""], .sms: [""]]
        )
    }

    private static let welcome = Journey(
        name: "welcome",
        entry: Entry(trigger: .event("Signed Up")),
        exits: [EventCondition(event: "Left")],
        goal: Goal(condition: EventCondition(event: "Bought"), within: .days(7)),
        program: Program([
            .send(
                SendStep(
                    id: "greet",
                    message: "welcome",
                    ladder: [Rung(channel: .email), Rung(channel: .push, after: .days(1))],
                    next: 1
                )
            )
        ]),
        version: 1
    )

    private static let reply = Journey(
        name: "reply",
        entry: Entry(trigger: .event("Subscribed")),
        program: Program([
            .send(
                SendStep(
                    id: "first",
                    message: "welcome",
                    ladder: [Rung(channel: .email)],
                    expires: .days(2),
                    ifSuppressed: .steps(at: 3),
                    next: 1
                )
            ),
            .send(
                SendStep(id: "push", message: "nudge", ladder: [Rung(channel: .push)], next: 2)
            ),
            .jump(4),
            .send(SendStep(id: "sms", message: "nudge", ladder: [Rung(channel: .sms)], next: 4)),
        ]),
        version: 2
    )

    private static let cart = Journey(
        name: "cart",
        entry: Entry(trigger: .event("Cart Updated"), again: .restart),
        exits: [EventCondition(event: "Bought")],
        program: Program([
            .awaitQuiet(
                id: "quiet",
                QuietStep(
                    without: EventCondition(event: "Cart Updated"),
                    duration: .minutes(20),
                    atMost: .hours(4)
                )
            ),
            .send(
                SendStep(id: "remind", message: "cart", ladder: [Rung(channel: .email)], next: 2)
            ),
        ]),
        version: 3
    )

    private static let comeBack = Journey(
        name: "return",
        entry: Entry(
            trigger: .absence(Entry.Absence(of: "Visited", duration: .days(30)))
        ),
        program: Program([
            .send(
                SendStep(
                    id: "miss",
                    message: "come-back",
                    ladder: [Rung(channel: .sms)],
                    next: 1
                )
            )
        ]),
        version: 4
    )
}

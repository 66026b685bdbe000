import JourneyCore

extension FaultProgramme {
    var welcome: Journey {
        journey(
            "welcome",
            Entry(trigger: .event("Signed Up")),
            goal: Goal(condition: EventCondition(event: "Bought"), within: .days(7)),
            holdout: holdout(1_000),
            steps: [
                send(
                    "greet",
                    "greeting",
                    [
                        Rung(channel: .email), Rung(channel: .push, after: .hours(4)),
                        Rung(channel: .sms, after: .days(1)),
                    ].filter { edition & 1 == 0 || $0.channel != .push },
                    next: 1
                ),
                .wait(id: "pause", .days(1)),
                .split(
                    id: "split",
                    name: "discount",
                    arms: [
                        Arm(name: "with", weight: 2, target: 4),
                        Arm(name: "without", weight: 1, target: 3),
                    ]
                ),
                .exit(id: "leave", reason: "no_discount"),
                send("offer", "discount", [Rung(channel: .email)], until: .goal, next: 5),
            ]
        )
    }

    var cart: Journey {
        journey(
            "cart",
            Entry(trigger: .event("Cart Updated"), key: Self.entryField("cart"), again: .restart),
            exits: [EventCondition(event: "Bought")],
            steps: [
                .awaitQuiet(
                    id: "quiet",
                    QuietStep(
                        without: EventCondition(event: "Cart Updated"),
                        duration: .minutes(20),
                        atMost: .hours(4)
                    )
                ),
                send(
                    "remind",
                    "reminder",
                    [
                        Rung(channel: .email),
                        Rung(channel: .email, rendition: "second", after: .hours(6)),
                        Rung(channel: .push, after: .hours(12)),
                        Rung(channel: .display, duration: Self.reminderShown),
                    ],
                    expires: .days(2),
                    next: 2
                ),
                .awaitEvent(
                    id: "reading",
                    AwaitStep(
                        awaited: .clicked(message: "reminder"),
                        atMost: .days(1),
                        then: 3,
                        otherwise: 4
                    )
                ),
                edition & 4 == 0
                    ? send("thank", "thanks", [Rung(channel: .push)], ifSuppressed: .exit, next: 4)
                    : .wait(id: "rest", .hours(2)),
            ]
        )
    }

    var twin: Journey {
        journey(
            "twin",
            Entry(
                trigger: .event("Cart Updated"),
                key: Self.entryField("cart"),
                ignoreRepeats: .minutes(5)
            ),
            steps: [
                send(
                    "twin",
                    "twin",
                    [Rung(channel: .push, after: .hours(1)), Rung(channel: .sms)],
                    until: .clicked,
                    expires: .days(1),
                    next: 1
                )
            ]
        )
    }

    var receipt: Journey {
        journey(
            "receipt",
            Entry(trigger: .event("Bought"), key: Self.entryField("order"), again: .never),
            steps: [
                send(
                    "receipt",
                    "receipt",
                    [Rung(channel: .email), Rung(channel: .sms, after: .minutes(30))],
                    expires: .days(1),
                    next: 1
                )
            ]
        )
    }

    var comeBack: Journey {
        journey(
            "return",
            Entry(
                trigger: .absence(
                    Entry.Absence(of: "Visited", duration: .days(10), since: "Signed Up")
                ),
                again: .after(.days(5))
            ),
            steps: [
                send(
                    "miss",
                    "miss",
                    [Rung(channel: .push), Rung(channel: .email)],
                    ifSuppressed: .exit,
                    next: 1
                )
            ]
        )
    }

    var reply: Journey {
        journey(
            "reply",
            Entry(trigger: .event("Subscribed"), again: .concurrently(atMost: 2)),
            exits: [EventCondition(event: "Left")],
            steps: [
                send(
                    "first",
                    "answer",
                    [Rung(channel: .email, after: .minutes(10))],
                    expires: .hours(12),
                    ifSuppressed: .steps(at: 3),
                    next: 1
                ),
                .awaitEvent(
                    id: "visit",
                    AwaitStep(
                        awaited: .event(EventCondition(event: "Visited")),
                        atMost: .days(2),
                        then: 2,
                        otherwise: 4
                    )
                ),
                .exit(id: "visited", reason: "visited"),
                send("other", "thanks", [Rung(channel: .sms)], expires: .days(1), next: 4),
            ]
        )
    }

    var show: Journey {
        journey(
            "show",
            Entry(trigger: .event("Visited")),
            exits: [EventCondition(event: "Left")],
            goal: Goal(condition: EventCondition(event: "Bought"), within: .days(6)),
            steps: [
                send(
                    "banner",
                    "banner",
                    [
                        Rung(channel: .display, duration: Self.bannerShown),
                        Rung(
                            channel: .display,
                            rendition: "second",
                            after: .hours(12),
                            duration: .days(1)
                        ),
                    ],
                    until: .goal,
                    expires: .days(4),
                    next: 1
                ),
                .wait(id: "rest", .hours(5)),
            ]
        )
    }

    private static let bannerShown = Span.hours(9)
    private static let reminderShown = Span.hours(30)

    /// By the message, of its shortest rung.
    static let shownFor: [String: Milliseconds] = [
        "banner": .hours(9), "reminder": .hours(30),
    ]

    private func journey(
        _ name: String,
        _ entry: Entry,
        exits: [EventCondition] = [],
        goal: Goal? = nil,
        holdout: BasisPoints? = nil,
        steps: [Instruction]
    ) -> Journey {
        Journey(
            name: name,
            entry: entry,
            exits: exits,
            goal: goal,
            holdout: holdout,
            program: Program(steps),
            version: StableHash(name).value
        )
    }

    private func send(
        _ id: String,
        _ message: String,
        _ ladder: [Rung],
        until: SendStep.Until = .seen,
        expires: Span = .days(3),
        ifSuppressed: SendStep.IfSuppressed = .proceed,
        next: Int
    ) -> Instruction {
        .send(
            SendStep(
                id: id,
                message: message,
                ladder: ladder,
                until: until,
                expires: expires,
                ifSuppressed: ifSuppressed,
                next: next
            )
        )
    }

    /// `entry.<name>`, as the reader of the files would compile it.
    private static func entryField(_ name: String) -> Expression {
        Expression(
            source: "entry.\(name)",
            root: .member(root: "entry", field: name),
            reads: [Expression.Read(root: "entry", field: name)],
            ownCalls: []
        )
    }
}

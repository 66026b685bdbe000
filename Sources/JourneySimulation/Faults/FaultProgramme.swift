import JourneyCore

/// The files of a fault simulation: journeys that use every kind of step, and a policy whose rules
/// differ from seed to seed.
///
/// - `welcome` on `Signed Up`: a ladder of three, an experiment, an offer by email; `Bought` is its
///   goal, a tenth is held out.
/// - `cart` on `Cart Updated`, per cart: quiet for 20 minutes, then a ladder that makes the offer
///   `cart`; starts over until it has spoken.
/// - `twin` on `Cart Updated`, per cart: makes the same offer, after an hour.
/// - `receipt` on `Bought`, per order: transactional.
/// - `return` after ten days without `Visited`.
/// - `reply` on `Subscribed`: waits for an event and for a reading.
/// - `show` on `Visited`: an offer in display, first for some hours, then another one for a day;
///   `Bought` is its goal, `Left` its exit.
///
/// An edit takes a rung, a journey or a step away while customers stand in it, or gives it back.
struct FaultProgramme {
    /// What a seed chooses of the policy.
    struct Choices: Sendable {
        var onUnknown: OnUnknown
        var attemptsMax: Int
        var dailyCap: Cap.OnCap
        var smsCap: Cap.OnCap
        var calendarCap: Cap.OnCap?
        var cartConsent: Topic.Consent
        var ratePerSecond: Int?
        var sendsPerHourMax: Int?
        var machineOpens: MachineOpens
        var hasHoldout: Bool
        var cooldown: Milliseconds
        var arbitration: Arbitration
        /// By journey, in the order of ``FaultProgramme/journeys``.
        var priorities: [Int]

        init(using dice: inout Dice) {
            onUnknown = dice.pick([.drop, .resend])
            attemptsMax = dice.pick([1, 3, 5])
            dailyCap = dice.pick(Cap.OnCap.allCases)
            smsCap = dice.pick(Cap.OnCap.allCases)
            ratePerSecond = dice.pick([nil, 1, 3])
            sendsPerHourMax = dice.pick([nil, nil, nil, 4])
            machineOpens = dice.pick(MachineOpens.allCases)
            hasHoldout = dice.happens(1, in: 2)
            cooldown = dice.pick([.days(2), .days(5)])
            arbitration = Arbitration(
                gather: dice.pick([.zero, .zero, .minutes(10), .minutes(90)]),
                onLost: dice.pick(Cap.OnCap.allCases)
            )
            cartConsent = dice.pick([.optIn, .doubleOptIn])
            calendarCap = dice.happens(1, in: 2) ? dice.pick(Cap.OnCap.allCases) : nil
            priorities = (0..<7).map { _ in dice.pick([20, 50, 50, 80]) }
        }
    }

    static let quietHours = DailyHours(start: 22 * 60, end: 8 * 60)
    static let smsHours = DailyHours(start: 9 * 60, end: 20 * 60)
    static let dailyCap = 2
    static let smsCap = 1
    static let smsCapWindow = Milliseconds.days(3)

    let choices: Choices
    /// Which edit of the journeys stands, 0 to 7.
    var edition = 0

    var decider: Decider {
        Decider(
            programme: Programme(policy: policy, journeys: journeys, messages: messages),
            calendar: Self.calendar
        )
    }

    private static let calendar: ZoneCalendar = {
        var tables: [String: ZoneTable] = [:]
        for zone in FaultZones.all { tables[zone.name] = try? ZoneTable(rule: zone.rule) }
        return ZoneCalendar(tables, version: "rules of 2026")
    }()

    private var journeys: [Journey] {
        var all = [welcome, cart, twin, receipt, comeBack, reply, show]
        for (index, priority) in choices.priorities.enumerated() { all[index].priority = priority }
        if edition & 2 != 0 { all.removeAll { $0.name == "twin" } }
        return all
    }

    private var policy: Policy {
        func channel(_ seenWhen: SeenWhen, lease: Int64, hours: DailyHours? = nil) -> ChannelPolicy
        {
            ChannelPolicy(
                seenWhen: seenWhen,
                ratePerSecond: choices.ratePerSecond,
                lease: .seconds(lease),
                attemptsMax: choices.attemptsMax,
                hours: hours,
                onUnknownMarketing: choices.onUnknown
            )
        }
        return Policy(
            timeZone: FaultZones.policyZone,
            currency: "EUR",
            holdout: holdout(2_000).map { GlobalHoldout(share: $0) },
            sendsPerHourMax: choices.sendsPerHourMax,
            channels: [
                .email: channel(.opened, lease: 60),
                .push: channel(.opened, lease: 20),
                .sms: channel(.delivered, lease: 120, hours: Self.smsHours),
                .display: channel(.clicked, lease: 40),
            ],
            topics: [
                "news": Topic(title: LocalizedText("News"), consent: .optOut),
                "cart": Topic(title: LocalizedText("Carts"), consent: choices.cartConsent),
                "service": Topic(title: LocalizedText("Orders"), consent: .none),
            ],
            caps: calendarCaps + [
                Cap(
                    atMost: Self.dailyCap,
                    window: .rolling(.days(1)),
                    onCap: choices.dailyCap
                ),
                Cap(
                    atMost: Self.smsCap,
                    window: .rolling(Self.smsCapWindow),
                    channels: ChannelSet([.sms]),
                    onCap: choices.smsCap
                ),
            ],
            quietHours: [QuietHours(hours: Self.quietHours, spread: .minutes(30))],
            cooldown: choices.cooldown,
            arbitration: choices.arbitration,
            machineOpens: choices.machineOpens,
            version: 1
        )
    }

    /// Three in three days of the customer's own calendar.
    private var calendarCaps: [Cap] {
        choices.calendarCap.map { [Cap(atMost: 3, window: .calendarDays(3), onCap: $0)] } ?? []
    }

    func holdout(_ share: Int) -> BasisPoints? {
        choices.hasHoldout ? BasisPoints(share) : nil
    }

    private var messages: [Message] {
        func message(_ name: String, _ topic: String, offer: String? = nil) -> Message {
            let isService = topic == "service"
            return Message(
                name: name,
                topic: topic,
                purpose: isService ? .transactional : .marketing,
                offer: offer,
                renditions: [
                    .email: ["", "second"], .push: [""], .sms: [""], .display: ["", "second"],
                ]
            )
        }
        return [
            message("greeting", "news"), message("discount", "news"), message("miss", "news"),
            message("reminder", "cart", offer: "cart"), message("twin", "news", offer: "cart"),
            message("receipt", "service"), message("answer", "news"), message("thanks", "news"),
            message("banner", "news"),
        ]
    }
}

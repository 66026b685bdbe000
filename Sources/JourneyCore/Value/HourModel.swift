/// At which hours of the week a customer responds in a channel.
///
/// What is known of everybody weighs as much as ``responsesMin`` responses of the customer. Each
/// response counts in full for its own hour of the week, half for that hour on other days,
/// and half as much for the hours beside; the older it is, the less. Whole numbers throughout.
package struct HourModel: Sendable {
    /// Of each hour of the week, Monday's first from 0.
    private var scores = [Int64](repeating: 0, count: Self.hoursOfWeek)
    /// How many responses it knows, those of little weight left out.
    package private(set) var responses = 0
    private var knowsEverybody = false

    static let hoursOfWeek = 168
    /// Fewer responses than this say nothing about a habit.
    package static let responsesMin = 3

    /// Fewer responses of everybody than this, as they weigh today, say nothing either.
    package static let everybodyMin = 30

    package init() {}

    /// What everybody's responses say, in whichever numbers.
    package init(everybody known: ResponseSnapshot.ChannelResponses?) {
        let hours = known?.hours ?? []
        let all = hours.reduce(0, +)
        guard all >= Int64(Self.everybodyMin) * ResponsePosterior.unit else { return }
        knowsEverybody = true
        for (hour, count) in hours.enumerated() where count > 0 {
            let granted = UInt64(Self.responsesMin) * UInt64(ResponsePosterior.unit)
            let wide = UInt64(count).multipliedFullWidth(by: granted)
            spread(Int64(UInt64(all).dividingFullWidth(wide).quotient), from: hour)
        }
    }

    /// A response at an hour of the week, so long ago.
    package mutating func add(hourOfWeek: Int, age: Milliseconds) {
        let weight = ResponsePosterior.weight(ofAge: age)
        if weight >= ResponsePosterior.unit / 8 { responses += 1 }
        spread(weight, from: hourOfWeek)
    }

    private mutating func spread(_ weight: Int64, from hourOfWeek: Int) {
        let shifts: [(Int, Int64)] = [(-1, 1), (0, 2), (1, 1)]
        for day in 0..<7 {
            for (shift, share) in shifts {
                let hour = (hourOfWeek + day * 24 + shift + Self.hoursOfWeek) % Self.hoursOfWeek
                scores[hour] += weight * share * (day == 0 ? Int64(2) : 1)
            }
        }
    }

    package func score(ofHour hourOfWeek: Int) -> Int64 { scores[hourOfWeek] }

    package var knowsEnough: Bool { knowsEverybody || responses >= Self.responsesMin }

    package static func hourOfWeek(_ time: CivilTime) -> Int {
        // 1 January 1970, day 0, was a Thursday.
        let weekday = Int(((time.day + 3) % 7 + 7) % 7)
        return weekday * 24 + Int(time.millisecondOfDay) / 3_600_000
    }
}

extension Arbiter {
    /// The best hour for a contact from now to the end of a horizon: of the instants at which the
    /// rules let it pass, the one of the highest score, the earliest of equals.
    ///
    /// `nil` where too little is known, or no instant passes.
    func bestTime(for candidate: Candidate, within horizon: Milliseconds) -> Timestamp? {
        let (customer, now) = (candidate.customer, candidate.now)
        let zone = zone(of: customer)
        var model = HourModel(
            everybody: learned?.responses(on: candidate.contact.channel, at: now)
        )
        for contact in customer.contacts where contact.channel == candidate.contact.channel {
            guard let seenAt = contact.seenAt, seenAt <= now else { continue }
            let hour = HourModel.hourOfWeek(calendar.local(seenAt, in: zone))
            model.add(hourOfWeek: hour, age: now - seenAt)
        }
        guard model.knowsEnough else { return nil }
        var best: (instant: Timestamp, score: Int64)?
        for instant in Self.instants(from: now, within: horizon, in: zone, by: calendar) {
            let score = model.score(
                ofHour: HourModel.hourOfWeek(calendar.local(instant, in: zone))
            )
            guard score > best?.score ?? -1, passes(candidate, at: instant) else { continue }
            best = (instant, score)
        }
        return best?.instant
    }

    /// Now, and each full hour of the customer's clock after it.
    private static func instants(
        from now: Timestamp,
        within horizon: Milliseconds,
        in zone: String,
        by calendar: any CivilCalendar
    ) -> [Timestamp] {
        let hour: Int64 = 3_600_000
        let into = Int64(calendar.local(now, in: zone).millisecondOfDay) % hour
        let first = now + Milliseconds(hour - into)
        let later = stride(from: Int64(0), to: max(0, horizon.count), by: Int(hour))
            .map { first + Milliseconds($0) }
            .filter { $0 < now + horizon }
        return [now] + later
    }

    /// Whether the rules that depend on the time alone let a contact pass then.
    private func passes(_ candidate: Candidate, at instant: Timestamp) -> Bool {
        let then = Candidate(
            contact: candidate.contact,
            enrollment: candidate.enrollment,
            customer: candidate.customer,
            now: instant
        )
        return [Rule.expiry, .hours, .caps].allSatisfy { ask($0, about: then) == .pass }
    }
}

extension Turn {
    /// A verdict about a contact of a `send` with `at: best time`, put off to the best hour.
    ///
    /// Asked once, when the contact's own time has come: a contact that waited for its best time,
    /// or for anything after it, goes as the rules say. Where too little is known or no instant
    /// passes, it goes on as decided, and the record says that the best time was asked for.
    func atBestTime(
        _ verdict: Verdict,
        _ record: VerdictRecord,
        of candidate: Arbiter.Candidate
    ) -> (Verdict, VerdictRecord) {
        guard let horizon = bestTimeHorizon(of: candidate.contact) else { return (verdict, record) }
        switch verdict {
        case .send, .plan(_, .quietHours), .plan(_, .channelHours), .plan(_, .cap): break
        case .plan, .nextRung, .suppress, .recall, .expire: return (verdict, record)
        }
        var record = record
        guard let best = arbiter.bestTime(for: candidate, within: horizon), best > now else {
            if verdict == .send { record.reason = .bestTime }
            return (verdict, record)
        }
        record.rule = nil
        record.reason = .bestTime
        record.value = best.milliseconds
        return (.plan(until: best, .bestTime), record)
    }

    private func bestTimeHorizon(of contact: Contact) -> Milliseconds? {
        switch contact.state {
        case .planned(_, .patience), .planned(_, .gathering): break
        case .planned, .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked,
            .suppressed, .recalled, .expired, .failed:
            return nil
        }
        guard let program = programme.program(of: contact.journey),
            let position = program.position(of: contact.step),
            case .send(let step) = program.instructions[position]
        else { return nil }
        return step.bestTimeWithin
    }
}

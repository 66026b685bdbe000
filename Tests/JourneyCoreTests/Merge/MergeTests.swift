import JourneyCore
import JourneyTesting
import Testing

/// What becomes of two customers who turn out to be one.
struct MergeTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func merged(
        _ loser: Profile,
        into survivor: Profile,
        isTrusted: Bool = true
    ) -> Profile {
        Merge(
            of: Customer(number: 2, id: "anon", profile: loser),
            into: Customer(number: 1, id: "anna", profile: survivor),
            isTrusted: isTrusted,
            at: start
        ).customer.profile
    }

    private func consent(_ isGranted: Bool, after minutes: Int64) -> Consent {
        Consent(topic: "news", isGranted: isGranted, at: start + .minutes(minutes))
    }

    @Test func `a refusal wins unless consent was given after it`() {
        for (isFirstGranted, isSecondGranted) in [(true, false), (false, true), (true, true)] {
            for minutes in [Int64(-5), 0, 5] {
                let first = consent(isFirstGranted, after: 0)
                let second = consent(isSecondGranted, after: minutes)

                let one = merged(Profile(consents: [first]), into: Profile(consents: [second]))
                let other = merged(Profile(consents: [second]), into: Profile(consents: [first]))

                #expect(one.consents.map(\.isGranted) == other.consents.map(\.isGranted))
                let denial = [first, second].filter { !$0.isGranted }.map(\.at).max()
                let grant = [first, second].filter(\.isGranted).map(\.at).max()
                let isGranted = denial.map { denied in (grant ?? denied) > denied } ?? true
                #expect(one.consents.map(\.isGranted) == [isGranted])
            }
        }
    }

    @Test func `a public key brings no consent to who has said something, but every refusal`() {
        let refused = Profile(consents: [consent(false, after: 0)])
        let granted = Profile(consents: [consent(true, after: 5)])

        #expect(merged(granted, into: refused, isTrusted: false).consents == refused.consents)
        #expect(merged(granted, into: Profile(), isTrusted: false).consents == granted.consents)
        #expect(
            merged(
                Profile(consents: [consent(false, after: 9)]),
                into: granted,
                isTrusted: false
            ).consents.map(\.isGranted) == [false]
        )
    }

    @Test func `what a journey showed that gives way is taken back in the turn of the merge`() {
        let ladder = [Rung(channel: .display, duration: .days(4))]
        let send = SendStep(id: "s", message: "reminder", ladder: ladder, until: .goal, next: 1)
        func shop(_ id: String, _ number: Int64, at instant: Timestamp) -> Rehearsal {
            Rehearsal(
                programme: Programme([.sample(steps: [.send(send), .wait(id: "w", .days(9))])]),
                profile: .reachable(),
                at: instant,
                customer: id,
                number: number
            )
        }
        var older = shop("anna", 1, at: start)
        older.event("Signed Up")
        var younger = shop("anon", 2, at: start + .hours(1))
        younger.event("Signed Up")
        let shown = younger.deliver(on: .display)[0]

        let merge = Merge(
            of: younger.customer,
            into: older.customer,
            isTrusted: true,
            at: younger.now
        )
        let decider = Decider(programme: younger.programme, calendar: younger.calendar)
        var turn = decider.turn(
            of: merge.customer,
            gates: Gates(),
            addresses: EmptyAddressBook(),
            at: younger.now,
            learned: nil
        )
        turn.conclude(merge)

        let withdrawal = turn.customer.contacts.first { $0.id == shown.id }?.withdrawal
        #expect(withdrawal?.state == .queued(from: younger.now))
        #expect(withdrawal?.reason == .merged)
    }

    @Test func `the survivor's address stays, a missing one is filled, suppressions are kept`() {
        let survivor = Profile(addresses: [Address(channel: .email, text: "a@shop.example")])
        let loser = Profile(addresses: [
            Address(channel: .email, text: "a@shop.example", suppression: .hardBounce),
            Address(channel: .sms, text: "+49 1"),
            Address(channel: .push, text: "old", isCurrent: false, suppression: .rejected),
        ])

        let profile = merged(loser, into: survivor)

        #expect(profile.address(on: .email)?.suppression == .hardBounce)
        #expect(profile.address(on: .sms)?.text == "+49 1")
        #expect(profile.address(on: .push) == nil)
        #expect(profile.addresses.contains { $0.text == "old" && $0.suppression == .rejected })

        let other = merged(
            Profile(addresses: [Address(channel: .email, text: "b@shop.example")]),
            into: survivor
        )
        #expect(other.addresses.filter(\.isCurrent) == survivor.addresses)
    }

    @Test func `what was asked and what was said before are kept with what is in force`() {
        let (asking, refusal) = (consent(true, after: 7), consent(false, after: 5))
        let first = Profile(consents: [consent(false, after: 3)], askings: [asking])
        let second = Profile(consents: [refusal], formerConsents: [consent(true, after: 1)])

        for isFirst in [true, false] {
            let profile = isFirst ? merged(first, into: second) : merged(second, into: first)

            #expect(profile.consents == [refusal])
            #expect(profile.askings == [asking])
            #expect(profile.formerConsents == [consent(true, after: 1), consent(false, after: 3)])
        }
    }

    @Test func `what the one refused after the other asked for it asks nothing any more`() {
        let asking = Profile(askings: [consent(true, after: 0)])
        let refusal = Profile(consents: [consent(false, after: 5)])

        #expect(merged(asking, into: refusal).askings.isEmpty)
        #expect(merged(refusal, into: asking).askings.isEmpty)
    }

    @Test func `a public key brings no proof to who has said something`() {
        let known = Profile(consents: [consent(true, after: 0)])
        let other = Profile(
            askings: [Consent(topic: "cart", isGranted: true, at: start)],
            formerConsents: [consent(false, after: -5)]
        )

        let profile = merged(other, into: known, isTrusted: false)

        #expect(profile.formerConsents.isEmpty && profile.askings.isEmpty)
    }

    @Test func `what is known of the survivor stays, what is missing is filled`() {
        let survivor = Profile(
            attributes: JSONPayload(ValueMap(["city": .string("Berlin")])),
            timeZone: "Europe/Berlin"
        )
        let loser = Profile(
            attributes: JSONPayload(ValueMap(["city": .string("Rome"), "pet": .string("cat")])),
            timeZone: "Europe/Rome",
            locale: "it"
        )

        let profile = merged(loser, into: survivor)

        #expect(profile.attributes["city"]?.jsonText == "\"Berlin\"")
        #expect(profile.attributes["pet"]?.jsonText == "\"cat\"")
        #expect(profile.timeZone == "Europe/Berlin")
        #expect(profile.locale == "it")
    }

    @Test func `the longer wait for absence stays`() {
        func customer(_ number: Int64, due: Timestamp) -> Customer {
            let since = EventReference(source: "test", messageID: "m\(number)")
            return Customer(
                number: number,
                id: "c\(number)",
                absences: [AbsenceTimer(journey: "return", due: due, since: since)]
            )
        }
        let (early, late) = (customer(1, due: start), customer(2, due: start + .days(3)))

        for merge in [
            Merge(of: early, into: late, isTrusted: true, at: start),
            Merge(of: late, into: early, isTrusted: true, at: start),
        ] {
            #expect(merge.customer.absences == late.absences)
        }
    }

    @Test func `the survivor's holdout prevails, and its journey is marked as crossed`() {
        let programme = Programme([
            .sample(
                holdout: BasisPoints(5_000),
                steps: [.wait(id: "pause", .days(1))]
            )
        ])
        var crossed = 0
        for number in Int64(0)..<40 {
            let loser = entered("anon-\(number)", number: 2, programme)
            let survivor = Customer(number: 1, id: "anna")
            let own = entered("anna", number: 1, programme).enrollments[0].holdout

            let customer = concluded(
                Merge(of: loser, into: survivor, isTrusted: true, at: start),
                programme
            ).customer

            #expect(customer.enrollments.map(\.holdout) == [own])
            let isOther = loser.enrollments[0].holdout != own
            #expect(customer.enrollments.map(\.isCrossed) == [isOther])
            if isOther { crossed += 1 }
        }
        #expect((1..<40).contains(crossed))
    }

    private func entered(_ id: String, number: Int64, _ programme: Programme) -> Customer {
        var turn = Decider(programme: programme, calendar: TestZones.calendar).turn(
            of: Customer(number: number, id: id),
            gates: Gates(),
            addresses: EmptyAddressBook(),
            at: start,
            learned: nil
        )
        turn.take(.sample("Signed Up", id: "m1", at: start))
        return turn.customer
    }

    private func concluded(_ merge: Merge, _ programme: Programme) -> Turn {
        var turn = Decider(programme: programme, calendar: TestZones.calendar).turn(
            of: merge.customer,
            gates: Gates(),
            addresses: EmptyAddressBook(),
            at: start,
            learned: nil
        )
        turn.conclude(merge)
        return turn
    }
}

import JourneyCore
import JourneyTesting
import Testing

struct ArbiterTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func send(
        _ id: String = "reminder",
        _ ladder: [Rung] = [Rung(channel: .email)],
        next: Int = 1
    ) -> Instruction {
        .send(SendStep(id: id, message: id, ladder: ladder, expires: .days(3), next: next))
    }

    private func shop(
        _ journeys: [Journey],
        messages: [Message] = [.sample("reminder")],
        policy: Policy = .sample(),
        profile: Profile = .reachable(),
        at start: Timestamp? = nil
    ) -> Rehearsal {
        Rehearsal(
            programme: Programme(journeys, messages: messages, policy: policy),
            profile: profile,
            at: start ?? morning
        )
    }

    @Test func `behind a closed gate nothing begins and nothing is lost`() {
        var shop = shop([.sample(steps: [send()])])
        shop.event("Signed Up")
        shop.gates = Gates(closed: [.channel(.email)])

        #expect(shop.begin(on: .email).isEmpty)
        #expect(
            shop.contacts(on: .email).map(\.state) == [.planned(until: .distantFuture, .stopped)]
        )
    }

    @Test func `without consent an opt-in topic is silent and an opt-out one is not`() {
        var profile = Profile.reachable()
        profile.consents = []
        let messages = [
            Message.sample("reminder"), .sample("digest", topic: "news"),
            .sample("receipt", topic: "service", purpose: .transactional),
        ]
        let journeys = messages.map {
            Journey.sample("j-\($0.name)", steps: [sendAlone($0.name)])
        }
        var shop = shop(journeys, messages: messages, profile: profile)

        shop.event("Signed Up")

        let states = Dictionary(
            uniqueKeysWithValues: shop.customer.contacts.map { ($0.message, $0.stateWord) }
        )
        #expect(states == ["reminder": "suppressed", "digest": "queued", "receipt": "queued"])
        #expect(
            shop.customer.contacts.first { $0.message == "reminder" }?.reason == .noConsent
        )
    }

    private func sendAlone(_ message: String) -> Instruction {
        .send(
            SendStep(id: message, message: message, ladder: [Rung(channel: .email)], next: 1)
        )
    }

    @Test func `an unsubscribe recalls what is queued within its own turn`() {
        var shop = shop([.sample(steps: [send()])])
        shop.event("Signed Up")

        shop.event(
            "Identify",
            profile: ProfileChange(consents: [
                Consent(topic: Consent.everything, isGranted: false, at: shop.now)
            ])
        )

        #expect(shop.contacts(on: .email).map(\.state) == [.suppressed(.unsubscribed)])
    }

    @Test func `two journeys make one offer once`() {
        let messages = [
            Message.sample("reminder", offer: "cart"), .sample("nudge", offer: "cart"),
        ]
        var shop = shop(
            [
                .sample("first", steps: [sendAlone("reminder")]),
                .sample("second", steps: [sendAlone("nudge")]),
            ],
            messages: messages
        )

        shop.event("Signed Up")

        #expect(shop.customer.contacts.map(\.stateWord) == ["queued", "suppressed"])
        #expect(shop.customer.contacts[1].reason == .duplicateOffer)
    }

    @Test func `a re-entry within the cooldown says nothing, after it speaks`() {
        var shop = shop([.sample(steps: [send()])])
        shop.event("Signed Up")
        shop.deliver(on: .email)
        shop.advance(by: .days(10))

        shop.event("Signed Up")
        #expect(shop.contacts(on: .email).map(\.stateWord) == ["sent", "suppressed"])
        shop.advance(to: morning + .days(30))
        shop.event("Signed Up")
        #expect(shop.contacts(on: .email).map(\.stateWord) == ["sent", "suppressed", "queued"])
    }

    @Test func `a transactional message about one thing is said once for ever`() {
        let messages = [Message.sample("reminder", topic: "service", purpose: .transactional)]
        var shop = shop([.sample(steps: [send()])], messages: messages)
        shop.event("Signed Up")
        shop.deliver(on: .email)

        shop.advance(by: .days(4_000))
        shop.event("Signed Up")

        #expect(shop.contacts(on: .email).map(\.stateWord) == ["sent", "suppressed"])
    }

    @Test func `a quiet night defers to its end in the customer's zone`() throws {
        let night = QuietHours(hours: try DailyHours(parsing: "23:00-8:00"))
        var shop = shop(
            [.sample(steps: [send()])],
            policy: .sample(quietHours: [night]),
            profile: .reachable(in: "Asia/Yekaterinburg"),
            at: Timestamp("2026-03-02T19:00:00Z")
        )

        shop.event("Signed Up")

        let end = Timestamp("2026-03-03T03:00:00Z")
        #expect(shop.contacts(on: .email).map(\.state) == [.planned(until: end, .quietHours)])
        shop.advance(to: end)
        #expect(shop.queued(on: .email).count == 1)
    }

    @Test func `a full cap defers to the instant when a slot frees`() {
        let cap = Cap(atMost: 1, window: .rolling(.days(1)))
        var shop = shop(
            [
                .sample("first", steps: [sendAlone("reminder")]),
                .sample("second", on: "Visited", steps: [sendAlone("nudge")]),
            ],
            messages: [.sample("reminder"), .sample("nudge")],
            policy: .sample(caps: [cap])
        )
        shop.event("Signed Up")
        shop.deliver(on: .email)

        shop.advance(by: .hours(2))
        shop.event("Visited")

        let free = morning + .days(1)
        #expect(shop.contacts(on: .email).last?.state == .planned(until: free, .cap))
        shop.advance(to: free)
        #expect(shop.deliver(on: .email).count == 1)
    }

    @Test func `a cap may hand over to the next rung`() {
        let cap = Cap(
            atMost: 1,
            window: .rolling(.days(7)),
            channels: ChannelSet([.push]),
            onCap: .nextRung
        )
        let ladder = [Rung(channel: .push), Rung(channel: .email)]
        var shop = shop(
            [
                .sample("first", steps: [sendAlone("reminder")]),
                .sample("pushes", steps: [send("nudge", [Rung(channel: .push)])]),
                .sample("third", on: "Visited", steps: [send("third", ladder)]),
            ],
            messages: [.sample("reminder"), .sample("nudge"), .sample("third")],
            policy: .sample(caps: [cap])
        )
        shop.event("Signed Up")
        shop.deliver(on: .push)

        shop.event("Visited")

        #expect(shop.contacts(on: .push).map(\.stateWord) == ["sent", "suppressed"])
        #expect(shop.queued(on: .email).map(\.message).contains("third"))
    }

    @Test func `those held out walk on and hear nothing`() throws {
        let everybody = try #require(BasisPoints(10_000))
        var shop = shop([.sample(holdout: everybody, steps: [send()])])

        shop.event("Signed Up")

        #expect(shop.contacts(on: .email).map(\.state) == [.suppressed(.journeyHoldout)])
        #expect(shop.customer.enrollments[0].state == .ended(.finished, at: morning))
    }

    @Test func `a policy without zones leaves nobody unprotected`() throws {
        let night = QuietHours(hours: try DailyHours(parsing: "23:00-8:00"))
        var shop = shop(
            [.sample(steps: [send()])],
            policy: .sample(quietHours: [night]),
            profile: .reachable(in: "Mars/Olympus"),
            at: Timestamp("2026-03-02T21:00:00Z")
        )

        shop.event("Signed Up")

        #expect(shop.contacts(on: .email).first?.reason == .quietHours)
    }

    @Test func `a rung that an edit took out is recalled before it begins`() {
        let ladder = [Rung(channel: .email), Rung(channel: .push, after: .hours(1))]
        var shop = shop([.sample(steps: [send("reminder", ladder)])])
        shop.event("Signed Up")
        shop.deliver(on: .email)

        shop.programme = Programme([.sample(steps: [send()])])
        shop.advance(by: .hours(1))

        #expect(shop.contacts(on: .push).map(\.state) == [.recalled(.exited)])
    }
}

import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let withdrawals: [Law] = [
        Law("a display that was sent is withdrawn by a job of its own when the goal comes") {
            store async throws in
            let scene = StoreScene(store, displayProgramme)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            #expect(try await scene.lease(.display).isEmpty)

            try await scene.takeIn("Bought", of: "ann", id: "m2")
            let job = try #require(try await scene.lease(.display).first)
            let again = try await scene.lease(.display)
            let answers = try await scene.begin([job.reference], content: "an edited creative")
            let settled = try await scene.settle([job.reference], .accepted(providerID: nil))

            #expect(job.contact.isWithdrawing)
            #expect(again.isEmpty)
            #expect(answers.map(\.result) == [.granted])
            // What was sent is what is taken back.
            #expect(answers.first?.grant?.fields["subject"]?.jsonText == "\"hello\"")
            #expect(settled == [.ok])
            #expect(try await scene.lease(.display, at: scene.later(.days(30))).isEmpty)
            let contact = try #require(try await scene.contacts(of: "ann").first)
            #expect(contact.stateWord == "sent")
            #expect(contact.withdrawal?.state == .done)
            #expect(contact.withdrawal?.reason == .goalReached)
        },
        Law("a display is withdrawn by itself when its time is over") { store async throws in
            let scene = StoreScene(store, displayProgramme)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            #expect(try await store.nextDue() == scene.later(.days(4)))

            _ = try await scene.wake(at: scene.later(.days(4)))
            let now = scene.later(.days(4))
            let job = try #require(try await scene.lease(.display, at: now).first)

            #expect(job.contact.withdrawal?.state == .leased)
            #expect(job.contact.withdrawal?.reason == .expired)
        },
        Law("a withdrawal that lapses is to be had again") { store async throws in
            let scene = StoreScene(store, displayProgramme)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            try await scene.takeIn("Bought", of: "ann", id: "m2")
            let first = try #require(try await scene.lease(.display).first)
            _ = try await scene.begin([first.reference])

            _ = try await scene.wake(at: scene.later(.minutes(2)))
            let now = scene.later(.minutes(2))
            let second = try #require(try await scene.lease(.display, at: now).first)

            #expect(second.contact.id == first.contact.id)
            #expect(second.contact.isWithdrawing)
            #expect(second.reference.lease == first.reference.lease + 1)
        },
        Law("a withdrawal that failed is a dead letter, and may be taken up again") {
            store async throws in
            let scene = StoreScene(store, displayProgramme)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            try await scene.takeIn("Bought", of: "ann", id: "m2")
            let job = try #require(try await scene.lease(.display).first)
            _ = try await scene.begin([job.reference])
            _ = try await scene.settle([job.reference], .permanentRequest)

            let letters = try await store.deadLetters(limit: 10)
            let retried = try await store.retry(
                [job.handle],
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(letters.map(\.contact.withdrawal?.state) == [.failed])
            #expect(retried == 1)
            let again = try #require(try await scene.lease(.display).first)
            let answers = try await scene.begin([again.reference], content: "an edited creative")
            #expect(answers.first?.grant?.fields["subject"]?.jsonText == "\"hello\"")
        },
        Law("a withdrawal is no send: it neither counts against the hour nor closes the gate") {
            store async throws in
            let scene = StoreScene(store, displayProgramme(sendsPerHourMax: 1))
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            try await scene.takeIn("Bought", of: "ann", id: "m2")

            let job = try #require(try await scene.lease(.display).first)
            let answers = try await scene.begin([job.reference])

            #expect(answers.map(\.result) == [.granted])
            #expect(try await store.gates().closed.isEmpty)
        },
        Law("a stopped journey takes back what it has shown, a stopped channel waits") {
            store async throws in
            let scene = StoreScene(store, displayProgramme)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .display)
            try await scene.takeIn("Bought", of: "ann", id: "m2")
            for scope in [Gates.Scope.channel(.display), .journey("ads")] {
                _ = try await store.stop(
                    scope,
                    recall: false,
                    at: StoreScene.start,
                    deciding: scene.decider
                )
            }

            #expect(try await scene.lease(.display).isEmpty)
            _ = try await store.open(.channel(.display), at: StoreScene.start)
            #expect(try await scene.lease(.display).count == 1)
        },
        Law("who reports a failure after the lease lapsed is told that the job is not theirs") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first)
            _ = try await scene.wake(at: scene.later(.minutes(2)))

            let late = try await scene.settle(
                [job.reference],
                .permanentRequest,
                at: scene.later(.minutes(2))
            )

            #expect(late == [.notYours])
            #expect(try await scene.contacts(of: "ann").map(\.stateWord) == ["queued"])
        },
    ]

    private static var displayProgramme: Programme { displayProgramme(sendsPerHourMax: nil) }

    /// `ads` on `Signed Up`: a display for four days; `Bought` is its goal.
    private static func displayProgramme(sendsPerHourMax: Int?) -> Programme {
        let send = SendStep(
            id: "banner",
            message: "banner",
            ladder: [Rung(channel: .display, duration: .days(4))],
            until: .goal,
            next: 1
        )
        var policy = Policy.sample()
        policy.sendsPerHourMax = sendsPerHourMax
        return Programme(
            policy: policy,
            journeys: [
                Journey(
                    name: "ads",
                    entry: Entry(trigger: .event("Signed Up")),
                    goal: Goal(condition: EventCondition(event: "Bought"), within: .days(7)),
                    program: Program([.send(send), .wait(id: "rest", .days(30))]),
                    version: 1
                )
            ],
            messages: [Message(name: "banner", topic: "news", renditions: [.display: [""]])]
        )
    }
}

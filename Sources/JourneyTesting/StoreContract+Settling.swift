import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let settling: [Law] = [
        Law("what was accepted is sent, however often it is said") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            let first = try await scene.settle([job], .accepted(providerID: "p1"))
            let second = try await scene.settle([job], .accepted(providerID: "p1"))

            #expect(first == [.ok])
            #expect(second == [.ok])
            let sent = try #require(try await scene.contacts(of: "ann").first)
            #expect(sent.stateWord == "sent")
            #expect(sent.providerID == "p1")
        },
        Law("a transient failure is tried again later each time, until no attempt is left") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(attemptsMax: 3))
            try await scene.takeIn("Subscribed", of: "ann")
            var now = StoreScene.start
            var waits: [Int64] = []
            for _ in 0..<3 {
                let job = try #require(try await scene.lease(.email, at: now).first?.reference)
                _ = try await scene.begin([job], at: now)
                _ = try await scene.settle([job], .transient(retryAfter: nil), at: now)
                let contacts = try await scene.contacts(of: "ann")
                let contact = try #require(contacts.first { $0.channel == .email })
                guard case .queued(let from) = contact.state else { break }
                waits.append((from - now).count)
                #expect(try await scene.lease(.email, at: from - Milliseconds(1)).isEmpty)
                now = from
            }

            #expect(waits.count == 2)
            #expect((1_000..<1_250).contains(waits[0]))
            #expect((2_000..<2_500).contains(waits[1]))
            let letters = try await store.deadLetters(limit: 10)
            #expect(letters.map(\.contact.reason) == [.attemptsExhausted])
            #expect(letters.map(\.customer) == ["ann"])
        },
        Law("a provider that asks for patience gets it, and throttling costs no attempt") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            _ = try await scene.settle([job], .throttled(retryAfter: .minutes(3)))

            #expect(try await scene.lease(.email, at: scene.later(.minutes(2))).isEmpty)
            let again = try await scene.lease(.email, at: scene.later(.minutes(4)))
            #expect(again.map(\.contact.attempt) == [0])
        },
        Law("a refused recipient is not written to again") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            _ = try await scene.settle([job], .permanentRecipient)

            let customer = try #require(try await store.customer("ann"))
            #expect(customer.profile.address(on: .email)?.suppression == .rejected)
            #expect(try await scene.lease(.push).count == 1)
        },
        Law("an adapter that is not set up holds its channel until an operator opens it") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            _ = try await scene.settle([job], .config)

            #expect(try await store.status(at: StoreScene.start).heldChannels == [.email])
            #expect(try await scene.lease(.email, at: scene.later(.hours(1))).isEmpty)
            _ = try await store.open(.channel(.email), at: scene.later(.hours(1)))
            #expect(try await scene.lease(.email, at: scene.later(.hours(1))).count == 1)
        },
        Law("a lease that lapses after the begin leaves the outcome unknown") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Subscribed", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            _ = try await scene.wake(at: scene.later(.minutes(1)))
            #expect(try await scene.contacts(of: "ann").map(\.stateWord) == ["unknown"])
            let late = try await scene.settle(
                [job],
                .accepted(providerID: nil),
                at: scene.later(.minutes(2))
            )

            #expect(late == [.ok])
            #expect(try await scene.contacts(of: "ann").map(\.stateWord) == ["sent"])
        },
        Law("where the policy resends, the same contact is leased again with its content") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(onUnknown: .resend))
            try await scene.takeIn("Subscribed", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job], content: "first")

            let now = scene.later(.minutes(1))
            _ = try await scene.wake(at: now)
            let again = try #require(try await scene.lease(.email, at: now).first)
            let answer = try await scene.begin([again.reference], content: "second", at: now)

            #expect(again.contact.isMaybeSent)
            #expect(again.handle == job.contact)
            #expect(answer.first?.grant?.fields["subject"]?.jsonText == "\"first\"")
        },
        Law("a late failure doesn't overwrite a newer attempt") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let old = try #require(try await scene.lease(.email).first?.reference)
            let now = scene.later(.minutes(1))
            _ = try await scene.wake(at: now)
            let new = try #require(try await scene.lease(.email, at: now).first?.reference)
            _ = try await scene.begin([new], at: now)

            let late = try await scene.settle([old], .permanentRequest, at: now)

            #expect(late == [.notYours])
            #expect(try await scene.contacts(of: "ann").first?.stateWord == "begun")
        },
        Law("an operator takes a failed contact up again, and it is decided anew") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Subscribed", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job], content: "first")
            _ = try await scene.settle([job], .permanentRequest)
            let letter = try #require(try await store.deadLetters(limit: 1).first)

            let retried = try await store.retry(
                [letter.handle, letter.handle],
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(retried == 1)
            #expect(try await store.deadLetters(limit: 10).isEmpty)
            #expect(try await scene.wake(at: StoreScene.start).customers == 1)
        },
    ]
}

import JourneyCore
import JourneyStore
import Testing

/// The answer to a begin was lost, and its adapter asks once more.
extension StoreContract {
    static let grantingAgain: [Law] = [
        Law("the same lease is granted again while its grant holds, as it was granted first") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job], content: "first")

            let soon = scene.later(Milliseconds(700))
            let again = try #require(
                try await scene.begin([job], content: "second", at: soon).first
            )

            #expect(again.result == .granted)
            #expect(again.grant?.isRepeated == true)
            #expect(again.grant?.validity == Milliseconds(300))
            #expect(again.grant?.address == "ann@example.com")
            #expect(again.grant?.fields["subject"]?.jsonText == "\"first\"")
            let contact = try #require(try await scene.contacts(of: "ann").first)
            #expect(contact.attempt == 1)
            #expect(contact.begunAt == StoreScene.start)
            #expect(try await scene.settle([job], .accepted(providerID: nil)) == [.ok])
        },
        Law("neither the rate nor the ceiling count it again") { store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            for customer in ["ann", "bob"] { try await scene.takeIn("Signed Up", of: customer) }
            let jobs = try await scene.lease(.email).map(\.reference)
            _ = try await scene.begin(Array(jobs.prefix(1)))

            for _ in 0..<3 {
                let again = try await scene.begin(Array(jobs.prefix(1)), grantsMax: 0)
                #expect(again.map(\.result) == [.granted])
            }

            #expect(try await scene.begin(Array(jobs.suffix(1))).map(\.result) == [.granted])
            #expect(try await store.gates().closed.isEmpty)
        },
        Law("after its grant is over it is not granted again") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job])

            let late = try await scene.begin([job], at: scene.later(.seconds(1)))

            #expect(late.map(\.result) == [.notYours])
            #expect(try await scene.contacts(of: "ann").first?.stateWord == "begun")
        },
        Law("after it was settled it is not granted again, whatever the settlement") {
            store async throws in
            let outcomes: [SettleReport.Outcome] = [
                .accepted(providerID: nil), .transient(retryAfter: nil),
                .throttled(retryAfter: nil), .permanentRequest, .permanentRecipient,
            ]
            let scene = StoreScene(store)
            for (number, outcome) in outcomes.enumerated() {
                try await scene.takeIn("Signed Up", of: "customer \(number)")
                let job = try #require(try await scene.lease(.email).first?.reference)
                _ = try await scene.begin([job])
                _ = try await scene.settle([job], outcome)

                let again = try await scene.begin([job])

                #expect(again.map(\.result) == [.notYours], "\(outcome)")
            }
        },
        Law("nothing is granted again behind a gate, after a recall, to another lease") {
            store async throws in
            let scene = StoreScene(store)
            for customer in ["ann", "bob"] { try await scene.takeIn("Signed Up", of: customer) }
            let jobs = try await scene.lease(.email).map(\.reference)
            let jobOfBob = try await store.customer(of: jobs[0].contact)?.id == "bob" ? 0 : 1
            _ = try await scene.begin(jobs)
            try await scene.takeIn("Left", of: "bob", id: "m2")
            let forged = JobReference(contact: jobs[1 - jobOfBob].contact, lease: 2)

            #expect(try await scene.begin([jobs[jobOfBob]]).map(\.result) == [.notYours])
            #expect(try await scene.begin([forged]).map(\.result) == [.notYours])
            _ = try await store.stop(
                .channel(.email),
                recall: false,
                at: StoreScene.start,
                deciding: scene.decider
            )
            #expect(try await scene.begin([jobs[1 - jobOfBob]]).map(\.result) == [.notYours])
        },
        Law("a job that stands twice in one call is granted once") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)

            let answers = try await scene.begin([job, job])

            #expect(answers.map(\.result) == [.granted, .notYours])
        },
    ]
}

import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let jobs: [Law] = [
        Law("a leased job is not leased again while its lease runs") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")

            let first = try await scene.lease(.email)
            let second = try await scene.lease(.email)

            #expect(first.map(\.customer) == ["ann"])
            #expect(first.map(\.contact.stateWord) == ["leased"])
            #expect(second.isEmpty)
        },
        Law("jobs are leased on their channel alone, the longest waiting first") {
            store async throws in
            let scene = StoreScene(store)
            for (minute, customer) in ["cid", "ann", "bob"].enumerated() {
                try await scene.takeIn(
                    "Signed Up",
                    of: customer,
                    at: scene.later(.minutes(Int64(minute)))
                )
            }
            let now = scene.later(.minutes(10))

            #expect(try await scene.lease(.push, at: now).isEmpty)
            #expect(
                try await scene.lease(.email, limit: 2, at: now).map(\.customer) == ["cid", "ann"]
            )
            #expect(try await scene.lease(.email, limit: 2, at: now).map(\.customer) == ["bob"])
        },
        Law("a lease that lapsed before its begin is to be had again, without an attempt") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let first = try #require(try await scene.lease(.email).first)

            _ = try await scene.wake(at: scene.later(.seconds(60)))
            let second = try #require(
                try await scene.lease(.email, at: scene.later(.seconds(61))).first
            )

            #expect(second.contact.attempt == 0)
            #expect(second.reference.lease == first.reference.lease + 1)
            let late = try await scene.begin([first.reference], at: scene.later(.seconds(62)))
            #expect(late.map(\.result) == [.notYours])
        },
        Law("a granted begin carries the address and the content") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first)

            let answer = try #require(try await scene.begin([job.reference]).first)

            #expect(answer.result == .granted)
            #expect(answer.grant?.address == "ann@example.com")
            #expect(answer.grant?.fields["subject"]?.jsonText == "\"hello\"")
            #expect(answer.grant?.contact.attempt == 1)
        },
        Law("one contact keeps its first content until it is settled") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let first = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([first], content: "first")
            _ = try await scene.settle([first], .transient(retryAfter: nil))

            let now = scene.later(.minutes(1))
            let second = try #require(try await scene.lease(.email, at: now).first?.reference)
            let answer = try await scene.begin([second], content: "second", at: now)

            #expect(answer.first?.grant?.fields["subject"]?.jsonText == "\"first\"")
        },
        Law("a job that may not begin any more says so, and is not granted") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first)
            try await scene.takeIn("Left", of: "ann", id: "m2")

            let answers = try await scene.begin([job.reference])

            #expect(answers.map(\.result) == [.recalled(.exited)])
            #expect(answers.first?.grant == nil)
        },
        Law("no more begin than the rate allows; the others are planned") { store async throws in
            let scene = StoreScene(store)
            for customer in ["ann", "bob", "cid"] {
                try await scene.takeIn("Signed Up", of: customer)
            }
            let jobs = try await scene.lease(.email).map(\.reference)

            let answers = try await scene.begin(jobs, grantsMax: 2)

            let retryAt = scene.later(.seconds(1))
            #expect(answers.map(\.result) == [.granted, .granted, .planned(until: retryAt, .rate)])
            _ = try await scene.wake(at: retryAt)
            #expect(try await scene.lease(.email, at: retryAt).count == 1)
        },
        Law("the hour's ceiling closes the gate of everything") { store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            for customer in ["ann", "bob", "cid"] {
                try await scene.takeIn("Signed Up", of: customer)
            }
            let jobs = try await scene.lease(.email).map(\.reference)

            let forged = JobReference(contact: jobs[2].contact, lease: 9)

            let first = try await scene.begin(Array(jobs.prefix(2)))
            _ = try await scene.begin([forged])
            #expect(try await store.gates().closed.isEmpty)
            let rest = try await scene.begin(Array(jobs.dropFirst(2)))

            #expect(first.map(\.result) == [.granted, .granted])
            #expect(rest.map(\.result) == [.planned(until: .distantFuture, .stopped)])
            #expect(try await store.gates().closed == [.everything])
            #expect(try await scene.lease(.email, at: scene.later(.hours(2))).isEmpty)
        },
        Law("what could not be rendered is suppressed, and the next rung speaks") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)
            let failure = RenderingFailure(reason: .templateMissing, detail: "no such file")

            let answers = try await store.begin(
                [BeginRequest(job: job, content: .failure(failure))],
                grantsMax: 1,
                retryAt: scene.later(.seconds(1)),
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(answers.map(\.result) == [.suppressed(.templateMissing)])
            #expect(try await scene.lease(.push).count == 1)
        },
        Law("templates see a leased job's customer, entry and contact, by its token alone") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn(
                "Signed Up",
                of: "ann",
                properties: ValueMap(["plan": .string("pro")])
            )
            let job = try #require(try await scene.lease(.email).first?.reference)
            let stranger = JobReference(contact: job.contact, lease: job.lease + 1)

            let subjects = try await store.subjects(of: [stranger, job], at: StoreScene.start)

            #expect(subjects.map { $0 == nil } == [true, false])
            #expect(subjects[1]?.customer.id == "ann")
            #expect(subjects[1]?.entry.properties["plan"]?.jsonText == "\"pro\"")
        },
        Law("an extended lease lapses later") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let job = try #require(try await scene.lease(.email).first?.reference)

            let results = try await store.extend(
                [job],
                by: .minutes(5),
                at: scene.later(.seconds(30)),
                deciding: scene.decider
            ).result

            #expect(results == [.ok])
            #expect(try await scene.wake(at: scene.later(.seconds(60))).customers == 0)
            #expect(try await store.nextDue() == scene.later(.seconds(330)))
        },
        Law("references to nothing are answered, not obeyed") { store async throws in
            let scene = StoreScene(store)
            let handle = ContactHandle(customer: 9, contact: Identifier(high: 1, low: 2))
            let job = JobReference(contact: handle, lease: 1)

            #expect(try await scene.begin([job]).map(\.result) == [.notYours])
            #expect(try await scene.settle([job], .permanentRequest) == [.notYours])
            #expect(
                try await store.subjects(of: [job], at: StoreScene.start).map { $0 == nil } == [
                    true
                ]
            )
            #expect(try await store.customer(of: handle) == nil)
        },
    ]
}

import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let ceilings: [Law] = [
        Law("a ceiling that closes the gate says how many began, since when, and that it was it") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            let jobs = try await scene.leaseSignUps(3)

            let decided = try await scene.decideBegin(jobs)

            let closing = GateClosing(
                scope: .everything,
                closedAt: StoreScene.start,
                ceiling: CeilingReached(count: 2, limit: 2, countedSince: StoreScene.hour)
            )
            #expect(decided.closings == [closing])
            #expect(try await store.status(at: StoreScene.start).closings == [closing])
            // It is closed: nobody is told again.
            #expect(try await scene.decideBegin(jobs).closings.isEmpty)
        },
        Law("whoever opens it has looked at those sends: they don't close it again") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            _ = try await scene.begin(scene.leaseSignUps(6))
            let opening = scene.later(.minutes(5))

            #expect(try await store.open(.everything, at: opening) == 4)
            _ = try await scene.wake(at: opening)
            let rest = try await scene.lease(.email, at: opening).map(\.reference)
            let again = try await scene.begin(rest, at: opening)

            #expect(again.filter { $0.result == .granted }.count == 2)
            let closing = try #require(try await store.status(at: opening).closings.first)
            #expect(
                closing.ceiling == CeilingReached(count: 2, limit: 2, countedSince: opening)
            )
        },
        Law("in the next hour it counts from nothing") { store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            let jobs = try await scene.leaseSignUps(4)
            _ = try await scene.begin(Array(jobs.prefix(2)))

            let later = scene.later(.minutes(50))
            _ = try await scene.wake(at: later)
            let rest = try await scene.lease(.email, at: later).map(\.reference)
            let answers = try await scene.begin(rest, at: later)

            #expect(answers.map(\.result) == [.granted, .granted])
            #expect(try await store.gates().closed.isEmpty)
        },
        Law("what would not begin anyway closes nothing") { store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            let jobs = try await scene.leaseSignUps(3)
            _ = try await scene.begin(Array(jobs.prefix(2)))
            let last = try #require(jobs.last)
            let customer = try #require(try await store.customer(of: last.contact)?.id)
            try await scene.takeIn("Left", of: customer, id: "m2")

            let answers = try await scene.begin([last])

            #expect(answers.map(\.result) == [.recalled(.exited)])
            #expect(try await store.gates().closed.isEmpty)
        },
        Law("opening what an operator closed gives the ceiling nothing back") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            let jobs = try await scene.leaseSignUps(3)
            _ = try await scene.begin(Array(jobs.prefix(2)))

            _ = try await store.stop(
                .everything,
                recall: false,
                at: StoreScene.start,
                deciding: scene.decider
            )
            #expect(
                try await store.status(at: StoreScene.start).closings
                    == [GateClosing(scope: .everything, closedAt: StoreScene.start)]
            )
            _ = try await store.open(.everything, at: StoreScene.start)
            let answers = try await scene.begin(Array(jobs.suffix(1)))

            #expect(answers.map(\.result) == [.planned(until: .distantFuture, .stopped)])
        },
        Law("behind a gate that a ceiling closed, what has begun is settled as ever") {
            store async throws in
            let scene = StoreScene(store, SampleProgramme.make(sendsPerHourMax: 2))
            let jobs = try await scene.leaseSignUps(3)
            _ = try await scene.begin(jobs)

            let settled = try await scene.settle([jobs[0]], .accepted(providerID: nil))
            let failed = try await scene.settle([jobs[1]], .transient(retryAfter: nil))
            let late = try await scene.settle([jobs[2]], .transient(retryAfter: nil))

            #expect([settled, failed, late] == [[.ok], [.ok], [.notYours]])
            var words: [String?] = []
            for job in jobs {
                let customer = try await store.customer(of: job.contact)
                words.append(
                    customer?.contacts.first { $0.id.high == job.contact.check }?.stateWord
                )
            }
            #expect(words == ["sent", "queued", "planned"])
            #expect(try await scene.lease(.email, at: scene.later(.minutes(1))).isEmpty)
        },
    ]
}

extension StoreScene {
    /// The full hour before ``start``.
    fileprivate static let hour = start - .minutes(13) - .seconds(20)

    fileprivate func leaseSignUps(_ count: Int) async throws -> [JobReference] {
        for number in 0..<count { try await takeIn("Signed Up", of: "customer \(number)") }
        return try await lease(.email).map(\.reference)
    }

    fileprivate func decideBegin(
        _ jobs: [JobReference]
    ) async throws -> Decided<[BeginAnswer]> {
        try await store.begin(
            jobs.map { BeginRequest(job: $0, content: .success(.sample("hello"))) },
            grantsMax: jobs.count,
            retryAt: later(.seconds(1)),
            at: Self.start,
            deciding: decider
        )
    }
}

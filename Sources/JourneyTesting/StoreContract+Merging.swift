import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let merging: [Law] = [
        Law("an anonymous customer who signs in under a new id keeps everything under it") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon")
            let before = try await scene.contacts(of: "anon").map(\.id)

            let receipt = try await scene.link("anon", to: "ann")

            let ann = try #require(try await store.customer("ann"))
            #expect(receipt == .taken)
            #expect(ann.id == "ann" && ann.originalID == "anon" && !ann.isAnonymous)
            #expect(!before.isEmpty && ann.contacts.map(\.id) == before)
            #expect(try await store.customer("anon")?.number == ann.number)
            #expect(try await store.status(at: StoreScene.start).customers == 1)
        },
        Law("an anonymous customer becomes part of the one who signs in") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.visit("Subscribed", of: "anon")
            let known = try await scene.contacts(of: "ann").map(\.id)
            let journeys = try await store.customer("anon")?.enrollments.map(\.id)

            let receipt = try await scene.link("anon", to: "ann")

            let ann = try #require(try await store.customer("ann"))
            #expect(receipt == .taken)
            #expect(ann.originalID == "ann")
            #expect(Set(ann.contacts.map(\.id)).isSuperset(of: known))
            #expect(Set(ann.enrollments.map(\.id)).isSuperset(of: journeys ?? []))
            #expect(ann.enrollments.map(\.journey).sorted() == ["reply", "welcome"])
            #expect(try await store.customer("anon")?.number == ann.number)
            #expect(try await store.status(at: StoreScene.start).customers == 1)
        },
        Law("the older enrollment of a journey stays, the other ends as merged") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon")
            try await scene.takeIn("Signed Up", of: "ann", at: scene.later(.minutes(1)))
            let older = try await store.customer("anon")?.enrollments.first?.id

            try await scene.link("anon", to: "ann", at: scene.later(.minutes(2)))

            let ann = try #require(try await store.customer("ann"))
            #expect(ann.enrollments.filter(\.isActive).map(\.id) == [older])
            #expect(ann.enrollments.map(\.number).sorted() == [0, 1])
            let ended = try #require(ann.enrollments.first { !$0.isActive })
            #expect(ended.state == .ended(.merged, at: scene.later(.minutes(2))))
            let jobs = try await scene.lease(.email, at: scene.later(.minutes(2)))
            #expect(jobs.map(\.contact.enrollment) == [older])
            let recalled = ann.contacts.filter { $0.enrollment == ended.id }
            #expect(recalled.map(\.state) == [.recalled(.merged)])
        },
        Law("a job that was handed out before a merge is begun, settled and heard of after it") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon")
            let job = try #require(try await scene.lease(.email).first?.reference)
            try await scene.takeIn("Visited", of: "ann")

            try await scene.link("anon", to: "ann")
            let subject = try await store.subjects(of: [job], at: StoreScene.start).first
            let begun = try await scene.begin([job])
            let settled = try await scene.settle([job], .accepted(providerID: "p1"))
            let heard = try await scene.hear(.seen(isMachine: false), about: job.contact)
            let named = try await store.hear(
                [
                    FeedbackReport(
                        subject: .provider(id: "p1", provider: "mail"),
                        feedback: .clicked(isMachine: false),
                        at: StoreScene.start
                    )
                ],
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(subject??.customer.id == "ann")
            #expect(begun.map(\.result) == [.granted])
            #expect(settled == [.ok])
            #expect(heard == .taken && named == [.taken])
            let contacts = try await scene.contacts(of: "ann")
            #expect(contacts.filter { $0.channel == .email }.map(\.stateWord) == ["clicked"])
            #expect(try await store.customer(of: job.contact)?.id == "ann")
        },
        Law("a job that began before a merge keeps its content and is settled after it") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon")
            let job = try #require(try await scene.lease(.email).first?.reference)
            _ = try await scene.begin([job], content: "first")
            try await scene.takeIn("Visited", of: "ann")

            try await scene.link("anon", to: "ann")
            let settled = try await scene.settle([job], .transient(retryAfter: nil))
            let now = scene.later(.minutes(5))
            let again = try #require(try await scene.lease(.email, at: now).first?.reference)
            let answer = try await scene.begin([again], content: "second", at: now)

            #expect(settled == [.ok])
            #expect(answer.first?.grant?.fields["subject"]?.jsonText == "\"first\"")
        },
        Law("of one offer that both hear the furthest stays") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Subscribed", of: "ann")
            try await scene.visit("Signed Up", of: "anon")
            try await scene.send(on: .email)
            let waiting = try await scene.contacts(of: "ann") + scene.contacts(of: "anon")
            #expect(waiting.count { $0.sentAt != nil } == 1)

            try await scene.link("anon", to: "ann")

            let ann = try #require(try await store.customer("ann"))
            let offer = ann.contacts.filter { $0.offer == "welcome" && $0.channel == .email }
            #expect(offer.map(\.stateWord).sorted() == ["recalled", "sent"])
            #expect(ann.locks.filter { $0.offer == "welcome" }.count == 1)
            #expect(offer.map(\.number).sorted() == [0, 1])
            #expect(try await scene.lease(.email).isEmpty)
        },
        Law("events of a merged id are its survivor's, also through a chain") {
            store async throws in
            let scene = StoreScene(store)
            for customer in ["a", "b", "c"] { try await scene.takeIn("Visited", of: customer) }

            try await scene.link("a", to: "b", kind: .previous)
            try await scene.link("b", to: "c", kind: .previous)
            try await scene.takeIn("Signed Up", of: "a", id: "m2")
            let receipt = try await scene.takeIn("Visited", of: "a", id: "m1")

            let survivor = try #require(try await store.customer("c"))
            #expect(survivor.enrollments.map(\.journey) == ["welcome"])
            #expect(receipt != .taken, "its message id came before, under another id")
            #expect(try await store.customer("a")?.number == survivor.number)
            #expect(try await store.customer("b")?.number == survivor.number)
        },
        Law("merging again, with itself, backwards or with nobody changes nothing") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.visit("Subscribed", of: "anon")
            try await scene.link("anon", to: "ann")
            let before = try #require(try await store.customer("ann"))

            let again = try await scene.link("anon", to: "ann", kind: .previous)
            let itself = try await scene.link("ann", to: "ann", kind: .previous)
            let backwards = try await scene.link("ann", to: "anon", kind: .previous)
            let nobody = try await scene.link("nobody", to: "ann", kind: .previous)

            let after = try #require(try await store.customer("ann"))
            #expect([again, itself, backwards] == [.taken, .taken, .taken])
            #expect(
                nobody
                    == .partlyTaken(refused: [
                        "no customer has the id 'nobody': there is nothing to merge"
                    ])
            )
            #expect(after.id == "ann" && after.number == before.number)
            #expect(after.contacts.map(\.id) == before.contacts.map(\.id))
            #expect(after.contacts.map(\.state) == before.contacts.map(\.state))
            #expect(after.enrollments.map(\.id) == before.enrollments.map(\.id))
        },
        Law("two known customers are merged by a trusted sender alone") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Visited", of: "ann")
            try await scene.takeIn("Visited", of: "bob")

            let refused = try await scene.link("bob", to: "ann", kind: .previous, isTrusted: false)
            let apart = try await store.customer("bob")?.id
            let taken = try await scene.link("bob", to: "ann", kind: .previous)

            guard case .partlyTaken(let reasons) = refused else {
                Issue.record("a public key merged two known customers")
                return
            }
            #expect(reasons.first?.contains("'bob' is a known customer") == true)
            #expect(apart == "bob")
            #expect(taken == .taken)
            #expect(try await store.customer("bob")?.id == "ann")
        },
        Law("whoever signs in at a browser that was another's does not become one with them") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Visited", of: "anon")
            try await scene.takeIn("Visited", of: "bob")
            try await scene.link("anon", to: "ann")

            let receipt = try await scene.link("anon", to: "bob")

            #expect(receipt == .taken)
            #expect(try await store.customer("anon")?.id == "ann")
            #expect(try await store.customer("bob")?.id == "bob")
        },
        Law("the mailbox that a merged customer held is its survivor's") { store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon", address: "one@example.com")
            try await scene.send(on: .email)
            try await scene.takeIn("Visited", of: "ann", profile: .mailbox("one@example.com"))
            try await scene.link("anon", to: "ann")
            let later = scene.later(.days(400))
            _ = try await scene.wake(at: later)

            try await scene.takeIn(
                "Subscribed",
                of: "ann",
                id: "m9",
                at: later,
                profile: .mailbox("one@example.com")
            )
            let job = try #require(try await scene.lease(.email, at: later).first?.reference)

            #expect(try await scene.begin([job], at: later).map(\.result) == [.granted])
        },
    ]
}

extension StoreScene {
    /// An event of who has not said who it is.
    func visit(
        _ name: String,
        of customer: String,
        address: String? = nil
    ) async throws {
        var event = IncomingEvent.sample(
            name,
            of: customer,
            id: "v1",
            at: Self.start,
            profile: address.map { .mailbox($0) } ?? .reachable(customer)
        )
        event.isAnonymous = true
        _ = try await store.takeIn([event], at: Self.start, deciding: decider)
    }

    /// Says that two ids are one customer's.
    @discardableResult
    func link(
        _ id: String,
        to customer: String,
        kind: IdentityLink.Kind = .anonymous,
        isTrusted: Bool = true,
        at now: Timestamp = start
    ) async throws -> IntakeReceipt? {
        var event = IncomingEvent.sample(
            "Identify",
            of: customer,
            id: "link-\(id)-\(customer)-\(kind)-\(isTrusted)",
            at: now
        )
        event.link = IdentityLink(id: id, kind: kind, isTrusted: isTrusted)
        return try await store.takeIn([event], at: now, deciding: decider).result.first
    }
}

extension ProfileChange {
    fileprivate static func mailbox(_ address: String) -> ProfileChange {
        ProfileChange(addresses: [(.email, address)])
    }
}

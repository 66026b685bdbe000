import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let consents: [Law] =
        denials + replays + [
            Law("a profile keeps what was asked, what was said before, and how it was confirmed") {
                store async throws in
                let scene = StoreScene(store, doubleOptIn)
                let asked = consent("club", source: "form", text: "yes \"all\"\n")
                let denied = consent("news", isGranted: false, at: scene.later(.days(2)))

                try await scene.say([asked, consent("news")], of: "ann", id: "1")
                try await scene.say([denied], of: "ann", id: "2", at: scene.later(.days(2)))

                let profile = try #require(try await store.customer("ann")?.profile)
                #expect(profile.askings == [asked])
                #expect(profile.consents == [denied])
                #expect(profile.formerConsents == [consent("news")])
            },
            Law("a confirm link turns what was asked into a consent, once") { store async throws in
                let scene = StoreScene(store, doubleOptIn)
                try await scene.say([consent("club")], of: "ann", id: "1")
                try await scene.takeIn("Asked", of: "ann", id: "2")
                let letter = try #require(try await scene.send(on: .email))
                let later = scene.later(.days(1))

                let seen = try await store.confirmLink(of: letter, at: later)
                let first = try await scene.confirm(letter, at: later)
                let again = try await scene.confirm(letter, at: scene.later(.days(2)))

                #expect(seen == .open([consent("club")]))
                #expect(first == seen)
                let profile = try #require(try await store.customer("ann")?.profile)
                #expect(again == .used(profile.consents))
                #expect(profile.consents.map(\.at) == [later])
                #expect(profile.consents.map(\.confirmation?.way) == [.link])
                #expect(profile.askings.isEmpty)
            },
            Law("a confirm link of nobody is none, and one of yesterday's address is expired") {
                store async throws in
                let scene = StoreScene(store, doubleOptIn)
                try await scene.say([consent("club")], of: "ann", id: "1")
                try await scene.takeIn("Asked", of: "ann", id: "2")
                let letter = try #require(try await scene.send(on: .email))
                var forged = letter
                forged.check ^= 1
                let moved = ProfileChange(addresses: [(.email, "new@example.com")])
                try await scene.takeIn("Sneezed", of: "ann", id: "3", profile: moved)

                #expect(try await scene.confirm(forged, at: StoreScene.start) == nil)
                #expect(try await store.confirmLink(of: letter, at: StoreScene.start) == .expired)
                #expect(try await scene.confirm(letter, at: StoreScene.start) == .expired)
            },
            Law("a bounce is about the address that was written to, in whatever spelling") {
                store async throws in
                let scene = StoreScene(store)
                try await scene.takeIn("Signed Up", of: "ann")
                let handle = try #require(try await scene.send(on: .email))
                try await scene.move("ann", to: "new@example.com", id: "2")
                _ = try await scene.hear(.bounced(isHard: true), about: handle)

                let moved = try await store.customer("ann")?.profile.address(on: .email)
                #expect(moved?.suppression == nil)
                try await scene.move("ann", to: "ann@example.com", id: "3")
                let back = try await store.customer("ann")?.profile.address(on: .email)
                #expect(back?.suppression == .hardBounce)
            },
            Law("a mailbox is given back also when the customer has another one now") {
                store async throws in
                let scene = StoreScene(store)
                let shared = ProfileChange(addresses: [(.email, "home@example.com")])
                try await scene.takeIn("Signed Up", of: "ann", profile: shared)
                let job = try #require(try await scene.lease(.email).first?.reference)
                _ = try await scene.begin([job])
                try await scene.move("ann", to: "new@example.com", id: "2")
                _ = try await scene.settle([job], .permanentRequest)

                try await scene.takeIn("Signed Up", of: "bob", id: "3", profile: shared)
                let begun = try await scene.begin(try await scene.lease(.email).map(\.reference))

                #expect(begun.map(\.result) == [.granted])
            },
            Law("an attempt that failed at a former address gives that mailbox back") {
                store async throws in
                let scene = StoreScene(store)
                let shared = ProfileChange(addresses: [(.email, "home@example.com")])
                try await scene.takeIn("Signed Up", of: "ann", profile: shared)
                let job = try #require(try await scene.lease(.email).first?.reference)
                _ = try await scene.begin([job])
                _ = try await scene.settle([job], .transient(retryAfter: nil))
                try await scene.move("ann", to: "new@example.com", id: "2")
                let soon = scene.later(.minutes(5))
                _ = try await scene.send(on: .email, at: soon)

                try await scene.takeIn("Signed Up", of: "bob", id: "3", at: soon, profile: shared)
                let jobs = try await scene.lease(.email, at: soon).map(\.reference)

                #expect(try await scene.begin(jobs, at: soon).map(\.result) == [.granted])
            },
        ]

    /// The sample programme, with a topic that asks twice and the letter that asks.
    private static let doubleOptIn: Programme = {
        let sample = SampleProgramme.make()
        var policy = sample.policy
        policy.topics["club"] = Topic(title: LocalizedText("Club"), consent: .doubleOptIn)
        let letter = SendStep(
            id: "letter",
            message: "letter",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        return Programme(
            policy: policy,
            journeys: [
                Journey(
                    name: "ask",
                    entry: Entry(trigger: .event("Asked")),
                    program: Program([.send(letter)]),
                    version: 5
                )
            ],
            messages: [
                Message(
                    name: "letter",
                    topic: "service",
                    purpose: .transactional,
                    renditions: [.email: [""]]
                )
            ]
        )
    }()

    static func consent(
        _ topic: String,
        channel: Channel? = nil,
        isGranted: Bool = true,
        at now: Timestamp = StoreScene.start,
        source: String? = nil,
        text: String? = nil
    ) -> Consent {
        Consent(
            topic: topic,
            channel: channel,
            isGranted: isGranted,
            at: now,
            source: source,
            text: text
        )
    }
}

extension StoreScene {
    func say(
        _ consents: [Consent],
        of customer: String,
        id: String,
        at now: Timestamp = start
    ) async throws {
        try await takeIn(
            "Identify",
            of: customer,
            id: id,
            at: now,
            profile: ProfileChange(consents: consents)
        )
    }

    fileprivate func move(_ customer: String, to address: String, id: String) async throws {
        let change = ProfileChange(addresses: [(.email, address)])
        try await takeIn("Identify", of: customer, id: id, profile: change)
    }

    fileprivate func confirm(
        _ contact: ContactHandle,
        at now: Timestamp
    ) async throws -> ConfirmLink? {
        try await store.confirm(by: contact, at: now, deciding: decider).result
    }
}

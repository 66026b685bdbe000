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

    private static let denials: [Law] = [
        Law("every refusal is a line of the journal, in the order of the writing") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))
            let (first, second) = (scene.later(.days(1)), scene.later(.days(2)))
            let third = scene.later(.days(3))

            _ = try await scene.hear(.unsubscribed, about: handle, at: first)
            _ = try await store.unsubscribe(
                handle,
                fromEverything: true,
                source: "one-click",
                at: second,
                deciding: scene.decider
            )
            let sms = consent("news", channel: .sms, isGranted: false, at: third, source: "till")
            try await scene.say([sms], of: "ann", id: "m2", at: third)

            let lines = try await scene.denials()
            #expect(lines.map(\.topic) == ["news", Consent.everything, "news"])
            #expect(lines.map(\.source) == ["feedback", "one-click", "till"])
            #expect(lines.map(\.channel) == [nil, nil, .sms])
            #expect(lines.map(\.at) == [first, second, third])
            #expect(lines.map(\.recordedAt) == [first, second, third])
            #expect(Set(lines.map(\.customer)).count == 1)
            #expect(lines.map(\.number) == lines.map(\.number).sorted())
        },
        Law("a complaint is a refusal of everything, and identify without a source names itself") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))

            _ = try await scene.hear(.complained, about: handle)
            try await scene.say([consent("news", isGranted: false)], of: "bob", id: "m2")

            let lines = try await scene.denials()
            #expect(lines.map(\.source) == ["complaint", "identify"])
            #expect(lines.map(\.topic) == [Consent.everything, "news"])
            #expect(Set(lines.map(\.customer)).count == 2)
        },
        Law("who refuses nothing leaves no line, nor does a refusal that says nothing new") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.say([consent("news")], of: "ann", id: "m2")
            #expect(try await scene.denials().isEmpty)

            let denial = consent("news", isGranted: false, at: scene.later(.days(1)))
            for id in ["m3", "m4"] {
                try await scene.say([denial], of: "ann", id: id, at: scene.later(.days(1)))
            }

            #expect(try await scene.denials().count == 1)
        },
        Law("the journal is read in pages, from a time on") { store async throws in
            let scene = StoreScene(store)
            for day in 0..<5 {
                let now = scene.later(.days(Int64(day)))
                let denial = consent("news", isGranted: false, at: now)
                try await scene.say([denial], of: "customer \(day)", id: "m", at: now)
            }

            let since = scene.later(.days(2))
            let page = try await store.denials(since: since, after: 0, limit: 2)
            let rest = try await store.denials(since: since, after: page[1].number, limit: 9)

            #expect((page + rest).map(\.at) == (2..<5).map { scene.later(.days(Int64($0))) })
        },
    ]

    private static let replays: [Law] = [
        Law("a database that forgot a refusal is held to it, and only once") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Signed Up", of: "bob", id: "m2")
            let denial = consent("news", isGranted: false, at: scene.later(.days(1)))
            try await scene.say([denial], of: "bob", id: "m3", at: scene.later(.days(1)))
            var forgotten = try await scene.denials()
            // As a later life of this database noted it: after the backup ann refused, too.
            forgotten[0].at = scene.later(.days(2))
            forgotten[0].source = "unsubscribe link"

            let first = try await store.hold(to: forgotten)
            let again = try await store.hold(to: forgotten)

            #expect(first == DenialReplay(restored: 1))
            #expect(again == DenialReplay(known: 1))
            let profile = try await store.customer("bob")?.profile
            #expect(profile?.consents.map(\.at) == [scene.later(.days(2))])
            #expect(profile?.consents.map(\.source) == ["unsubscribe link"])
            #expect(try await scene.denials().count == 2)
            #expect(try await store.customer("ann")?.profile.consents.isEmpty == true)
        },
        Law("a grant that is later than the journal's refusal stands") { store async throws in
            let scene = StoreScene(store)
            let denial = consent("news", isGranted: false, at: StoreScene.start)
            try await scene.say([denial], of: "ann", id: "m1")
            let grant = consent("news", at: scene.later(.days(1)))
            try await scene.say([grant], of: "ann", id: "m2", at: scene.later(.days(1)))

            let replay = try await store.hold(to: try await scene.denials())

            #expect(replay == DenialReplay(known: 1))
            #expect(try await store.customer("ann")?.profile.consents == [grant])
        },
        Law("a refusal of somebody who is not here is kept, and keeps nobody else silent") {
            store async throws in
            let scene = StoreScene(store)
            let denial = consent("news", isGranted: false, at: StoreScene.start)
            try await scene.say([denial], of: "ann", id: "m1")
            var foreign = try await scene.denials()
            foreign[0].customer ^= 1

            #expect(try await store.hold(to: foreign) == DenialReplay(strangers: 1))
            #expect(try await store.hold(to: foreign) == DenialReplay(strangers: 1))
            #expect(try await scene.denials().count == 2)
            try await scene.takeIn("Signed Up", of: "bob", id: "m2")
            #expect(try await scene.lease(.email).count == 1)
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

    private static func consent(
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
    fileprivate func say(
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

    fileprivate func denials() async throws -> [Denial] {
        try await store.denials(since: Self.start, after: 0, limit: 100)
    }
}

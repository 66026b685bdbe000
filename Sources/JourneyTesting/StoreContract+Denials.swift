import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let denials: [Law] = [
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

    static let replays: [Law] = [
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
}

extension StoreScene {
    fileprivate func denials() async throws -> [Denial] {
        try await store.denials(since: Self.start, after: 0, limit: 100)
    }
}

import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let gates: [Law] = [
        Law("behind a closed gate nothing begins, and nothing is lost") { store async throws in
            for scope in [Gates.Scope.everything, .journey("welcome"), .channel(.email)] {
                let scene = StoreScene(store)
                let customer = "ann \(scope)"
                try await scene.takeIn("Signed Up", of: customer)
                let job = try #require(try await scene.lease(.email).first?.reference)

                _ = try await scene.stop(scope)
                let stopped = try await scene.begin([job])

                #expect(stopped.map(\.result) == [.planned(until: .distantFuture, .stopped)])
                #expect(try await store.gates().closed == [scope])
                #expect(try await scene.lease(.email, at: scene.later(.hours(1))).isEmpty)
                #expect(try await store.open(scope, at: scene.later(.hours(2))) == 1)
                _ = try await scene.wake(at: scene.later(.hours(2)))
                #expect(try await store.gates().closed.isEmpty)
                #expect(
                    try await scene.lease(.email, at: scene.later(.hours(2))).map(\.customer)
                        == [customer]
                )
            }
        },
        Law("what waits behind one gate doesn't hold up the others") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Subscribed", of: "bob")

            _ = try await scene.stop(.journey("welcome"))

            #expect(try await scene.lease(.email).map(\.customer) == ["bob"])
        },
        Law("a stop with recall drops what waits, whatever it waits for") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Signed Up", of: "bob")
            try await scene.takeIn("Subscribed", of: "cid", at: scene.later(.seconds(1)))
            try await scene.send(on: .email)
            _ = try await scene.lease(.email)

            let dropped = try await scene.stop(.journey("welcome"), recall: true)

            #expect(dropped == 2)
            #expect(try await scene.contacts(of: "ann").map(\.stateWord) == ["sent", "recalled"])
            #expect(try await scene.contacts(of: "bob").first?.reason == .stopped)
            #expect(try await scene.contacts(of: "cid").map(\.stateWord) == ["queued"])
        },
        Law("opening an open gate changes nothing") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")

            #expect(try await store.open(.everything, at: StoreScene.start) == 0)
            #expect(try await scene.lease(.email).count == 1)
        },
        Law("a gate of a journey that nobody entered can be closed and opened") {
            store async throws in
            let scene = StoreScene(store)

            #expect(try await scene.stop(.journey("nowhere"), recall: true) == 0)
            #expect(try await store.open(.journey("nowhere"), at: StoreScene.start) == 0)
        },
    ]
}

extension StoreScene {
    fileprivate func stop(_ scope: Gates.Scope, recall: Bool = false) async throws -> Int {
        try await store.stop(scope, recall: recall, at: Self.start, deciding: decider).result
    }
}

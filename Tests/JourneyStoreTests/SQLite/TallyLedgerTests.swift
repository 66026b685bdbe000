import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

/// What is counted is what the ledger says, whatever happened on the way there.
struct TallyLedgerTests {
    private func programme() -> Programme {
        let sample = SampleProgramme.make()
        var policy = sample.policy
        policy.value = ValuePolicy()
        return Programme(
            policy: policy,
            journeys: sample.journeys,
            messages: sample.messages.sorted { $0.key < $1.key }.map(\.value)
        )
    }

    @Test(arguments: UInt64(0)..<60)
    func `tallies and ledger agree after anything`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store, programme())
        for number in 0..<80 {
            try await RandomAction(number: number, using: &generator).run(on: scene)
        }

        var ledger = ResponseTallies()
        for customer in RandomAction.customers {
            for contact in try await scene.contacts(of: customer) {
                guard let sentAt = contact.sentAt, contact.reason != .bounced else { continue }
                let key = ResponseTally.Key(hour: sentAt.hour, channel: contact.channel)
                let isAnswered = contact.seenAt != nil
                ledger.add(ResponseTally(key, contacts: 1, answered: isAnswered ? 1 : 0))
            }
        }
        let counted = try await store.read { try $0.ripeTallies(atHour: .max / 8) }
        #expect(counted.filter { $0.contacts != 0 || $0.answered != 0 } == ledger.inOrder)
    }
}

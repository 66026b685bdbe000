import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting

/// An engine over SQLite in memory, on a clock that stands still.
struct World {
    let store: SQLiteStore
    let time: ManualTime
    let engine: Engine

    init(_ programme: Programme, at start: Timestamp = Timestamp("2026-03-02T09:00:00Z")) throws {
        store = try SQLiteStore.inMemory()
        time = ManualTime(now: start)
        engine = Engine(
            store: store,
            decider: Decider(programme: programme, calendar: TestZones.calendar),
            rendering: PlainRendering(),
            links: NoLinks(),
            time: time
        )
    }

    /// A sign-up that brings an address and a consent along.
    func signUp(_ customer: String, messageID: String = "m1") -> IncomingEvent {
        IncomingEvent(
            customer: customer,
            event: Event(
                name: "Signed Up",
                reference: EventReference(source: "test", messageID: messageID),
                time: time.now,
                profileChange: ProfileChange(
                    addresses: [(.email, "\(customer)@shop.example")],
                    consents: [Consent(topic: "cart", isGranted: true, at: time.now)]
                )
            ),
            digest: 1
        )
    }
}

struct PlainRendering: Rendering {
    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        .success(Content(fields: ["text": .string(subject.contact.message)], hash: 1))
    }
}

struct NoLinks: LinkMaking {
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap { ValueMap() }
}

extension Programme {
    /// `Signed Up` → an email, and a push four hours later if it was not seen.
    static func reminder(emailRate: Int? = nil) -> Programme {
        var policy = Policy.sample()
        policy.channels[.email]?.ratePerSecond = emailRate
        let ladder = [Rung(channel: .email), Rung(channel: .push, after: .hours(4))]
        let send = SendStep(id: "reminder", message: "reminder", ladder: ladder, next: 1)
        return Programme([.sample(steps: [.send(send)])], policy: policy)
    }
}

import Foundation
import JourneyCore
import JourneyEngine
import JourneyFile
import JourneySimulation
import JourneyStore

/// An engine on a durable file, on a clock that the workload moves.
struct Scene {
    /// A morning: neither quiet hours nor a channel's hours stand in the way.
    static let start = Timestamp(milliseconds: 1_700_038_800_000)

    let engine: Engine
    let store: SQLiteStore
    let time: VirtualTime
    let path: String

    init(_ options: WorkloadOptions) throws {
        path = options.database
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
        guard let secret = KeyedHash.Key([UInt8](0..<16)) else {
            throw Complaint("16 bytes are a key")
        }
        store = try SQLiteStore(path: path, secretIfNew: secret)
        time = VirtualTime(at: Self.start)
        engine = Engine(
            store: store,
            decider: try Self.decider(options.journeys),
            rendering: PlainRendering(),
            links: NoLinks(),
            time: time
        )
    }

    static func decider(_ folder: String) throws -> Decider {
        let calendar = try SystemZones.load(from: SystemZones.usualFolder)
        let loaded = JourneyFolder.load(at: folder, calendar: calendar)
        guard let programme = loaded.programme else {
            throw Complaint(loaded.diagnostics.text(in: loaded.files))
        }
        return Decider(programme: programme, calendar: calendar)
    }

    /// Of the database without its log, which holds little that is not there too.
    func closedBytes() throws -> Int {
        try store.close()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? Int) ?? 0
    }
}

/// Content as long as a short mail's: templates are measured elsewhere.
struct PlainRendering: Rendering {
    private static let text = String(repeating: "Good to have you here. ", count: 12)

    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        let fields: ValueMap = ["subject": .string("Welcome"), "text": .string(Self.text)]
        return .success(Content(fields: fields, hash: StableHash(subject.contact.message).value))
    }
}

struct NoLinks: LinkMaking {
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap { [:] }
}

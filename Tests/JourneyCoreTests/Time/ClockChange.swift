import Foundation
import JourneyCore

/// A line of the fixture: one zone's clocks are put forward, back, or only renamed.
struct ClockChange: Sendable {
    enum Kind: String, Sendable {
        case gap
        case overlap
        case label
    }

    var zone: String
    var instant: Timestamp
    var offsetBefore: Int32
    var offsetAfter: Int32
    var kind: Kind
    var localBefore: CivilTime
    var localAfter: CivilTime

    static let systemFolder = "/usr/share/zoneinfo"

    static var hasSystemZones: Bool {
        FileManager.default.fileExists(atPath: "\(systemFolder)/Europe/Berlin")
    }

    /// All lines; a test that gets none fails by their count.
    static let all: [ClockChange] = {
        let url = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent()
            .appending(path: "../Fixtures/Zones/clock-changes-2024-2025.csv")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").dropFirst().compactMap(Self.init(line:))
    }()

    static func systemTable(of zone: String) throws -> ZoneTable {
        try ZoneTable(tzif: systemBytes(of: zone))
    }

    static func systemBytes(of zone: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(systemFolder)/\(zone)")))
    }

    private init?(line: Substring) {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 9, let instant = Timestamp(rfc3339: fields[1]),
            let offsetBefore = Int32(fields[2]), let offsetAfter = Int32(fields[3]),
            let kind = Kind(rawValue: String(fields[6])),
            let localBefore = CivilTime(fields[7]), let localAfter = CivilTime(fields[8])
        else { return nil }
        self.zone = String(fields[0])
        self.instant = instant
        self.offsetBefore = offsetBefore
        self.offsetAfter = offsetAfter
        self.kind = kind
        self.localBefore = localBefore
        self.localAfter = localAfter
    }
}

extension CivilTime {
    func adding(milliseconds count: Int64) -> CivilTime {
        CivilTime(millisecondsSinceEpoch: millisecondsSinceEpoch + count)
    }
}

import Foundation
import JourneyCore
import JourneyFile

/// The system's time zones.
enum Zones {
    static func load() throws -> ZoneCalendar {
        let folder = SystemZones.folder(environment: ProcessInfo.processInfo.environment)
        do {
            return try SystemZones.load(from: folder)
        } catch {
            throw Complaint("\(error)")
        }
    }
}

import Foundation
import JourneyCore
import Logging

/// Writes log lines to standard error: for people, or as JSON.
///
/// No personal data: callers log ids.
struct LineLog: LogHandler {
    var metadata: Logging.Logger.Metadata = [:]
    var logLevel: Logging.Logger.Level = .info
    let isJSON: Bool

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    subscript(metadataKey key: String) -> Logging.Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        guard isJSON else {
            let extra = fields.map { " \($0.key)=\($0.value)" }.joined()
            return Console.complain("\(event.level): \(event.message)\(extra)")
        }
        var line: ValueMap = [
            "at": .string(WallClock().now.rfc3339),
            "level": .string(event.level.rawValue),
            "message": .string("\(event.message)"),
        ]
        for (name, value) in fields { line[name] = .string("\(value)") }
        Console.complain(Value.map(line).jsonText)
    }
}

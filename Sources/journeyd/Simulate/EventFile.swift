import Foundation
import JourneyCore
import JourneyEngine
import JourneyStore

/// History in a file: JSONL with a Segment-shaped object a line, or CSV.
enum EventFile {
    /// In the order of the file.
    ///
    /// A line that is no event stops the reading, with its number.
    static func read(_ path: String, reader: SegmentReader) throws -> [IncomingEvent] {
        let text = String(decoding: try InputFile.bytes(of: path), as: UTF8.self)
        if path.hasSuffix(".csv") { return try readCSV(text, path, reader) }
        var events: [IncomingEvent] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let value: Value
            do {
                value = try Value(json: String(line))
            } catch {
                throw Complaint("\(path):\(number): not JSON: \(error)")
            }
            guard case .map(let object) = value else {
                throw Complaint("\(path):\(number): an event is a JSON object")
            }
            events.append(try event(object, reader, at: "\(path):\(number)"))
        }
        return events
    }

    private static func event(
        _ object: ValueMap,
        _ reader: SegmentReader,
        at place: String
    ) throws -> IncomingEvent {
        let received = object.text("receivedAt") ?? object.text("timestamp")
        guard let received, let receivedAt = Timestamp(rfc3339: received) else {
            throw Complaint("\(place): 'timestamp' is missing or not an RFC 3339 time")
        }
        var object = object
        // What the sender's clock said at sending means nothing in a file.
        object["sentAt"] = nil
        switch reader.read(object, receivedAt: receivedAt) {
        case .success(let event): return event
        case .failure(let rejection): throw Complaint("\(place): \(rejection.reason)")
        }
    }

    /// Columns `timestamp,type,event,userId,messageId,properties,traits`, in any order.
    private static func readCSV(
        _ text: String,
        _ path: String,
        _ reader: SegmentReader
    ) throws -> [IncomingEvent] {
        var rows = try CSV.rows(of: text, in: path)
        guard !rows.isEmpty else { return [] }
        let header = rows.removeFirst().fields
        for name in ["timestamp", "type", "userId"] where !header.contains(name) {
            throw Complaint("\(path):1: there is no column '\(name)'")
        }
        return try rows.map { row in
            let place = "\(path):\(row.line)"
            guard row.fields.count == header.count else {
                throw Complaint(
                    "\(place): \(row.fields.count) fields where the header has \(header.count)"
                )
            }
            var object = ValueMap()
            for (name, field) in zip(header, row.fields) where !field.isEmpty {
                guard name == "properties" || name == "traits" else {
                    object[name] = .string(field)
                    continue
                }
                do {
                    object[name] = try Value(json: field)
                } catch {
                    throw Complaint("\(place): '\(name)' is not JSON: \(error)")
                }
            }
            return try event(object, reader, at: place)
        }
    }
}

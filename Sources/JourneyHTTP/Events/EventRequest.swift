import JourneyCore
import JourneyEngine

/// What a request to one of the event endpoints holds: its events as objects, each still to be read.
struct EventRequest {
    /// Which of the endpoints was called.
    enum Kind: Hashable, Sendable {
        /// One event, of this type unless it says another.
        case single(String)
        case batch
    }

    /// In the order of the request; what is no object is to be refused with its reason.
    var items: [Result<ValueMap, SegmentReader.Rejection>]
    var sentAt: Timestamp?

    init(_ body: Value?, kind: Kind) throws {
        guard case .map(let object)? = body else {
            throw Problem.badRequest("the body is not a JSON object")
        }
        switch kind {
        case .single: items = [Self.checked(.map(object), context: nil)]
        case .batch:
            guard case .list(let values)? = object["batch"] else {
                throw Problem.badRequest("'batch' is not there or not a list of events")
            }
            guard values.count <= Limits.requestEventsMax else {
                throw Problem.tooLarge(
                    "the batch holds \(values.count) events, more than \(Limits.requestEventsMax)",
                    limit: Limits.requestEventsMax
                )
            }
            sentAt = try Self.sentAt(of: object)
            let context = object.object("context")
            items = values.map { Self.checked($0, context: context) }
        }
    }

    private static func sentAt(of object: ValueMap) throws -> Timestamp? {
        switch object["sentAt"] {
        case nil, .null?: return nil
        case .string(let text)?:
            if let instant = Timestamp(rfc3339: text) { return instant }
        default: break
        }
        throw Problem.badRequest("'sentAt' of the batch is not an RFC 3339 time")
    }

    /// The batch's context holds for each event, but for what the event says itself.
    private static func checked(
        _ value: Value,
        context: ValueMap?
    ) -> Result<ValueMap, SegmentReader.Rejection> {
        guard case .map(var event) = value else {
            return .failure(SegmentReader.Rejection("the event is not a JSON object"))
        }
        guard value.jsonLength <= Limits.eventBytesMax else {
            return .failure(
                SegmentReader.Rejection("the event is longer than \(Limits.eventBytesMax) bytes")
            )
        }
        if var context {
            for entry in event.object("context")?.entries ?? [] {
                if case .string(let name) = entry.key { context[name] = entry.value }
            }
            event["context"] = .map(context)
        }
        return .success(event)
    }
}

import JourneyCore
import JourneyEngine

/// What an operator asks of the gate: `{action: "stop"|"open", journey?|channel?, recall?}`.
struct GateWish {
    enum Action: Hashable {
        case stop(recall: Bool)
        case open
    }

    var action: Action
    var scope: Gates.Scope

    init(_ body: Value?) throws {
        guard case .map(let object)? = body else {
            throw Problem.badRequest("the body is not a JSON object '{action, journey, channel}'")
        }
        scope = try Self.scope(of: object)
        var recall = false
        if case .bool(true)? = object["recall"] { recall = true }
        switch object.text("action") {
        case "stop": action = .stop(recall: recall)
        case "open": action = .open
        default: throw Problem.badRequest("'action' is neither 'stop' nor 'open'")
        }
    }

    /// What is misspelt must not stop everything.
    private static func scope(of object: ValueMap) throws -> Gates.Scope {
        for entry in object.entries {
            guard case .string(let name) = entry.key, !names.contains(name) else { continue }
            throw Problem.badRequest(
                "unknown member '\(name.prefix(40))': there are \(names.joined(separator: ", "))"
            )
        }
        switch (object["journey"], object["channel"]) {
        case (nil, nil): return .everything
        case (.string(let journey)?, nil): return .journey(journey)
        case (nil, .string(let word)?):
            guard let channel = Channel(word: word) else {
                throw Problem.badRequest("unknown channel '\(word.prefix(40))'")
            }
            return .channel(channel)
        default:
            throw Problem.badRequest("a gate is of one 'journey' or of one 'channel', by its name")
        }
    }

    private static let names = ["action", "journey", "channel", "recall"]
}

import JourneyCore
import JourneyStore

extension GateClosing {
    /// For people: what closed it, and how it is opened again.
    var text: String {
        let since = "\(scope.text) is closed since \(closedAt.rfc3339)"
        guard let ceiling else { return "\(since) by an operator; '\(scope.opening)' opens it" }
        return """
            \(since) by the ceiling '\(CeilingReached.name)': \(ceiling.count) of at most \
            \(ceiling.limit) contacts began since \(ceiling.countedSince.rfc3339); look at the \
            journeys, then '\(scope.opening)' opens it and counts anew
            """
    }

    var json: Value {
        var object: ValueMap = ["closed_at": .string(closedAt.rfc3339)]
        switch scope {
        case .everything: object["everything"] = .bool(true)
        case .journey(let name): object["journey"] = .string(name)
        case .channel(let channel): object["channel"] = .string(channel.word)
        }
        if let ceiling {
            object["ceiling"] = .map([
                "name": .string(CeilingReached.name),
                "count": .int(Int64(ceiling.count)),
                "limit": .int(Int64(ceiling.limit)),
                "counted_since": .string(ceiling.countedSince.rfc3339),
            ])
        }
        return .map(object)
    }
}

extension Gates.Scope {
    /// The command that opens it.
    fileprivate var opening: String {
        switch self {
        case .everything: "journeyd open"
        case .journey(let name): "journeyd open --journey \(name)"
        case .channel(let channel): "journeyd open --channel \(channel.word)"
        }
    }
}

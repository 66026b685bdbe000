import JourneyCore

extension Gates.Scope {
    /// How table `gate` says it.
    var code: Int64 {
        switch self {
        case .everything: 1
        case .journey: 2
        case .channel: 3
        }
    }

    var name: String {
        switch self {
        case .everything: ""
        case .journey(let name): name
        case .channel(let channel): channel.word
        }
    }

    init(code: Int64, name: String) throws {
        switch code {
        case 1: self = .everything
        case 2: self = .journey(name)
        case 3:
            guard let channel = Channel(word: name) else {
                throw StoreError.corrupt(
                    table: "gate",
                    customer: nil,
                    detail: "'\(name)' is no channel"
                )
            }
            self = .channel(channel)
        default:
            throw StoreError.corrupt(table: "gate", customer: nil, detail: "kind \(code)")
        }
    }
}

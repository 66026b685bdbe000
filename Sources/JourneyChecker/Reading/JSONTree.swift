/// A JSON value as it is written: members keep their order, numbers keep their text.
enum JSONTree: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([JSONMember])

    /// The first member of that name, if this is an object that has one.
    subscript(key: String) -> JSONTree? {
        members.first { $0.key == key }?.value
    }

    var members: [JSONMember] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}

/// One name and its value in a JSON object.
struct JSONMember: Equatable, Sendable {
    var key: String
    var value: JSONTree
}

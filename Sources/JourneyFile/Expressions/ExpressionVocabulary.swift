/// The names and functions that expressions may use at some place, so that slips are found at load.
package struct ExpressionVocabulary: Sendable {
    /// A name such as `customer`.
    package struct Name: Sendable {
        package var name: String
        package var type: ExpressionType
        /// All its fields, when they are known; `nil` when it may have any.
        package var fields: [String]?

        package init(name: String, type: ExpressionType, fields: [String]?) {
            self.name = name
            self.type = type
            self.fields = fields
        }
    }

    package var names: [Name]
    package var functions: [OwnFunction]
    /// Looks at an argument that is written as a literal text.
    ///
    /// It says whether the event, message or segment exists; `nil` when nothing is wrong with it.
    package var complaint: (@Sendable (OwnFunction.Meaning, String) -> ArgumentComplaint?)?

    package init(
        names: [Name],
        functions: [OwnFunction],
        complaint: (@Sendable (OwnFunction.Meaning, String) -> ArgumentComplaint?)?
    ) {
        self.names = names
        self.functions = functions
        self.complaint = complaint
    }

    /// What conditions of journeys see.
    package static let journey = ExpressionVocabulary(
        names: [
            Name(name: "customer", type: .map(.any), fields: nil),
            Name(name: "event", type: .map(.any), fields: nil),
            Name(name: "entry", type: .map(.any), fields: nil),
            Name(name: "vars", type: .map(.any), fields: nil),
            Name(name: "now", type: .timestamp, fields: nil),
        ],
        functions: OwnFunction.all,
        complaint: nil
    )
}

/// What is wrong with an argument of an own function.
package struct ArgumentComplaint: Hashable, Sendable {
    package var message: String
    package var help: String?

    package init(message: String, help: String?) {
        self.message = message
        self.help = help
    }
}

/// A function that the language does not have and that journeys do.
package struct OwnFunction: Sendable {
    /// What a parameter is about.
    package enum Meaning: String, Sendable {
        case event = "the name of an event"
        case property = "the name of an event's property"
        case message = "the name of a message"
        case segment = "the name of a segment"
        case window = "a length of time such as '30 days'"
        case bucketing = "the name of what is split"
        case moment = "a moment in time"

        /// Whether it must be written as a text in quotes, so that it is known at load what the
        /// expression depends on.
        package var isLiteral: Bool {
            switch self {
            case .event, .property, .message, .segment, .window, .bucketing: true
            case .moment: false
            }
        }

        var type: ExpressionType {
            switch self {
            case .event, .property, .message, .segment, .window, .bucketing: .string
            case .moment: .timestamp
            }
        }
    }

    package var name: String
    package var parameters: [Meaning]
    /// How many of the parameters must be given.
    package var required: Int
    package var result: ExpressionType

    package init(name: String, parameters: [Meaning], required: Int, result: ExpressionType) {
        self.name = name
        self.parameters = parameters
        self.required = required
        self.result = result
    }

    package static let all: [OwnFunction] = [
        OwnFunction(name: "count", parameters: [.event, .window], required: 1, result: .int),
        OwnFunction(
            name: "sum",
            parameters: [.event, .property, .window],
            required: 2,
            result: .double
        ),
        OwnFunction(name: "first", parameters: [.event], required: 1, result: .timestamp),
        OwnFunction(name: "last", parameters: [.event], required: 1, result: .timestamp),
        OwnFunction(name: "seen", parameters: [.message], required: 1, result: .bool),
        OwnFunction(name: "clicked", parameters: [.message], required: 1, result: .bool),
        OwnFunction(name: "segment", parameters: [.segment], required: 1, result: .bool),
        OwnFunction(name: "local", parameters: [.moment], required: 1, result: .timestamp),
        OwnFunction(name: "ago", parameters: [.window], required: 1, result: .timestamp),
        OwnFunction(name: "bucket", parameters: [.bucketing], required: 1, result: .int),
    ]
}

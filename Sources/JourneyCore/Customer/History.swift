/// What a customer did before: the occurrences of the events that some journey remembers, each
/// list in the order of event time.
package struct History: Sendable {
    package struct Occurrence: Sendable {
        package var time: Timestamp
        package var properties: JSONPayload

        package init(time: Timestamp, properties: JSONPayload) {
            self.time = time
            self.properties = properties
        }
    }

    private var occurrences: [String: [Occurrence]] = [:]

    package init() {}

    /// The events that it remembers, in the order of their names.
    package var names: [String] { occurrences.keys.sorted() }

    package func of(_ event: String) -> [Occurrence] { occurrences[event] ?? [] }

    /// Keeps the order of event time, whatever the order of arrival.
    package mutating func remember(_ event: String, at time: Timestamp, _ properties: JSONPayload) {
        var list = occurrences[event] ?? []
        let position = list.lastIndex { $0.time <= time }.map { $0 + 1 } ?? 0
        list.insert(Occurrence(time: time, properties: properties), at: position)
        occurrences[event] = list
    }
}

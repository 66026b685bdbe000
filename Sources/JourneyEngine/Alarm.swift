package import JourneyStore

/// Who is told at once that a gate closed by itself: the log.
package struct Alarm: Sendable {
    private let receive: @Sendable (GateClosing) -> Void

    package init(_ receive: @escaping @Sendable (GateClosing) -> Void) {
        self.receive = receive
    }

    package static let none = Alarm { _ in }

    package func sound(_ closings: [GateClosing]) {
        for closing in closings { receive(closing) }
    }
}

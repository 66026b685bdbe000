/// What `stop` has closed: nothing begins behind it.
package struct Gates: Hashable, Sendable {
    /// What one gate closes.
    package enum Scope: Hashable, Sendable {
        case everything
        case journey(String)
        case channel(Channel)
    }

    package private(set) var closed: Set<Scope>

    package init(closed: Set<Scope> = []) {
        self.closed = closed
    }

    /// Whether a contact of this journey in this channel may begin.
    package func isOpen(journey: String, channel: Channel) -> Bool {
        if closed.isEmpty { return true }
        return !closed.contains(.everything) && !closed.contains(.journey(journey))
            && !closed.contains(.channel(channel))
    }
}

/// What becomes of contacts that want the same scarce place.
package struct Arbitration: Hashable, Sendable {
    /// How long a contact waits for rivals before it is decided; zero decides it as it comes.
    package var gather: Milliseconds
    /// What becomes of those who lose.
    package var onLost: Cap.OnCap

    package init(gather: Milliseconds = .zero, onLost: Cap.OnCap = .defer) {
        self.gather = gather
        self.onLost = onLost
    }
}

/// How much JSON is read before it is refused: what comes from a network must not decide that.
package struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects inside one another; never more than ``depthMax``.
    package let depth: Int
    /// Values in all, the containers among them.
    package let nodes: Int
    /// The length of the text.
    package let bytes: Int

    /// The reader calls itself once a level; this many levels fit any thread's stack.
    package static let depthMax = 256

    /// Enough for a batch of events as the SDKs send it, 500 kB, several times over.
    package static let standard = Self(depth: 32, nodes: 200_000, bytes: 4 << 20)

    package init(depth: Int = 32, nodes: Int = 200_000, bytes: Int = 4 << 20) {
        self.depth = min(depth, Self.depthMax)
        self.nodes = nodes
        self.bytes = bytes
    }
}

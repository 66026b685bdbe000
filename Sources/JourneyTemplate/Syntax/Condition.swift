/// Tests joined by `and` and `or`, which bind from the right, as Liquid has it:
/// `a and b or c` is `a and (b or c)`.
struct Condition: Sendable {
    enum Joint: Sendable { case and, or }

    var first: Test
    var rest: [(joint: Joint, test: Test)]
    /// The byte offset at which it begins.
    var offset: Int

    /// A comparison, or just a value.
    struct Test: Sendable {
        var left: Expression
        var comparison: (Comparison, right: Expression)?
    }
}

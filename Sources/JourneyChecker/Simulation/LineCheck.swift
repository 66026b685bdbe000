/// One group of rules, which sees every line once and in order.
protocol LineCheck {
    /// Looks at a line; `world` knows the lines before it.
    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings)

    /// Says what is wrong with the history as a whole.
    mutating func finish(in world: World, _ findings: inout Findings)
}

extension LineCheck {
    mutating func finish(in world: World, _ findings: inout Findings) {}
}

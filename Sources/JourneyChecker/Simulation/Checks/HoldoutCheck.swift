/// Who is held out hears no marketing in that enrollment, neither before nor after it is said.
struct HoldoutCheck: LineCheck {
    private var heldOut: [String: Int] = [:]
    private var spoken: [String: Int] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard line.kind == .contact, let enrollment = line.enrollment else { return }
        if line.verdict == .suppress || line.verdict == .next,
            line.reason == "global_holdout" || line.reason == "journey_holdout"
        {
            let isFirst = heldOut.updateValue(line.number, forKey: enrollment) == nil
            if isFirst, let send = spoken[enrollment] { report(send, line.number, &findings) }
        }
        guard line.verdict == .send, isMarketing(line, in: world) else { return }
        spoken[enrollment] = line.number
        if let first = heldOut[enrollment] { report(first, line.number, &findings) }
    }

    /// A step without a message is marketing too, unless it calls a machine.
    private func isMarketing(_ line: OutputLine, in world: World) -> Bool {
        world.message(of: line)?.isMarketing ?? (line.message == nil && line.channel != "webhook")
    }

    private func report(_ first: Int, _ second: Int, _ findings: inout Findings) {
        findings.report(
            .holdout,
            [first, second],
            "one enrollment is held out and is spoken to"
        )
    }
}

/// An offer is spoken by one ladder, once a channel and rendition, and not after it was seen.
struct OfferCheck: LineCheck {
    private struct Spoken {
        var line: OutputLine
        /// How far its enrollment had walked when it spoke.
        var moves: Int
    }

    private var spoken: [OfferKey: [Spoken]] = [:]
    private var sights: [OfferKey: [OutputLine]] = [:]
    /// Contacts that wait for an instant, by offer.
    private var waiting: [OfferKey: [OutputLine]] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        switch line.kind {
        case .contact: takeDecision(line, in: world, &findings)
        case .outcome: stopWaiting(line, in: world)
        case .feedback: takeFeedback(line, in: world)
        case .enrolled, .step, .exited, .goal, .withdraw: break
        }
    }

    private mutating func takeDecision(
        _ line: OutputLine,
        in world: World,
        _ findings: inout Findings
    ) {
        if let rule = world.message(of: line), let offer = line.offer, offer != rule.offer {
            findings.report(
                .wrongOffer,
                [line.number],
                "message '\(line.message ?? "")' makes the offer '\(rule.offer)', not '\(offer)'"
            )
        }
        stopWaiting(line, in: world)
        guard !Channels.pull.contains(line.channel ?? ""), let offer = world.offer(of: line) else {
            return
        }
        if line.verdict == .defer { waiting[offer, default: []].append(line) }
        guard line.verdict == .send else { return }
        let cooldown = world.cooldown(of: line, offer: offer)
        checkSpoken(line, offer, cooldown, in: world, &findings)
        checkSeen(line, offer, cooldown, in: world, &findings)
        checkWaiting(line, offer, in: world, &findings)
        let moves = world.enrollment(of: line)?.moves ?? 0
        spoken[offer, default: []].append(Spoken(line: line, moves: moves))
    }

    private mutating func stopWaiting(_ line: OutputLine, in world: World) {
        guard let decision = world.contact(of: line)?.decision, decision.verdict == .defer,
            let offer = world.offer(of: decision)
        else { return }
        waiting[offer]?.removeAll { $0.contact == line.contact }
    }

    private func checkSpoken(
        _ line: OutputLine,
        _ offer: OfferKey,
        _ cooldown: Int64?,
        in world: World,
        _ findings: inout Findings
    ) {
        for earlier in (spoken[offer] ?? []).reversed()
        where isOne(earlier.line, line, in: world) {
            let isClosed = cooldown.map { line.at.since(earlier.line.at) < $0 } ?? true
            let lines = [earlier.line.number, line.number]
            let isSameWay =
                earlier.line.channel == line.channel && earlier.line.rendition == line.rendition
            if isClosed, isSameWay {
                return findings.report(
                    .sentTwice,
                    lines,
                    "\(name(offer)) is sent twice on \(line.channel ?? ""),"
                        + " at \(earlier.line.at) and at \(line.at)"
                )
            }
            guard !isSameHolder(earlier.line, line) else { continue }
            if isClosed || isStillSpeaking(earlier, in: world) {
                return findings.report(
                    .secondLadder,
                    lines,
                    "\(name(offer)) belongs to step '\(earlier.line.step ?? "")' of enrollment"
                        + " '\(earlier.line.enrollment ?? "")', and another one sends it"
                )
            }
        }
    }

    private func checkSeen(
        _ line: OutputLine,
        _ offer: OfferKey,
        _ cooldown: Int64?,
        in world: World,
        _ findings: inout Findings
    ) {
        for sight in (sights[offer] ?? []).reversed() where isOne(sight, line, in: world) {
            guard cooldown.map({ line.at.since(sight.at) < $0 }) ?? true else { continue }
            return findings.report(
                .sentAfterSeen,
                [sight.number, line.number],
                "\(name(offer)) was seen at \(sight.at) and is sent at \(line.at)"
            )
        }
    }

    private func checkWaiting(
        _ line: OutputLine,
        _ offer: OfferKey,
        in world: World,
        _ findings: inout Findings
    ) {
        for other in waiting[offer] ?? []
        where other.contact != line.contact && isOne(other, line, in: world) {
            findings.report(
                isSameHolder(other, line) ? .twoAlive : .secondLadder,
                [other.number, line.number],
                "\(name(offer)) is sent while contact '\(other.contact ?? "")' waits to send it"
            )
        }
    }

    private mutating func takeFeedback(_ line: OutputLine, in world: World) {
        guard let contact = line.contact, let send = world.contacts[contact]?.send,
            let channel = send.channel, !Channels.pull.contains(channel),
            let offer = world.offer(of: send),
            (world.rules.channels[channel]?.seenWhen ?? .opened).isMet(by: line.reason ?? "")
        else { return }
        sights[offer, default: []].append(line)
    }

    /// Histories that were merged later are not held against each other.
    private func isOne(_ first: OutputLine, _ second: OutputLine, in world: World) -> Bool {
        world.facts.people.areOne(first.customer, second.customer, before: second.at)
    }

    private func isSameHolder(_ first: OutputLine, _ second: OutputLine) -> Bool {
        first.enrollment == second.enrollment && first.step == second.step
    }

    /// A ladder speaks until its enrollment moves on or ends.
    private func isStillSpeaking(_ spoken: Spoken, in world: World) -> Bool {
        guard let trail = world.enrollment(of: spoken.line) else { return false }
        return trail.exited == nil && trail.goal == nil && trail.moves == spoken.moves
    }

    private func name(_ offer: OfferKey) -> String {
        let about = offer.about.isEmpty ? "" : " about '\(offer.about)'"
        return "offer '\(offer.offer)'\(about) to '\(offer.person)'"
    }
}

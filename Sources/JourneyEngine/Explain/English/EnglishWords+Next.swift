import JourneyCore

extension EnglishWords {
    func next(_ step: NextStep) -> String {
        switch step {
        case .decidedAgain(let at):
            "all rules are asked again at \(time(at)), unless it is recalled before"
        case .decidedWhenOpened: "all rules are asked again when the gate opens"
        case .taken(let from):
            from.map { "an adapter may take it from \(time($0)) on" } ?? "an adapter takes it"
        case .takenWhenReleased(let channel):
            "an adapter takes it when the channel \(channel.word) is released: it is held, because "
                + "its adapter reported a wrong set-up"
        case .begun(let by):
            "it begins" + (by.map { " by \(time($0)), or is queued again" } ?? "")
        case .reported(let by):
            "the adapter reports" + (by.map { " by \(time($0)), or the outcome is unknown" } ?? "")
        case .rung(let rung, let after):
            "\(rung.words), \(after) after this was sent, unless it is seen"
        case .withdrawn(let at): "it is withdrawn at \(time(at))"
        case .goesOn(let at, let step): "goes on from '\(step)' at \(time(at))"
        case .event(let name, let until):
            "waits for '\(name)'; goes on without it at \(time(until))"
        case .seen(let message, let until):
            "waits for '\(message)' to be seen; goes on without it at \(time(until))"
        case .clicked(let message, let until):
            "waits for a click in '\(message)'; goes on without it at \(time(until))"
        case .quiet(let event, let until, let deadline):
            "goes on at \(time(until)); each '\(event)' before moves that, at most to "
                + time(deadline)
        case .ladderOver(let at, let step):
            "'\(step)' is over at \(time(at)) at the latest, then the journey goes on"
        case .goal(let event, let until): "'\(event)' counts as the goal until \(time(until))"
        case .cooldown(let offer, let about, let until):
            until < .distantFuture
                ? "'\(offer)'\(self.about(about)) is not spoken about again before \(time(until))"
                : "'\(offer)'\(self.about(about)) is never spoken about again"
        case .absence(let journey, let event, let at):
            "journey '\(journey)' begins at \(time(at)) unless '\(event)' happens before"
        }
    }

    private func about(_ about: String) -> String { about.isEmpty ? "" : " about \(about)" }
}

/// Marketing goes to those who agreed to its topic and have not unsubscribed since.
struct ConsentCheck: LineCheck {
    private struct Place: Hashable {
        var person: String
        var topic: String
        var channel: String
    }

    private var unsubscribed: [Place: OutputLine] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        if line.kind == .feedback, line.reason == "unsubscribed" {
            guard let send = world.contact(of: line)?.send,
                let place = place(of: send, in: world)
            else { return }
            unsubscribed[place] = line
        }
        guard line.isSend, world.message(of: line)?.isMarketing == true,
            let place = place(of: line, in: world)
        else { return }
        let answers = world.facts.facts(of: line.customer, at: line.at).map {
            $0.consents.answer(to: place.topic, on: place.channel)
        }
        let refusal = unsubscribed[place].flatMap { refusal in
            let isKnown = world.facts.people.areOne(
                refusal.customer,
                line.customer,
                before: line.at
            )
            return isKnown ? refusal : nil
        }
        let rule = world.rules.topics[place.topic] ?? .optIn
        let isForbidden = answers.allSatisfy { answer in
            if let refusal {
                // Only a grant that is not older than the refusal lifts it.
                guard let answer, answer.isGranted, answer.since >= refusal.at else { return true }
                return false
            }
            switch rule {
            case .optIn: return answer?.isGranted != true
            // Nobody follows links in a simulation: only what the events call confirmed is.
            case .doubleOptIn: return answer?.isGranted != true || answer?.isConfirmed != true
            case .optOut: return answer?.isGranted == false
            case .open: return false
            }
        }
        guard isForbidden else { return }
        let why = refusal.map { "unsubscribed at \($0.at)" } ?? "no consent is known"
        findings.report(
            .noConsent,
            (refusal.map { [$0.number] } ?? []) + [line.number],
            "'\(line.customer)' gets topic '\(place.topic)' on \(place.channel): \(why)"
        )
    }

    private func place(of line: OutputLine, in world: World) -> Place? {
        guard let topic = world.message(of: line)?.topic, let channel = line.channel else {
            return nil
        }
        return Place(
            person: world.facts.people.current(line.customer),
            topic: topic,
            channel: channel
        )
    }
}

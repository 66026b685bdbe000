import JourneyCore

/// The version of a journey: a hash of what it does and of the structure of the messages it sends.
///
/// Comments, layout, titles and texts are no part of it.
struct JourneyFingerprint {
    private var hash = StableHash("journey")

    /// `messages` by name; those that the journey does not send are left out.
    static func of(_ journey: Journey, messages: [String: Message]) -> UInt64 {
        var fingerprint = JourneyFingerprint()
        fingerprint.add(journey)
        for name in Set(journey.program.instructions.compactMap(\.message)).sorted() {
            if let message = messages[name] { fingerprint.add(message) }
        }
        return fingerprint.hash.value
    }

    private mutating func add(_ journey: Journey) {
        add(journey.name, journey.status.rawValue, journey.inFlight.rawValue)
        add(journey.priority)
        add(journey.entry)
        add(journey.exits.count)
        for exit in journey.exits { add(exit) }
        if let goal = journey.goal {
            add("goal")
            add(goal.condition)
            add(Int(goal.within.count))
            add(goal.value)
        }
        add("holdout", journey.holdout.map { String($0.count) } ?? "")
        for instruction in journey.program.instructions { add(instruction) }
    }

    private mutating func add(_ entry: Entry) {
        switch entry.trigger {
        case .event(let name): add("event", name)
        case .absence(let absence):
            add("absence", absence.of, absence.since ?? "")
            add(absence.duration)
        }
        add(entry.when)
        add(entry.key)
        switch entry.again {
        case .never: add("never")
        case .afterExit: add("after exit")
        case .after(let span):
            add("after")
            add(span)
        case .concurrently(let count): add("concurrently", String(count))
        case .restart: add("restart")
        }
        add("repeats", entry.ignoreRepeats.map { String($0.count) } ?? "")
    }

    private mutating func add(_ instruction: Instruction) {
        add("step", instruction.stepID ?? "")
        switch instruction {
        case .send(let step): add(step)
        case .wait(_, let span):
            add("wait")
            add(span)
        case .awaitEvent(_, let step):
            add("await")
            switch step.awaited {
            case .event(let condition): add(condition)
            case .seen(let message): add("seen", message)
            case .clicked(let message): add("clicked", message)
            }
            add(step.atMost)
            add(step.then)
            add(step.otherwise)
        case .awaitQuiet(_, let step):
            add("quiet")
            add(step.without)
            add(step.duration)
            add(step.atMost)
        case .branch(_, let condition, let otherwise):
            add("branch")
            add(condition.expression)
            add(otherwise)
        case .jump(let target):
            add("jump")
            add(target)
        case .split(_, let name, let arms):
            add("split", name)
            for arm in arms {
                add("arm", arm.name)
                add(arm.weight)
                add(arm.target)
            }
        case .set(_, let assignments):
            add("set")
            for assignment in assignments {
                switch assignment.target {
                case .attribute(let name): add("customer", name)
                case .variable(let name): add("vars", name)
                }
                add(assignment.value)
            }
        case .exit(_, let reason): add("exit", reason)
        }
    }

    private mutating func add(_ step: SendStep) {
        add("send", step.message, step.until.rawValue)
        add(step.about)
        add(step.ladder.count)
        for rung in step.ladder {
            add(rung.channel.word, rung.rendition)
            add(rung.after)
            add(rung.duration)
        }
        // Only where they are used: the versions of all other journeys stay what they were.
        if step.isAuto { add("auto") }
        if let within = step.bestTimeWithin { add("best time", String(within.count)) }
        add(step.expires)
        switch step.ifSuppressed {
        case .proceed: add("continue")
        case .exit: add("exit")
        case .steps(let position):
            add("steps")
            add(position)
        }
        add(step.next)
    }

    private mutating func add(_ message: Message) {
        add("message", message.name, message.topic, message.purpose.word, message.offer)
        add("cooldown", message.cooldown.map { String($0.count) } ?? "")
        for channel in Channel.allCases {
            guard let names = message.renditions[channel] else { continue }
            add(channel.word)
            add(names.count)
            for name in names.sorted() { add(name) }
        }
    }

    private mutating func add(_ condition: EventCondition) {
        add("on", condition.event)
        add(condition.when)
    }

    private mutating func add(_ expression: Expression?) {
        add("expression", expression.map { Self.canonical($0.source) } ?? "")
    }

    private mutating func add(_ span: Span?) {
        guard let span else { return add("no span") }
        add("span", String(span.months), String(span.days), String(span.milliseconds))
    }

    private mutating func add(_ number: Int) { hash.combine(UInt64(bitPattern: Int64(number))) }

    private mutating func add(_ texts: String...) {
        for text in texts { hash.combine(text) }
    }

    /// Without the space that only people need: kept within quotes and between words.
    static func canonical(_ source: String) -> String {
        var result = ""
        var quote: Character?
        var isEscaped = false
        var hasSpace = false
        for character in source {
            if let open = quote {
                result.append(character)
                if character == open, !isEscaped { quote = nil }
                isEscaped = character == "\\" && !isEscaped
                continue
            }
            guard !character.isWhitespace else {
                hasSpace = true
                continue
            }
            if hasSpace, let last = result.last, isWord(last), isWord(character) {
                result.append(" ")
            }
            hasSpace = false
            if character == "\"" || character == "'" { quote = character }
            result.append(character)
        }
        return result
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}

extension Instruction {
    /// The message that a step sends.
    fileprivate var message: String? {
        switch self {
        case .send(let step): step.message
        case .wait, .awaitEvent, .awaitQuiet, .branch, .jump, .split, .set, .exit: nil
        }
    }
}

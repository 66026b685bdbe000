import JourneyCore

extension FaultAct {
    /// One line of a trace.
    package var line: String { "\(Self.time(at)) \(kind.words)" }

    /// The instant in milliseconds since 1970: short, exact, and the same everywhere.
    private static func time(_ instant: Timestamp) -> String { String(instant.milliseconds) }
}

extension FaultAct.Kind {
    fileprivate var words: String {
        switch self {
        case .acknowledged(let customer, let event): "acknowledged \(customer) \(event)"
        case .refused(let customer, let event, let isValid):
            "refused \(customer) \(event)\(isValid ? "" : " invalid")"
        case .leased(let leased):
            "leased \(leased.holder.words) \(leased.channel.word) \(leased.length.count) ms"
                + (leased.isWithdrawal ? " to withdraw" : "")
                + (leased.isMaybeSent ? " maybe sent" : "")
        case .begun(let holder, let result, let content, let address):
            "begun \(holder.words) \(result)" + (content.map { " \($0)" } ?? "")
                + (address.map { " to \($0)" } ?? "")
        case .extended(let holder, let length, let result):
            "extended \(holder.words) \(length.count) ms \(result)"
        case .settled(let holder, let outcome, let result):
            "settled \(holder.words) \(outcome) \(result)"
        case .received(let received):
            "received \(received.provider) \(received.key) \(received.customer)"
                + " \(received.message) '\(received.about)' \(received.channel.word)"
                + (received.isRepeated ? " repeated" : "")
        case .heard(let contact, let word, let isMachine, let isForGood):
            "heard \(contact) \(word)\(isMachine ? " by a machine" : "")"
                + (isForGood ? " for good" : "")
        case .said(let customer, let word): "said \(customer) \(word.line)"
        case .endedContact(let contact): "ended contact \(contact)"
        case .endedEnrollment(let enrollment, let reason):
            "ended enrollment \(enrollment) \(reason)"
        case .merged(let loser, let survivor): "merged \(loser) into \(survivor)"
        case .stopped(let scope): "stopped \(scope.words)"
        case .opening(let scope): "opening \(scope.words)"
        }
    }
}

extension FaultAct.Holder {
    fileprivate var words: String { "\(adapter) \(contact) #\(lease)" }
}

extension Gates.Scope {
    var words: String {
        switch self {
        case .everything: "everything"
        case .journey(let name): "journey \(name)"
        case .channel(let channel): "channel \(channel.word)"
        }
    }
}

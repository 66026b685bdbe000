import JourneyChecker
import JourneyCore
import JourneyEngine
import JourneySimulation

extension HistoryAct {
    /// Question and answer share their instant: in a simulation nothing takes time.
    init(_ act: FaultAct) {
        let at = Moment(act.at)
        switch act.kind {
        case .acknowledged(let customer, let event):
            self = .acknowledged(SentEvent(at: at, customer: customer, event: event))
        case .refused(let customer, let event, let isValid):
            self = .refused(
                SentEvent(at: at, customer: customer, event: event, isValid: isValid)
            )
        case .leased(let leased): self = .leased(Lease(leased, at: at))
        case .begun(let holder, let result, let content, let address):
            self = .begun(
                Begin(holder, result: result, content: content, address: address, at: at)
            )
        case .extended(let holder, let length, let result):
            self = .extended(
                Extension(
                    at: at,
                    askedAt: at,
                    contact: holder.contact,
                    token: String(holder.lease),
                    milliseconds: length.count,
                    result: result
                )
            )
        case .settled(let holder, let outcome, let result):
            self = .settled(
                JourneyChecker.Settlement(
                    at: at,
                    askedAt: at,
                    adapter: holder.adapter,
                    contact: holder.contact,
                    token: String(holder.lease),
                    outcome: outcome,
                    result: result
                )
            )
        case .received(let received): self = .received(Receipt(received, at: at))
        case .heard(let contact, let word, let isMachine, let isForGood):
            self = .feedback(
                GivenFeedback(
                    at: at,
                    contact: contact,
                    word: word,
                    isMachine: isMachine,
                    isForGood: isForGood ? true : nil
                )
            )
        case .said(let customer, let word):
            self = .said(
                SaidWord(
                    at: at,
                    customer: customer,
                    topic: word.topic,
                    isGranted: word.isGranted,
                    isConfirmed: word.isConfirmed ? true : nil,
                    saidAt: Moment(word.at)
                )
            )
        case .endedContact(let contact): self = .recalled(Recall(at: at, contact: contact))
        case .endedEnrollment(let enrollment, let reason):
            self = .recalled(
                Recall(at: at, enrollment: enrollment.description, reason: reason)
            )
        case .merged(let loser, let survivor):
            self = .merged(MergeAct(at: at, customer: loser, into: survivor))
        case .stopped(let scope): self = .gate(GateChange(scope, isOpen: false, at: at))
        case .opening(let scope): self = .gate(GateChange(scope, isOpen: true, at: at))
        }
    }
}

extension Lease {
    fileprivate init(_ leased: FaultAct.Leased, at: Moment) {
        self.init(
            at: at,
            askedAt: at,
            adapter: leased.holder.adapter,
            contact: leased.holder.contact,
            token: String(leased.holder.lease),
            key: leased.key,
            channel: leased.channel.word,
            milliseconds: leased.length.count,
            maybeSent: leased.isMaybeSent,
            isWithdrawal: leased.isWithdrawal ? true : nil,
            customer: leased.customer
        )
    }
}

extension Begin {
    fileprivate init(
        _ holder: FaultAct.Holder,
        result: String,
        content: UInt64?,
        address: String?,
        at: Moment
    ) {
        self.init(
            at: at,
            askedAt: at,
            adapter: holder.adapter,
            contact: holder.contact,
            token: String(holder.lease),
            result: result,
            validMilliseconds: result == "ok" ? Limits.beginValidity.count : nil,
            content: content.map { String($0) },
            address: address
        )
    }
}

extension Receipt {
    fileprivate init(_ received: FaultAct.Received, at: Moment) {
        self.init(
            at: at,
            provider: received.provider,
            key: received.key,
            isRepeated: received.isRepeated,
            customer: received.customer,
            message: received.message,
            about: received.about,
            channel: received.channel.word
        )
    }
}

extension GateChange {
    fileprivate init(_ scope: Gates.Scope, isOpen: Bool, at: Moment) {
        self.init(at: at, isOpen: isOpen)
        switch scope {
        case .everything: break
        case .journey(let name): journey = name
        case .channel(let word): channel = word.word
        }
    }
}

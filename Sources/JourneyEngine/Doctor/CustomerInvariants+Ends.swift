import JourneyCore

/// 6 and 7: never stuck, never silently nothing.
extension CustomerInvariants {
    /// One reason to be alive for each enrollment, with a time.
    var enrollmentProblems: [Problem] {
        customer.enrollments.flatMap { enrollment -> [Problem] in
            guard let due = enrollment.due else { return [] }
            var problems: [Problem] = []
            if due >= .distantFuture {
                problems.append(problem(6, "\(enrollment.words) waits for ever"))
            }
            switch enrollment.state {
            case .waiting, .awaiting, .ended: break
            case .quieting(let until, let deadline):
                if until > deadline {
                    problems.append(problem(6, "\(enrollment.words) waits beyond its deadline"))
                }
            case .speaking(let progress):
                problems += ladderProblems(of: enrollment, progress)
            }
            return problems
        }
    }

    /// A ladder speaks by one contact at a time: two would be two reasons to be alive.
    private func ladderProblems(
        of enrollment: Enrollment,
        _ progress: SendProgress
    ) -> [Problem] {
        let waiting = customer.contacts.filter {
            // An operator may have taken up what had begun and failed, while the next rung waits.
            $0.enrollment == enrollment.id && $0.step == enrollment.step && $0.isWaiting
                && $0.begunAt == nil
        }
        var problems: [Problem] = []
        if waiting.count > 1 {
            problems.append(
                problem(6, "\(waiting[0].words) and \(waiting[1].words) wait in one ladder")
            )
        }
        for contact in waiting where contact.expiresAt != progress.expiresAt {
            problems.append(problem(7, "\(contact.words) expires apart from its ladder"))
        }
        return problems
    }

    /// Every contact ends or has a time, for a reason that is one.
    var endProblems: [Problem] {
        customer.contacts.compactMap { contact in
            switch contact.state {
            case .planned(let until, let reason):
                guard reason.isOfPlans else {
                    return problem(7, "\(contact.words) is planned because of '\(reason.word)'")
                }
                guard until >= .distantFuture, reason != .stopped else { return nil }
                return problem(7, "\(contact.words) is planned for ever (\(reason.word))")
            case .suppressed(let reason):
                guard reason.isOnlyOfPlans else { return nil }
                return problem(7, "\(contact.words) is suppressed because of '\(reason.word)'")
            case .queued(let from):
                guard from >= .distantFuture else { return nil }
                return problem(7, "\(contact.words) is queued for ever")
            case .leased, .begun:
                guard contact.lease.map({ $0.until >= .distantFuture }) ?? true else { return nil }
                return problem(7, "\(contact.words) is leased for ever")
            case .unknown, .sent, .delivered, .seen, .clicked, .recalled, .expired, .failed:
                return nil
            }
        }
    }
}

extension Enrollment {
    fileprivate var words: String { "its enrollment in '\(journey)'" }
}

extension Reason {
    /// Whether it may be what a plan waits for.
    fileprivate var isOfPlans: Bool {
        switch self {
        case .stopped, .quietHours, .channelHours, .cap, .lostArbitration, .patience, .rate,
            .bestTime, .gathering:
            true
        case .noAddress, .addressSuppressed, .noConsent, .unsubscribed, .globalHoldout,
            .journeyHoldout, .duplicateOffer, .sameAddress, .seenElsewhere, .overBudget, .expired,
            .exited, .goalReached, .templateMissing, .templateAbort, .rejectedByProvider,
            .testOnly, .erased, .attemptsExhausted, .bounced, .restarted, .merged, .unconfirmed:
            false
        }
    }

    /// Whether it only says what is waited for: nothing ends by it.
    fileprivate var isOnlyOfPlans: Bool {
        switch self {
        case .patience, .rate, .gathering: true
        case .stopped, .quietHours, .channelHours, .cap, .lostArbitration, .bestTime, .noAddress,
            .addressSuppressed, .noConsent, .unsubscribed, .globalHoldout, .journeyHoldout,
            .duplicateOffer, .sameAddress, .seenElsewhere, .overBudget, .expired, .exited,
            .goalReached, .templateMissing, .templateAbort, .rejectedByProvider, .testOnly,
            .erased, .attemptsExhausted, .bounced, .restarted, .merged, .unconfirmed:
            false
        }
    }
}

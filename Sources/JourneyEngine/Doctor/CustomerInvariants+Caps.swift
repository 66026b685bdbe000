import JourneyCore

/// 3: in no window more than a cap allows; only newcomers of merged histories are counted against
/// the rest.
extension CustomerInvariants {
    var capProblems: [Problem] {
        policy.caps.flatMap { cap -> [Problem] in
            let counted = customer.contacts.filter { $0.hasBegunForCaps && cap.covers($0) }
            let begun = counted.compactMap(\.begunAt)
            return counted.compactMap { contact in
                guard let end = contact.begunAt, isUnderThisPolicy(contact), !isBeforeMerge(end)
                else { return nil }
                let count = fewest(of: begun, upTo: end, in: cap.window)
                guard count > cap.atMost else { return nil }
                return problem(
                    3,
                    "\(count) contacts in \(cap.window.words) up to \(contact.words), "
                        + "and a cap allows \(cap.atMost)"
                )
            }
        }
    }

    /// How many began in the window that ends at an instant.
    ///
    /// Calendar days are the customer's; as the zone may only have become known since, the policy's
    /// is tried too, and the fewer count.
    private func fewest(
        of begun: [Timestamp],
        upTo end: Timestamp,
        in window: Cap.Window
    ) -> Int {
        switch window {
        case .rolling(let length): return begun.count { $0 > end - length && $0 <= end }
        case .calendarDays(let days):
            let own = policy.zone(of: customer.profile, by: decider.calendar).name
            let counts = [own, policy.timeZone].map { zone in
                let last = decider.calendar.local(end, in: zone).day
                return begun.count { instant in
                    let day = decider.calendar.local(instant, in: zone).day
                    return instant <= end && day > last - Int64(days) && day <= last
                }
            }
            return counts.min() ?? 0
        }
    }
}

extension Cap.Window {
    fileprivate var words: String {
        switch self {
        case .rolling(let length): "\(length.count) ms"
        case .calendarDays(let days): "\(days) calendar days"
        }
    }
}

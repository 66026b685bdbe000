extension Turn {
    /// A journey that the customer does not come into.
    mutating func reject(
        _ journey: Journey,
        _ entry: EntryEvent,
        _ reason: Rejection.Reason,
        _ value: Int64 = 0
    ) {
        rejections.append(
            Rejection(
                journey: journey.name,
                reason: reason,
                value: value,
                event: entry.name,
                at: now
            )
        )
    }

    /// An event that came so late that it starts nothing.
    mutating func rejectLate(_ event: Event) {
        let entry = EntryEvent(name: event.name, time: event.time, properties: .empty)
        for index in programme.entries(on: event.name) {
            let journey = programme.journeys[index]
            guard journey.status == .live else { continue }
            reject(journey, entry, .late, (now - event.time).count)
        }
    }

    /// A rung of the step at which an enrollment stands that gets no contact.
    mutating func reject(
        _ enrollment: Enrollment,
        _ reason: Rejection.Reason,
        _ instant: Timestamp? = nil
    ) {
        rejections.append(
            Rejection(
                journey: enrollment.journey,
                step: enrollment.step,
                reason: reason,
                value: instant?.milliseconds ?? 0,
                event: enrollment.entry.name,
                at: now
            )
        )
    }
}

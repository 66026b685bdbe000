package import JourneyCore

extension ResponseSnapshot {
    /// Of so many contacts of this hour so many were answered; `hours` are responses by the hour of
    /// the week.
    package static func sample(
        _ counts: [(channel: Channel, contacts: Int64, answered: Int64)] = [],
        hours: [(channel: Channel, hourOfWeek: Int, responses: Int64)] = [],
        at instant: Timestamp
    ) -> ResponseSnapshot {
        var tallies = ResponseTallies()
        for count in counts {
            tallies.add(
                ResponseTally(
                    ResponseTally.Key(hour: instant.hour, channel: count.channel),
                    contacts: count.contacts,
                    answered: count.answered
                )
            )
        }
        for count in hours {
            let key = ResponseTally.Key(
                hour: instant.hour,
                channel: count.channel,
                hourOfWeek: count.hourOfWeek
            )
            tallies.add(ResponseTally(key, answered: count.responses))
        }
        guard let snapshot = next(after: nil, with: tallies.inOrder, at: instant) else {
            preconditionFailure("a sample without counts is no snapshot")
        }
        return snapshot
    }
}

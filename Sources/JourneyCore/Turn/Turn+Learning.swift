/// How a contact stands among those that something is learned from.
struct ResponseStanding: Hashable {
    /// `nil` where it was not sent, or came back.
    var sentAt: Timestamp?
    var seenAt: Timestamp?

    init(_ contact: Contact) {
        sentAt = contact.reason == .bounced ? nil : contact.sentAt
        seenAt = contact.seenAt
    }
}

extension Turn {
    /// Where nobody learns anything, nothing is looked at.
    func standing(ofContact position: Int) -> ResponseStanding? {
        guard programme.learns else { return nil }
        return ResponseStanding(customer.contacts[position])
    }

    /// Counts what a contact's change says about everybody's responses.
    mutating func learn(from before: ResponseStanding?, at position: Int) {
        guard let before else { return }
        let contact = customer.contacts[position]
        let after = ResponseStanding(contact)
        guard before != after else { return }
        if programme.learnsResponses, let sentAt = after.sentAt ?? before.sentAt {
            let tally = ResponseTally(
                ResponseTally.Key(hour: sentAt.hour, channel: contact.channel),
                contacts: after.contacts - before.contacts,
                answered: after.answered - before.answered
            )
            if tally.contacts != 0 || tally.answered != 0 { changes.responses.add(tally) }
        }
        if programme.learnsHours, before.seenAt == nil, let seenAt = after.seenAt {
            let hourOfWeek = HourModel.hourOfWeek(calendar.local(seenAt, in: zone))
            let key = ResponseTally.Key(
                hour: seenAt.hour,
                channel: contact.channel,
                hourOfWeek: hourOfWeek
            )
            changes.responses.add(ResponseTally(key, answered: 1))
        }
    }
}

extension ResponseStanding {
    fileprivate var contacts: Int64 { sentAt == nil ? 0 : 1 }
    fileprivate var answered: Int64 { sentAt == nil || seenAt == nil ? 0 : 1 }
}

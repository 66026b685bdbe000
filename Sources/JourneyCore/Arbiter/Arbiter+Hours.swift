/// Rule 8: is this an hour at which this customer may be spoken to in this channel?
extension Arbiter {
    func askHours(_ candidate: Candidate) -> Finding {
        let (contact, customer) = (candidate.contact, candidate.customer)
        let zone = zone(of: customer)
        let local = calendar.local(candidate.now, in: zone)

        if let hours = policy.channels[contact.channel]?.hours, !hours.contains(local) {
            let until = hours.nextOpening(after: candidate.now, in: zone, by: calendar)
            return .fail(.plan(until: until, .channelHours), value: until.milliseconds)
        }
        guard let quiet = quietHours(for: candidate), quiet.hours.contains(local) else {
            return .pass
        }
        // Hours that never end are a closed channel, not a plan.
        guard let end = quiet.hours.nextEnd(after: candidate.now, in: zone, by: calendar) else {
            return .fail(.nextRung(.quietHours))
        }
        let until = end + spread(of: contact, over: quiet.spread)
        return .fail(.plan(until: until, .quietHours), value: until.milliseconds)
    }

    /// The first rule of the policy that is about this contact: it alone counts.
    private func quietHours(for candidate: Candidate) -> QuietHours? {
        policy.quietHours.first { quiet in
            guard quiet.channels.contains(candidate.contact.channel) else { return false }
            if let purpose = quiet.purpose, purpose != candidate.contact.purpose { return false }
            guard let region = quiet.region else { return true }
            let profile = candidate.customer.profile
            return profile.place.region(in: profile.attributes)?.name == region
        }
    }

    /// Those who waited for the same morning go on one by one.
    private func spread(of contact: Contact, over length: Milliseconds) -> Milliseconds {
        guard length > .zero else { return .zero }
        var hash = StableHash("spread")
        hash.combine(contact.id)
        return Milliseconds(Int64(hash.choice(below: UInt64(length.count))))
    }
}

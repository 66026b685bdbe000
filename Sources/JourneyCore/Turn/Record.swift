/// One thing that a turn did: what `simulate` writes and what metrics count.
package struct Record: Sendable {
    package enum Kind: String, Sendable {
        case enrolled
        case step
        case contact
        case outcome
        case exited
        case goal
        case feedback
        /// What was shown in display is taken back: once for each contact, when it is done.
        case withdraw
    }

    package var at: Timestamp
    package var kind: Kind
    package var journey: String
    package var version: UInt64
    package var enrollment: Identifier
    package var step: String?
    package var contact: ContactDetails?
    /// `send`, `defer`, `suppress`, `next`, `recall` or `expire`; only of contacts.
    package var verdict: String?
    package var reason: String?
    package var until: Timestamp?
    /// Only of outcomes: why it came to this, where the state has a reason.
    package var cause: Reason?

    /// What a line says about a contact.
    package struct ContactDetails: Sendable {
        package var id: Identifier
        /// The store's number of the customer: with the id it makes the contact's handle.
        package var customer: Int64
        package var message: String
        package var about: String
        package var offer: String
        package var channel: Channel
        package var rendition: String
        package var cost: Amount
        package var purpose: Purpose
        package var number: Int

        init(_ contact: Contact, of customer: Int64) {
            id = contact.id
            self.customer = customer
            message = contact.message
            about = contact.about
            offer = contact.offer
            channel = contact.channel
            rendition = contact.rendition
            cost = contact.cost
            purpose = contact.purpose
            number = contact.number
        }
    }
}

extension Turn {
    mutating func record(
        _ kind: Record.Kind,
        _ enrollment: Enrollment,
        step: String? = nil,
        reason: String? = nil
    ) {
        guard keepsRecords else { return }
        records.append(
            Record(
                at: now,
                kind: kind,
                journey: enrollment.journey,
                version: enrollment.version,
                enrollment: enrollment.id,
                step: step,
                reason: reason
            )
        )
    }

    mutating func record(
        _ kind: Record.Kind,
        _ contact: Contact,
        verdict: String? = nil,
        reason: String? = nil,
        until: Timestamp? = nil
    ) {
        guard keepsRecords else { return }
        let index = enrollmentIndex(contact.enrollment)
        records.append(
            Record(
                at: now,
                kind: kind,
                journey: contact.journey,
                version: index.map { customer.enrollments[$0].version } ?? 0,
                enrollment: contact.enrollment,
                step: contact.step,
                contact: Record.ContactDetails(contact, of: customer.number),
                verdict: verdict,
                reason: reason,
                until: until,
                cause: kind == .outcome ? contact.reason : nil
            )
        )
    }
}

package import JourneyCore

/// A contact's short name outside: the customer's number and a check of the contact's id.
///
/// Written `<customer number in base 36>-<16 hexadecimal digits>`.
package struct ContactHandle: Hashable, Sendable, CustomStringConvertible {
    package var customer: Int64
    /// The upper half of the contact's id.
    package var check: UInt64

    package init(customer: Int64, contact: Identifier) {
        self.customer = customer
        check = contact.high
    }

    /// `nil` unless `text` was written by ``description``.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0], radix: 36), number > 0,
            parts[1].utf8.count == 16, let check = UInt64(parts[1], radix: 16),
            text.utf8.allSatisfy({ !(65...90).contains($0) && $0 != 43 })
        else { return nil }
        customer = number
        self.check = check
    }

    package var description: String {
        let digits = String(check, radix: 16)
        let padding = String(repeating: "0", count: 16 - digits.utf8.count)
        return "\(String(customer, radix: 36))-\(padding)\(digits)"
    }
}

/// A job that an adapter holds, by the number of its lease.
package struct JobReference: Hashable, Sendable {
    package var contact: ContactHandle
    package var lease: Int

    package init(contact: ContactHandle, lease: Int) {
        self.contact = contact
        self.lease = lease
    }
}

/// A job as it is leased: no address and no content yet.
package struct LeasedJob: Sendable {
    package var handle: ContactHandle
    package var customer: String
    package var contact: Contact

    package init(handle: ContactHandle, customer: String, contact: Contact) {
        self.handle = handle
        self.customer = customer
        self.contact = contact
    }
}

/// A wish to begin, with what was rendered for it.
package struct BeginRequest: Sendable {
    package var job: JobReference
    package var content: Result<Content, RenderingFailure>

    package init(job: JobReference, content: Result<Content, RenderingFailure>) {
        self.job = job
        self.content = content
    }
}

/// How a wish to begin was answered.
package struct BeginAnswer: Sendable {
    package var result: Turn.BeginResult
    /// Only of granted ones: the address, the content that goes under this key, and the contact.
    package var grant: Grant?

    package struct Grant: Sendable {
        /// `nil` for channels without addresses.
        package var address: String?
        package var fields: ValueMap
        package var contact: Contact
        /// How long it holds from now.
        package var validity = Contact.grantValidity
        /// Whether it was granted before: the answer was lost, and the same lease asked again.
        package var isRepeated = false

        package init(address: String?, fields: ValueMap, contact: Contact) {
            self.address = address
            self.fields = fields
            self.contact = contact
        }
    }

    package init(result: Turn.BeginResult, grant: Grant? = nil) {
        self.result = result
        self.grant = grant
    }
}

package struct SettleReport: Sendable {
    package var job: JobReference
    package var outcome: Outcome
    /// Whose id the provider's is, as feedback will name it; `nil` where the adapter does not say.
    package var provider: String?

    /// As an adapter says it; when to try again is worked out from the contact's attempts.
    package enum Outcome: Hashable, Sendable {
        case accepted(providerID: String?)
        case transient(retryAfter: Milliseconds?)
        case throttled(retryAfter: Milliseconds?)
        case permanentRecipient
        case permanentRequest
        case config
    }

    package init(job: JobReference, outcome: Outcome, provider: String? = nil) {
        self.job = job
        self.outcome = outcome
        self.provider = provider
    }
}

/// What a channel reports about a contact.
package struct FeedbackReport: Sendable {
    package enum Subject: Hashable, Sendable {
        case contact(ContactHandle)
        case provider(id: String, provider: String)
    }

    package var subject: Subject
    package var feedback: Feedback
    package var at: Timestamp
    /// Makes it idempotent beyond what states do; `nil`: derived from what it says.
    package var id: String?

    package init(subject: Subject, feedback: Feedback, at: Timestamp, id: String? = nil) {
        self.subject = subject
        self.feedback = feedback
        self.at = at
        self.id = id
    }
}

package enum FeedbackReceipt: Hashable, Sendable {
    case taken
    case unknownContact
}

/// A contact that failed.
package struct DeadLetter: Sendable {
    package var handle: ContactHandle
    package var customer: String
    package var contact: Contact

    package init(handle: ContactHandle, customer: String, contact: Contact) {
        self.handle = handle
        self.customer = customer
        self.contact = contact
    }
}

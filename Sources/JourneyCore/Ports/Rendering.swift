/// How a message becomes what an adapter sends: a port, because the core knows no templates.
package protocol Rendering: Sendable {
    /// Pure: the same message and subject give the same content.
    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure>
}

/// What a template may see.
package struct RenderingSubject: Sendable {
    package var customer: Customer
    package var contact: Contact
    package var entry: EntryEvent
    package var variables: ValueMap
    package var now: Timestamp
    /// Signed links, by name: `unsubscribe`, and of transactional ones `confirm`.
    package var links: ValueMap

    package init(
        customer: Customer,
        contact: Contact,
        entry: EntryEvent,
        variables: ValueMap,
        now: Timestamp,
        links: ValueMap
    ) {
        self.customer = customer
        self.contact = contact
        self.entry = entry
        self.variables = variables
        self.now = now
        self.links = links
    }
}

/// A rendered message: what its channel needs, under the names of the message file.
package struct Content: Sendable {
    package var fields: ValueMap
    /// A hash of ``fields``, recorded with the contact.
    package var hash: UInt64

    package init(fields: ValueMap, hash: UInt64) {
        self.fields = fields
        self.hash = hash
    }
}

/// Why a message could not be rendered.
package struct RenderingFailure: Error, Hashable, Sendable {
    package var reason: Reason
    package var detail: String

    package init(reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }
}

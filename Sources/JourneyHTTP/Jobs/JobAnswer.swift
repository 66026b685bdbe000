import JourneyCore
import JourneyEngine
import JourneyStore

/// Jobs as adapters see them.
enum JobAnswer {
    /// No address and no content yet.
    static func leased(_ job: LeasedJob, lease: Milliseconds, tokens: LeaseTokens) -> Value {
        let contact = job.contact
        let reference = JobReference(
            contact: job.handle,
            lease: contact.lease?.number ?? contact.leaseCount
        )
        var object = JSONObject()
        object.set("contact", job.handle.description)
        object.set("lease_token", tokens.token(for: reference))
        object.set("kind", contact.isWithdrawing ? "withdraw" : "send")
        object.set("attempt", count: contact.jobAttempt + 1)
        object.set("lease_ms", .int(lease.count))
        object.set("maybe_sent", .bool(contact.isMaybeSent))
        // To take something back is never too late.
        object.set("not_after", contact.isWithdrawing ? nil : contact.expiresAt)
        object.set(
            "idempotency_key",
            contact.id.description + (contact.isWithdrawing ? "-withdraw" : "")
        )
        object.set("customer", job.customer)
        object.set("journey", contact.journey)
        object.set("step", contact.step)
        object.set("message", contact.message)
        object.set("about", contact.about)
        object.set("channel", contact.channel.word)
        object.set("cost", .double(contact.cost.value))
        object.set("test", .bool(false))
        return object.value
    }

    static func set(
        _ answer: BeginAnswer,
        of job: JobReference,
        links: any LinkMaking,
        in object: inout JSONObject
    ) {
        switch answer.result {
        case .granted:
            guard let grant = answer.grant else {
                preconditionFailure("a granted job comes with its grant")
            }
            object.set("result", "ok")
            set(grant, links: links.links(for: job.contact, of: grant.contact), in: &object)
        case .notYours: object.set("result", "not_yours")
        case .planned(let until, let reason):
            object.set("result", "planned")
            // Behind a gate nobody knows until when.
            object.set("until", until < .distantFuture ? until : nil)
            object.set("reason", reason.word)
        case .suppressed(let reason):
            object.set("result", "suppressed")
            object.set("reason", reason.word)
        case .recalled(let reason):
            object.set("result", "recalled")
            object.set("reason", reason.word)
        case .expired:
            object.set("result", "expired")
            object.set("reason", Reason.expired.word)
        }
    }

    private static func set(
        _ grant: BeginAnswer.Grant,
        links: ValueMap,
        in object: inout JSONObject
    ) {
        object.set("valid_ms", .int(grant.validity.count))
        object.set("to", grant.address)
        object.set("content", .map(grant.fields))
        object.set("headers", headers(of: grant.contact, links: links))
        object.set("links", .map(links))
    }

    /// Mailbox providers demand a way out of marketing in one click (RFC 8058).
    private static func headers(of contact: Contact, links: ValueMap) -> Value {
        var headers = JSONObject()
        if contact.channel == .email, contact.purpose == .marketing,
            let link = links.text("unsubscribe")
        {
            headers.set("List-Unsubscribe", "<\(link)>")
            headers.set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        }
        return headers.value
    }
}

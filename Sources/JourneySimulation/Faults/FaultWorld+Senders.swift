import JourneyCore
import JourneyEngine
import JourneyStore

/// Senders: they send until they are told that it is safe, and now and then once more.
extension FaultWorld {
    mutating func send() async throws {
        switch dice.roll(10) {
        case 0 where !acknowledged.isEmpty: try await sendAgain()
        case 1 where !acknowledged.isEmpty: try await sendOtherContent()
        default:
            for _ in 0...dice.roll(2) { unacknowledged.append(makeEvent()) }
            if dice.happens(4, in: 5) { try await deliverEvents() }
        }
    }

    /// What a customer is told to be, as the shop's server says it.
    mutating func introduce(_ customer: FaultCustomer) {
        var change = ProfileChange(addresses: customer.addresses, timeZone: customer.zone)
        if customer.agreesToCarts {
            change.consents = [consent("cart", isGranted: true, isConfirmed: true)]
        }
        unacknowledged.append(makeEvent("identify", of: customer.id, kind: .identify, change))
    }

    /// Sends what waits, all of it in one request; without an answer it is sent again, later.
    mutating func deliverEvents() async throws {
        guard !unacknowledged.isEmpty else { return }
        let batch = unacknowledged
        for incoming in batch { noteGrants(of: incoming) }
        guard let receipts = try await ask({ try await $0.intake.take(batch) }) else { return }
        unacknowledged = []
        for (incoming, receipt) in zip(batch, receipts) {
            acknowledged.append(incoming)
            counts.events += 1
            if incoming.link != nil { counts.links += 1 }
            let id = incoming.event.reference.messageID
            switch receipt {
            case .taken, .partlyTaken, .repeated:
                note(.acknowledged(customer: incoming.customer, event: id))
                noteDenials(of: incoming)
            case .conflicting:
                note(.refused(customer: incoming.customer, event: id, isValid: true))
            }
        }
    }

    private mutating func sendAgain() async throws {
        let incoming = dice.pick(acknowledged)
        guard let receipt = try await ask({ try await $0.intake.take([incoming]) })?.first,
            receipt != .repeated
        else { return }
        complain("event \(incoming.event.reference.messageID) came again and is '\(receipt)'")
    }

    private mutating func sendOtherContent() async throws {
        var incoming = dice.pick(acknowledged)
        incoming.digest ^= 1
        incoming.event.name = "Bought"
        let other = incoming
        guard let receipt = try await ask({ try await $0.intake.take([other]) })?.first else {
            return
        }
        let id = incoming.event.reference.messageID
        note(.refused(customer: incoming.customer, event: id, isValid: false))
        if receipt != .conflicting { complain("event \(id) was overwritten: '\(receipt)'") }
    }

    private mutating func makeEvent() -> IncomingEvent {
        let customer = dice.pick(customers)
        if customer.person == nil, dice.happens(1, in: 60) { return makeMerge(into: customer) }
        let name = dice.pick(weighted: [
            (4, "Signed Up"), (7, "Cart Updated"), (2, "Bought"), (3, "Visited"),
            (4, "Subscribed"), (1, "Left"), (1, "Noise"), (2, "identify"),
        ])
        if let person = customer.person { return makeVisit(name, of: customer.id, person) }
        guard name == "identify" else { return makeEvent(name, of: customer.id) }
        return makeEvent(name, of: customer.id, kind: .identify, makeChange(for: customer))
    }

    /// A visitor does something, or says who they are.
    private mutating func makeVisit(
        _ name: String,
        of visitor: String,
        _ person: String
    ) -> IncomingEvent {
        guard name == "identify" else {
            var event = makeEvent(name, of: visitor)
            event.isAnonymous = true
            return event
        }
        var event = makeEvent(name, of: person, kind: .identify)
        event.link = IdentityLink(
            id: visitor,
            kind: .anonymous,
            isTrusted: dice.happens(1, in: 2)
        )
        return event
    }

    /// The shop's server found out that two known customers are one.
    private mutating func makeMerge(into customer: FaultCustomer) -> IncomingEvent {
        let others = customers.filter { $0.person == nil && $0.id != customer.id }
        var event = makeEvent("Alias", of: customer.id, kind: .alias)
        event.link = IdentityLink(id: dice.pick(others).id, kind: .previous, isTrusted: true)
        return event
    }

    private mutating func makeChange(for customer: FaultCustomer) -> ProfileChange {
        switch dice.roll(4) {
        case 0: return ProfileChange(addresses: customer.addresses, timeZone: customer.zone)
        case 1:
            let channel = dice.pick(Channel.faulty.filter(\.needsAddress))
            return ProfileChange(addresses: [(channel, nil)])
        case 2:
            let topic = dice.pick(["cart", "news", "service", Consent.everything])
            return ProfileChange(consents: [consent(topic, isGranted: false)])
        default:
            let topic = dice.pick(["cart", "news"])
            let isConfirmed = dice.happens(1, in: 3)
            return ProfileChange(
                consents: [consent(topic, isGranted: true, isConfirmed: isConfirmed)]
            )
        }
    }

    private func consent(
        _ topic: String,
        isGranted: Bool,
        isConfirmed: Bool = false
    ) -> Consent {
        var consent = Consent(topic: topic, isGranted: isGranted, at: now)
        if isConfirmed { consent.confirmation = Consent.Confirmation(askedAt: now, way: .sender) }
        return consent
    }

    private mutating func makeEvent(
        _ name: String,
        of customer: String,
        kind: Event.Kind = .track,
        _ change: ProfileChange? = nil
    ) -> IncomingEvent {
        eventsMade += 1
        let isLate = dice.happens(1, in: 8)
        let time = isLate ? now - Milliseconds(dice.within(0...(3 * 86_400_000))) : now
        let properties = ValueMap([
            "cart": .string("cart-\(dice.roll(2))"), "order": .string("order-\(dice.roll(3))"),
        ])
        let event = Event(
            kind: kind,
            name: name,
            reference: EventReference(source: "shop", messageID: "m\(eventsMade)"),
            time: time,
            receivedAt: now,
            properties: JSONPayload(properties),
            profileChange: change
        )
        let digest = StableHash(name, "\(eventsMade)").value
        return IncomingEvent(customer: customer, event: event, digest: digest)
    }

    private mutating func noteGrants(of incoming: IncomingEvent) {
        for consent in incoming.event.profileChange?.consents ?? [] where consent.isGranted {
            noteGrant(
                of: consent.topic,
                by: incoming.customer,
                at: consent.at,
                isConfirmed: consent.confirmation != nil
            )
        }
    }

    private mutating func noteDenials(of incoming: IncomingEvent) {
        for consent in incoming.event.profileChange?.consents ?? [] where !consent.isGranted {
            noteDenial(of: consent.topic, by: incoming.customer, at: consent.at)
        }
    }

    mutating func noteDenial(of topic: String, by customer: String, at instant: Timestamp) {
        let word = FaultCustomer.Word(topic: topic, at: instant, isGranted: false)
        note(.said(customer: customer, word))
        change(customer) { $0.denials.append(word) }
    }

    /// What may be taken in, or be taken in already.
    mutating func noteGrant(
        of topic: String,
        by customer: String,
        at instant: Timestamp,
        isConfirmed: Bool
    ) {
        let word = FaultCustomer.Word(
            topic: topic,
            at: instant,
            isGranted: true,
            isConfirmed: isConfirmed
        )
        note(.said(customer: customer, word))
        change(customer) { $0.grants.append(word) }
    }

    private mutating func change(_ id: String, _ body: (inout FaultCustomer) -> Void) {
        guard let index = customers.firstIndex(where: { $0.id == id }) else { return }
        body(&customers[index])
    }
}

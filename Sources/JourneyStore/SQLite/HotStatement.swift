/// Every statement that runs once per event, customer, contact or transaction.
///
/// One list, so that a test can read the plan of each: none of them scans a table that grows.
/// Parameters and columns are numbered in the order in which `Rows/` binds and takes them.
enum HotStatement: Int, CaseIterable {
    // Names
    case nameID, nameText, insertName
    // Customers
    case customerNumber, lastCustomerNumber, customer, insertCustomer, updateProfile
    case customerSurvivor, nameCustomer, markKnown
    case insertEvent, eventDigest, insertConflict
    case enrollments, insertEnrollment, updateEnrollment
    case contacts, insertContact, updateContact, updateContactAndHold, updateHold
    case updateLease
    case absences, upsertAbsence, deleteAbsence
    // Mailboxes
    case claimHolder, insertClaim, deleteClaim
    // Refusals
    case insertDenial, denialsOfCustomer, denials
    case upsertRejection, rejections
    // Time
    case dueEnrollments, dueContacts, dueAbsences
    case nextDueEnrollment, nextDueContact, nextDueAbsence
    // Jobs
    case queuedContacts, oldestQueued, nextLane, insertContent, content, deleteContent
    case begunInHour, countBegun, countAnew
    case insertProviderMessage, contactOfProvider, insertFeedback
    case insertOrphan, orphansOfProvider, deleteOrphan
    // The gate
    case gates, closings, closeGate, openGate, heldChannels, holdChannel, releaseChannel
    case failedContacts
    // What is learned
    case snapshot, insertSnapshot, forgetSnapshots, addTally, talliesBefore, deleteTally

    private static let rejectionColumns = "journey, step, reason, value, event, at, count"

    var sql: String { Self.texts[rawValue] }

    /// Composed once: a transaction of one event should not build texts.
    private static let texts = allCases.map(\.composed)

    private var composed: String {
        switch self {
        case .nameID: "SELECT id FROM name WHERE text = ?"
        case .nameText: "SELECT text FROM name WHERE id = ?"
        case .insertName: "INSERT INTO name (text) VALUES (?) RETURNING id"

        case .customerNumber: "SELECT number, merged_into, is_anonymous FROM customer WHERE id = ?"
        case .lastCustomerNumber: "SELECT max(number) FROM customer"
        case .customer:
            """
            SELECT \(Self.customerColumns), is_anonymous FROM customer \
            WHERE number = ? AND merged_into IS NULL
            """
        case .insertCustomer:
            Self.insert("customer", "number, \(Self.customerColumns), is_anonymous, created_at")
        case .customerSurvivor: "SELECT merged_into FROM customer WHERE number = ?"
        case .nameCustomer:
            """
            UPDATE customer SET id = ?, original_id = coalesce(original_id, ?), is_anonymous = 0 \
            WHERE number = ?
            """
        case .markKnown: "UPDATE customer SET is_anonymous = 0 WHERE number = ?"
        case .updateProfile:
            """
            UPDATE customer SET attributes = ?, addresses = ?, consents = ?, time_zone = ?, \
            locale = ? WHERE number = ?
            """
        case .insertEvent:
            Self.insert("event", Self.eventColumns) + " ON CONFLICT DO NOTHING"
        case .eventDigest:
            "SELECT digest FROM event WHERE customer = ? AND source = ? AND message_id = ?"
        case .insertConflict:
            Self.insert("conflict", "customer, source, message_id, digest, received_at")
                + " ON CONFLICT DO NOTHING"

        case .enrollments:
            """
            SELECT journey, key, n, \(Self.enrollmentColumns), \(Self.enrollmentChangingColumns) \
            FROM enrollment WHERE customer = ?
            """
        case .insertEnrollment:
            Self.insert(
                "enrollment",
                "customer, journey, key, n, "
                    + "\(Self.enrollmentColumns), \(Self.enrollmentChangingColumns)"
            )
        case .updateEnrollment:
            Self.update("enrollment", Self.enrollmentChangingColumns)
                + " WHERE customer = ? AND journey = ? AND key = ? AND n = ?"

        case .contacts:
            "SELECT \(Self.contactColumns), holds_offer FROM contact WHERE customer = ?"
        case .insertContact:
            Self.insert("contact", "customer, \(Self.contactColumns), holds_offer")
        case .updateContact:
            Self.update("contact", Self.contactChangingColumns) + " WHERE " + Self.contactKey
        // Apart, for it rewrites the index of the locks.
        case .updateContactAndHold:
            Self.update("contact", Self.contactChangingColumns + ", holds_offer")
                + " WHERE " + Self.contactKey
        case .updateLease:
            Self.update("contact", Self.contactLeaseColumns) + " WHERE " + Self.contactKey
        case .updateHold:
            Self.update("contact", "lock_until, holds_offer") + " WHERE " + Self.contactKey

        case .absences: "SELECT journey, due, source, message_id FROM absence WHERE customer = ?"
        case .upsertAbsence:
            Self.insert("absence", "customer, journey, due, source, message_id")
                + """
                 ON CONFLICT DO UPDATE SET due = excluded.due, source = excluded.source, \
                message_id = excluded.message_id
                """
        case .deleteAbsence: "DELETE FROM absence WHERE customer = ? AND journey = ?"

        case .claimHolder: "SELECT customer FROM address_claim WHERE hash = ?"
        case .insertClaim:
            Self.insert("address_claim", "hash, customer") + " ON CONFLICT DO NOTHING"
        case .deleteClaim:
            "DELETE FROM address_claim WHERE hash = ? AND customer = ?"

        case .insertDenial:
            Self.insert("denial", Self.denialColumns) + " ON CONFLICT DO NOTHING"
        case .denialsOfCustomer:
            "SELECT number, \(Self.denialColumns) FROM denial WHERE customer = ?"
        case .denials:
            """
            SELECT number, \(Self.denialColumns) FROM denial \
            WHERE number > ? AND recorded_at >= ? ORDER BY number LIMIT ?
            """

        case .upsertRejection:
            Self.insert("rejection", "customer, " + Self.rejectionColumns)
                + """
                 ON CONFLICT DO UPDATE SET value = excluded.value, event = excluded.event, \
                at = excluded.at, count = count + excluded.count
                """
        case .rejections:
            "SELECT \(Self.rejectionColumns) FROM rejection WHERE customer = ?"

        case .dueEnrollments: Self.due("enrollment")
        case .dueContacts:
            "SELECT at, customer FROM contact WHERE lane = 0 AND at <= ? ORDER BY at, customer"
        case .dueAbsences: Self.due("absence")
        case .nextDueEnrollment: Self.nextDue("enrollment")
        case .nextDueContact:
            "SELECT at FROM contact WHERE lane = 0 AND at > ? ORDER BY at LIMIT 1"
        case .nextDueAbsence: Self.nextDue("absence")

        case .queuedContacts:
            """
            SELECT customer.id, contact.customer, \(Self.contactColumnsQualified) \
            FROM contact CROSS JOIN customer ON customer.number = contact.customer \
            WHERE lane = ? AND at <= ? ORDER BY at LIMIT ?
            """
        case .oldestQueued:
            """
            SELECT at FROM contact WHERE lane = ? AND at > ? ORDER BY at LIMIT 1
            """
        case .nextLane:
            """
            SELECT lane FROM contact WHERE lane > ? AND at IS NOT NULL ORDER BY lane LIMIT 1
            """
        case .insertContent: Self.insert("content", "customer, contact, hash, fields")
        case .content: "SELECT hash, fields FROM content WHERE customer = ? AND contact = ?"
        case .deleteContent: "DELETE FROM content WHERE customer = ? AND contact = ?"
        case .begunInHour: "SELECT begun, since FROM hour_count WHERE hour = ?"
        case .countBegun:
            Self.insert("hour_count", "hour, begun, since")
                + " ON CONFLICT DO UPDATE SET begun = begun + excluded.begun"
        case .countAnew: "UPDATE hour_count SET begun = 0, since = ? WHERE hour = ?"
        case .insertProviderMessage:
            Self.insert("provider_message", "provider_id, provider, customer, contact")
                + " ON CONFLICT DO NOTHING"
        case .contactOfProvider:
            "SELECT provider, customer, contact FROM provider_message WHERE provider_id = ?"
        case .insertFeedback:
            Self.insert("feedback", "customer, contact, id, code, at, received_at")
                + " ON CONFLICT DO NOTHING"
        case .insertOrphan:
            Self.insert("feedback_orphan", "subject, provider, id, code, at, received_at")
                + " ON CONFLICT DO NOTHING"
        case .orphansOfProvider:
            "SELECT provider, id, code, at FROM feedback_orphan WHERE subject = ?"
        case .deleteOrphan:
            "DELETE FROM feedback_orphan WHERE subject = ? AND provider = ? AND id = ?"

        case .gates: "SELECT kind, name FROM gate"
        case .closings: "SELECT kind, name, \(Self.gateColumns) FROM gate ORDER BY kind, name"
        case .closeGate:
            Self.insert("gate", "kind, name, \(Self.gateColumns)") + " ON CONFLICT DO NOTHING"
        case .openGate: "DELETE FROM gate WHERE kind = ? AND name = ?"
        case .heldChannels: "SELECT channel FROM held_channel"
        case .holdChannel:
            Self.insert("held_channel", "channel, held_at") + " ON CONFLICT DO NOTHING"
        case .releaseChannel: "DELETE FROM held_channel WHERE channel = ?"
        case .failedContacts:
            """
            SELECT customer.id, contact.customer, \(Self.contactColumnsQualified) \
            FROM contact CROSS JOIN customer ON customer.number = contact.customer \
            WHERE lane = 8 AND at <= ? ORDER BY at DESC LIMIT ?
            """

        case .snapshot:
            """
            SELECT id, from_at, hour, channels FROM response_snapshot \
            WHERE from_at <= ? ORDER BY from_at DESC LIMIT 1
            """
        case .insertSnapshot: Self.insert("response_snapshot", "id, from_at, hour, channels")
        case .forgetSnapshots:
            // The one in force then is still asked for.
            """
            DELETE FROM response_snapshot WHERE from_at < \
            (SELECT max(from_at) FROM response_snapshot WHERE from_at <= ?)
            """
        case .addTally:
            Self.insert("response_tally", "hour, channel, slot, contacts, answered")
                + """
                 ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts, \
                answered = answered + excluded.answered
                """
        case .talliesBefore:
            "SELECT hour, channel, slot, contacts, answered FROM response_tally WHERE hour < ?"
        case .deleteTally:
            "DELETE FROM response_tally WHERE hour = ? AND channel = ? AND slot = ?"
        }
    }
}

extension HotStatement {
    fileprivate static let customerColumns =
        "id, original_id, attributes, addresses, consents, time_zone, locale"

    fileprivate static let eventColumns = """
        customer, source, message_id, name, kind, time, received_at, place, is_imported, \
        digest, properties
        """

    fileprivate static let enrollmentColumns = "id, entered_at"

    fileprivate static let enrollmentChangingColumns = """
        version, entry_name, entry_time, entry_properties, step, state, due, since, deadline, \
        about, arrived_at, expires_at, rung, ladder_order, end, end_reason, ended_at, restarts, \
        quiet_deadline, variables, holdout, goal, goal_at, is_crossed
        """

    fileprivate static let contactKeyColumns = "offer, about, channel, rendition, n"

    fileprivate static let contactFixedColumns = """
        id, enrollment, journey, step, message, rung, purpose, topic, cost, created_at, \
        expires_at
        """

    fileprivate static let contactChangingColumns = """
        state, reason, lane, at, withdraw, withdraw_reason, withdraw_attempt, withdraw_after, \
        attempt, is_maybe_sent, is_recall_noted, begun_at, sent_at, seen_at, clicked_at, \
        provider_id, content_hash, address, verdict_rule, verdict_reason, \
        verdict_value, verdict_policy, verdict_at, lease_number, lease_until, lease_count, \
        lock_until
        """

    fileprivate static let denialColumns =
        "customer, topic, channel, at, source, recorded_at"

    fileprivate static let gateColumns = "closed_at, ceiling_count, ceiling_limit, counted_since"

    /// What a lease changes.
    fileprivate static let contactLeaseColumns =
        "state, reason, lane, at, withdraw, lease_number, lease_until, lease_count"

    static let contactColumns =
        "\(contactKeyColumns), \(contactFixedColumns), \(contactChangingColumns)"

    /// The customer table also has columns `id` and `created_at`.
    static let contactColumnsQualified =
        contactColumns.split(separator: ", ").map { "contact.\($0)" }.joined(separator: ", ")

    fileprivate static let contactKey = """
        customer = ? AND offer = ? AND about = ? AND channel = ? AND rendition = ? AND n = ?
        """

    fileprivate static func insert(_ table: String, _ columns: String) -> String {
        let places = columns.split(separator: ", ").map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns)) VALUES (\(places))"
    }

    fileprivate static func update(_ table: String, _ columns: String) -> String {
        let settings = columns.split(separator: ", ").map { "\($0) = ?" }.joined(separator: ", ")
        return "UPDATE \(table) SET \(settings)"
    }

    fileprivate static func due(_ table: String) -> String {
        "SELECT due, customer FROM \(table) WHERE due <= ? ORDER BY due, customer"
    }

    fileprivate static func nextDue(_ table: String) -> String {
        "SELECT due FROM \(table) WHERE due > ? ORDER BY due LIMIT 1"
    }
}

import JourneyCore

/// The journal of denials: lines are added, never changed and never taken out.
extension Session {
    /// In the transaction in which the customer refused.
    func writeDenial(_ consent: Consent, of customer: String, at now: Timestamp) throws {
        try writeDenial(
            Denial(
                customer: fingerprint(ofCustomer: customer),
                topic: consent.topic,
                channel: consent.channel,
                at: consent.at,
                source: consent.source,
                recordedAt: now
            )
        )
    }

    /// One that is there already is not written again.
    func writeDenial(_ denial: Denial) throws {
        let insert = try statement(.insertDenial)
        insert.bind(bits: denial.customer)
        insert.bind(denial.topic)
        insert.bind(denial.channel.map { Int64($0.rawValue) } ?? 0)
        insert.bind(denial.at)
        insert.bind(denial.source)
        insert.bind(denial.recordedAt)
        try insert.run()
    }

    /// What somebody refused who was here before, in another life of this database.
    func denials(of customer: String) throws -> [Denial] {
        let select = try statement(.denialsOfCustomer)
        select.bind(bits: fingerprint(ofCustomer: customer))
        return try denials(select)
    }

    /// Of the whole journal, from a place and a time on.
    func denials(since: Timestamp, after number: Int64, limit: Int) throws -> [Denial] {
        let select = try statement(.denials)
        select.bind(number)
        select.bind(since)
        select.bind(Int64(limit))
        return try denials(select)
    }

    private func denials(_ select: PreparedStatement) throws -> [Denial] {
        var list: [Denial] = []
        try select.forEachRow { row in
            let (number, customer, topic) = (row.takeInteger(), row.takeBits(), row.takeText())
            let code = row.takeInteger()
            let channel = UInt8(exactly: code).flatMap(Channel.init(rawValue:))
            guard code == 0 || channel != nil else {
                throw StoreError.corrupt(
                    table: "denial",
                    customer: nil,
                    detail: "column 'channel'"
                )
            }
            list.append(
                Denial(
                    number: number,
                    customer: customer,
                    topic: topic,
                    channel: channel,
                    at: row.takeTimestamp(),
                    source: row.takeOptionalText(),
                    recordedAt: row.takeTimestamp()
                )
            )
        }
        return list
    }

    /// What the journal keeps of a customer's id.
    func fingerprint(ofCustomer id: String) -> UInt64 {
        var hash = KeyedHash(key: secret)
        hash.combine("customer")
        hash.combine(id)
        return hash.value
    }

    // MARK: Holding to a journal

    func hold(to denials: [Denial]) throws -> DenialReplay {
        for denial in denials { try writeDenial(denial) }
        let byCustomer = Dictionary(grouping: denials, by: \.customer)
        // Hashes can't be turned back: every customer is looked at, once for all of them.
        var meant: [(number: Int64, denials: [Denial])] = []
        try statement(sql: "SELECT number, id FROM customer").forEachRow { row in
            let (number, id) = (row.takeInteger(), row.takeText())
            guard let own = byCustomer[fingerprint(ofCustomer: id)] else { return }
            meant.append((number, own))
        }
        var replay = DenialReplay()
        for (number, own) in meant {
            let restored = try hold(number, to: own)
            replay.restored += restored
            replay.known += own.count - restored
        }
        replay.strangers = denials.count - replay.restored - replay.known
        if replay.strangers > 0 {
            try statement(
                sql: "INSERT INTO meta (key, value) VALUES ('strangers', x'01') "
                    + "ON CONFLICT DO NOTHING"
            ).run()
        }
        return replay
    }

    /// How many of them were not known.
    private func hold(_ number: Int64, to denials: [Denial]) throws -> Int {
        guard var customer = try customer(number) else { return 0 }
        let restored = denials.count { customer.profile.hold(to: $0) }
        if restored > 0 { try update(customer) }
        return restored
    }

    /// Whether the journal has lines of customers that this database did not know.
    func readHoldsStrangers() throws -> Bool {
        try statement(sql: "SELECT 1 FROM meta WHERE key = 'strangers'").firstRow { _ in true }
            ?? false
    }
}

extension Profile {
    /// `false` where it is known, or was lifted by a later grant.
    mutating func hold(to denial: Denial) -> Bool {
        let isKnown = consents.contains {
            $0.topic == denial.topic && $0.channel == denial.channel && $0.at >= denial.at
                && (!$0.isGranted || $0.at > denial.at)
        }
        return isKnown ? false : take(denial.consent)
    }
}

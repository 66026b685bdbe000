/// A provider takes what was begun, under a key that never changes, and takes it once.
struct ReceiptHistoryCheck: HistoryCheck {
    private struct Place: Hashable {
        /// As they were called when they got it.
        var customer: String
        var offer: String
        var about: String?
        var channel: String
        var rendition: String?
    }

    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        keyProblems(in: index) + receiptProblems(in: index) + offerProblems(in: index)
            + index.receipts.compactMap { misdelivery($0, in: index) }
    }

    private func keyProblems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        for contact in index.order {
            let leases = index.leases[contact] ?? []
            for (earlier, later) in zip(leases, leases.dropFirst())
            where earlier.act.key != later.act.key {
                problems.append(
                    HistoryProblem(
                        rule: .keyChanged,
                        acts: [earlier.place, later.place],
                        message: "contact '\(contact)' changes its idempotency key"
                    )
                )
            }
            for lease in leases.prefix(1) {
                guard let owner = index.contactByKey[lease.act.key], owner != contact else {
                    continue
                }
                problems.append(
                    HistoryProblem(
                        rule: .keyChanged,
                        acts: [lease.place],
                        message: "contacts '\(owner)' and '\(contact)' share one key"
                    )
                )
            }
            let grants = (index.grants[contact] ?? []).filter { $0.act.content != nil }
            for (earlier, later) in zip(grants, grants.dropFirst())
            where earlier.act.content != later.act.content {
                problems.append(
                    HistoryProblem(
                        rule: .contentChanged,
                        acts: [earlier.place, later.place],
                        message: "contact '\(contact)' changes its content under one key"
                    )
                )
            }
        }
        return problems
    }

    private func receiptProblems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        var first: [[String]: Int] = [:]
        for receipt in index.receipts {
            let key = receipt.act.key
            let contact = index.contactByKey[key] ?? ""
            let grant = index.grants[contact]?.first { $0.place < receipt.place }
            if grant == nil {
                problems.append(
                    HistoryProblem(
                        rule: .receivedUnbegun,
                        acts: [receipt.place],
                        message: "'\(receipt.act.provider)' took key '\(key)', which was not begun"
                    )
                )
            }
            guard let earlier = first[[receipt.act.provider, key]] else {
                first[[receipt.act.provider, key]] = receipt.place
                continue
            }
            let isDeclared = (index.leases[contact] ?? []).contains {
                $0.act.maybeSent && $0.place < receipt.place
            }
            guard !isDeclared else { continue }
            problems.append(
                HistoryProblem(
                    rule: .keyReceivedTwice,
                    acts: [earlier, receipt.place],
                    message: "'\(receipt.act.provider)' took key '\(key)' twice,"
                        + " and no lease said that it may have been sent"
                )
            )
        }
        return problems
    }

    /// Whether the provider read something else in the message than the contact is.
    private func misdelivery(
        _ receipt: HistoryIndex.Placed<Receipt>,
        in index: HistoryIndex
    ) -> HistoryProblem? {
        let act = receipt.act
        guard let id = index.contactByKey[act.key], let contact = index.contacts[id] else {
            return nil
        }
        let isSame =
            index.people.areOne(act.customer ?? contact.customer, contact.customer)
            && (act.message ?? contact.message) == contact.message
            && (act.about ?? contact.about) == contact.about
            && (act.channel ?? contact.channel) == contact.channel
        guard !isSame else { return nil }
        return HistoryProblem(
            rule: .misdelivered,
            acts: [receipt.place],
            message: "'\(act.provider)' took something else under key '\(act.key)'"
                + " than contact '\(id)' is"
        )
    }

    private func offerProblems(in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        var last: [Place: HistoryIndex.Placed<Receipt>] = [:]
        for receipt in index.receipts where !receipt.act.isRepeated {
            guard let id = index.contactByKey[receipt.act.key], let contact = index.contacts[id]
            else { continue }
            // What was begun before a merge may be delivered after it.
            let begun = index.grants[id]?.last { $0.place < receipt.place }
            let place = Place(
                customer: index.owner(of: contact, before: begun?.place ?? receipt.place),
                offer: contact.offer,
                about: contact.about,
                channel: contact.channel,
                rendition: contact.rendition
            )
            if let earlier = last[place], earlier.act.key != receipt.act.key,
                index.cooldown(of: contact).map({ receipt.act.at.since(earlier.act.at) < $0 })
                    ?? true
            {
                problems.append(
                    HistoryProblem(
                        rule: .offerReceivedTwice,
                        acts: [earlier.place, receipt.place],
                        message: "'\(contact.customer)' really got offer '\(contact.offer)' twice"
                            + " on \(contact.channel)"
                    )
                )
            }
            last[place] = receipt
        }
        return problems
    }
}

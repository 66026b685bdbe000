/// Nothing goes to an address that bounced for good, complained, or was refused by its provider.
struct AddressHistoryCheck: HistoryCheck {
    private struct Death {
        var customer: String
        var channel: String
        var address: String
        var at: Moment
        var place: Int
    }

    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        let deaths = index.history.contacts.flatMap { ends(by: $0, in: index) }
        guard !deaths.isEmpty else { return [] }
        return index.allGrants.compactMap { grant -> HistoryProblem? in
            guard let contact = index.contacts[grant.act.contact],
                let address = grant.act.address
            else { return nil }
            let owner = index.owner(of: contact, before: grant.place)
            let death = deaths.first { death in
                death.address == address && death.channel == contact.channel
                    && index.people.areOne(death.customer, owner, before: grant.place)
                    && surelyFollows(
                        asked: grant.act.askedAt,
                        answered: grant.act.at,
                        place: grant.place,
                        death.at,
                        at: death.place
                    )
            }
            return death.map { death in
                HistoryProblem(
                    rule: .begunToDeadAddress,
                    acts: [death.place, grant.place],
                    message: "contact '\(contact.contact)' is begun to an address that is dead"
                )
            }
        }
    }

    /// What killed the address that a contact last went to; where that is not sure, nothing did.
    private func ends(by contact: FinalContact, in index: HistoryIndex) -> [Death] {
        let grants = index.grants[contact.contact] ?? []
        let addresses = Set(grants.map(\.act.address))
        let isLost = (index.refusedBegins[contact.contact] ?? []).contains {
            $0.act.result == "lost"
        }
        guard addresses.count == 1, !isLost, let address = addresses.first ?? nil else { return [] }
        func death(at moment: Moment, _ place: Int) -> Death {
            Death(
                customer: index.owner(of: contact, before: place),
                channel: contact.channel,
                address: address,
                at: moment,
                place: place
            )
        }
        let told = (index.feedback[contact.contact] ?? [])
            .filter { $0.act.isForGood == true }
            .map { death(at: $0.act.at, $0.place) }
        var tokens: Set<String> = []
        let settled = (index.settlements[contact.contact] ?? [])
            .filter { tokens.insert($0.act.token).inserted }
            .filter { $0.act.outcome == "permanent_recipient" && $0.act.result == "ok" }
            .map { death(at: $0.act.at, $0.place) }
        return told + settled
    }
}

/// No marketing begins without a consent that is in force, as its topic asks for one; transactional
/// messages need none.
struct ConsentHistoryCheck: HistoryCheck {
    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        guard let modes = index.history.rules.consents else { return [] }
        return index.allGrants.compactMap { grant -> HistoryProblem? in
            guard let contact = index.contacts[grant.act.contact], contact.isMarketing,
                let topic = contact.topic
            else { return nil }
            return refusal(of: grant, contact, topic, in: index)
                ?? silence(of: grant, contact, topic, modes[topic] ?? "opt-in", in: index)
        }
    }

    /// Words of whoever is that customer by then; what a later merge brings was not theirs yet.
    private func words(
        to contact: FinalContact,
        about topic: String,
        before place: Int,
        in index: HistoryIndex
    ) -> [HistoryIndex.Placed<SaidWord>] {
        let owner = index.owner(of: contact, before: place)
        return index.words.filter {
            $0.place < place && $0.act.isAbout(topic, on: contact.channel)
                && index.people.areOne($0.act.customer, owner, before: place)
        }
    }

    private func refusal(
        of grant: HistoryIndex.Placed<Begin>,
        _ contact: FinalContact,
        _ topic: String,
        in index: HistoryIndex
    ) -> HistoryProblem? {
        let words = words(to: contact, about: topic, before: grant.place, in: index)
        let refusals = words.filter { word in
            !word.act.isGranted
                && surelyFollows(
                    asked: grant.act.askedAt,
                    answered: grant.act.at,
                    place: grant.place,
                    word.act.at,
                    at: word.place
                )
        }
        guard let last = refusals.max(by: { $0.act.saidAt < $1.act.saidAt }) else { return nil }
        // Of one instant the word that arrived last counts: that may have been either.
        guard !words.contains(where: { $0.act.isGranted && $0.act.saidAt >= last.act.saidAt })
        else { return nil }
        return HistoryProblem(
            rule: .begunRefused,
            acts: [last.place, grant.place],
            message: "contact '\(contact.contact)' about '\(topic)' is begun, and"
                + " '\(last.act.customer)' has refused '\(last.act.topic)'"
        )
    }

    private func silence(
        of grant: HistoryIndex.Placed<Begin>,
        _ contact: FinalContact,
        _ topic: String,
        _ mode: String,
        in index: HistoryIndex
    ) -> HistoryProblem? {
        guard mode == "opt-in" || mode == "double opt-in" else { return nil }
        let words = words(to: contact, about: topic, before: grant.place, in: index)
        let isAgreed = words.contains {
            $0.act.isGranted && (mode == "opt-in" || $0.act.isConfirmed == true)
        }
        guard !isAgreed else { return nil }
        return HistoryProblem(
            rule: .begunWithoutConsent,
            acts: [grant.place],
            message: "contact '\(contact.contact)' about '\(topic)' is begun, and nobody has agreed"
        )
    }
}

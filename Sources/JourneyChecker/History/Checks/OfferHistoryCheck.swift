/// What begins keeps the offer lock and the caps, as far as the times prove it.
struct OfferHistoryCheck: HistoryCheck {
    private struct Offer: Hashable {
        var customer: String
        var offer: String
        var about: String?
    }

    private struct Spoken {
        var begin: HistoryIndex.Placed<Begin>
        var contact: FinalContact
    }

    func problems(in index: HistoryIndex) -> [HistoryProblem] {
        let first = spoken(in: index, by: \.first)
        // Only a contact's last attempt takes a slot, and gives it back if it is refused.
        let last = spoken(in: index, by: \.last).filter { spoken in
            spoken.contact.isMarketing
                && !index.hasFailed(
                    spoken.contact.contact,
                    between: spoken.begin.place,
                    and: index.history.acts.count
                )
        }
        return lockProblems(first, in: index) + sightProblems(first, in: index)
            + capProblems(last, in: index)
    }

    /// What each contact's first or last grant began, in the order of the acts.
    private func spoken(
        in index: HistoryIndex,
        by attempt: KeyPath<[HistoryIndex.Placed<Begin>], HistoryIndex.Placed<Begin>?>
    ) -> [Spoken] {
        index.order.compactMap { id -> Spoken? in
            guard let contact = index.contacts[id], !Channels.pull.contains(contact.channel),
                let begin = index.grants[id]?[keyPath: attempt]
            else { return nil }
            return Spoken(begin: begin, contact: contact)
        }.sorted { $0.begin.place < $1.begin.place }
    }

    private func offer(of contact: FinalContact) -> Offer {
        Offer(customer: contact.customer, offer: contact.offer, about: contact.about)
    }

    private func lockProblems(_ spoken: [Spoken], in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        for speeches in Dictionary(grouping: spoken, by: { offer(of: $0.contact) }).values {
            for (place, later) in speeches.enumerated() {
                for earlier in speeches[..<place] {
                    let length = later.begin.act.at.since(earlier.begin.act.askedAt)
                    guard isOne(earlier, later, in: index),
                        index.cooldown(of: later.contact).map({ length < $0 }) ?? true,
                        index.mayHaveLeft(earlier.contact.contact, before: later.begin.place)
                    else { continue }
                    if let rule = broken(by: earlier.contact, and: later.contact) {
                        problems.append(
                            HistoryProblem(
                                rule: rule,
                                acts: [earlier.begin.place, later.begin.place],
                                message: "offer '\(later.contact.offer)' to"
                                    + " '\(later.contact.customer)' is begun by contacts"
                                    + " '\(earlier.contact.contact)' and"
                                    + " '\(later.contact.contact)'"
                            )
                        )
                    }
                }
            }
        }
        return problems
    }

    /// Histories that were merged later are not held against each other.
    private func isOne(_ earlier: Spoken, _ later: Spoken, in index: HistoryIndex) -> Bool {
        let place = later.begin.place
        return index.owner(of: earlier.contact, before: earlier.begin.place + 1).isOne(
            with: index.owner(of: later.contact, before: place),
            in: index,
            before: place
        )
    }

    private func broken(by earlier: FinalContact, and later: FinalContact) -> HistoryRule? {
        if earlier.channel == later.channel, earlier.rendition == later.rendition {
            return .offerBegunTwice
        }
        return earlier.enrollment == later.enrollment ? nil : .secondLadder
    }

    private func sightProblems(_ spoken: [Spoken], in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        var sights: [Offer: [HistoryIndex.Placed<GivenFeedback>]] = [:]
        var sighted: Set<String> = []
        for given in index.feedback.values.joined().sorted(by: { $0.place < $1.place }) {
            guard let contact = index.contacts[given.act.contact], !given.act.isMachine,
                index.history.rules.isSeen(by: given.act.word, on: contact.channel)
            else { continue }
            // Who reads it once more has not seen it anew.
            guard sighted.insert(given.act.contact).inserted else { continue }
            sights[offer(of: contact), default: []].append(given)
        }
        for speech in spoken {
            let cooldown = index.cooldown(of: speech.contact)
            let sight = (sights[offer(of: speech.contact)] ?? []).first { given in
                let isAfter = surelyFollows(
                    asked: speech.begin.act.askedAt,
                    answered: speech.begin.act.at,
                    place: speech.begin.place,
                    given.act.at,
                    at: given.place
                )
                guard let seen = index.contacts[given.act.contact] else { return false }
                let isOne = index.owner(of: seen, before: given.place).isOne(
                    with: index.owner(of: speech.contact, before: speech.begin.place),
                    in: index,
                    before: speech.begin.place
                )
                guard isOne else { return false }
                let length = speech.begin.act.at.since(given.act.at)
                return isAfter && (cooldown.map { length < $0 } ?? true)
            }
            guard let sight else { continue }
            problems.append(
                HistoryProblem(
                    rule: .begunAfterSeen,
                    acts: [sight.place, speech.begin.place],
                    message: "contact '\(speech.contact.contact)' is begun after its offer was seen"
                )
            )
        }
        return problems
    }

    private func capProblems(_ spoken: [Spoken], in index: HistoryIndex) -> [HistoryProblem] {
        var problems: [HistoryProblem] = []
        for speeches in Dictionary(grouping: spoken, by: \.contact.customer).values {
            for cap in index.history.rules.caps {
                let taken = speeches.filter { cap.channels?.contains($0.contact.channel) ?? true }
                for (place, later) in taken.enumerated() {
                    let window = taken[...place].filter {
                        isOne($0, later, in: index)
                            && later.begin.act.at.since($0.begin.act.askedAt) < cap.milliseconds
                    }
                    guard window.count > cap.limit else { continue }
                    problems.append(
                        HistoryProblem(
                            rule: .capExceeded,
                            acts: window.map(\.begin.place),
                            message: "'\(later.contact.customer)' gets \(window.count) contacts in"
                                + " \(cap.milliseconds) ms, and \(cap.limit) are allowed"
                        )
                    )
                }
            }
        }
        return problems
    }
}

extension String {
    /// Whether two ids were known to be one customer before the act of that place.
    fileprivate func isOne(
        with other: String,
        in index: HistoryIndex,
        before place: Int
    ) -> Bool {
        index.people.areOne(self, other, before: place)
    }
}

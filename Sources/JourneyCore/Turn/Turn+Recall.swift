extension Turn {
    /// An operator drops what waits behind a gate: every contact of its scope that has not begun
    /// is recalled, its ladder is over, and its journey goes on.
    ///
    /// Of what is with a provider the recall is noted: it is not tried again.
    ///
    /// Returns how many there were.
    package mutating func recall(behind scope: Gates.Scope) -> Int {
        defer { followThrough() }
        for position in customer.contacts.indices
        where customer.contacts[position].isBegun && scope.includes(customer.contacts[position]) {
            apply(.recalled(.stopped), to: position)
        }
        let waiting = customer.contacts.filter { $0.isWaiting && scope.includes($0) }.map(\.id)
        for id in waiting {
            guard let position = contactIndex(id), customer.contacts[position].isWaiting else {
                continue
            }
            apply(.recalled(.stopped), to: position)
            giveUp(after: position)
        }
        return waiting.count
    }
}

extension Gates.Scope {
    /// Whether a gate of this scope stands before a contact.
    package func includes(_ contact: Contact) -> Bool {
        switch self {
        case .everything: true
        case .journey(let name): contact.journey == name
        case .channel(let channel): contact.channel == channel
        }
    }
}

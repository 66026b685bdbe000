extension Programme {
    /// The place of a queued contact's line among those of its channel, from 0: the lines of lower
    /// numbers are served first.
    ///
    /// First what takes something back; then by the journey's priority, and of one priority what
    /// is transactional before what is marketing: a newsletter must not hold up a receipt.
    package func queueRank(of contact: Contact) -> Int {
        if contact.isWithdrawing { return 0 }
        let isMarketing =
            switch contact.purpose {
            case .marketing: 1
            case .transactional: 0
            }
        return 1 + (Self.priorityMax - priority(of: contact.journey)) * 2 + isMarketing
    }

    /// The highest ``queueRank(of:)``.
    package static let queueRankMax = 1 + (priorityMax + 1) * 2 + 1

    private static let priorityMax = 100
}

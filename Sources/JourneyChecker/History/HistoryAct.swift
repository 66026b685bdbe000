/// One thing that an observer outside the daemon saw happen.
///
/// As JSON an act is one flat object: its payload's keys and a `kind`.
package enum HistoryAct: Equatable, Sendable {
    /// A sender was told that its event is safe.
    case acknowledged(SentEvent)
    /// A sender was told that its event is refused.
    case refused(SentEvent)
    /// An adapter was given a job.
    case leased(Lease)
    /// An adapter was told whether it may go on.
    case begun(Begin)
    /// An adapter was given more time.
    case extended(Extension)
    /// An adapter reported how it ended, and was answered.
    case settled(Settlement)
    /// A provider really took a message.
    case received(Receipt)
    /// Feedback about a contact was taken in and acknowledged.
    case feedback(GivenFeedback)
    /// Whoever takes contacts back was told that it is done.
    case recalled(Recall)
    /// A stop was acknowledged, or an opening was asked for.
    case gate(GateChange)
    /// Two customers turned out to be one.
    case merged(MergeAct)
    /// A customer agreed or refused.
    case said(SaidWord)

    /// When the observer saw it.
    package var at: Moment {
        switch self {
        case .acknowledged(let event), .refused(let event): event.at
        case .leased(let lease): lease.at
        case .begun(let begin): begin.at
        case .extended(let extended): extended.at
        case .settled(let settlement): settlement.at
        case .received(let receipt): receipt.at
        case .feedback(let feedback): feedback.at
        case .recalled(let recall): recall.at
        case .gate(let change): change.at
        case .merged(let merge): merge.at
        case .said(let word): word.at
        }
    }
}

extension HistoryAct: Codable {
    private enum Kind: String, Codable {
        case acknowledged, refused, leased, begun, extended, settled, received, feedback, recalled
        case gate, merged, said
    }

    private enum CodingKeys: String, CodingKey {
        case kind
    }

    /// Reads an act by its `kind`.
    package init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .kind)
        switch kind {
        case .acknowledged: self = .acknowledged(try SentEvent(from: decoder))
        case .refused: self = .refused(try SentEvent(from: decoder))
        case .leased: self = .leased(try Lease(from: decoder))
        case .begun: self = .begun(try Begin(from: decoder))
        case .extended: self = .extended(try Extension(from: decoder))
        case .settled: self = .settled(try Settlement(from: decoder))
        case .received: self = .received(try Receipt(from: decoder))
        case .feedback: self = .feedback(try GivenFeedback(from: decoder))
        case .recalled: self = .recalled(try Recall(from: decoder))
        case .gate: self = .gate(try GateChange(from: decoder))
        case .merged: self = .merged(try MergeAct(from: decoder))
        case .said: self = .said(try SaidWord(from: decoder))
        }
    }

    /// Writes the payload and its `kind` into one object.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .acknowledged(let event):
            try container.encode(Kind.acknowledged, forKey: .kind)
            try event.encode(to: encoder)
        case .refused(let event):
            try container.encode(Kind.refused, forKey: .kind)
            try event.encode(to: encoder)
        case .leased(let lease):
            try container.encode(Kind.leased, forKey: .kind)
            try lease.encode(to: encoder)
        case .begun(let begin):
            try container.encode(Kind.begun, forKey: .kind)
            try begin.encode(to: encoder)
        case .extended(let extended):
            try container.encode(Kind.extended, forKey: .kind)
            try extended.encode(to: encoder)
        case .settled(let settlement):
            try container.encode(Kind.settled, forKey: .kind)
            try settlement.encode(to: encoder)
        case .received(let receipt):
            try container.encode(Kind.received, forKey: .kind)
            try receipt.encode(to: encoder)
        case .feedback(let feedback):
            try container.encode(Kind.feedback, forKey: .kind)
            try feedback.encode(to: encoder)
        case .recalled(let recall):
            try container.encode(Kind.recalled, forKey: .kind)
            try recall.encode(to: encoder)
        case .gate(let change):
            try container.encode(Kind.gate, forKey: .kind)
            try change.encode(to: encoder)
        case .merged(let merge):
            try container.encode(Kind.merged, forKey: .kind)
            try merge.encode(to: encoder)
        case .said(let word):
            try container.encode(Kind.said, forKey: .kind)
            try word.encode(to: encoder)
        }
    }
}

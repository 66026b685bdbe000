package import JourneyCore

/// One thing that somebody outside the daemon saw during a fault simulation.
///
/// Plain words and numbers, so that a checker which shares no code with the daemon can read them.
package struct FaultAct: Sendable, Hashable {
    package var at: Timestamp
    package var kind: Kind

    package enum Kind: Sendable, Hashable {
        /// A sender was told that its event is safe.
        case acknowledged(customer: String, event: String)
        /// A sender was told that its event is refused.
        case refused(customer: String, event: String, isValid: Bool)
        case leased(Leased)
        /// `ok`, why not, or `lost`; `content` is a hash of what was granted.
        ///
        /// `address` is where it goes, where the channel needs one.
        case begun(Holder, result: String, content: UInt64?, address: String?)
        case extended(Holder, by: Milliseconds, result: String)
        case settled(Holder, outcome: String, result: String)
        case received(Received)
        case heard(contact: String, word: String, isMachine: Bool, isForGood: Bool)
        /// What a customer said about a topic: a refusal that was surely taken in, or a consent that
        /// may have been.
        case said(customer: String, FaultCustomer.Word)
        /// It was seen to have ended without leaving.
        case endedContact(String)
        /// `reason` is the word of the end, or `goal_reached` where it reached its goal after it.
        case endedEnrollment(Identifier, reason: String)
        /// One turned out to be the other: it was seen that both ids lead to one customer.
        case merged(String, into: String)
        case stopped(Gates.Scope)
        case opening(Gates.Scope)
    }

    /// An adapter and the job that it holds or held.
    package struct Holder: Sendable, Hashable {
        package var adapter: String
        package var contact: String
        package var lease: Int
    }

    package struct Leased: Sendable, Hashable {
        package var holder: Holder
        package var customer: String
        package var key: String
        package var channel: Channel
        package var length: Milliseconds
        package var isMaybeSent: Bool
        /// Whether the job takes back what was shown.
        package var isWithdrawal: Bool
    }

    /// What a provider took.
    package struct Received: Sendable, Hashable {
        package var provider: String
        package var key: String
        /// Whether the provider knew the key, and kept the repetition to itself.
        package var isRepeated: Bool
        package var customer: String
        package var message: String
        package var about: String
        package var channel: Channel
    }
}

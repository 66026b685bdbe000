package import JourneyCore
package import JourneyStore

/// Makes the signed links that stand in messages: a port, because signing needs a key and the
/// daemon's public address.
package protocol LinkMaking: Sendable {
    /// By name: `unsubscribe`, and of transactional ones `confirm`.
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap
}

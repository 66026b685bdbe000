import JourneyCore
import Testing

@testable import JourneyStore

@Suite struct CanonicalAddressTests {
    @Test(arguments: [
        (Channel.email, "Ann@Example.COM", "ann@example.com"),
        (.sms, "+49 (170) 123-45 67", "+491701234567"), (.push, "aB:c", "aB:c"),
    ])
    func `spellings of one mailbox or telephone are the same`(
        channel: Channel,
        text: String,
        canonical: String
    ) {
        #expect(Address(channel: channel, text: text).canonicalText == canonical)
    }
}

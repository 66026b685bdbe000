import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct SegmentReaderTests {
    private let receivedAt = Timestamp("2026-03-02T09:00:10Z")

    private func read(
        _ json: String,
        trust: SegmentReader.Trust = .trusted,
        sentAt: Timestamp? = nil
    ) throws -> Result<IncomingEvent, SegmentReader.Rejection> {
        let reader = SegmentReader(source: "web", trust: trust, calendar: TestZones.calendar)
        guard case .map(let object) = try Value(json: json) else { return .failure(.init("?")) }
        return reader.read(object, sentAt: sentAt, receivedAt: receivedAt)
    }

    @Test func `a track call is an event under its name`() throws {
        let event = try read(
            #"{"type":"track","event":"Cart Updated","userId":"anna","messageId":"m1","#
                + #""timestamp":"2026-03-02T09:00:00Z","properties":{"cart_id":"c1"}}"#
        ).get()

        #expect(event.customer == "anna")
        #expect(event.event.name == "Cart Updated")
        #expect(event.event.time == Timestamp("2026-03-02T09:00:00Z"))
        #expect(event.event.properties["cart_id"]?.keyText == "c1")
        #expect(event.event.reference == EventReference(source: "web", messageID: "m1"))
    }

    @Test func `a sender's wrong clock is corrected by when it said it sent`() throws {
        let event = try read(
            #"{"event":"E","userId":"a","timestamp":"2031-01-01T00:00:00Z","#
                + #""sentAt":"2031-01-01T00:00:04Z"}"#
        ).get()

        #expect(event.event.time == receivedAt - .seconds(4))
    }

    @Test func `nothing happens in the future`() throws {
        let event = try read(
            #"{"event":"E","userId":"a","timestamp":"2031-01-01T00:00:00Z"}"#
        ).get()

        #expect(event.event.time == receivedAt)
    }

    @Test(
        arguments: [
            (#"{"event":"E"}"#, "neither 'userId' nor 'anonymousId'"),
            (#"{"type":"track","userId":"a"}"#, "needs the event's name"),
            (#"{"type":"dance","userId":"a"}"#, "unknown type 'dance'"),
            (#"{"event":"E","userId":"a","timestamp":"yesterday"}"#, "not an RFC 3339 time"),
            (#"{"type":"identify","userId":"a","traits":{"email":"no"}}"#, "no '@'"),
            (#"{"type":"identify","userId":"a","traits":{"consents":{"x":1}}}"#, "'x'"),
            (
                #"{"type":"identify","userId":"a","traits":{"consents":{"x":{"fax":true}}}}"#,
                "unknown channel 'fax'"
            ),
        ]
    )
    func `what can't be taken is refused with its reason`(json: String, reason: String) throws {
        let result = try read(json)

        guard case .failure(let rejection) = result else {
            Issue.record("'\(json)' was taken")
            return
        }
        #expect(rejection.reason.contains(reason))
    }

    @Test func `consents come in every form of the contract`() throws {
        let forms = [
            #"["cart"]"#: [Consent(topic: "cart", isGranted: true, at: receivedAt)],
            #"{"cart":false}"#: [Consent(topic: "cart", isGranted: false, at: receivedAt)],
            #"{"cart":{"sms":true}}"#: [
                Consent(topic: "cart", channel: .sms, isGranted: true, at: receivedAt)
            ],
            #"{"cart":{"granted":true,"channels":["email"],"source":"form","text":"Yes"}}"#: [
                Consent(
                    topic: "cart",
                    channel: .email,
                    isGranted: true,
                    at: receivedAt,
                    source: "form",
                    text: "Yes"
                )
            ],
            #"{"cart":{"granted":true,"confirmed":true,"at":"2026-03-01T00:00:00Z"}}"#: [
                Consent(
                    topic: "cart",
                    isGranted: true,
                    at: Timestamp("2026-03-01T00:00:00Z"),
                    confirmation: Consent.Confirmation(
                        askedAt: Timestamp("2026-03-01T00:00:00Z"),
                        way: .sender
                    )
                )
            ],
            #"{"cart":{"granted":false,"confirmed":true}}"#: [
                Consent(topic: "cart", isGranted: false, at: receivedAt)
            ],
        ]
        for (form, expected) in forms {
            let json = #"{"type":"identify","userId":"a","traits":{"consents":\#(form)}}"#
            let event = try read(json).get()
            #expect(event.event.profileChange?.consents == expected)
        }
    }

    @Test func `identify and alias link another id to the customer, other calls don't`() throws {
        let ids = #""userId":"anna","anonymousId":"a-1","previousId":"old""#
        let identify = try read(#"{"type":"identify",\#(ids)}"#, trust: .untrusted).get()
        let alias = try read(#"{"type":"alias",\#(ids)}"#).get()
        let track = try read(#"{"event":"E",\#(ids)}"#).get()
        let alone = try read(#"{"type":"identify","anonymousId":"a-1"}"#).get()

        #expect(identify.link == IdentityLink(id: "a-1", kind: .anonymous, isTrusted: false))
        #expect(alias.link == IdentityLink(id: "old", kind: .previous, isTrusted: true))
        #expect(alias.event.kind == .alias && alias.event.name == "Alias")
        #expect(track.link == nil && alone.link == nil)
        #expect([identify, alias, track].allSatisfy { !$0.isAnonymous })
        #expect(alone.isAnonymous && alone.customer == "a-1")
    }

    @Test func `a public key confirms nothing, and no proof is longer than its bound`() throws {
        let confirmed = try Value(
            json: #"{"consents": {"cart": {"granted": true, "confirmed": true}}}"#
        )
        let long = String(repeating: "ы", count: 2_049)
        let proof = try Value(
            json: #"{"consents": {"cart": {"granted": true, "text": "\#(long)"}}}"#
        )
        func event(_ traits: Value) -> ValueMap {
            ["type": .string("identify"), "userId": .string("a"), "traits": traits]
        }
        let reader = SegmentReader(
            source: "browser",
            trust: .untrusted,
            calendar: TestZones.calendar
        )

        let taken = try reader.read(event(confirmed), receivedAt: receivedAt).get()
        let refused = reader.read(event(proof), receivedAt: receivedAt)

        #expect(taken.event.profileChange?.consents.map(\.confirmation) == [nil])
        #expect(throws: SegmentReader.Rejection.self) { try refused.get() }
    }

    @Test func `an unknown time zone is no time zone`() throws {
        let event = try read(
            #"{"type":"identify","userId":"a","traits":{"timezone":"Mars/Olympus","x":1}}"#
        ).get()

        #expect(event.event.profileChange?.timeZone == nil)
    }

    @Test func `without a message id the same content at another time is another event`() throws {
        let first = try read(#"{"event":"E","userId":"a","timestamp":"2026-03-01T00:00:00Z"}"#)
            .get()
        let again = try read(#"{"event":"E","userId":"a","timestamp":"2026-03-01T00:00:00Z"}"#)
            .get()
        let later = try read(#"{"event":"E","userId":"a","timestamp":"2026-03-02T00:00:00Z"}"#)
            .get()

        #expect(first.event.reference == again.event.reference)
        #expect(first.event.reference != later.event.reference)
    }

    @Test func `what SDKs change on a retry does not change the digest`() throws {
        let first = try read(
            #"{"event":"E","userId":"a","messageId":"m","sentAt":"2026-03-02T09:00:00Z","#
                + #""context":{"ip":"1"},"properties":{"n":1}}"#
        ).get()
        let retry = try read(
            #"{"event":"E","userId":"a","messageId":"m","sentAt":"2026-03-02T09:00:05Z","#
                + #""context":{"ip":"2"},"properties":{"n":1}}"#
        ).get()
        let other = try read(
            #"{"event":"E","userId":"a","messageId":"m","properties":{"n":2}}"#
        ).get()

        #expect(first.digest == retry.digest)
        #expect(first.digest != other.digest)
    }
}

import JourneyCore
import JourneyTesting
import Testing

struct ConsentRuleTests {
    @Test(arguments: ConsentCase.all)
    func `rule 5 says what the table says`(row: ConsentCase) throws {
        var talk = ConsentTalk(row.consent)

        for word in row.history { try talk.say(word) }

        #expect(talk.verdict(on: row.channel, row.purpose) == row.verdict)
    }

    @Test func `every line of the table is a case, and every consent and reason has some`() {
        let lines = ConsentCase.lines.filter { !$0.hasPrefix("#") }

        #expect(ConsentCase.all.count == lines.count)
        #expect(Set(ConsentCase.all.map(\.consent)) == Set(Topic.Consent.allCases))
        #expect(Set(ConsentCase.all.map(\.purpose)) == Set(Purpose.allCases))
        let verdicts = Set(ConsentCase.all.map(\.verdict))
        #expect(verdicts == ["speak", "no_consent", "unsubscribed", "unconfirmed"])
    }

    private static let words = [
        "agreed", "agreed for email", "agreed for sms", "agreed to everything", "agreed to other",
        "refused", "refused for email", "refused for sms", "refused everything", "refused other",
        "agreed with confirmation by a server", "confirmed",
    ]

    private func talk(_ consent: Topic.Consent, seed: UInt64) throws -> ConsentTalk {
        var generator = SeededGenerator(seed: seed)
        var talk = ConsentTalk(consent)
        for _ in 0..<Int.random(in: 0..<8, using: &generator) {
            try talk.say(Self.words.randomElement(using: &generator) ?? "agreed")
        }
        return talk
    }

    @Test(arguments: UInt64(0)..<100)
    func `a denial after whatever was said wins`(seed: UInt64) throws {
        for consent in Topic.Consent.allCases {
            for denial in ["refused", "refused everything", "refused for email"] {
                var talk = try talk(consent, seed: seed)
                try talk.say(denial)

                #expect(talk.verdict(on: .email, .marketing) == "unsubscribed")
            }
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `a grant after whatever was said wins, or waits to be confirmed`(seed: UInt64) throws {
        for consent in Topic.Consent.allCases {
            for grant in ["agreed", "agreed for email"] {
                var talk = try talk(consent, seed: seed)
                let before = talk.verdict(on: .email, .marketing)
                try talk.say(grant)

                let after = talk.verdict(on: .email, .marketing)
                let mustConfirm = consent == .doubleOptIn && before != "speak"
                #expect(after == (mustConfirm ? "unconfirmed" : "speak"))
            }
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `an unsubscribe of everything silences all marketing and nothing transactional`(
        seed: UInt64
    ) throws {
        for consent in Topic.Consent.allCases {
            var talk = try talk(consent, seed: seed)
            try talk.say("refused everything")

            for channel in Channel.allCases {
                #expect(talk.verdict(on: channel, .marketing) == "unsubscribed")
                #expect(talk.verdict(on: channel, .transactional) == "speak")
            }
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `what is said of another topic changes nothing`(seed: UInt64) throws {
        for consent in Topic.Consent.allCases {
            var talk = try talk(consent, seed: seed)
            let before = talk.verdict(on: .email, .marketing)
            try talk.say("refused other")
            try talk.say("agreed to other")

            #expect(talk.verdict(on: .email, .marketing) == before)
        }
    }
}

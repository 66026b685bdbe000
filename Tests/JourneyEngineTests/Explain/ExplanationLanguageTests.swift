import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyEngine

struct ExplanationLanguageTests {
    private static func words(_ language: ExplanationLanguage) -> any ExplanationWords {
        language.words(LocalClock(zone: "Europe/Moscow", calendar: TestZones.calendar))
    }

    private static let russian = RussianWords(
        clock: LocalClock(zone: "Europe/Moscow", calendar: TestZones.calendar)
    )

    @Test(arguments: ExplanationLanguage.allCases)
    func `no two reasons and no two rules read alike`(language: ExplanationLanguage) {
        let words = Self.words(language)

        let clauses = Reason.allCases.map(words.clause)
        let names = Rule.allCases.map(words.name)

        #expect(Set(clauses).count == clauses.count && !clauses.contains(""))
        #expect(Set(names).count == names.count && !names.contains(""))
    }

    @Test(arguments: ExplanationLanguage.allCases)
    func `no two rejections read alike`(language: ExplanationLanguage) {
        let words = Self.words(language)

        let sentences = Rejection.Reason.allCases.map { reason in
            words.rejection(
                Rejection(
                    journey: "welcome",
                    reason: reason,
                    value: 3,
                    event: "Signed Up",
                    at: Timestamp("2026-03-02T09:00:00Z")
                ),
                nil
            )
        }

        #expect(Set(sentences).count == sentences.count)
        for (reason, sentence) in zip(Rejection.Reason.allCases, sentences) {
            #expect(sentence.contains("(\(reason.word))"))
        }
    }

    /// Codes and names of files apart, a Russian sentence has no Latin word.
    @Test(arguments: Reason.allCases)
    func `a reason is Russian in Russian`(reason: Reason) {
        let clause = Self.russian.clause(reason)

        #expect(clause.unicodeScalars.contains { (0x0410...0x044F).contains($0.value) })
        #expect(!clause.unicodeScalars.contains { (0x41...0x7A).contains($0.value) })
    }

    @Test(arguments: [
        (1, "1 день"), (2, "2 дня"), (4, "4 дня"), (5, "5 дней"), (11, "11 дней"),
        (12, "12 дней"), (14, "14 дней"), (21, "21 день"), (22, "22 дня"), (25, "25 дней"),
        (101, "101 день"), (111, "111 дней"), (112, "112 дней"), (1_002, "1002 дня"),
    ])
    func `Russian counts days as Russian does`(count: Int64, text: String) {
        #expect(Self.russian.length(Milliseconds.days(count)) == text)
    }

    @Test(arguments: [
        (Milliseconds.minutes(1), "1 минуту"), (.minutes(90), "90 минут"),
        (.hours(1), "1 час"), (.hours(3), "3 часа"), (.hours(36), "36 часов"),
        (.seconds(31), "31 секунду"), (.seconds(0), "0 секунд"),
    ])
    func `Russian counts shorter times as Russian does`(length: Milliseconds, text: String) {
        #expect(Self.russian.length(length) == text)
    }

    @Test func `Russian counts attempts and months, and writes money with a comma`() {
        #expect(Self.russian.attempts(1) == "1 попытки")
        #expect(Self.russian.attempts(3) == "3 попыток")
        #expect(Self.russian.length(Span(months: 2, days: 1)) == "2 месяца 1 день")
        #expect(Self.russian.money(Amount(tenThousandths: 425)) == "0,0425")
    }

    @Test func `times are those of the customer's zone, as each language writes them`() {
        let instant = Timestamp("2026-03-02T21:05:00Z")

        #expect(Self.russian.time(instant) == "03.03.2026 00:05")
        #expect(
            EnglishWords(clock: Self.russian.clock).time(instant) == "2026-03-03 00:05"
        )
    }
}

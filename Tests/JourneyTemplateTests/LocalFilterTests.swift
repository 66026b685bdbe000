import JourneyCore
import JourneyTemplate
import Testing

/// Money, dates and plurals.
struct LocalFilterTests {
    @Test(
        arguments: [
            ("7400", "7\u{a0}400\u{a0}₽", "$7,400"),
            ("7400.5", "7\u{a0}400,50\u{a0}₽", "$7,400.50"),
            ("'7400.50'", "7\u{a0}400,50\u{a0}₽", "$7,400.50"),
            ("0.005", "0,01\u{a0}₽", "$0.01"),
            ("1.005", "1,01\u{a0}₽", "$1.01"),
            ("2.675", "2,68\u{a0}₽", "$2.68"),
            ("0.004", "0\u{a0}₽", "$0"),
            ("-7400.5", "-7\u{a0}400,50\u{a0}₽", "-$7,400.50"),
            ("-0.001", "0\u{a0}₽", "$0"),
            ("999", "999\u{a0}₽", "$999"),
            ("1234567.891", "1\u{a0}234\u{a0}567,89\u{a0}₽", "$1,234,567.89"),
            (
                "9007199254740993", "9\u{a0}007\u{a0}199\u{a0}254\u{a0}740\u{a0}993\u{a0}₽",
                "$9,007,199,254,740,993"
            ),
            ("nil", "", ""),
            ("''", "", ""),
        ]
    )
    func `money is grouped as its language does it and never shows binary fractions`(
        amount: String,
        russian: String,
        english: String
    ) {
        let template = "{{ \(amount) | money }}"

        #expect(rendered(template) == russian)
        #expect(rendered(template, in: .english) == english)
    }

    @Test func `money takes a currency, and each has its own minor unit`() {
        #expect(rendered("{{ 7400.5 | money: 'EUR' }}", in: .english) == "€7,400.50")
        #expect(rendered("{{ 7400.5 | money: 'USD' }}") == "7\u{a0}400,50\u{a0}$")
        #expect(rendered("{{ 7400.5 | money: 'JPY' }}", in: .english) == "¥7,401")
        #expect(rendered("{{ 1.2345 | money: 'KWD' }}", in: .english) == "KWD\u{a0}1.235")
    }

    @Test func `money of what is no number fails instead of showing a wrong price`() {
        #expect(
            rendered("{{ 'soon' | money }}")
                == "1:13: wrong-value: 'money' needs a number, not a text; "
                + "such as {{ entry.total | money }}"
        )
        #expect(rendered("{{ 1 | money: 'roubles' }}").contains("is no currency code"))
    }

    @Test(
        arguments: [
            ("'2026-03-02T19:10:00+03:00'", "%d.%m.%Y %H:%M", "02.03.2026 19:10"),
            ("'2026-03-02T16:10:00Z'", "%d.%m.%Y %H:%M", "02.03.2026 19:10"),
            ("'2026-03-02T23:30:00.250Z'", "%F %T.%L", "2026-03-03 02:30:00.250"),
            ("'2026-03-02'", "%d.%m.%Y", "02.03.2026"),
            ("'2026-03-02 08:05'", "%-H:%M", "8:05"),
            ("'Mon, 02 Mar 2026 19:10:00 +0300'", "%e %B", " 2 марта"),
            ("'March 2, 2026'", "%d/%m/%y", "02/03/26"),
            ("1772467800", "%d.%m.%Y %H:%M", "02.03.2026 19:10"),
            ("'1772467800'", "%R", "19:10"),
            ("'now'", "%a %-d %b, %H:%M", "пн 2 мар., 19:10"),
            ("'2026-03-02T16:10:00Z'", "long", "2 марта 2026 г."),
            ("'2026-03-02T16:10:00Z'", "short", "02.03.2026"),
            ("'2026-03-02T16:10:00Z'", "time", "19:10"),
            ("'2026-03-02T16:10:00Z'", "datetime", "2 марта 2026 г. в 19:10"),
            ("'2026-03-02T16:10:00Z'", "100%", "100%"),
            ("'2026-03-02T16:10:00Z'", "%Q", "%Q"),
            ("'2026-03-02T16:10:00Z'", "%j %U %V %u %z", "061 09 10 1 +0300"),
            ("'2026-12-31T21:30:00Z'", "%Y", "2027"),
            ("'someday'", "%Y", "someday"),
            ("'2026-02-30'", "%Y", "2026-02-30"),
            ("nil", "%Y", ""),
        ]
    )
    func `dates are those of the customer's clock`(value: String, format: String, text: String) {
        #expect(rendered("{{ \(value) | date: '\(format)' }}") == text)
    }

    @Test func `dates in English have English names and order`() {
        let template =
            "{{ 'now' | date: 'long' }}|{{ 'now' | date: 'short' }}|"
            + "{{ 'now' | date: 'time' }}|{{ 'now' | date: '%A %B' }}"

        #expect(
            rendered(template, in: .english) == "March 2, 2026|03/02/2026|7:10 PM|Monday March"
        )
    }

    @Test func `a timestamp is a date, and renders as RFC 3339 by itself`() {
        let scope = ValueMap(["at": .timestamp(ExactTimestamp(seconds: 1_772_467_800))])

        #expect(rendered("{{ at | date: 'time' }} {{ at }}", scope) == "19:10 2026-03-02T16:10:00Z")
    }

    @Test(
        arguments: [
            (0, "товаров", "items"), (1, "товар", "item"), (2, "товара", "items"),
            (4, "товара", "items"), (5, "товаров", "items"), (11, "товаров", "items"),
            (12, "товаров", "items"), (14, "товаров", "items"), (21, "товар", "items"),
            (22, "товара", "items"), (111, "товаров", "items"), (-1, "товар", "item"),
        ]
    )
    func `a word takes the form that its number asks for`(
        number: Int,
        russian: String,
        english: String
    ) {
        let template =
            "{{ \(number) | plural: 'товар', 'товара', 'товаров' }} "
            + "{{ \(number) | plural: 'item', 'items' }}"

        #expect(rendered(template) == "\(russian) \(english)")
    }

    @Test func `a fraction takes the form for a part`() {
        #expect(rendered("{{ 1.5 | plural: 'час', 'часа', 'часов' }}") == "часа")
        #expect(rendered("{{ 2.0 | plural: 'час', 'часа', 'часов' }}") == "часа")
        #expect(rendered("{{ 5.0 | plural: 'час', 'часа', 'часов' }}") == "часов")
    }
}

import Testing

@testable import JourneyChecker

struct FactsBookTests {
    @Test func `facts hold from their receipt on, whatever time the event names`() throws {
        let book = book(
            #"{"type":"identify","userId":"anna","timestamp":"2026-03-01T08:00:00Z","#
                + #""receivedAt":"2026-03-01T09:00:00Z","traits":{"email":"a@shop.example"}}"#
        )

        #expect(try emails(in: book, of: "anna", at: "2026-03-01T08:59:59.999Z") == [nil])
        #expect(
            try emails(in: book, of: "anna", at: "2026-03-01T09:00:00.001Z") == ["a@shop.example"]
        )
    }

    @Test func `at the millisecond of a receipt both what was and what is may be meant`() throws {
        let book = book(
            #"{"type":"identify","userId":"anna","timestamp":"2026-03-01T09:00:00Z","#
                + #""traits":{"email":"a@shop.example"}}"#
        )

        #expect(
            try emails(in: book, of: "anna", at: "2026-03-01T09:00:00Z") == [nil, "a@shop.example"]
        )
    }

    @Test func `the clock never goes back`() throws {
        let book = book(
            #"{"type":"track","userId":"b","timestamp":"2026-03-01T10:00:00Z"}"#,
            #"{"type":"identify","userId":"anna","timestamp":"2026-03-01T09:00:00Z","#
                + #""traits":{"email":"a@shop.example"}}"#
        )

        #expect(try emails(in: book, of: "anna", at: "2026-03-01T09:30:00Z") == [nil])
    }

    @Test func `an alias gives the customer what its other id had`() throws {
        let book = book(
            #"{"type":"identify","anonymousId":"x","timestamp":"2026-03-01T09:00:00Z","#
                + #""traits":{"email":"x@shop.example","consents":["cart"]}}"#,
            #"{"type":"alias","previousId":"x","userId":"anna","timestamp":"2026-03-01T10:00:00Z"}"#
        )

        #expect(try emails(in: book, of: "anna", at: "2026-03-01T11:00:00Z") == ["x@shop.example"])
        #expect(book.people.current("x") == "anna")
        #expect(try book.people.areOne("x", "anna", before: moment("2026-03-01T11:00:00Z")))
        #expect(try !book.people.areOne("x", "anna", before: moment("2026-03-01T10:00:00Z")))
    }

    @Test func `any event may tell a device and a zone by the way`() throws {
        let book = book(
            #"{"type":"track","userId":"anna","timestamp":"2026-03-01T09:00:00Z","#
                + #""context":{"timezone":"Asia/Dubai","device":{"token":"t-1"}}}"#
        )

        let facts = try #require(book.facts(of: "anna", at: moment("2026-03-02T09:00:00Z")).last)

        #expect(facts.addresses == ["push": "t-1"])
        #expect(facts.clocks.map(\.name) == ["Asia/Dubai"])
    }

    @Test func `an anonymous id that belongs to one customer does not make another the same`() {
        let book = book(
            #"{"type":"identify","anonymousId":"x","userId":"anna","timestamp":"2026-03-01T09:00:00Z"}"#,
            #"{"type":"identify","anonymousId":"x","userId":"boris","timestamp":"2026-03-01T10:00:00Z"}"#
        )

        #expect(book.people.current("x") == "anna")
        #expect(book.people.current("boris") == "boris")
    }

    @Test(arguments: [
        (#"["cart"]"#, true), (#"{"cart":true}"#, true), (#"{"cart":{"email":true}}"#, true),
        (#"{"cart":{"granted":true,"source":"form"}}"#, true),
        (#"{"cart":{"granted":true,"channels":["sms"]}}"#, nil),
        (#"{"cart":{"sms":true}}"#, nil), (#"["news"]"#, nil), (#"{"cart":false}"#, false),
        (#"{"cart":{"granted":false}}"#, false), (#"{"cart":{"email":false,"sms":true}}"#, false),
    ])
    func `consents are read in every shape`(_ consents: String, _ expected: Bool?) throws {
        let book = book(
            #"{"type":"identify","userId":"anna","timestamp":"2026-03-01T09:00:00Z","#
                + #""traits":{"consents":\#(consents)}}"#
        )

        let facts = try #require(book.facts(of: "anna", at: moment("2026-03-02T09:00:00Z")).last)

        #expect(facts.consents.answer(to: "cart", on: "email")?.isGranted == expected)
    }

    private func book(_ lines: String...) -> FactsBook {
        FactsBook(lines: lines.map { Array($0.utf8)[...] })
    }

    private func moment(_ text: String) throws -> Moment {
        try #require(Moment(text))
    }

    private func emails(
        in book: FactsBook,
        of customer: String,
        at time: String
    ) throws -> [String?] {
        book.facts(of: customer, at: try moment(time)).map { $0.addresses["email"] }
    }
}

import JourneyCore
import JourneyFile
import Testing

struct EvaluationTests {
    private static let names = ValueMap([
        "customer": .map([
            "city": .string("Perm"), "orders_count": .int(3), "vip": .bool(true),
            "address": .map(["street": .string("Lenina")]), "nothing": .null,
        ]),
        "event": .map(["items": .list([.int(1), .int(2), .int(3)]), "first name": .string("Anna")]),
        "now": .timestamp(ExactTimestamp(seconds: 1_772_445_600)),
        "not": .bool(true), "and": .int(7),
    ])

    @Test(arguments: [
        ("customer.orders_count > 2 and customer.vip", true),
        ("not customer.vip", false),
        ("not customer.vip or customer.orders_count == 3", true),
        ("not customer.orders_count == 3", false),
        ("not customer.city in [\"Moscow\"]", true),
        ("not (customer.vip and false)", true),
        ("not(customer.vip)", false),
        ("not not customer.vip", true),
        ("false or true and false", false),
        ("true && not false || false", true),
        ("customer.vip == not false", true),
        ("event[\"first name\"] == \"Anna\"", true),
        ("event.`first name` == 'Anna'", true),
        ("customer.orders_count == 3.0", true),
        ("has(customer.nothing) and not has(customer.birthday)", true),
        ("has(customer.address.street) && customer.address.street == 'Lenina'", true),
        ("event.items.exists(x, x > 2) and event.items.all(x, x < 4)", true),
        ("event.items.map(x, x > 1, x * 10) == [20, 30]", true),
        ("now.getFullYear() == 2026", true),
        ("now + duration('24h') > now", true),
        ("event.items.existsOne(x, x == 2)", true),
    ])
    func `a condition holds or not`(_ condition: String, _ holds: Bool) throws {
        let truth = try Self.compile(condition).holds(in: Self.scope)

        #expect(truth == (holds ? .yes : .no))
    }

    @Test(arguments: ["not", "not && true", "and == 7", "and - 7 == 0 and not"])
    func `words of operators are names where no operator can stand`(_ text: String) throws {
        let parser = ExpressionParser(container: "")

        let expression = try parser.parse(text, expecting: nil).get()

        #expect(expression.holds(in: Self.scope) == .yes)
    }

    @Test(arguments: [
        ("customer.birthday > 3", EvaluationError.missing("customer.birthday")),
        ("customer.address.house == 1", .missing("customer.address.house")),
        ("customer.city.street == 1", .noSuchOverload("field 'street' of a value of type string")),
        ("customer.birthday > 3 and customer.vip", .missing("customer.birthday")),
        ("1 / 0 == 1", .divisionByZero),
        ("customer.orders_count", .noSuchOverload("'int' as condition, which must be a bool")),
        ("customer.city > 5", .noSuchOverload("string > int")),
        ("event.items[3] == 1", .invalidArgument("index 3 is outside a list of 3")),
        ("{'a': 1}['b'] == 1", .noSuchKey("'b'")),
        ("9223372036854775807 + 1 > 0", .range("9223372036854775807 + 1")),
    ])
    func `a condition without a value is unknown and says why`(
        _ condition: String,
        _ error: EvaluationError
    ) throws {
        let truth = try Self.compile(condition).holds(in: Self.scope)

        #expect(truth == .unknown(error))
    }

    @Test func `a missing attribute is absorbed where it decides nothing`() throws {
        let either = try Self.compile("customer.birthday > 3 or customer.vip")
        let both = try Self.compile("customer.birthday > 3 and not customer.vip")

        #expect(either.holds(in: Self.scope) == .yes)
        #expect(both.holds(in: Self.scope) == .no)
    }

    @Test func `texts are compared by their bytes`() throws {
        let composed = try Self.compile("\"\u{e9}\" == \"e\u{301}\"")
        let order = try Self.compile("\"Z\" < \"a\" and \"я\" < \"\u{1F600}\"")

        #expect(composed.holds(in: Self.scope) == .no)
        #expect(order.holds(in: Self.scope) == .yes)
    }

    @Test func `an expression tells what it reads and calls`() throws {
        let parser = ExpressionParser(vocabulary: .journey)
        let text = """
            customer.city == event["city"] and customer.city != "" and size(vars) > 0
                and count("Order Completed", "30 days") > 1 and entry.a.b == 1
                and event.items.exists(customer, customer.price > 1) and has(entry.key)
            """

        let expression = try parser.parse(text, expecting: .bool).get()

        #expect(
            expression.reads == [
                .init(root: "customer", field: "city"), .init(root: "event", field: "city"),
                .init(root: "vars", field: nil), .init(root: "entry", field: "a"),
                .init(root: "event", field: "items"), .init(root: "entry", field: "key"),
            ]
        )
        #expect(expression.ownCalls.map(\.function) == ["count"])
        #expect(
            expression.ownCalls.first?.arguments == [
                .string("Order Completed"), .string("30 days"),
            ]
        )
    }

    private static let scope = BindingScope(names: names, calendar: nil)

    private static func compile(_ text: String) throws -> Expression {
        try ExpressionParser(vocabulary: .journey).parse(text, expecting: nil).get()
    }
}

import JourneyCore
import JourneyTemplate
import Testing

struct TemplateTests {
    private static let scope = JourneyTemplateTests.scope(
        """
        {
            "customer": {"firstName": "Анна", "city": "Пермь"},
            "entry": {
                "total": 7400,
                "products": [{"name": "Корм", "price": 349.5}, {"name": "Мяч", "price": 120}]
            }
        }
        """
    )

    @Test func `a message is rendered from its scope`() {
        let source = """
            {{ customer.firstName | default: 'Здравствуйте' }}, ваша корзина ждёт
            {%- for product in entry.products %}
            {{ forloop.index }}. {{ product.name }}, {{ product["price"] | money }}
            {%- endfor %}
            Итого {{ entry.total | money }}{% if entry.total >= 3000 %}, доставка бесплатно{% endif %}
            """

        #expect(
            rendered(source, Self.scope) == """
                Анна, ваша корзина ждёт
                1. Корм, 349,50\u{a0}₽
                2. Мяч, 120\u{a0}₽
                Итого 7\u{a0}400\u{a0}₽, доставка бесплатно
                """
        )
    }

    @Test func `an abort gives up with its reason, and nothing is rendered`() {
        let source = "{% if entry.total > 5000 %}{% abort 'too dear' %}{% endif %}text"

        #expect(rendered(source, Self.scope) == "aborted: too dear")
        #expect(rendered("{% abort %}") == "aborted: ")
        #expect(rendered("{% abort customer.city | upcase %}", Self.scope) == "aborted: ПЕРМЬ")
    }

    @Test func `a value is never read as template`() {
        let scope = ValueMap(["x": .string("{{ customer.email }}{% abort %}{% raw %}")])

        #expect(rendered("{{ x }}", scope) == "{{ customer.email }}{% abort %}{% raw %}")
        #expect(
            rendered("{% capture y %}{{ x }}{% endcapture %}{{ y | append: x | size }}", scope)
                == "80"
        )
    }

    @Test func `names without a value are recorded once, as written`() throws {
        let template = try Template(
            parsing:
                "{{ customer.lastName }}{{ nobody[0].x }}{{ customer.lastName }}{{ customer.city }}",
            as: .none,
            limits: .standard
        )

        let rendered = try template.render(Self.scope, environment: .moscow).get()

        #expect(rendered.text == "Пермь")
        #expect(rendered.undefinedNames == ["customer.lastName", "nobody[0].x"])
    }

    @Test func `the paths that a template asks for are known with their places`() throws {
        let source = """
            {{ customer.firstName }}{% assign total = entry.total | plus: 1 %}{{ total }}
            {% assign order = entry.order %}{{ order.id }}{% capture c %}{{ vars["code"] }}{% endcapture %}{{ c }}
            {% for product in entry.products limit: vars.count %}{{ product.name }}{{ forloop.index }}{% endfor %}
            {{ product.name }}{{ customer.firstName }}{{ entry.products[0].name | default: customer.city }}
            """
        let template = try Template(parsing: source, as: .none, limits: .standard)

        let paths = template.referencedPaths.map { "\($0.line):\($0.column) \($0.text)" }

        #expect(
            paths == [
                "1:4 customer.firstName", "1:43 entry.total", "2:19 entry.order",
                "2:36 entry.order.id", "2:65 vars.code", "3:19 entry.products",
                "3:41 vars.count", "3:57 entry.products[].name", "4:4 product.name",
                "4:80 customer.city",
            ]
        )
    }

    @Test func `size counts code points, and columns count characters`() {
        #expect(rendered("{{ '👨‍👩‍👧é' | size }}") == "6")
        #expect(problems("👨‍👩‍👧é{{ x | no }}").first?.hasPrefix("1:10:") == true)
    }

    @Test func `numbers from JSON compare by what they mean`() {
        let scope = ValueMap([
            "a": .int(3), "b": .double(3), "c": .uint(3), "d": .uint(.max),
        ])

        #expect(rendered("{% if a == b and b == c and d > a %}yes{% endif %}", scope) == "yes")
        #expect(
            rendered("{% if a > '2' %}yes{% endif %}", scope)
                == "1:7: wrong-value: can't compare a number with a text; "
                + "make a number of a text with '| plus: 0', in an assign before"
        )
    }

    @Test(
        arguments: [
            ("{{ 0.1 | plus: 0.2 }}", "0.3"), ("{{ 1.1 | times: 3 }}", "3.3"),
            ("{{ 7 | divided_by: 2 }}", "3"), ("{{ -7 | divided_by: 2 }}", "-4"),
            ("{{ -7 | modulo: 3 }}", "2"), ("{{ 7 | divided_by: 2.0 }}", "3.5"),
            ("{{ 9223372036854775807 | plus: 1 }}", "9223372036854775808"),
            ("{{ 9223372036854775807 | times: 9223372036854775807 }}", "8.507059173023462e+37"),
            ("{{ 2.5 | round }}", "3"), ("{{ -2.5 | round }}", "-3"),
            ("{{ 1250 | round: -2 }}", "1300"), ("{{ 5.675 | round: 2 }}", "5.68"),
            ("{{ 100000000000000000000.0 }}", "1.0e+20"),
            (
                "{{ 5 | divided_by: 0 }}",
                "1:8: wrong-value: divided by 0; test the divisor with an if before"
            ),
        ]
    )
    func `arithmetic is decimal, and whole numbers stay whole`(source: String, text: String) {
        #expect(rendered(source) == text)
    }
}

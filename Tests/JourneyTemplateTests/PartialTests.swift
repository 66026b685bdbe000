import JourneyCore
import JourneyTemplate
import Testing

struct PartialTests {
    private func environment(
        _ partials: [String: String],
        as context: EscapingContext = .none
    ) throws -> RenderEnvironment {
        var environment = RenderEnvironment.moscow
        for (name, source) in partials {
            environment.partials[name] = try Template(
                parsing: source,
                as: context,
                limits: .standard
            )
        }
        return environment
    }

    @Test func `render sees its arguments and the scope, and changes nothing outside`() throws {
        let environment = try environment([
            "footer": "{{ a }}{{ b }}{{ shop }}{% assign a = 9 %}{% assign c = 9 %}"
        ])
        let source = "{% assign a = 1 %}{% render 'footer', b: 2 %} {{ a }}{{ c }}"

        #expect(rendered(source, scope(#"{"shop": "S"}"#), in: environment) == "2S 1")
    }

    @Test func `include shares everything`() throws {
        let environment = try environment(["footer": "{{ a }}{{ b }}{% assign a = 9 %}"])

        #expect(
            rendered(
                "{% assign a = 1 %}{% include 'footer', b: 2 %} {{ a }}{{ b }}",
                in: environment
            )
                == "12 9"
        )
    }

    @Test func `a partial that is not there is an error with a suggestion`() throws {
        let environment = try environment(["footer": ""])

        #expect(
            rendered("\n{% render 'foter' %}", in: environment)
                == "2:1: unknown-partial: there is no partial 'foter'; did you mean 'footer'?"
        )
    }

    @Test func `a partial of another kind of text, or one that ends in a tag, is refused`() throws {
        let plain = try environment(["part": "{{ x }}"])
        let open = try environment(["part": "<p title=\"{{ x }}"], as: .html)

        for environment in [plain, open] {
            #expect(
                rendered("{% render 'part' %}", as: .html, in: environment)
                    .contains("is no part of such a text")
            )
        }
        #expect(
            problems("<p title=\"{% render 'part' %}\">", as: .html).first?
                .contains("a partial must stand in text") == true
        )
    }

    @Test func `a problem in a partial has its place in the partial`() throws {
        let environment = try environment(["part": "\n\n  {{ 1 | divided_by: 0 }}"])

        #expect(rendered("{% render 'part' %}", in: environment).hasPrefix("3:10: wrong-value"))
    }

    @Test func `an include within a render is refused`() throws {
        let environment = try environment(["a": "{% include 'b' %}", "b": "x"])

        #expect(rendered("{% include 'b' %}", in: environment) == "x")
        #expect(
            rendered("{% render 'a' %}", in: environment)
                .contains("'include' can't stand in a partial that 'render' calls")
        )
    }
}

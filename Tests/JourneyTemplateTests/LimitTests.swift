import JourneyCore
import JourneyTemplate
import Testing

/// No template and no value makes a rendering long, deep or large.
struct LimitTests {
    private static func environment(steps: Int, outputBytes: Int) -> RenderEnvironment {
        var environment = RenderEnvironment.moscow
        environment.limits = RenderLimits(steps: steps, outputBytes: outputBytes)
        return environment
    }

    @Test func `a template over its size is refused before it is read`() {
        let limits = TemplateLimits(sourceBytes: 10, depth: 4, problems: 9)

        #expect(
            problems("{{ 'abcdefgh' }}", limits: limits) == [
                "1:1: template-too-large: the template is longer than 10 bytes"
            ]
        )
    }

    @Test(arguments: [
        "{% if a %}", "{% for x in y %}", "{% capture x %}", "{% case x %}{% when 1 %}",
    ])
    func `blocks nested too deep are refused, however many there are`(tag: String) {
        let found = problems(String(repeating: tag, count: 20_000))

        #expect(found.count == 1)
        #expect(found.first?.contains("template-too-deep") == true)
    }

    @Test func `brackets nested too deep are refused`() {
        let source = "{{ a" + String(repeating: "[a", count: 100_000) + " }}"

        #expect(problems(source).first?.contains("template-too-deep") == true)
        #expect(
            problems("{{ " + String(repeating: "(", count: 100_000) + " }}").first?
                .contains("template-too-deep") == true
        )
    }

    @Test(
        arguments: [
            "{% for i in (1..9000000000000000000) %}{% endfor %}",
            "{% for i in (1..1000) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}",
            "{{ (1..9000000000000000000) | join: ',' }}",
            "{{ (1..9000000000000000000) | reverse | first }}",
            "{% assign x = 'ab' %}{% for i in (1..64) %}{% assign x = x | append: x %}{% endfor %}",
            "{% assign x = 'ab' %}{% for i in (1..64) %}"
                + "{% assign x = x | replace: '', 'abcdefgh' %}{% endfor %}",
            "{% assign x = '1,2' | split: ',' %}{% for i in (1..64) %}"
                + "{% assign x = x | concat: x %}{% endfor %}",
            "{% for i in (1..64) %}{% capture x %}{{ x }}{{ x }}ab{% endcapture %}{% endfor %}",
        ]
    )
    func `a rendering that would not end is stopped`(source: String) {
        let environment = Self.environment(steps: 100_000, outputBytes: 1_000_000)

        #expect(rendered(source, in: environment).contains("over-budget"))
    }

    @Test func `a text over its size is stopped`() {
        let environment = Self.environment(steps: 100_000, outputBytes: 100)

        #expect(
            rendered("{% for i in (1..99) %}1234567890{% endfor %}", in: environment)
                .contains("the text is longer than 100 bytes")
        )
    }

    @Test func `a partial that includes itself is stopped`() throws {
        var environment = RenderEnvironment.moscow
        environment.partials["self"] = try Template(
            parsing: "{% include 'self' %}",
            as: .none,
            limits: .standard
        )

        #expect(
            rendered("{% include 'self' %}", in: environment)
                .contains("partials are nested deeper than 20")
        )
    }

    @Test(
        arguments: [
            "{{", "{%", "{% raw %}{%", "{% comment %}{%", "{% comment %}{% raw %}", "{{ a }}",
            "{{}}",
            "{% liquid\n", "<", "\"", "{{ 'a' | ", "\n", "{% if",
        ]
    )
    func `a long run of anything is parsed in one pass`(part: String) {
        let source = String(repeating: part, count: 300_000 / part.utf8.count)

        let limits = TemplateLimits(sourceBytes: 2_000_000, depth: 64, problems: 5)
        #expect(problems(source, as: .html, limits: limits).count <= 5)
    }

    @Test func `loops within loops in an address are followed in good time`() {
        let depth = 60
        let source =
            "<a href=\"" + String(repeating: "{% for i in x %}{{ i }}", count: depth)
            + String(repeating: "?{% endfor %}", count: depth) + "\">"

        #expect(problems(source, as: .html) == [])
    }
}

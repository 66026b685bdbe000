import JourneyTemplate
import Testing

/// What is said about templates that are wrong.
struct ProblemTests {
    @Test(
        arguments: [
            (
                "{{ a | upcse }}",
                "1:8: unknown-filter: unknown filter 'upcse'; did you mean 'upcase'?"
            ),
            (
                "{{ a | length }}",
                "1:8: unknown-filter: unknown filter 'length'; did you mean 'size'?"
            ),
            ("{% fi x %}", "1:1: unknown-tag: unknown tag 'fi'; did you mean 'if'?"),
            ("{% frobnicate %}", "1:1: unknown-tag: unknown tag 'frobnicate'"),
            ("{% if a %}", "1:1: unclosed-block: 'if' is never closed; add {% endif %}"),
            (
                "{% endif %}",
                "1:1: unexpected-tag: 'endif' does not belong here; no block is open here"
            ),
            (
                "{% else %}",
                "1:1: unexpected-tag: 'else' does not belong here; no block is open here"
            ),
            (
                "{{ a | money: 'RUB', 'EUR' }}",
                "1:8: filter-arguments: filter 'money' takes 0 to 1 arguments, not 2"
            ),
            (
                "{{ a | default: 'x', alow_false: true }}",
                "1:8: filter-arguments: filter 'default' has no argument 'alow_false'; "
                    + "it has 'allow_false'"
            ),
            (
                "{{ a",
                "1:1: template-syntax: '{{' is never closed; close it with '}}'; "
                    + "to write the braces themselves, use {% raw %}{{{% endraw %}"
            ),
            (
                "{{ 'a }}",
                "1:4: template-syntax: a text in quotes is never closed; add the closing '"
            ),
            (
                "{{ a. }}",
                "1:7: template-syntax: expected a name after '.', nothing follows; "
                    + "an element of a list is written items[0]"
            ),
            (
                "{{ “a” }}",
                "1:4: template-syntax: unexpected character '“'; "
                    + "use straight quotes: \" or '"
            ),
            ("{{ a && b }}", "1:6: template-syntax: unexpected character '&'; write 'and' or 'or'"),
            (
                "{% if a = b %}{% endif %}",
                "1:9: template-syntax: unexpected '='; to compare, write '=='"
            ),
            (
                "{% if a | size > 1 %}{% endif %}",
                "1:9: template-syntax: unexpected '|'; filters don't work here; "
                    + "assign the filtered value to a name first"
            ),
            (
                "{% if (a) %}{% endif %}",
                "1:9: template-syntax: expected '..', found ')'; "
                    + "parentheses only make ranges such as (1..5)"
            ),
            (
                "{% if %}{% endif %}",
                "1:1: template-syntax: 'if' needs a condition; "
                    + "such as {% if customer.city == \"Perm\" %}"
            ),
            ("{% for x of y %}{% endfor %}", "1:10: template-syntax: expected 'in', found 'of'"),
            (
                "{% for x in y limt: 2 %}{% endfor %}",
                "1:15: template-syntax: a loop has no option 'limt'; did you mean 'limit'?"
            ),
            ("{% assign x 1 %}", "1:13: template-syntax: expected '=', found '1'"),
            ("{% raw %}{{", "1:1: unclosed-block: 'raw' is never closed; add {% endraw %}"),
            (
                "{% %}",
                "1:1: template-syntax: a tag begins with its name; "
                    + "to output a value, write {{ … }}"
            ),
            ("{{ }}", "1:4: template-syntax: expected a value, nothing follows"),
        ]
    )
    func `a problem says where it is and what to do`(source: String, problem: String) {
        #expect(problems(source) == [problem])
    }

    @Test func `all problems are found in one go, in the order of the source`() {
        let source = """
            Привет, {{ customer.firstName | defualt: 'друг' }}!
            {% if entry.total > %}{% endif %}
              {% unles a %}{% endunles %}
            👨‍👩‍👧 {{ x | nofilter }}
            """

        #expect(
            problems(source) == [
                "1:33: unknown-filter: unknown filter 'defualt'; did you mean 'default'?",
                "2:21: template-syntax: expected a value, nothing follows",
                "3:3: unknown-tag: unknown tag 'unles'; did you mean 'unless'?",
                "4:10: unknown-filter: unknown filter 'nofilter'",
            ]
        )
    }

    @Test func `a block that is closed by another's end names both`() {
        #expect(
            problems("{% if a %}{% for x in y %}{% endif %}") == [
                "1:11: unclosed-block: 'for' is never closed; add {% endfor %}"
            ]
        )
        #expect(
            problems("{% if a %}\n{% when 1 %}{% endif %}") == [
                "2:1: unexpected-tag: 'when' does not belong here; "
                    + "the block that is open here is 'if', of line 1"
            ]
        )
    }

    @Test func `a branch after an else is warned of, and never rendered`() throws {
        let source = "{% if no %}a{% else %}b{% elsif yes %}c{% else %}d{% endif %}"
        let template = try Template(parsing: source, as: .none, limits: .standard)

        #expect(
            template.warnings.map(\.summary) == [
                "1:24: unreachable-branch: this 'elsif' follows an 'else', "
                    + "so it is never rendered; move it before the 'else'",
                "1:40: unreachable-branch: this 'else' follows an 'else', "
                    + "so it is never rendered; move it before the 'else'",
            ]
        )
        #expect(rendered(source, scope(#"{"yes": true}"#)) == "b")
    }

    @Test func `an else that would be an elsif is found`() {
        #expect(
            problems("{% if a %}{% else if b %}{% endif %}") == [
                "1:11: template-syntax: nothing may follow 'else'; "
                    + "for another condition, write {% elsif … %}"
            ]
        )
    }
}

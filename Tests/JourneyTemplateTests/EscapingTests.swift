import JourneyCore
import JourneyTemplate
import Testing

/// Values are made harmless for the place at which they stand.
struct EscapingTests {
    private func html(_ source: String, _ value: String) -> String {
        rendered(source, ValueMap(["x": .string(value)]), as: .html)
    }

    @Test func `text and attributes are escaped, and raw opts out`() {
        let value = "<b>\"Tom\" & 'Ann'</b>"
        let escaped = "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;"

        #expect(html("<p>{{ x }}</p>", value) == "<p>\(escaped)</p>")
        #expect(html("<p title=\"{{ x }}\">", value) == "<p title=\"\(escaped)\">")
        #expect(html("<p title='{{ x }}'>", value) == "<p title='\(escaped)'>")
        #expect(html("<p>{{ x | raw }}</p>", value) == "<p>\(value)</p>")
        #expect(html("<title>{{ x }}</title>", value) == "<title>\(escaped)</title>")
        #expect(html("<!-- {{ x }} -->", value) == "<!-- \(escaped) -->")
    }

    @Test func `what is escaped already is not escaped twice`() {
        #expect(html("{{ x | escape }}", "<") == "&lt;")
        #expect(html("{{ x | escape | append: '<' }}", "<") == "&amp;lt;&lt;")
        #expect(html("{% capture y %}<i>{{ x }}</i>{% endcapture %}{{ y }}", "<") == "<i>&lt;</i>")
        #expect(
            html("{% capture y %}<i>{{ x }}</i>{% endcapture %}<p title=\"{{ y }}\">", "\"")
                == "<p title=\"&lt;i&gt;&quot;&lt;/i&gt;\">"
        )
        #expect(html("{{ x | newline_to_br }}", "<a>\nb") == "&lt;a&gt;<br />\nb")
        #expect(html("{{ x | escape_once }}", "&lt; & <") == "&lt; &amp; &lt;")
    }

    @Test(
        arguments: [
            ("https://shop.example/a?b=c&d", "https://shop.example/a?b=c&amp;d"),
            ("mailto:a@b.example", "mailto:a@b.example"), ("myshop://cart/1", "myshop://cart/1"),
            ("/cart", "/cart"), ("#top", "#top"), ("//cdn.example/x", "//cdn.example/x"),
            ("a:b/c", "a:b/c"), ("?x=javascript:1", "?x=javascript:1"),
            ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"),
            (" \u{1}javascript:alert(1)", "#"), ("java\tscript:alert(1)", "#"),
            ("java\nscript\r:alert(1)", "#"), ("data:text/html,<script>", "#"),
            ("vbscript:x", "#"), ("javascript&colon;alert(1)", "javascript&amp;colon;alert(1)"),
            ("&#106;avascript:alert(1)", "&amp;#106;avascript:alert(1)"), (":alert(1)", "#"),
        ]
    )
    func `a link takes addresses, but no scheme that runs scripts`(value: String, link: String) {
        #expect(html("<a href=\"{{ x }}\">", value) == "<a href=\"\(link)\">")
    }

    @Test func `a link's parts are escaped for what they are`() {
        #expect(
            html("<a href=\"https://s.example/{{ x }}?q={{ x }}\">", "a b&c=\"/")
                == "<a href=\"https://s.example/a b&amp;c=&quot;/?q=a%20b%26c%3D%22%2F\">"
        )
        #expect(
            html("<a href=\"/?q={{ x | url_encode }}\">", "a b") == "<a href=\"/?q=a+b\">"
        )
        #expect(
            html("<a href=\"{{ x }}{{ x }}\">", "javascript") == "<a href=\"javascriptjavascript\">"
        )
        #expect(
            html("<a href=\"java{{ x }}\">", "script:alert(1)")
                == "<a href=\"javascript%3Aalert(1)\">"
        )
        #expect(
            html("<a href=\"{% if x %}{{ x }}{% else %}/{% endif %}\">", "javascript:1")
                == "<a href=\"#\">"
        )
        #expect(html("<a href=\"{{ x | raw }}\">", "javascript:1") == "<a href=\"javascript:1\">")
        #expect(html("<a href=\"{{ x | escape }}\">", "javascript:1") == "<a href=\"#\">")
        #expect(
            html("{% capture y %}{{ x }}{% endcapture %}<a href=\"{{ y }}\">", "javascript:1")
                == "<a href=\"#\">"
        )
    }

    @Test func `a style takes sizes and colours, and nothing that could call out`() {
        #expect(html("<p style=\"width: {{ x }}\">", "50%") == "<p style=\"width: 50%\">")
        #expect(html("<p style=\"color: {{ x }}\">", "#fF00aa") == "<p style=\"color: #fF00aa\">")
        #expect(
            html("<p style=\"color: {{ x }}\">", "red;background:url(//evil)")
                == "<p style=\"color: unset\">"
        )
    }

    @Test(
        arguments: [
            ("<script>{{ x }}</script>", "inside <script>"),
            ("<SCRIPT src='a'>var a = '{{ x }}';</SCRIPT>", "inside <script>"),
            ("<style>p { color: {{ x }} }</style>", "inside <style>"),
            ("<a href={{ x }}>", "in an attribute value without quotes"),
            ("<a href=/{{ x }}>", "in an attribute value without quotes"),
            ("<a {{ x }}>", "as an attribute"), ("<a title{{ x }}=''>", "as an attribute"),
            ("<{{ x }}>", "in the name of a tag"), ("<h{{ x }}>", "in the name of a tag"),
            ("<a onclick=\"f('{{ x }}')\">", "in the attribute 'onclick', which is a script"),
            ("<iframe srcdoc=\"{{ x }}\">", "in the attribute 'srcdoc', which is a script"),
            ("<a href=\"javascript:f({{ x }})\">", "after a scheme that is not the author's"),
            ("<a href=\"{{ x }}:{{ x }}\">", "after a scheme that is not the author's"),
            ("<p style=\"background: url('{{ x }}')\">", "in a function or a text of a style"),
            ("<!DOCTYPE {{ x }}>", "in a declaration"), ("<!-- --{{ x }}>", "after a dash"),
            ("{% if a %}<script>{% endif %}{{ x }}", "the ways through this tag end at different"),
            ("{% if a %}<p title=\"{% endif %}{{ x }}", "the ways through this tag end at"),
            ("{% for i in a %}<p title=\"{{ x }}{% endfor %}", "the ways through this tag end"),
        ]
    )
    func `an output that can't be made safe is refused`(source: String, reason: String) {
        let found = problems(source, as: .html)

        #expect(found.count == 1)
        #expect(found.first?.contains("unsafe-output: ") == true)
        #expect(found.first?.contains(reason) == true)
    }

    @Test(
        arguments: [
            "<{% if a %}h1{% else %}h2{% endif %}>{{ x }}",
            "<p {% if a %}class=\"{{ x }}\"{% endif %} title=\"{{ x }}\">{{ x }}</p>",
            "<p class=\"{% if a %}{{ x }}{% else %}b{% endif %}\">{{ x }}</p>",
            "<a href=\"{% if a %}https://a/{% endif %}{{ x }}\">{{ x }}</a>",
            "{% for i in a %}<td {% if x %}width=\"1\"{% endif %}>{{ x }}</td>{% endfor %}",
            "{% case a %}{% when 1 %}<p>{{ x }}{% else %}<b>{% endcase %}{{ x }}",
            "<script>var a = 1 < 2;</script>{{ x }}", "<style>p > a {}</style>{{ x }}",
            "<!--[if mso]><td width=\"{{ x }}\"><![endif]-->{{ x }}",
            "<!--[if !mso]><!--><p title=\"{{ x }}\"><!--<![endif]-->{{ x }}", "<!---->{{ x }}",
            "<p title='{% cycle \"a\", \"b\" %}'>", "a < b {{ x }}", "<br/>{{ x }}",
            "{% for i in a %}{% if x %}<p>{% continue %}{% endif %}{{ x }}{% endfor %}",
            "<p title=\"{% for i in a %}{% capture c %}<i>{% break %}{% endcapture %}{% endfor %}\">",
        ]
    )
    func `an output in good order is taken`(source: String) {
        #expect(problems(source, as: .html) == [])
    }

    @Test func `a plain text has no control characters from values`() {
        let scope = ValueMap(["x": .string("a\u{0}b\u{1b}[1mc\r\nd\te\u{202e}f<&>")])

        #expect(rendered("{{ x }}", scope, as: .plain) == "ab[1mc\nd\tef<&>")
    }

    @Test func `a header is one line, whoever wrote it`() {
        let scope = ValueMap(["x": .string("Ann\r\nBcc: all@example.com\u{0}")])

        #expect(rendered("Hi {{ x }}!\n", scope, as: .header) == "Hi Ann Bcc: all@example.com!")
        #expect(rendered("{{ x | raw }}", scope, as: .header) == "Ann Bcc: all@example.com")
    }

    @Test func `an address is percent-encoded, but for one that stands at its start`() {
        let scope = ValueMap([
            "x": .string("a b/ё?&"), "link": .string("https://s.example/ё?a=b c#d"),
            "bad": .string("javascript:alert(1)"),
        ])

        #expect(
            rendered("https://s.example/{{ x }}?q={{ x }}", scope, as: .url)
                == "https://s.example/a%20b/%D1%91%3F&?q=a%20b%2F%D1%91%3F%26"
        )
        #expect(rendered("{{ link }}", scope, as: .url) == "https://s.example/%D1%91?a=b%20c#d")
        #expect(rendered("{{ bad }}", scope, as: .url) == "#")
        #expect(
            rendered("{% capture y %}{{ bad }}{% endcapture %}{{ y }}", scope, as: .url) == "#"
        )
        #expect(
            rendered("{% capture y %}{{ x }}{% endcapture %}https://s/?q={{ y }}", scope, as: .url)
                == "https://s/?q=a%20b%2F%D1%91%3F%26"
        )
    }
}

import JourneyCore
import JourneyTemplate
import Testing

/// Values that try to become markup, script, headers or parameters.
struct InjectionTests {
    private static let payloads = [
        "<script>alert(1)</script>", "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
        "</title><script>x</script>",
        "</textarea><svg/onload=alert(1)>", "--><script>alert(1)</script>",
        "--!><script>x</script>",
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\u{0}script:alert(1)",
        "\u{1}javascript:x",
        "java\tscript:x", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)",
        "javascript://x%0aalert(1)", "javascript&colon;alert(1)", "&#x6A;avascript:alert(1)",
        "&lt;script&gt;", "<<script>script>", "<img src=`x`>", "${alert(1)}", "{{ 7 | times: 7 }}",
        "{% abort 'x' %}", "a\r\nBcc: all@example.com", "a\nX-Header: 1", "a\u{2028}b",
        "x;}body{display:none", "expression(alert(1))", "url(javascript:alert(1))", "\\3c script",
        "\u{feff}<script>", "<a\u{0}b>", "&quot; onload=1", "<![CDATA[<script>]]>", "<!--", "]]>",
        "%3Cscript%3E", "?admin=1&x=2#y", "../../etc/passwd", "\u{202e}gpj.exe",
    ]

    /// Everywhere a value may stand in HTML.
    private static let places = [
        "<p>{{ x }}</p>", "<p title=\"{{ x }}\">", "<p title='{{ x }}'>", "<title>{{ x }}</title>",
        "<textarea>{{ x }}</textarea>", "<!-- {{ x }} -->", "<a href=\"{{ x }}\">",
        "<a href='{{ x }}'>", "<a href=\"https://a.example/{{ x }}\">",
        "<a href=\"https://a.example/?q={{ x }}\">", "<img src=\"{{ x }}{{ x }}\">",
        "<p style=\"color: {{ x }}\">", "{{ x | escape }}", "{{ x | newline_to_br }}",
        "{% capture y %}{{ x }}{% endcapture %}<a href=\"{{ y }}\" title=\"{{ y }}\">{{ y }}</a>",
        "{{ x | append: x | replace: 'a', '<' }}", "{{ x | split: 'a' | join: '<' }}",
        "{% for i in x %}{{ i }}{% endfor %}", "{% cycle x, x %}", "{% echo x %}",
        "{{ x | strip_html }}", "{{ x | url_decode }}", "{{ x | upcase }}", "{{ x | slice: 0, 9 }}",
        "{% assign z = x | split: '' %}{{ z }}", "{{ x | default: x }}", "{{ x | truncate: 9, x }}",
    ]

    /// The markers that the template itself has there.
    private static func markers(_ text: String) -> [Character: Int] {
        text.reduce(into: [:]) { counts, character in
            if "<>\"'".contains(character) { counts[character, default: 0] += 1 }
        }
    }

    @Test(arguments: places)
    func `no value brings a marker into HTML`(place: String) {
        let plain = rendered(place, ValueMap(["x": .string("word")]), as: .html)

        for payload in Self.payloads {
            let text = rendered(place, ValueMap(["x": .string(payload)]), as: .html)
            let lines = text.replacingBreaks
            #expect(
                Self.markers(lines) == Self.markers(plain.replacingBreaks),
                "\(payload): \(text)"
            )
        }
    }

    @Test(arguments: [
        "<a href=\"{{ x }}\">", "<a href=\"{{ x }}{{ x }}\">", "<a href=\"{{ x | strip }}\">",
    ])
    func `no value brings a scheme that runs scripts into a link`(place: String) {
        for payload in Self.payloads {
            let text = rendered(place, ValueMap(["x": .string(payload)]), as: .html).lowercased()
            let link = text.dropFirst("<a href=\"".count).filter { !$0.isWhitespace }
            for scheme in ["javascript:", "data:", "vbscript:"] {
                #expect(!link.hasPrefix(scheme), "\(payload): \(text)")
            }
        }
    }

    @Test func `no value breaks a header or leaves a control character in a text`() {
        for payload in Self.payloads {
            let scope = ValueMap(["x": .string(payload)])
            let header = rendered("Hi {{ x }}", scope, as: .header)
            let text = rendered("Hi {{ x }}", scope, as: .plain)
            let controls = header.unicodeScalars.filter { $0.value < 0x20 || $0.value == 0x2028 }
            #expect(controls.isEmpty, "\(payload)")
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        }
    }

    @Test func `no value ends the parameter of an address`() {
        for payload in Self.payloads {
            let scope = ValueMap(["x": .string(payload)])
            let text = rendered("https://a.example/?q={{ x }}&r=1", scope, as: .url)
            let value = text.dropFirst("https://a.example/?q=".count).dropLast("&r=1".count)
            #expect(value.utf8.allSatisfy { "-._~%".utf8.contains($0) || Self.isWord($0) })
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
    }
}

extension String {
    /// Without the breaks that `newline_to_br` makes on purpose.
    fileprivate var replacingBreaks: String {
        split(separator: "<br />", omittingEmptySubsequences: false).joined()
    }
}

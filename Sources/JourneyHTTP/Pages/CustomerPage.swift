import Crypto
import HTTPTypes
import Hummingbird
import JourneyCore

/// What all pages for customers have in common: no script, no picture, nothing from elsewhere.
struct CustomerPage: Sendable {
    var language: PageLanguage
    /// Who sends, if the policy says.
    var sender: String?

    func response(
        _ status: HTTPResponse.Status = .ok,
        title: String,
        _ body: HTML
    ) -> Response {
        let sender: HTML = self.sender.map { "\n<footer>\($0)</footer>" } ?? ""
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title)</title>
            <style>\(HTML(stringLiteral: Self.style))</style>
            </head>
            <body>
            <main>
            \(body)\(sender)
            </main>
            </body>
            </html>

            """
        return Response(
            status: status,
            headers: headers,
            bytes: page.source.utf8,
            type: "text/html; charset=utf-8"
        )
    }

    /// A link that leads to nothing of ours.
    var brokenLink: Response {
        let (title, help) =
            switch language {
            case .english:
                (
                    "This link does not work",
                    "Check that the whole link from the message was copied."
                )
            case .russian:
                ("Ссылка не работает", "Проверьте, что ссылка из сообщения скопирована целиком.")
            }
        return response(.notFound, title: title, "<h1>\(title)</h1>\n<p>\(help)</p>")
    }

    private var headers: HTTPFields {
        var headers = HTTPFields()
        headers[.cacheControl] = "no-store"
        headers[.contentLanguage] = language.rawValue
        headers[.vary] = "Accept-Language"
        headers[.contentSecurityPolicy] = Self.contentSecurityPolicy
        // The address holds the token: it must not travel on.
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
        return headers
    }

    private static let style = """
        body{font:1.1rem/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#f6f6f4}\
        main{max-width:32rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:.5rem}\
        h1{font-size:1.5rem;margin-top:0}\
        button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.3rem;\
        background:#1d4ed8;color:#fff;cursor:pointer}\
        footer{color:#666;font-size:.9rem;margin-top:2rem}
        """

    /// The one style sheet is allowed by its hash; nothing else is.
    private static let contentSecurityPolicy: String = {
        let hash = Base64.text(of: Array(SHA256.hash(data: Array(style.utf8))))
        return "default-src 'none'; style-src 'sha256-\(hash)'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'"
    }()
}

import HTTPTypes
import Hummingbird

/// The pages behind a confirm link.
struct ConfirmPage: Sendable {
    var language: PageLanguage
    /// Who sends, if the policy says.
    var sender: String?

    /// `topics` is what was asked for, as the policy calls it.
    func question(_ topics: [String]) -> Response {
        let words = ConfirmWords(language)
        return page(
            title: words.question,
            """
            <h1>\(words.question)</h1>
            \(list(of: topics))<p>\(words.explanation)</p>
            <form method="post">
            <p><button type="submit">\(words.button)</button></p>
            </form>
            """
        )
    }

    func done(_ topics: [String]) -> Response {
        let words = ConfirmWords(language)
        return page(
            title: words.done,
            "<h1>\(words.done)</h1>\n\(list(of: topics))<p>\(words.wayOut)</p>"
        )
    }

    /// Gone, and not missing: it was a link of ours.
    var expired: Response {
        let words = ConfirmWords(language)
        return page(
            .gone,
            title: words.expired,
            "<h1>\(words.expired)</h1>\n<p>\(words.expiredHelp)</p>"
        )
    }

    var notFound: Response { CustomerPage(language: language, sender: sender).brokenLink }

    private func list(of topics: [String]) -> HTML {
        topics.reduce("") { "\($0)<p>\(ConfirmWords(language).topic): <b>\($1)</b></p>\n" }
    }

    private func page(
        _ status: HTTPResponse.Status = .ok,
        title: String,
        _ body: HTML
    ) -> Response {
        CustomerPage(language: language, sender: sender).response(status, title: title, body)
    }
}

import Hummingbird

/// The pages behind an unsubscribe link.
struct UnsubscribePage: Sendable {
    var language: PageLanguage
    /// Who sends, if the policy says.
    var sender: String?
    /// What the customer subscribed to, as the policy calls it.
    var topic: String?

    /// Asks: following a link must not unsubscribe, because programs follow links too.
    var question: Response {
        let words = UnsubscribeWords(language)
        let about: HTML = topic.map { "<p>\(words.topic): <b>\($0)</b></p>" } ?? ""
        let all: HTML = """
            <label><input type="checkbox" name="all" value="1"> \(words.everything)</label>
            """
        let body: HTML = """
            <h1>\(words.question)</h1>
            \(about)<form method="post">
            <p>\(all)</p>
            <p><button type="submit">\(words.button)</button></p>
            </form>
            """
        return page(title: words.question, body)
    }

    func done(fromEverything: Bool) -> Response {
        let words = UnsubscribeWords(language)
        let about: HTML = topic.map { "<p>\(words.topic): <b>\($0)</b></p>" } ?? ""
        let what: HTML = fromEverything ? "<p>\(words.doneEverything)</p>" : "\(about)"
        return page(title: words.done, "<h1>\(words.done)</h1>\n\(what)<p>\(words.service)</p>")
    }

    var notFound: Response { CustomerPage(language: language, sender: sender).brokenLink }

    private func page(title: String, _ body: HTML) -> Response {
        CustomerPage(language: language, sender: sender).response(title: title, body)
    }
}

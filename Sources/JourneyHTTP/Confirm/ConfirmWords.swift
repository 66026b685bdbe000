/// What the pages behind a confirm link say.
struct ConfirmWords {
    var question: String
    var topic: String
    var explanation: String
    var button: String
    var done: String
    var wayOut: String
    var expired: String
    var expiredHelp: String

    init(_ language: PageLanguage) {
        switch language {
        case .english:
            question = "Confirm your subscription?"
            topic = "Subscription"
            explanation = "Nothing is sent until you confirm."
            button = "Confirm"
            done = "Your subscription is confirmed"
            wayOut = "Every message has a link to unsubscribe."
            expired = "This link is no longer valid"
            expiredHelp =
                "It works for 28 days, and not after an unsubscribe or a change of the address. "
                + "Subscribe again to get a new one."
        case .russian:
            question = "Подтвердить подписку?"
            topic = "Подписка"
            explanation = "Пока вы не подтвердите, мы ничего не отправим."
            button = "Подтвердить"
            done = "Подписка подтверждена"
            wayOut = "В каждом письме есть ссылка, чтобы отписаться."
            expired = "Ссылка больше не действует"
            expiredHelp =
                "Она работает 28 дней и перестаёт работать после отписки или смены адреса. "
                + "Подпишитесь ещё раз, чтобы получить новую."
        }
    }
}

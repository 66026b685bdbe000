/// What the pages behind an unsubscribe link say.
struct UnsubscribeWords {
    var question: String
    var topic: String
    var everything: String
    var button: String
    var done: String
    var doneEverything: String
    var service: String

    init(_ language: PageLanguage) {
        switch language {
        case .english:
            question = "Unsubscribe?"
            topic = "Subscription"
            everything = "from all marketing messages"
            button = "Unsubscribe"
            done = "You are unsubscribed"
            doneEverything = "You will get no more marketing messages."
            service = "Messages about your orders and your account still arrive."
        case .russian:
            question = "Отписаться?"
            topic = "Подписка"
            everything = "от всех рекламных сообщений"
            button = "Отписаться"
            done = "Вы отписаны"
            doneEverything = "Рекламные сообщения больше приходить не будут."
            service = "Сообщения о ваших заказах и учётной записи будут приходить и дальше."
        }
    }
}

import JourneyCore

extension RussianWords {
    func clause(_ reason: Reason) -> String {
        switch reason {
        case .noAddress: "у клиента нет адреса для этого канала"
        case .addressSuppressed: "адрес отключён: на него не доходит или на нас пожаловались"
        case .noConsent: "клиент не давал согласия на эту тему в этом канале"
        case .unsubscribed: "клиент отписался"
        case .globalHoldout: "клиент в общей контрольной группе и не получает рекламы"
        case .journeyHoldout: "клиент в контрольной группе этого сценария"
        case .stopped: "отправка остановлена"
        case .duplicateOffer: "это предложение уже сделано или делается сейчас"
        case .sameAddress: "это предложение уже ушло другому клиенту с тем же адресом"
        case .seenElsewhere: "клиент уже видел это предложение"
        case .quietHours: "по местному времени клиента тихие часы"
        case .channelHours: "в этот час по местному времени клиента канал молчит"
        case .cap: "лимит сообщений клиенту исчерпан"
        case .lostArbitration: "место занял другой контакт"
        case .overBudget: "контакт дороже того, что может принести, или остатка на клиента"
        case .expired: "срок вышел"
        case .exited: "сценарий окончен или пошёл дальше"
        case .goalReached: "цель достигнута"
        case .templateMissing: "для этого канала нет текста"
        case .templateAbort: "шаблон отказался от отправки"
        case .rejectedByProvider: "провайдер отказался принять сообщение"
        case .testOnly: "это была только проверка"
        case .erased: "данные клиента удалены"
        case .patience: "у предыдущего канала ещё есть время"
        case .rate: "скорость канала исчерпана"
        case .bestTime: "есть более удачный час"
        case .attemptsExhausted: "все попытки закончились неудачей"
        case .bounced: "сообщение вернулось"
        case .restarted: "новое событие начало шаги заново"
        case .merged: "два клиента оказались одним, и предложение сделал другой"
        case .unconfirmed: "клиент просил эту тему, но ещё не подтвердил подписку"
        case .gathering: "ждём других претендентов на то же место"
        }
    }

    func name(_ rule: Rule) -> String {
        switch rule {
        case .gate: "остановка отправки"
        case .active: "участие в сценарии"
        case .expiry: "срок"
        case .reachable: "адрес"
        case .consent: "согласие"
        case .holdout: "контрольная группа"
        case .duplicate: "повторы"
        case .hours: "тихие часы и часы канала"
        case .caps: "лимиты"
        case .arbitration: "очерёдность"
        case .value: "окупаемость"
        }
    }

    func clause(_ end: EndReason) -> String {
        switch end {
        case .finished: "все шаги пройдены"
        case .exited: "его прервало событие"
        case .goalReached: "цель достигнута"
        case .left: "его закончил шаг"
        case .suppressed: "ничего нельзя было сказать"
        case .removed: "правка убрала шаг"
        case .erased: "данные клиента удалены"
        case .merged: "два клиента оказались одним, продолжается сценарий другого"
        }
    }

    func rejection(_ rejection: Rejection, _ source: String?) -> String {
        let place =
            rejection.step.isEmpty
            ? "сценарий «\(rejection.journey)», «\(rejection.event)» \(time(rejection.at))"
            : "сценарий «\(rejection.journey)», шаг «\(rejection.step)», \(time(rejection.at))"
        let times =
            rejection.count > 1
            ? ", уже " + plural(Int64(rejection.count), "раз", "раза", "раз") : ""
        return "\(place): \(clause(rejection, source)) (\(rejection.reason.word))\(times)"
    }

    private func clause(_ rejection: Rejection, _ source: String?) -> String {
        let quoted = source.map { " «\($0)»" } ?? ""
        let value = Timestamp(milliseconds: rejection.value)
        return switch rejection.reason {
        case .late:
            "событие пришло слишком поздно, через \(length(Milliseconds(rejection.value)))"
        case .condition: "условие входа\(quoted) не выполнено"
        case .conditionUnknown: "условие входа\(quoted) не вычислить: чего-то не хватает"
        case .keyUnknown: "ключ входа\(quoted) не вычислить"
        case .repeated: "то же событие ещё раз; до \(time(value)) оно считается одним"
        case .once: "клиент уже бывал внутри, а второй раз сюда не входят"
        case .inside: "клиент уже внутри; войти снова можно после этого"
        case .tooSoon: "прошлый вход был недавно; войти снова можно \(time(value))"
        case .tooMany:
            "клиент уже внутри \(plural(rejection.value, "раз", "раза", "раз")), больше нельзя"
        case .spoken: "первая отправка уже началась, новое событие её не заменяет"
        case .messageMissing: "сообщения этого шага больше нет в файлах"
        case .outOfTime: "очередь наступила бы \(time(value)), когда шаг уже окончен"
        }
    }
}

import JourneyCore

extension RussianWords {
    func next(_ step: NextStep) -> String {
        switch step {
        case .decidedAgain(let at):
            "\(time(at)) все правила спросят снова, если до того его не отзовут"
        case .decidedWhenOpened: "все правила спросят снова, когда отправку откроют"
        case .taken(let from):
            from.map { "адаптер может взять его с \(time($0))" } ?? "его возьмёт адаптер"
        case .takenWhenReleased(let channel):
            "адаптер возьмёт его, когда откроют канал \(channel.word): он задержан, потому что "
                + "адаптер сообщил о неверной настройке"
        case .begun(let by):
            "адаптер начнёт отправку" + (by.map { " до \(time($0)), иначе снова очередь" } ?? "")
        case .reported(let by):
            "адаптер отчитается" + (by.map { " до \(time($0)), иначе исход неизвестен" } ?? "")
        case .rung(let rung, let after):
            "\(rung.words) через \(length(after)) после отправки, если это не увидят"
        case .withdrawn(let at): "\(time(at)) показ снимут"
        case .goesOn(let at, let step): "\(time(at)) продолжится после шага «\(step)»"
        case .event(let name, let until):
            "ждёт «\(name)»; без него продолжится \(time(until))"
        case .seen(let message, let until):
            "ждёт, пока увидят «\(message)»; иначе продолжится \(time(until))"
        case .clicked(let message, let until):
            "ждёт перехода по ссылке из «\(message)»; иначе продолжится \(time(until))"
        case .quiet(let event, let until, let deadline):
            "продолжится \(time(until)); каждое «\(event)» раньше отодвинет это, но не дальше "
                + time(deadline)
        case .ladderOver(let at, let step):
            "шаг «\(step)» окончится самое позднее \(time(at)), и сценарий пойдёт дальше"
        case .goal(let event, let until): "«\(event)» засчитается как цель до \(time(until))"
        case .cooldown(let offer, let about, let until):
            until < .distantFuture
                ? "о «\(offer)»\(self.about(about)) снова заговорят не раньше \(time(until))"
                : "о «\(offer)»\(self.about(about)) больше не заговорят никогда"
        case .absence(let journey, let event, let at):
            "сценарий «\(journey)» начнётся \(time(at)), если раньше не случится «\(event)»"
        }
    }

    private func about(_ about: String) -> String { about.isEmpty ? "" : " по \(about)" }
}

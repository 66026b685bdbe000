/// One group of rules over a whole history of faults.
protocol HistoryCheck {
    init()
    func problems(in index: HistoryIndex) -> [HistoryProblem]
}

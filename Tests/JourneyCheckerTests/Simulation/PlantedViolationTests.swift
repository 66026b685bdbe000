import Testing

@testable import JourneyChecker

struct PlantedViolationTests {
    @Test(arguments: Plant.all)
    func `a planted violation is caught by its rule`(_ plant: Plant) throws {
        var history = SampleHistory()

        plant.spoil(&history)

        let problems = try history.check().problems
        #expect(problems.contains { $0.rule == plant.rule }, "found \(problems)")
    }

    @Test func `every rule has a violation that was planted for it`() {
        // What no row can express is tested on bare lines.
        let bare: Set<Rule> = [.unreadableLine, .wrongKeyOrder]

        let planted = Set(Plant.all.map(\.rule)).union(bare)

        #expect(planted == Set(Rule.allCases))
    }

    @Test func `keys in another order are a problem, unknown keys are none`() {
        let problems = problems(of: [
            #"{"at":"2026-03-02T10:00:00.000Z","kind":"enrolled","mood":"good","customer":"anna","#
                + #""version":"v1","journey":"abandoned-cart","enrollment":"e"}"#
        ])

        #expect(problems.map(\.rule) == [.wrongKeyOrder])
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"at":1,"at":2}"#, "{\"a\":\"\u{1}\"}", #"{"a":01}"#, "{} {}",
    ])
    func `a line that is no JSON object is a problem`(_ line: String) {
        #expect(problems(of: [line, ""]).map(\.rule) == [.unreadableLine])
    }

    @Test func `the lines of a problem name the guilty one last`() throws {
        var history = SampleHistory()
        history.addSecondPassage(of: "dina", day: "10", cart: "cart-dina")

        let problem = try history.check().problems.first { $0.rule == .sentTwice }

        let first = history.rows.firstIndex { $0.label == "dina.send" }
        let second = history.rows.firstIndex { $0.label == "e2.send" }
        #expect(problem?.lines == [first, second].compactMap { $0.map { $0 + 1 } })
    }

    private func problems(of lines: [String]) -> [Problem] {
        guard let rules = try? SampleFiles.rules.get() else { return [] }
        return SimulationChecker(rules: rules, events: [], output: lines).check().problems
    }
}

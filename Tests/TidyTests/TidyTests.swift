import Testing

/// Rules about the source text that the compiler and the formatter can't check.
struct TidyTests {
    private static let sources = SwiftFile.all(in: "Sources")
    private static let tests = SwiftFile.all(in: "Tests")

    @Test func `there is source text to look at`() {
        #expect(Self.sources.count > 100)
        #expect(Self.tests.count > 50)
    }

    @Test(arguments: sources + tests)
    func `a file has at most 300 lines`(file: SwiftFile) {
        #expect(file.lines.count <= 300, "look for the second type in it")
    }

    @Test(arguments: sources + tests)
    func `a function has at most 70 lines`(file: SwiftFile) {
        for function in FunctionLengths(of: file).functions where function.length > 70 {
            Issue.record("\(file.path):\(function.line): \(function.length) lines")
        }
    }

    @Test(arguments: sources.filter { $0.target == "JourneyCore" })
    func `the core imports nothing`(file: SwiftFile) {
        #expect(file.imports.isEmpty)
    }

    /// Time, ids and chance are arguments: whoever has the same files, events and clock decides the
    /// same.
    @Test(arguments: sources.filter { deciding.contains($0.target) })
    func `what decides asks no clock and draws nothing`(file: SwiftFile) {
        let calls = ["Date()", "UUID()", "Hasher()", "clock_gettime(", "ContinuousClock"]
        #expect(file.places(of: calls).isEmpty)
    }

    private static let deciding: Set<String> = [
        "JourneyCore", "JourneyFile", "JourneyTemplate", "JourneyStore", "JourneyEngine",
        "JourneySimulation",
    ]

    @Test(arguments: sources + tests)
    func `chance comes from a generator that was handed over`(file: SwiftFile) {
        for line in file.code where line.text.contains(".random(in") {
            // The formatter may have put the generator on one of the next lines.
            let call = file.lines[(line.number - 1)...].prefix(4).joined(separator: " ")
            #expect(call.contains("using:"), "\(file.path):\(line.number)")
        }
    }

    /// What is left undone stands with the other work to do, not in the text.
    @Test(arguments: sources + tests)
    func `nothing is marked as undone`(file: SwiftFile) {
        let marks: Set<Substring> = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
        for (index, line) in file.lines.enumerated()
        where line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains(
            where: marks.contains
        ) {
            Issue.record("\(file.path):\(index + 1): \(line)")
        }
    }

    /// A precondition says what its caller did wrong; an error says what the world did wrong.
    @Test(arguments: sources + tests)
    func `nothing gives up without a reason or silences the compiler`(file: SwiftFile) {
        let forbidden = ["fatalError" + "(", "try" + "!", "@unchecked" + " Sendable"]
        #expect(file.places(of: forbidden).isEmpty)
    }

    @Test(arguments: sources + tests)
    func `only the clocks of the daemon sleep`(file: SwiftFile) {
        let clocks = [
            "Sources/journeyd/Support/WallClock.swift", "Sources/journeyd/Run/FastForward.swift",
            // Other processes have no clock that a test could move.
            "Tests/JourneydTests/RunningDaemon.swift",
        ]
        guard !clocks.contains(file.path) else { return }
        let calls = ["Task" + ".sleep", "Thread" + ".sleep", "usleep" + "("]
        #expect(file.places(of: calls).isEmpty)
    }

    @Test(arguments: sources)
    func `a target imports only what its place allows`(file: SwiftFile) throws {
        let allowed = try #require(
            ModuleArrows.allowed[file.target],
            "add '\(file.target)' to the table of modules"
        )
        for module in file.imports where !allowed.contains(module) {
            Issue.record("\(file.path) imports \(module)")
        }
    }
}

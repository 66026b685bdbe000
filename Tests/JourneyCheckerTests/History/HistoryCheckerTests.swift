import Foundation
import Testing

@testable import JourneyChecker

struct HistoryCheckerTests {
    @Test func `a history in which every fault was handled is clean`() {
        let report = FaultSample().check()

        #expect(report.problems == [])
        #expect(report.received == 6)
        #expect(report.withdrawn == 1)
        #expect(
            report.states == [
                "seen": 1, "sent": 4, "recalled": 1, "suppressed": 1, "planned": 1, "delivered": 1,
            ]
        )
    }

    @Test func `the same history is clean when everything has drained`() {
        var sample = FaultSample()
        sample.history.isDrained = true

        #expect(sample.check().problems == [])
    }

    @Test(arguments: FaultPlant.all)
    func `a planted fault is caught by its rule`(_ plant: FaultPlant) {
        var sample = FaultSample()

        plant.spoil(&sample)

        let problems = sample.check().problems
        #expect(problems.contains { $0.rule == plant.rule }, "found \(problems)")
    }

    @Test(arguments: FaultSample.permitted.indices)
    func `what the documents allow is no problem`(_ index: Int) {
        var sample = FaultSample()
        let (name, change) = FaultSample.permitted[index]

        change(&sample)

        let problems = sample.check().problems
        #expect(problems == [], "\(name)")
    }

    @Test func `every rule of histories has a fault that was planted for it`() {
        #expect(Set(FaultPlant.all.map(\.rule)) == Set(HistoryRule.allCases))
    }

    @Test(arguments: FaultSample().history.acts.indices)
    func `a history survives the way through JSON`(_ index: Int) throws {
        var sample = FaultSample()
        sample.history.acts = [sample.history.acts[index]]

        let data = try JSONEncoder().encode(sample.history)

        #expect(try JSONDecoder().decode(FaultHistory.self, from: data) == sample.history)
    }

    @Test func `acts are flat objects with a kind`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys

        let data = try encoder.encode(FaultSample.receive("anna-1", 250))

        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"at":"2026-02-25T06:13:20.250Z","isRepeated":false,"key":"key-anna-1","#
                + #""kind":"received","provider":"p"}"#
        )
    }

    @Test func `an act of an unknown kind is refused`() {
        let data = Data(#"[{"kind":"dreamt","at":"2026-02-25T06:13:20.250Z"}]"#.utf8)

        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([HistoryAct].self, from: data)
        }
    }

    @Test func `a begin whose question was on its way when the recall was said is no problem`() {
        var sample = FaultSample()
        sample.drop { $0 == FaultSample.begin("dina-1", "t2", 800, "recalled") }

        sample.add(FaultSample.begin("dina-1", "t2", 698))
        sample.edit("dina-1") { $0.state = "begun" }
        sample.edit("dina-1") { $0.until = FaultSample.at(200_000) }

        #expect(sample.check().problems == [])
    }

    @Test(arguments: [true, false])
    func `a grant that was lost and came again may have been decided when it was first asked for`(
        isLost: Bool
    ) {
        var sample = FaultSample()
        sample.drop { $0 == FaultSample.begin("dina-1", "t2", 800, "recalled") }

        if isLost { sample.add(FaultSample.begin("dina-1", "t2", 690, "lost")) }
        sample.add(FaultSample.begin("dina-1", "t2", 720))
        sample.edit("dina-1") { $0.state = "begun" }
        sample.edit("dina-1") { $0.until = FaultSample.at(200_000) }

        #expect(sample.check().problems.isEmpty == isLost)
    }

    @Test func `a report whose answer was lost explains a second begin`() {
        var sample = FaultSample()
        sample.drop { $0 == FaultSample.settle("egor-1", "t3", 1_200, "transient") }

        sample.add(FaultSample.settle("egor-1", "t3", 1_200, "transient", "lost"))

        #expect(sample.check().problems == [])
    }

    @Test func `a machine's reading is no sight`() {
        var sample = FaultSample()
        sample.add(
            .feedback(
                GivenFeedback(
                    at: FaultSample.at(5_000),
                    contact: "egor-1",
                    word: "seen",
                    isMachine: true
                )
            )
        )

        #expect(sample.check().problems == [])
    }

    @Test func `a machine's click is no more than a delivery`() {
        var sample = FaultSample()
        sample.add(
            .feedback(
                GivenFeedback(
                    at: FaultSample.at(5_000),
                    contact: "egor-1",
                    word: "clicked",
                    isMachine: true
                )
            )
        )

        #expect(sample.check().problems == [])
    }

    @Test func `an offer of which every attempt surely failed is free for another enrollment`() {
        var sample = FaultSample()
        sample.add(FaultSample.lease("anna-0", "t0", 10))
        sample.add(FaultSample.begin("anna-0", "t0", 20))
        sample.add(FaultSample.settle("anna-0", "t0", 30, "transient"))
        sample.history.contacts.append(FaultSample.contact("anna-0", "recalled"))
        sample.edit("anna-0") { $0.enrollment = "e-anna-before" }

        #expect(sample.check().problems == [])
    }

    @Test(arguments: UInt64(0)..<200)
    func `the order of the final tables changes nothing`(_ seed: UInt64) {
        var sample = FaultSample()
        var dice = Dice(state: seed)
        sample.history.events.shuffle(using: &dice)
        sample.history.contacts.shuffle(using: &dice)
        sample.history.enrollments.shuffle(using: &dice)

        #expect(sample.check().problems == [])
    }

    @Test func `the report says what is wrong and where`() {
        var sample = FaultSample()
        sample.history.events.removeFirst()

        let text = sample.check().text

        #expect(text.contains("event_lost: acts 0: event 'cart-anna' of 'anna' was acknowledged"))
        #expect(text.hasSuffix("problems 1\n"))
    }
}

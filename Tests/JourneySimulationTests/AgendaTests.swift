import JourneyCore
import JourneySimulation
import JourneyTesting
import Testing

struct AgendaTests {
    @Test(arguments: UInt64(0)..<50)
    func `items come in the order of their time, of one instant in the order of adding`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        var agenda = Agenda<Int>()
        var expected: [(at: Int64, item: Int)] = []
        for item in 0..<100 {
            let at = Int64.random(in: 0...20, using: &random)
            agenda.add(item, at: Timestamp(milliseconds: at))
            expected.append((at, item))
        }

        var taken: [Int] = []
        while let next = agenda.next, let item = agenda.take(dueAt: next) { taken.append(item) }

        #expect(taken == expected.sorted { ($0.at, $0.item) < ($1.at, $1.item) }.map(\.item))
    }

    @Test func `what is not due stays`() {
        var agenda = Agenda<Int>()
        agenda.add(1, at: Timestamp(milliseconds: 10))

        #expect(agenda.take(dueAt: Timestamp(milliseconds: 9)) == nil)
        #expect(agenda.take(dueAt: Timestamp(milliseconds: 10)) == 1)
    }
}

import JourneyCore
import JourneyTesting
import Testing

struct ResponsePosteriorTests {
    private typealias Trial = ResponsePosterior.Trial

    private func trials(_ seed: UInt64) -> (prior: Int, [Trial]) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...60, using: &random)
        let share = Int.random(in: 0...100, using: &random)
        let list = (0..<count).map { _ in
            Trial(
                age: Milliseconds(Int64.random(in: 0...90_000_000_000, using: &random)),
                isAnswered: Int.random(in: 0..<100, using: &random) < share
            )
        }
        return (Int.random(in: 0...10_000, using: &random), list)
    }

    private func own(_ trials: [Trial]) -> Int64? {
        let all = trials.reduce(Int64(0)) { $0 + ResponsePosterior.weight(ofAge: $1.age) }
        let answered = trials.filter(\.isAnswered)
            .reduce(Int64(0)) { $0 + ResponsePosterior.weight(ofAge: $1.age) }
        return all == 0 ? nil : answered * 10_000 / all
    }

    @Test(arguments: UInt64(0)..<200)
    func `the estimate lies between the prior and the customer's own share`(seed: UInt64) {
        let (prior, trials) = trials(seed)

        let estimate = ResponsePosterior(prior: prior).response(after: trials)

        let share = Int(own(trials) ?? Int64(prior))
        // Both are rounded down.
        #expect(estimate >= min(prior, share) - 1)
        #expect(estimate <= max(prior, share) + 1)
    }

    @Test(arguments: UInt64(0)..<200)
    func `one answer more never lowers the estimate, and one miss more never raises it`(
        seed: UInt64
    ) {
        let (prior, trials) = trials(seed)
        let model = ResponsePosterior(prior: prior)
        let before = model.response(after: trials)

        #expect(model.response(after: trials + [Trial(age: .zero, isAnswered: true)]) >= before)
        #expect(model.response(after: trials + [Trial(age: .zero, isAnswered: false)]) <= before)
        let answered = trials.map { Trial(age: $0.age, isAnswered: true) }
        #expect(model.response(after: answered) >= before)
    }

    @Test(arguments: UInt64(0)..<200)
    func `the same habit seen more often brings the estimate nearer to it`(seed: UInt64) {
        let (prior, trials) = trials(seed)
        guard let share = own(trials).map({ Int($0) }) else { return }
        let model = ResponsePosterior(prior: prior)

        let once = abs(model.response(after: trials) - share)
        let often = abs(model.response(after: trials + trials + trials) - share)

        #expect(often <= once + 1)
    }

    @Test func `nobody's contacts are answered as the prior says`() {
        #expect(ResponsePosterior(prior: 1_234).response(after: []) == 1_234)
    }

    @Test(arguments: [(0, 65_536), (45, 49_152), (90, 32_768), (180, 16_384), (1_440, 0)])
    func `a contact counts half after each half-life`(days: Int64, weight: Int64) {
        #expect(ResponsePosterior.weight(ofAge: .days(days)) == weight)
    }

    @Test func `an older contact never counts more`() {
        let weights = (0..<2_000).map { ResponsePosterior.weight(ofAge: .days($0)) }

        #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(ResponsePosterior.weight(ofAge: .days(-3)) == weights[0])
    }

    @Test func `five of a hundred contacts explore, the same ones each time`() {
        func explorers() -> [Int] {
            (0..<20_000).filter {
                Exploration.includes(
                    customer: "c\($0)",
                    message: "m",
                    channel: .sms,
                    occurrence: StableHash("round").identifier
                )
            }
        }
        let first = explorers()

        #expect((900...1_100).contains(first.count))
        #expect(first == explorers())
    }

    @Test(arguments: UInt64(0)..<200)
    func `a share of an amount is exact and never more than the amount`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let amount = Amount(
            tenThousandths: Int64.random(in: 0...10_000_000_000_000_000, using: &random)
        )
        let share = Int.random(in: 0...10_000, using: &random)

        let wide = amount.tenThousandths.multipliedFullWidth(by: Int64(share))

        #expect(
            amount.share(share).tenThousandths == Int64(10_000).dividingFullWidth(wide).quotient
        )
        #expect(amount.share(share) <= amount)
    }
}

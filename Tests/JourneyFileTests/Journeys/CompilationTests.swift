import Foundation
import JourneyCore
import JourneyFile
import Testing

struct CompilationTests {
    @Test func `nested steps become a flat program whose blocks join behind them`() throws {
        let journey = try Shop.journey(
            """
            journey: cart
            enter: { on: Cart Updated }
            steps:
              - wait: 15 minutes
              - send: cart-reminder
                ladder: [email, { push: { after: 4 hours, for: 1 day } }]
                if_suppressed: { steps: [ { wait: 1 day }, { exit: nobody listens } ] }
              - wait:
                  for: clicked cart-reminder
                  at_most: 2 days
                  then: [ { wait: 2 days } ]
                  otherwise:
                    - choose:
                        - when: { any: [entry.total > 5, { not: seen("cart-reminder") }] }
                          steps: [ { set: { vars.a: 1, customer.b: now } } ]
                        - when: [entry.x == 1, entry.y == 2]
                          steps: []
                        - otherwise: { steps: [ { exit: enough, id: leave } ] }
              - split:
                  name: test
                  arms:
                    - { name: a, weight: 3, steps: [] }
                    - { name: b, weight: 1, steps: [ { wait: { without: X, for: 1h, at_most: 2h } } ] }
              - wait: { for: Order Completed, at_most: 1 day, otherwise: [ { exit: cold } ] }
            """
        )

        #expect(
            journey.program.listing == """
                0 wait wait-1 15 minutes
                1 send cart-reminder cart-reminder by email, push after 4 hours for 1 day until seen expires 1 week suppressed steps 2 next 4
                2 wait wait-2 1 day
                3 exit exit-1 nobody listens
                4 await wait-3 clicked cart-reminder at most 2 days then 5 otherwise 7
                5 wait wait-4 2 days
                6 jump 13
                7 branch choose-1 any(entry.total > 5; not(seen("cart-reminder"))) otherwise 10
                8 set set-1 vars.a = 1, customer.b = now
                9 jump 13
                10 branch - all(entry.x == 1; entry.y == 2) otherwise 12
                11 jump 13
                12 exit leave enough
                13 split test test a*3→14 b*1→15
                14 jump 16
                15 quiet wait-5 X for 1 hour at most 2 hours
                16 await wait-6 'Order Completed' at most 1 day then 18 otherwise 17
                17 exit exit-3 cold

                """
        )
    }

    @Test func `a journey that says only what it must has the defaults of the language`() throws {
        let journey = try Shop.journey(
            """
            journey: cart
            enter: { on: Cart Updated }
            steps: [ { send: cart-reminder, ladder: [email] } ]
            """
        )

        #expect(journey.title == "cart")
        #expect(journey.status == .live)
        #expect(journey.priority == 50)
        #expect(journey.inFlight == .migrate)
        #expect(journey.entry.again == .afterExit)
        #expect(journey.entry.key == nil)
        #expect(journey.goal == nil)
        #expect(journey.holdout == nil)
        guard case .send(let step)? = journey.program.instructions.first else {
            Issue.record("the first instruction sends")
            return
        }
        #expect(step.until == .seen)
        #expect(step.expires == .days(7))
        #expect(step.ifSuppressed == .proceed)
        #expect(step.about == nil)
    }

    @Test(arguments: [
        ("never", Entry.Again.never), ("after exit", .afterExit), ("restart", .restart),
        ("after 30 days", .after(.days(30))),
        ("concurrently (at most 3)", .concurrently(atMost: 3)),
        ("concurrently at most 3", .concurrently(atMost: 3)),
    ])
    func `every form of again is read`(text: String, again: Entry.Again) throws {
        let journey = try Shop.journey(
            """
            journey: cart
            enter: { on: Cart Updated, again: \(text) }
            steps: []
            """
        )

        #expect(journey.entry.again == again)
    }

    @Test(arguments: FixtureFiles.cases(".journey.yaml"))
    func `every jump of a compiled journey goes forward`(name: String) throws {
        let url = FixtureFiles.folder.appendingPathComponent(name + ".journey.yaml")
        let files = try FixtureFiles.shop() + [try FixtureFiles.read(url)]

        guard let programme = JourneyFolder.load(files: files).programme else { return }

        for journey in programme.journeys {
            for (from, to) in journey.program.targets {
                #expect(to > from)
                #expect(to <= journey.program.instructions.count)
            }
        }
    }
}

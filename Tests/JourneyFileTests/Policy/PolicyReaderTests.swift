import JourneyCore
import Testing

struct PolicyReaderTests {
    private static let everything = """
        policy:
          time_zone: Asia/Yekaterinburg
          currency: RUB
          holdout: { share: 2.5%, renew: 3 months }
          late_after: 2 days
          sender: { name: Лапа, address: hello@shop.example }
          ceilings: { sends_per_hour: 5000 }
        channels:
          email: { cost: 0.05, seen_when: read, patience: 2 days, rate: 50 per second, lease: 30 seconds, attempts: 3 }
          push: { on_unknown: resend }
          sms: { hours: 9:00-21:00, on_unknown: { transactional: drop } }
        on_unknown: { marketing: resend }
        topics:
          cart: { title: { ru: Корзина, en: Cart } }
          service: { consent: none }
        caps:
          - { at_most: 1, per: 1 day }
          - { at_most: 3, per: 7 calendar days, channels: [push, sms], topics: [cart], purpose: any, on_cap: next rung }
          - { at_most: 2, per: calendar day, purpose: transactional, on_cap: suppress }
        quiet_hours:
          - { region: RU, channels: [sms, call], hours: 21:00-9:00 }
          - { hours: 23:00-8:00, spread: 30 minutes, purpose: any }
        duplicates: { cooldown: 10 days }
        arbitration: { gather: 5 minutes, on_lost: next rung }
        machine_opens: count
        """

    @Test func `a policy is read as it is written`() throws {
        let policy = try Shop.policy(Self.everything)

        #expect(policy.timeZone == "Asia/Yekaterinburg")
        #expect(
            policy.holdout
                == GlobalHoldout(
                    share: try #require(BasisPoints(250)),
                    renew: .days(90)
                )
        )
        #expect(policy.lateAfter == .days(2))
        #expect(policy.sender == Sender(name: "Лапа", address: "hello@shop.example"))
        #expect(policy.sendsPerHourMax == 5000)
        let email = try #require(policy.channels[.email])
        #expect(email.cost == Amount(tenThousandths: 500))
        #expect(email.seenWhen == .read)
        #expect(email.patience == .days(2))
        #expect(email.ratePerSecond == 50)
        #expect(email.lease == .seconds(30))
        #expect(email.attemptsMax == 3)
        #expect(email.onUnknownMarketing == .resend)
        #expect(email.onUnknownTransactional == .resend)
        let sms = try #require(policy.channels[.sms])
        #expect(sms.seenWhen == .delivered)
        #expect(sms.hours == DailyHours(start: 540, end: 1260))
        #expect(sms.onUnknownMarketing == .resend)
        #expect(sms.onUnknownTransactional == .drop)
    }

    @Test func `topics, caps and quiet hours are read as they are written`() throws {
        let policy = try Shop.policy(Self.everything)

        #expect(policy.topics["cart"]?.title.text(for: "en-GB") == "Cart")
        #expect(policy.topics["service"]?.consent == Topic.Consent.none)
        #expect(
            policy.caps == [
                Cap(atMost: 1, window: .rolling(.days(1))),
                Cap(
                    atMost: 3,
                    window: .calendarDays(7),
                    channels: ChannelSet([.push, .sms]),
                    topics: ["cart"],
                    purpose: nil,
                    onCap: .nextRung
                ),
                Cap(
                    atMost: 2,
                    window: .calendarDays(1),
                    purpose: .transactional,
                    onCap: .suppress
                ),
            ]
        )
        #expect(
            policy.quietHours == [
                QuietHours(
                    region: "RU",
                    channels: ChannelSet([.sms, .call]),
                    hours: DailyHours(start: 1260, end: 540)
                ),
                QuietHours(
                    hours: DailyHours(start: 1380, end: 480),
                    spread: .minutes(30),
                    purpose: nil
                ),
            ]
        )
        #expect(policy.cooldown == .days(10))
        #expect(policy.arbitration == Arbitration(gather: .minutes(5), onLost: .nextRung))
        #expect(policy.machineOpens == .count)
    }

    @Test func `value is read as it is written, and each part of it is optional`() throws {
        let value = """

            value:
              margin: 30%
              goal: 120.50
              responses: { email: 20%, sms: 40% }
              spend_at_most: { share: 5%, of: "has(customer.ltv) ? customer.ltv : 500.0", per: 365 days }
            """
        let costs = Self.everything.replacing("push: {", with: "push: { cost: 0,")
            .replacing("sms: {", with: "sms: { cost: 4.50,")
        let whole = try #require(try Shop.policy(costs + value).value)
        let little = try #require(try Shop.policy(costs + "\nvalue: { margin: 1% }").value)

        #expect(whole.margin == BasisPoints(3_000))
        #expect(whole.goal == Amount(120.5))
        #expect(whole.responses == [.email: BasisPoints(2_000), .sms: BasisPoints(4_000)])
        #expect(whole.priorResponse(on: .push) == 1_000)
        #expect(whole.spending?.share == BasisPoints(500))
        #expect(whole.spending?.per == .days(365))
        #expect(little.spending == nil)
        #expect(try Shop.policy(Self.everything).value == nil)
    }

    @Test func `a policy that says only what it must has the defaults of the language`() throws {
        let policy = try Shop.policy(
            """
            policy: { time_zone: Europe/Moscow, currency: EUR }
            channels: { email: {}, messenger: {}, display: {}, push: {}, sms: {} }
            topics: { cart: {}, service: {} }
            """
        )

        let email = try #require(policy.channels[.email])
        #expect(email == ChannelPolicy(seenWhen: .opened))
        #expect(policy.channels[.messenger]?.seenWhen == .read)
        #expect(policy.channels[.display]?.seenWhen == .clicked)
        #expect(policy.holdout == nil)
        #expect(policy.lateAfter == .hours(24))
        #expect(policy.cooldown == .days(30))
        #expect(policy.machineOpens == .ignore)
        #expect(policy.topics["cart"]?.consent == .optIn)
    }
}

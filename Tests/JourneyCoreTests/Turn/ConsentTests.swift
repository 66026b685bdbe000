import JourneyCore
import JourneyTesting
import Testing

struct ConsentTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func word(_ isGranted: Bool, after minutes: Int64) -> Consent {
        Consent(topic: "news", isGranted: isGranted, at: start + .minutes(minutes))
    }

    private func said(_ words: [Consent]) -> Bool? {
        var shop = Rehearsal(programme: Programme([]), at: start + .days(1))
        for word in words {
            shop.event("identify", profile: ProfileChange(consents: [word]))
        }
        return shop.customer.profile.consents.first { $0.topic == "news" }?.isGranted
    }

    @Test func `who refused twice has not agreed in between`() {
        let words = [word(false, after: 10), word(false, after: 30), word(true, after: 20)]

        #expect(said(words) == false)
    }

    @Test func `the latest refusal counts in whichever order the words come`() {
        let words = [word(false, after: 10), word(true, after: 20), word(false, after: 30)]
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

        for order in orders { #expect(said(order.map { words[$0] }) == false) }
    }

    @Test func `what is no longer in force is kept with its proof`() {
        var shop = Rehearsal(programme: Programme([]), at: start + .days(1))
        let grant = Consent(
            topic: "news",
            isGranted: true,
            at: start,
            source: "checkout",
            text: "Send me news"
        )
        let denial = Consent(
            topic: "news",
            isGranted: false,
            at: start + .days(1),
            source: "unsubscribe link"
        )

        for word in [grant, denial] {
            shop.event("identify", profile: ProfileChange(consents: [word]))
        }

        #expect(shop.customer.profile.consents == [denial])
        #expect(shop.customer.profile.formerConsents == [grant])
    }

    @Test func `who changes its mind for ever fills no row`() {
        var profile = Profile()

        for minute in 0..<1_000 {
            profile.take(word(minute.isMultiple(of: 2), after: Int64(minute)))
        }

        #expect(profile.consents == [word(false, after: 999)])
        #expect(profile.formerConsents.count == Profile.formerConsentsMax)
        #expect(profile.formerConsents.last == word(true, after: 998))
    }

    @Test func `a refusal in the same words again moves its time and keeps no second proof`() {
        var profile = Profile()

        for minute in 0..<10 { profile.take(word(false, after: Int64(minute))) }

        #expect(profile.consents == [word(false, after: 9)])
        #expect(profile.formerConsents.isEmpty)
    }
}

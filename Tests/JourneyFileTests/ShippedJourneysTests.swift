import Foundation
import JourneyCore
import JourneyFile
import Testing

struct ShippedJourneysTests {
    @Test func `the shipped journeys read without a word of complaint`() throws {
        let loaded = JourneyFolder.load(at: FixtureFiles.shipped.path)

        #expect(loaded.report == "clean\n")
        let programme = try #require(loaded.programme)
        #expect(programme.journeys.map(\.name) == ["abandoned-cart", "reactivation", "welcome"])
        #expect(programme.messages.count == 9)
        #expect(loaded.contents.count == 9)
    }
}

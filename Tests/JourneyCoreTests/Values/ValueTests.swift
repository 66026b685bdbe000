import JourneyCore
import Testing

struct ValueTests {
    @Test func `a text equals only the same bytes`() {
        #expect(Value.string("\u{e9}") != Value.string("e\u{301}"))
    }
}

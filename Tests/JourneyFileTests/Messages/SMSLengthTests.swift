import JourneyFile
import Testing

struct SMSLengthTests {
    @Test(arguments: [
        ("", SMSLength.Encoding.gsm7, 0, 1),
        (String(repeating: "a", count: 160), .gsm7, 160, 1),
        (String(repeating: "a", count: 161), .gsm7, 161, 2),
        (String(repeating: "a", count: 306), .gsm7, 306, 2),
        (String(repeating: "a", count: 307), .gsm7, 307, 3),
        (String(repeating: "€", count: 80), .gsm7, 160, 1),
        (String(repeating: "[", count: 81), .gsm7, 162, 2),
        (String(repeating: "ж", count: 70), .ucs2, 70, 1),
        (String(repeating: "ж", count: 71), .ucs2, 71, 2),
        (String(repeating: "ж", count: 134), .ucs2, 134, 2),
        (String(repeating: "ж", count: 135), .ucs2, 135, 3),
        (String(repeating: "😀", count: 36), .ucs2, 72, 2),
        ("café — ok", .ucs2, 9, 1), ("Ünïcode`", .ucs2, 8, 1), ("@£$¥Ω\n", .gsm7, 6, 1),
    ])
    func `an SMS is counted as networks count it`(
        text: String,
        encoding: SMSLength.Encoding,
        units: Int,
        segments: Int
    ) {
        let length = SMSLength(of: text)

        #expect(length.encoding == encoding)
        #expect(length.units == units)
        #expect(length.segments == segments)
    }
}

/// How many segments an SMS takes: with one letter outside GSM 03.38 the whole of it is UCS-2.
package struct SMSLength: Hashable, Sendable {
    package enum Encoding: String, Sendable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"
    }

    package var encoding: Encoding
    /// Septets, or UTF-16 units.
    package var units: Int
    package var segments: Int

    /// Counts `text` as it is: what a template puts in comes on top.
    package init(of text: String) {
        var septets = 0
        for scalar in text.unicodeScalars {
            if Self.basic.contains(scalar) {
                septets += 1
            } else if Self.extended.contains(scalar) {
                septets += 2
            } else {
                self.init(.ucs2, units: text.utf16.count, single: 70, part: 67)
                return
            }
        }
        self.init(.gsm7, units: septets, single: 160, part: 153)
    }

    private init(_ encoding: Encoding, units: Int, single: Int, part: Int) {
        self.encoding = encoding
        self.units = units
        segments = units <= single ? 1 : (units + part - 1) / part
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars
    )
    /// Two septets each.
    private static let extended = Set("\u{0c}^{}\\[~]|€".unicodeScalars)
}

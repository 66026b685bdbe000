extension CountryTable {
    /// `nil` unless the number is in the international format, such as `+49 30 123456`, and its
    /// calling code is that of one country.
    static func index(ofPhone number: String) -> Int16? {
        var bytes = number.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "+") else { return nil }
        var (code, count) = (0, 0)
        var found: Int16?
        var mayBeLonger = true
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                count += 1
                // No calling code begins with it.
                guard code > 0 || byte != UInt8(ascii: "0") else { return nil }
                guard count <= digitsMax else { continue }
                code = code * 10 + Int(byte - UInt8(ascii: "0"))
                if count <= 3 {
                    let entry = country(ofShort: code)
                    found = entry.index ?? found
                    mayBeLonger = entry.mayBeLonger
                } else if mayBeLonger {
                    found = country(ofLong: code) ?? found
                }
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "."), UInt8(ascii: "/"):
                continue
            default: return nil
            }
        }
        return phoneDigits.contains(count) ? found : nil
    }

    /// As E.164 has them; shorter ones than 7 digits are no numbers that somebody is reached at.
    private static let phoneDigits = 7...15

    /// The country with the longest calling code that these digits begin with, which are one to
    /// three of a number, as a number; and whether a longer code may begin with them.
    private static func country(ofShort code: Int) -> (index: Int16?, mayBeLonger: Bool) {
        let entry = short[code]
        return (entry.index < 0 ? nil : entry.index, entry.mayBeLonger)
    }

    /// The same of four or five digits.
    private static func country(ofLong code: Int) -> Int16? { long[code] }

    static func country(at index: Int16) -> Country { lines[Int(index)].country }

    /// In capitals or not; `nil` for what is no code of the table.
    static func index(ofCode code: String) -> Int16? {
        guard code.utf8.count == 2 else { return nil }
        return byCode[code] ?? byCode[code.uppercased()]
    }

    private static let byCode: [String: Int16] = {
        var table: [String: Int16] = [:]
        for (index, line) in lines.enumerated() { table[line.country.code] = Int16(index) }
        return table
    }()

    /// The longest calling code, in digits.
    private static let digitsMax = 5

    /// By the digits as a number, which names them because no code begins with 0.
    private static let short: [(index: Int16, mayBeLonger: Bool)] = {
        var table = [(index: Int16, mayBeLonger: Bool)](repeating: (-1, false), count: 1_000)
        for (index, line) in lines.enumerated() {
            for code in line.callingCodes {
                if code < table.count {
                    table[code].index = Int16(index)
                } else {
                    table[code >= 10_000 ? code / 100 : code / 10].mayBeLonger = true
                }
            }
        }
        return table
    }()

    private static let long: [Int: Int16] = {
        var table: [Int: Int16] = [:]
        for (index, line) in lines.enumerated() {
            for code in line.callingCodes where code >= 1_000 { table[code] = Int16(index) }
        }
        return table
    }()
}

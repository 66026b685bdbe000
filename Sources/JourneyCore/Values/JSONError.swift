/// Why a text is not JSON, or not JSON that we take, and at which byte.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case empty
        case truncated
        case byteOrderMark
        case unexpected(UInt8, expected: String)
        case trailing
        case number
        case numberTooLarge
        case escape
        case loneSurrogate
        case controlCharacter
        case invalidUTF8
        case tooDeep(limit: Int)
        case tooManyValues(limit: Int)
        case tooLong(limit: Int)
    }

    package var kind: Kind
    /// Of the first byte that is wrong, counted from 0.
    package var offset: Int

    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    package var description: String {
        "byte \(offset): \(reason)"
    }

    /// A sentence without the place.
    package var reason: String {
        switch kind {
        case .empty: "the text is empty where JSON is expected"
        case .truncated: "the JSON ends before it is complete; was it cut off?"
        case .byteOrderMark: "the text begins with a byte order mark; save it as UTF-8 without one"
        case .unexpected(let byte, let expected):
            "\(Self.name(of: byte)) where \(expected) is expected"
        case .trailing: "something follows the end of the JSON; one text holds one value"
        case .number: "this is no JSON number; write it like 12, -0.5 or 1.5e3"
        case .numberTooLarge: "the number is too large; quote it to keep its digits as text"
        case .escape: "unknown escape in a string; write a lone backslash as '\\\\'"
        case .loneSurrogate: "half a surrogate pair in a string; \\uD800 to \\uDFFF come in pairs"
        case .controlCharacter: "a bare control character in a string; write it as an escape"
        case .invalidUTF8: "the string is not valid UTF-8; send JSON as UTF-8"
        case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit) levels"
        case .tooManyValues(let limit):
            "the JSON holds more than \(limit) values; send less at once"
        case .tooLong(let limit): "the JSON is longer than \(limit) bytes; send less at once"
        }
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x21...0x7e: "'\(Character(Unicode.Scalar(byte)))'"
        case 0x20: "a space"
        case 0x0a: "the end of the line"
        default: "the byte 0x\(String(byte, radix: 16))"
        }
    }
}

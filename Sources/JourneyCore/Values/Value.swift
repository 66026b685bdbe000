/// A value of the expression language, of a profile, of an event, or of a template's context.
///
/// Numbers keep the kind under which they arrived; `int`, `uint` and `double` compare by what they
/// mean. A text is its UTF-8 bytes. Nothing here can hold a reference, so a value can be stored,
/// replayed, and sent anywhere.
package enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([Value])
    case map(ValueMap)
    case timestamp(ExactTimestamp)
    case duration(ExactDuration)
    /// A type as a value, by its name: what `type(x)` gives.
    case type(String)
}

/// An instant as the expression language sees it: years 1 to 9999, in nanoseconds.
package struct ExactTimestamp: Hashable, Comparable, Sendable {
    package var seconds: Int64
    /// 0 to 999,999,999, counted forward from `seconds`.
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
}

/// A length of time as the expression language sees it.
///
/// `seconds` and `nanoseconds` have the same sign, as in the language's specification.
package struct ExactDuration: Hashable, Comparable, Sendable {
    package var seconds: Int64
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
}

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

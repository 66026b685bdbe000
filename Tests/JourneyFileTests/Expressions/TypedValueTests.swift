import JourneyCore
import JourneyFile
import Testing

struct TypedValueTests {
    @Test(arguments: [
        Value.null, .bool(true), .int(.min), .uint(.max), .double(-0.0), .double(.infinity),
        .string("жук"), .bytes([0, 255, 16]), .list([.int(1), .list([])]),
        .map(ValueMap([ValueMap.Entry(key: .uint(1), value: .map(["a": .null]))])),
        .timestamp(ExactTimestamp(seconds: -1, nanoseconds: 5)),
        .duration(ExactDuration(seconds: -1, nanoseconds: -500_000_000)), .type("int"),
    ])
    func `a value is the same after writing and reading`(_ value: Value) throws {
        let read = try TypedValue.decode(TypedValue.encode(value)).get()

        #expect(read == value)
        #expect(read.typeName == value.typeName)
    }

    @Test(arguments: [
        #"1"#, #"{}"#, #"{"int": 1}"#, #"{"int": "x"}"#, #"{"int": "1", "uint": "1"}"#,
        #"{"bytes": "0"}"#, #"{"bytes": "zz"}"#, #"{"map": [1]}"#, #"{"map": [[{"int": "1"}]]}"#,
        #"{"foo": "1"}"#, #"{"list": {}}"#, #"{"timestamp": "today"}"#, #"{"list": [7]}"#,
    ])
    func `what is no typed value is refused`(_ json: String) throws {
        let result = TypedValue.decode(try Value(json: json))

        #expect(throws: TypedValue.Failure.self) { try result.get() }
    }

    @Test(arguments: [
        (#"{"expr": "1 + 1"}"#, #"{"value":{"int":"2"}}"#),
        (#"{"expr": "x", "bindings": {"x": {"double": "1.5"}}}"#, #"{"value":{"double":"1.5"}}"#),
        (
            #"{"expr": "y", "container": "x", "bindings": {"x.y": {"bool": true}}}"#,
            #"{"value":{"bool":true}}"#
        ),
        (#"{"expr": "1/0"}"#, #"{"error":"division by zero"}"#),
        (#"{"expr": "1 +"}"#, #"{"error":"expected a value, found the end"}"#),
        (#"{"expr": "x", "bindings": {"x": 1}}"#, nil),
        (#"{"bindings": {}}"#, nil), (#"[]"#, nil),
    ])
    func `a case comes to a value or an error`(_ line: String, _ outcome: String?) throws {
        let result = ExpressionCase.evaluate(line: try Value(json: line), calendar: nil)

        if let outcome {
            #expect(try result == Value(json: outcome))
        } else {
            guard case .map(let members) = result, case .string? = members["error"] else {
                Issue.record("\(result) is no error")
                return
            }
        }
    }
}

import Foundation
import JourneyCore
import JourneyFile
import Testing

/// The cases of the Common Expression Language's own conformance suite.
struct ConformanceTests {
    /// Cases that fail for a reason that we know, as `file/section/name`.
    static let knownFailures: Set<String> = []

    @Test func `every case of the conformance suite passes but the known failures`() throws {
        let vectors = URL(filePath: #filePath)
            .deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Vectors/cel/cel_tests.json")
        let data = try Data(contentsOf: vectors)
        guard case .list(let cases) = try Value(json: data) else {
            Issue.record("the vectors are no list")
            return
        }

        var failures: Set<String> = []
        for line in cases {
            let result = ExpressionCase.evaluate(line: line, calendar: FoundationCalendar())
            guard let complaint = Self.complaint(about: result, for: line) else { continue }
            let name = Self.name(of: line)
            failures.insert(name)
            if !Self.knownFailures.contains(name) { Issue.record("\(name): \(complaint)") }
        }

        #expect(cases.count == 544)
        #expect(failures == Self.knownFailures)
    }

    private static func complaint(about result: Value, for line: Value) -> String? {
        guard case .map(let members) = line, case .map(let outcome) = result else {
            return "not an object"
        }
        guard let expected = members["value"] else {
            return outcome["error"] == nil ? "\(result), not an error" : nil
        }
        guard let typed = outcome["value"] else { return "\(result), not \(expected)" }
        guard case .success(let value) = TypedValue.decode(typed),
            case .success(let expectedValue) = TypedValue.decode(expected)
        else { return "\(typed) or \(expected) can't be read" }
        return areSame(value, expectedValue) ? nil : "\(value), not \(expectedValue)"
    }

    /// Equality with the kinds of numbers told apart, and a NaN equal to itself.
    private static func areSame(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.double(let left), .double(let right)):
            left.bitPattern == right.bitPattern || (left.isNaN && right.isNaN)
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
        case (.map(let left), .map(let right)):
            left.count == right.count
                && left.entries.allSatisfy { entry in
                    right.value(at: entry.key).map { areSame(entry.value, $0) } ?? false
                }
        case (_, _): left.typeName == right.typeName && left == right
        }
    }

    private static func name(of line: Value) -> String {
        guard case .map(let members) = line else { return "" }
        let parts = ["file", "section", "name"].map { part -> String in
            guard case .string(let text)? = members[part] else { return "" }
            return text
        }
        return parts.joined(separator: "/")
    }
}

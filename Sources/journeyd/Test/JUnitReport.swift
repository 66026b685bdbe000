import JourneyFile
import JourneySimulation

/// The results of tests as JUnit's XML, which build servers read: a suite a file.
struct JUnitReport {
    let results: [ScenarioResult]

    var text: String {
        var files: [String] = []
        for result in results where !files.contains(result.scenario.file) {
            files.append(result.scenario.file)
        }
        let failed = results.count { !$0.isPassed }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="\(results.count)" failures="\(failed)">
            \(files.map(suite).joined(separator: "\n"))
            </testsuites>
            """
    }

    private func suite(_ file: String) -> String {
        let own = results.filter { $0.scenario.file == file }
        let failed = own.count { !$0.isPassed }
        let name = Self.escaped(file)
        return """
              <testsuite name="\(name)" tests="\(own.count)" failures="\(failed)">
            \(own.map(testCase).joined(separator: "\n"))
              </testsuite>
            """
    }

    private func testCase(_ result: ScenarioResult) -> String {
        let scenario = result.scenario
        let attributes =
            "classname=\"\(Self.escaped(scenario.journey ?? "all"))\""
            + " name=\"\(Self.escaped(scenario.name))\""
            + " file=\"\(Self.escaped(scenario.file))\" line=\"\(scenario.line)\""
        guard !result.isPassed else { return "    <testcase \(attributes)/>" }
        let message = Self.escaped(result.problems.first ?? "")
        let detail = (result.problems + ["", result.sideBySide]).joined(separator: "\n")
        return """
                <testcase \(attributes)>
                  <failure message="\(message)">\(Self.escaped(detail))</failure>
                </testcase>
            """
    }

    /// XML 1.0 has no other control characters, escaped or not.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 32: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

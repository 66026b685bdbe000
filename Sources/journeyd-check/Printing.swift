import ArgumentParser
import Foundation

/// Runs `work`; where it fails, says on standard error what could not be done and exits with 2.
func usable<Result>(_ what: String, _ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch {
        FileHandle.standardError.write(Data("journeyd-check: cannot \(what): \(error)\n".utf8))
        throw ExitCode(2)
    }
}

/// A report as JSON, with its keys in order.
func jsonText(of report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
}

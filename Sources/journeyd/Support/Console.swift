import Foundation
import JourneyCore

/// What a command says: results on standard output, all else on standard error.
enum Console {
    static func print(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    static func print(json: Value) {
        print(json.jsonText)
    }

    static func complain(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    /// Whether somebody looks at standard error, so that progress may be drawn over itself.
    static var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func progress(_ text: String) {
        guard hasTerminal else { return }
        write("\r\u{1b}[K" + text, to: .standardError)
    }

    static func endProgress() {
        guard hasTerminal else { return }
        write("\r\u{1b}[K", to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that went away is not our mistake: what it does not want is dropped.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

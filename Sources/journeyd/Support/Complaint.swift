/// An error for people: what is wrong, where, and the way out.
///
/// Ends the command with an exit code.
struct Complaint: Error {
    /// 1 for what the input is to blame for, 2 for a wrong use.
    var exitCode: Int32
    /// As it is shown: its last line begins with `error:`, unless a drawing says it all.
    var text: String

    init(_ description: String, exitCode: Int32 = 1) {
        text = "error: " + description
        self.exitCode = exitCode
    }

    /// What was drawn for people, each problem with its place, and what came of it.
    init(drawing: String, _ description: String? = nil) {
        exitCode = 1
        var lines = drawing
        while lines.hasSuffix("\n") { lines.removeLast() }
        if let description { lines += "\n\nerror: " + description }
        text = lines
    }
}

/// An error for people: what is wrong, where, and the way out.
///
/// Ends the command with an exit code.
struct Complaint: Error, CustomStringConvertible {
    var description: String
    /// 1 for what the input is to blame for, 2 for a wrong use.
    var exitCode: Int32

    init(_ description: String, exitCode: Int32 = 1) {
        self.description = description
        self.exitCode = exitCode
    }
}

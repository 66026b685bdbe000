/// An input of the checker that cannot be used at all: a broken file, not a broken history.
package struct InputProblem: Error, CustomStringConvertible {
    /// What is wrong, where, and the way out.
    package let description: String

    /// A problem that says `description`.
    package init(_ description: String) {
        self.description = description
    }
}

/// A name that a template reads from its scope, such as `customer.firstName`.
///
/// Names that the template makes itself (`assign`, `capture`, a loop's variable) are not among
/// these; what is read of a loop's item is, as `entry.products[].name`.
package struct PathReference: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case name(String)
        /// An element of a list: any, or one that is only known while rendering.
        case element
    }

    /// The name that the scope is asked for.
    package var root: String
    package var steps: [Step]
    /// Of its first use; 1-based.
    package var line: Int
    /// In characters, 1-based.
    package var column: Int

    /// The path as a person writes it: `entry.products[].name`.
    package var text: String {
        steps.reduce(into: root) { text, step in
            switch step {
            case .name(let name): text += ".\(name)"
            case .element: text += "[]"
            }
        }
    }
}

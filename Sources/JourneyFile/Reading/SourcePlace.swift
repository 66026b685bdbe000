/// A place in a file: line and column from 1, the column in Unicode scalars.
package struct SourcePlace: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

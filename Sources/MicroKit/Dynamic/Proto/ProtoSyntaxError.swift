/// Why a `.proto` file can't be read, and where.
package struct ProtoSyntaxError: Error, Sendable, Hashable {
    /// The file's name, as it was given or imported.
    package var file: String
    /// Line of the fault, from 1; 0 where no single place is at fault.
    package var line: Int
    /// Column of the fault in characters, from 1; a tab is one.
    package var column: Int
    /// What was found or missing, in plain words.
    package var reason: String

    /// Makes an error.
    package init(file: String, line: Int = 0, column: Int = 0, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }
}

extension ProtoSyntaxError: CustomStringConvertible {
    /// `file.proto:12:5: reason`, the form that editors and terminals make links of.
    package var description: String {
        line > 0 ? "\(file):\(line):\(column): \(reason)" : "\(file): \(reason)"
    }
}

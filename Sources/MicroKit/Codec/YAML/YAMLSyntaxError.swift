/// Why a text is not YAML of the kind that is read here, and where.
package struct YAMLSyntaxError: Error, Sendable, Hashable {
    /// What was found or missing, in plain words.
    package var reason: String
    /// Line of the fault, from 1.
    package var line: Int
    /// Column of the fault in bytes, from 1.
    package var column: Int
}

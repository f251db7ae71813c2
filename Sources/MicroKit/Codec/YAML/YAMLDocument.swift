extension JSONValue {
    /// Reads one YAML document of the kind that configuration files are written in (YAML 1.2.2): block mappings and
    /// sequences, plain, quoted, literal and folded scalars, flow mappings and sequences, comments. JSON is YAML too.
    ///
    /// Refused, since such files have no need of them and other readers differ about them: anchors, aliases, tags, merge
    /// keys, directives, several documents, keys that are no scalars, keys given twice, tabs as indentation.
    ///
    /// Plain scalars are what YAML's core schema says (section 10.3.2): null, booleans, numbers and otherwise strings. A
    /// number that JSON can't spell, such as `0x1F` or `.inf`, stays a string, and so do `yes` and `no`. A text of nothing but
    /// comments is null.
    /// - Parameters:
    ///   - yaml: UTF-8.
    ///   - maximumDepth: How deep mappings and sequences may nest.
    ///   - maximumSize: The most bytes.
    /// - Throws: ``YAMLSyntaxError``.
    package init(yaml: [UInt8], maximumDepth: Int = 64, maximumSize: Int = 16 << 20) throws(YAMLSyntaxError) {
        guard yaml.count <= maximumSize else {
            throw YAMLSyntaxError(reason: "the text is larger than \(maximumSize >> 10) KiB", line: 1, column: 1)
        }
        // Most of what begins so is JSON, of which large documents are read faster as such.
        if let first = yaml.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }), "[{".utf8.contains(first),
            let json = try? JSONValue(parsing: yaml, maximumDepth: maximumDepth)
        {
            self = json
            return
        }
        var parser = YAMLParser(lines: try YAMLLine.lines(of: yaml), maximumDepth: maximumDepth)
        self = try parser.document()
    }
}

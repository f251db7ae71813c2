package import SwiftProtobuf

/// Reads a `.proto` file (proto2, proto3, editions 2023 and 2024) into a descriptor, by the language's specification
/// (<https://protobuf.dev/reference/protobuf/proto3-spec/> and its sisters) and as protoc does it where that says less.
///
/// The descriptor is protoc's but for these: names of types are as they were written, until ``ProtoLinker`` finds them;
/// custom options stay uninterpreted; and `source_code_info` holds each declaration's place and comments.
package struct ProtoParser {
    /// What one file may hold at most.
    package struct Limits: Sendable {
        /// Bytes of a file.
        package var fileSize = 16 << 20
        /// How deep messages may be nested in each other.
        package var depth = 64
        /// Imports of a file.
        package var imports = 4096
        /// Options of one thing, and statements `option` of a file.
        package var options = 10_000
        /// Makes the usual limits.
        package init() {}
    }

    /// The differences between the languages that a parser sees.
    enum Dialect: Sendable { case proto2, proto3, editions }

    let limits: Limits
    var lexer: ProtoLexer
    var token: ProtoToken
    var dialect = Dialect.proto2
    var file = Google_Protobuf_FileDescriptorProto()
    /// Goes into the file at the end: appending to a part of a generated message copies that part each time.
    var locations: [Google_Protobuf_SourceCodeInfo.Location] = []
    private var optionStatements = 0

    /// Reads a file.
    /// - Parameters:
    ///   - bytes: the file's text.
    ///   - name: the name that it is imported by, which goes into the descriptor and into errors.
    ///   - limits: what it may hold at most.
    /// - Returns: its descriptor, names of types as they are written.
    /// - Throws: ``ProtoSyntaxError``.
    package static func parse(
        _ bytes: [UInt8],
        named name: String,
        limits: Limits = Limits()
    ) throws(ProtoSyntaxError) -> Google_Protobuf_FileDescriptorProto {
        guard bytes.count <= limits.fileSize else {
            throw ProtoSyntaxError(file: name, reason: "larger than \(limits.fileSize >> 20) MiB")
        }
        var lexer = ProtoLexer(bytes, fileName: name)
        let first = try lexer.next()
        var parser = ProtoParser(limits, lexer, at: first)
        parser.file.name = name
        try parser.parseFile()
        parser.file.sourceCodeInfo.location = parser.locations
        return parser.file
    }

    private init(_ limits: Limits, _ lexer: ProtoLexer, at first: ProtoToken) {
        self.limits = limits
        self.lexer = lexer
        token = first
    }

    private mutating func parseFile() throws(ProtoSyntaxError) {
        try language()
        while token.kind != .end { try topLevelStatement() }
    }

    /// `syntax = "proto3";` or `edition = "2023";`, which may only be the first statement.
    private mutating func language() throws(ProtoSyntaxError) {
        guard isWord("syntax") || isWord("edition") else { return }
        let isEdition = isWord("edition")
        let leading = token.leadingComment
        try advance()
        try expect("=")
        let named = token
        let name = try stringText()
        if isEdition {
            guard let edition = Self.editions[name] else {
                throw fault("edition \"\(name)\" is unknown here; 2023, 2024 and 2026 are known", at: named)
            }
            dialect = .editions
            file.syntax = "editions"
            file.edition = edition
        } else if name == "proto3" {
            dialect = .proto3
            file.syntax = name
        } else if name != "proto2" {
            throw fault("syntax must be \"proto2\" or \"proto3\"", at: named)
        }
        try expect(";")
        note([isEdition ? 14 : 12], at: named, leading: leading)
    }

    private static let editions: [String: Google_Protobuf_Edition] = [
        "2023": .edition2023, "2024": .edition2024, "2026": .edition2026,
    ]

    private mutating func topLevelStatement() throws(ProtoSyntaxError) {
        if try take(";") { return }
        guard token.kind == .identifier else { throw expected("a declaration, such as 'message' or 'service'") }
        let visibility = try takeVisibility()
        switch token.text {
        case "message":
            let path: [Int32] = [4, Int32(file.messageType.count)]
            file.messageType.append(try message(path, visibility, depth: 1))
        case "enum":
            let path: [Int32] = [5, Int32(file.enumType.count)]
            file.enumType.append(try enumeration(path, visibility))
        case _ where visibility != nil: throw expected("'message' or 'enum' after the visibility")
        case "service": file.service.append(try service([6, Int32(file.service.count)]))
        case "extend":
            let (fields, groups) = try extend(
                [7, Int32(file.extension.count)],
                groupsAt: [4, Int32(file.messageType.count)],
                depth: 0
            )
            file.extension += fields
            file.messageType += groups
        case "import": try importStatement()
        case "package": try packageStatement()
        case "option":
            var options = file.options
            file.clearOptions()
            try statementOption(into: &options)
            file.options = options
        default: throw expected("a declaration, such as 'message' or 'service'")
        }
    }

    /// `export` or `local` before a message or enum of edition 2024 and later.
    mutating func takeVisibility() throws(ProtoSyntaxError) -> Google_Protobuf_SymbolVisibility? {
        guard dialect == .editions, file.edition.rawValue >= Google_Protobuf_Edition.edition2024.rawValue else {
            return nil
        }
        if try take("export") { return .visibilityExport }
        if try take("local") { return .visibilityLocal }
        return nil
    }

    private mutating func importStatement() throws(ProtoSyntaxError) {
        let leading = token.leadingComment
        try advance()
        let index = Int32(file.dependency.count)
        if try take("public") {
            file.publicDependency.append(index)
        } else if try take("weak") {
            file.weakDependency.append(index)
        } else if dialect == .editions, try take("option") {
            file.optionDependency.append(try stringText())
            return try expect(";")
        }
        let named = token
        let name = try stringText()
        guard file.dependency.count < limits.imports else {
            throw fault("a file imports no more than \(limits.imports) others", at: named)
        }
        guard !name.isEmpty, !file.dependency.contains(name) else {
            throw fault(name.isEmpty ? "an import needs a name" : "\"\(name)\" is imported twice", at: named)
        }
        file.dependency.append(name)
        try expect(";")
        note([3, index], at: named, leading: leading)
    }

    private mutating func packageStatement() throws(ProtoSyntaxError) {
        guard !file.hasPackage else { throw fault("a file has one package", at: token) }
        let leading = token.leadingComment
        try advance()
        let named = token
        file.package = try dottedName("the package's name")
        try expect(";")
        note([2], at: named, leading: leading)
    }
}

// What all parts of the parser are made of.
extension ProtoParser {
    mutating func advance() throws(ProtoSyntaxError) { token = try lexer.next() }

    /// Whether the token is this word (and not a string of these letters).
    func isWord(_ word: String) -> Bool { token.kind == .identifier && token.text == word }

    /// Whether the token is this sign.
    func isSign(_ sign: String) -> Bool { token.kind == .symbol && token.text == sign }

    /// Passes over a word or sign if it is there.
    mutating func take(_ text: String) throws(ProtoSyntaxError) -> Bool {
        guard token.kind == .symbol || token.kind == .identifier, token.text == text else { return false }
        try advance()
        return true
    }

    mutating func expect(_ text: String) throws(ProtoSyntaxError) {
        guard try take(text) else { throw expected("'\(text)'") }
    }

    mutating func countOptionStatement() throws(ProtoSyntaxError) {
        optionStatements += 1
        guard optionStatements <= limits.options else { throw fault("too many options", at: token) }
    }

    func fault(_ reason: String, at place: ProtoToken) -> ProtoSyntaxError { lexer.fault(reason, at: place.offset) }

    func expected(_ what: String) -> ProtoSyntaxError { fault("expected \(what), found \(token.shown)", at: token) }

    mutating func identifier(_ what: String) throws(ProtoSyntaxError) -> String {
        guard token.kind == .identifier else { throw expected(what) }
        let text = token.text
        try advance()
        return text
    }

    /// `a.b.c`
    mutating func dottedName(_ what: String) throws(ProtoSyntaxError) -> String {
        var name = try identifier(what)
        while try take(".") { name += "." + (try identifier("a name after '.'")) }
        return name
    }

    /// `a.b.C` or `.a.b.C`
    mutating func typeName() throws(ProtoSyntaxError) -> String {
        let isAbsolute = try take(".")
        return (isAbsolute ? "." : "") + (try dottedName("a type"))
    }

    /// Strings in a row, which are one.
    mutating func stringBytes() throws(ProtoSyntaxError) -> [UInt8] {
        guard token.kind == .string else { throw expected("a string in quotes") }
        var bytes: [UInt8] = []
        while token.kind == .string {
            bytes += token.bytes
            try advance()
        }
        return bytes
    }

    mutating func stringText() throws(ProtoSyntaxError) -> String {
        let place = token
        guard let text = String(validating: try stringBytes(), as: UTF8.self) else {
            throw fault("the string is no UTF-8", at: place)
        }
        return text
    }

    /// The value of a number without a sign, nil when it does not fit 64 bits.
    static func integer(_ text: String) -> UInt64? {
        let lower = text.lowercased()
        if lower.hasPrefix("0x") { return UInt64(lower.dropFirst(2), radix: 16) }
        return lower.hasPrefix("0") && lower.count > 1 ? UInt64(lower.dropFirst(), radix: 8) : UInt64(lower)
    }

    /// A number with or without a sign within bounds.
    mutating func number(_ what: String, in bounds: ClosedRange<Int64>) throws(ProtoSyntaxError) -> Int32 {
        let place = token
        let isNegative = bounds.lowerBound < 0 ? try take("-") : false
        guard token.kind == .integer else { throw expected(what) }
        let magnitude = Self.integer(token.text).flatMap { Int64(exactly: $0) }
        guard let magnitude, let value = Int32(exactly: isNegative ? -magnitude : magnitude),
            bounds.contains(Int64(value))
        else {
            throw fault("\(what) must be \(bounds.lowerBound) to \(bounds.upperBound)", at: place)
        }
        try advance()
        return value
    }

    /// Keeps the place of a declaration and the comments around it. The path is that of `SourceCodeInfo`: field numbers
    /// and indices from the file's descriptor down.
    mutating func note(_ path: [Int32], at place: ProtoToken, leading: String?) {
        var location = Google_Protobuf_SourceCodeInfo.Location()
        location.path = path
        location.span = [place.line, place.column, place.column + place.text.utf8.count].map(Int32.init(clamping:))
        if let leading { location.leadingComments = leading }
        if let trailing = token.commentOfPrevious { location.trailingComments = trailing }
        locations.append(location)
    }
}

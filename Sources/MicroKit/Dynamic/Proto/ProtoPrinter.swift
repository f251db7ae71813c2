package import SwiftProtobuf

/// Writes descriptors as the text of `.proto` files, which read back as the same descriptors.
///
/// Custom options that a descriptor holds as unknown fields are left out, since their names are not in it; comments
/// above declarations are kept where the descriptor has `source_code_info`.
package struct ProtoPrinter {
    let file: Google_Protobuf_FileDescriptorProto
    var names: ProtoNameShortener
    let comments: [[Int32]: String]
    var lines: [String] = []
    private var level = 0

    var isProto3: Bool { file.syntax == "proto3" }
    var isEdition: Bool { file.syntax == "editions" }

    /// The text of a whole file, with a final newline.
    package static func text(of file: Google_Protobuf_FileDescriptorProto) -> String {
        var printer = ProtoPrinter(file)
        printer.printFile()
        return printer.lines.joined(separator: "\n") + "\n"
    }

    init(_ file: Google_Protobuf_FileDescriptorProto) {
        self.file = file
        names = ProtoNameShortener(file)
        let remarks = file.sourceCodeInfo.location.lazy.filter(\.hasLeadingComments)
        comments = Dictionary(remarks.map { ($0.path, $0.leadingComments) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func printFile() {
        comment([isEdition ? 14 : 12])
        if isEdition {
            line("edition = \"\(Self.year(of: file.edition))\";")
        } else {
            line("syntax = \"\(isProto3 ? "proto3" : "proto2")\";")
        }
        if file.hasPackage {
            gap()
            comment([2])
            line("package \(file.package);")
        }
        printImports()
        let options = optionList(file.options)
        if !options.isEmpty { gap() }
        for option in options { line("option \(option);") }
        for (index, service) in file.service.enumerated() { printService(service, [6, Int32(index)]) }
        printTypes(Types(file))
    }

    private mutating func printImports() {
        let publics = Set(file.publicDependency)
        let weaks = Set(file.weakDependency)
        if !file.dependency.isEmpty || !file.optionDependency.isEmpty { gap() }
        for (index, name) in file.dependency.enumerated() {
            comment([3, Int32(index)])
            let kind = publics.contains(Int32(index)) ? "public " : weaks.contains(Int32(index)) ? "weak " : ""
            line("import \(kind)\(ProtoText.quoted(text: name));")
        }
        for name in file.optionDependency { line("import option \(ProtoText.quoted(text: name));") }
    }

    /// `2023` of `EDITION_2023`.
    private static func year(of edition: Google_Protobuf_Edition) -> String {
        switch edition {
        case .edition2023: "2023"
        case .edition2024: "2024"
        case .edition2026: "2026"
        default: "\(edition.rawValue)"
        }
    }

    // MARK: Lines

    mutating func line(_ text: String) {
        lines.append(text.isEmpty ? "" : String(repeating: "  ", count: level) + text)
    }

    /// An empty line, but not behind another or behind an opening brace.
    mutating func gap() {
        guard let last = lines.last, !last.isEmpty, !last.hasSuffix("{") else { return }
        lines.append("")
    }

    /// Lines between braces; nothing between them stays on one line.
    mutating func block(_ head: String, _ content: (inout ProtoPrinter) -> Void) {
        line(head + " {")
        let opened = lines.count
        level += 1
        content(&self)
        level -= 1
        if lines.count == opened { lines[opened - 1] += "}" } else { line("}") }
    }

    /// The comment above a declaration.
    mutating func comment(_ path: [Int32]) {
        guard var text = comments[path] else { return }
        while text.last?.isNewline == true { text.removeLast() }
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line("//" + part.filter { $0 != "\r" && $0 != "\r\n" })
        }
    }
}

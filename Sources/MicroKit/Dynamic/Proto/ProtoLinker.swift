package import SwiftProtobuf

/// Finds what the names of types in parsed files mean, by protobuf's rules of scope (as in C++: from the innermost
/// message outwards), and puts full names with a leading dot in their place.
package struct ProtoLinker {
    private enum Kind { case package, message, enumeration, other }

    private struct Symbol {
        var kind: Kind
        var file: Int
        var path: [Int32]
    }

    private var files: [Google_Protobuf_FileDescriptorProto]
    private let indices: [String: Int]
    private var symbols: [String: Symbol] = [:]
    private var packages: [String: Set<Int>] = [:]
    /// The files whose names a file sees: itself, what it imports, and what those import publicly.
    private var visible: Set<Int> = []
    private var current = 0

    /// Links files, which must hold every file that one of them imports.
    /// - Throws: ``ProtoSyntaxError`` with the place of a name that is declared twice, not at all or not imported.
    package static func link(
        _ files: [Google_Protobuf_FileDescriptorProto]
    ) throws(ProtoSyntaxError) -> [Google_Protobuf_FileDescriptorProto] {
        var linker = ProtoLinker(files)
        for index in files.indices { try linker.declare(in: index) }
        for index in files.indices { try linker.resolve(in: index) }
        return linker.files
    }

    private init(_ files: [Google_Protobuf_FileDescriptorProto]) {
        self.files = files
        indices = Dictionary(files.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Declarations

    private mutating func declare(in index: Int) throws(ProtoSyntaxError) {
        let file = files[index]
        current = index
        let parts = file.package.split(separator: ".")
        for count in parts.indices {
            let name = parts[...count].joined(separator: ".")
            packages[name, default: []].insert(index)
            if let other = symbols[name], other.kind != .package { throw conflict(name, other, [2]) }
            if symbols[name] == nil { symbols[name] = Symbol(kind: .package, file: index, path: [2]) }
        }
        for (number, message) in file.messageType.enumerated() {
            try declare(message, file.package, [4, Int32(number)])
        }
        for (number, type) in file.enumType.enumerated() { try declare(type, file.package, [5, Int32(number)]) }
        for (number, field) in file.extension.enumerated() {
            try declare(field.name, .other, file.package, [7, Int32(number)])
        }
        for (number, service) in file.service.enumerated() {
            let path: [Int32] = [6, Int32(number)]
            try declare(service.name, .other, file.package, path)
            for (number, method) in service.method.enumerated() {
                try declare(method.name, .other, join(file.package, service.name), path + [2, Int32(number)])
            }
        }
    }

    private mutating func declare(
        _ message: Google_Protobuf_DescriptorProto,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        let name = join(scope, message.name)
        // A map's entry type stands nowhere in the file: its field does.
        try declare(message.name, .message, scope, path)
        for (number, nested) in message.nestedType.enumerated() {
            try declare(nested, name, path + [3, Int32(number)])
        }
        for (number, type) in message.enumType.enumerated() { try declare(type, name, path + [4, Int32(number)]) }
        for (number, field) in message.field.enumerated() {
            try declare(field.name, .other, name, path + [2, Int32(number)])
        }
        for (number, field) in message.extension.enumerated() {
            try declare(field.name, .other, name, path + [6, Int32(number)])
        }
        for (number, oneof) in message.oneofDecl.enumerated() {
            try declare(oneof.name, .other, name, path + [8, Int32(number)])
        }
    }

    /// The values of an enum are named beside it, not inside, as in C++.
    private mutating func declare(
        _ type: Google_Protobuf_EnumDescriptorProto,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        try declare(type.name, .enumeration, scope, path)
        for (number, value) in type.value.enumerated() {
            try declare(value.name, .other, scope, path + [2, Int32(number)])
        }
    }

    private mutating func declare(
        _ name: String,
        _ kind: Kind,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        let name = join(scope, name)
        if let other = symbols[name] { throw conflict(name, other, path) }
        symbols[name] = Symbol(kind: kind, file: current, path: path)
    }

    private func conflict(_ name: String, _ other: Symbol, _ path: [Int32]) -> ProtoSyntaxError {
        let line = files[other.file].sourceCodeInfo.location.place(of: other.path).line
        let place =
            if other.file != current {
                " in \(files[other.file].name)"
            } else {
                line > 0 ? " in line \(line)" : ""
            }
        return fault("\(name) is already declared\(place)", at: path)
    }

    // MARK: References

    private mutating func resolve(in index: Int) throws(ProtoSyntaxError) {
        current = index
        visible = try seen(from: index)
        var file = files[index]
        let scope = file.package
        for number in file.messageType.indices {
            try resolve(&file.messageType[number], scope, [4, Int32(number)])
        }
        for number in file.extension.indices { try resolve(&file.extension[number], scope, [7, Int32(number)]) }
        for number in file.service.indices {
            let service = join(scope, file.service[number].name)
            for method in file.service[number].method.indices {
                let path: [Int32] = [6, Int32(number), 2, Int32(method)]
                try resolve(&file.service[number].method[method], service, path)
            }
        }
        files[index] = file
    }

    private func seen(from index: Int) throws(ProtoSyntaxError) -> Set<Int> {
        var seen: Set<Int> = [index]
        var waiting: [Int] = []
        for (number, name) in files[index].dependency.enumerated() {
            guard let other = indices[name] else { throw fault("\(name) is not there", at: [3, Int32(number)]) }
            waiting.append(other)
        }
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            let dependencies = files[next].dependency
            for number in files[next].publicDependency where dependencies.indices.contains(Int(number)) {
                if let other = indices[dependencies[Int(number)]] { waiting.append(other) }
            }
        }
        return seen
    }

    private func resolve(
        _ message: inout Google_Protobuf_DescriptorProto,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        let name = join(scope, message.name)
        // Copies, since each change of an element in the message itself would copy all of them.
        var (nested, fields, extensions) = (message.nestedType, message.field, message.extension)
        for number in nested.indices { try resolve(&nested[number], name, path + [3, Int32(number)]) }
        for number in fields.indices { try resolve(&fields[number], name, path + [2, Int32(number)]) }
        for number in extensions.indices { try resolve(&extensions[number], name, path + [6, Int32(number)]) }
        message.nestedType = nested
        message.field = fields
        message.extension = extensions
    }

    private func resolve(
        _ field: inout Google_Protobuf_FieldDescriptorProto,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        if field.hasExtendee { field.extendee = try fullName(field.extendee, scope, path, .message) }
        guard field.hasTypeName else { return }
        let (name, kind) = try find(field.typeName, scope, path)
        field.typeName = "." + name
        if !field.hasType { field.type = kind == .enumeration ? .enum : .message }
        if field.hasDefaultValue, kind != .enumeration { throw fault("a message has no default", at: path) }
    }

    private func resolve(
        _ method: inout Google_Protobuf_MethodDescriptorProto,
        _ service: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        method.inputType = try fullName(method.inputType, service, path, .message)
        method.outputType = try fullName(method.outputType, service, path, .message)
    }

    private func fullName(
        _ name: String,
        _ scope: String,
        _ path: [Int32],
        _ wanted: Kind
    ) throws(ProtoSyntaxError) -> String {
        let (found, kind) = try find(name, scope, path)
        guard kind == wanted else { throw fault("\(name) is no message", at: path) }
        return "." + found
    }

    /// The full name of a type and what it is.
    private func find(
        _ name: String,
        _ scope: String,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) -> (String, Kind) {
        if name.hasPrefix(".") {
            let full = String(name.dropFirst())
            guard let symbol = symbol(full) else { throw unknown(name, full, path) }
            return (full, try type(symbol, name, path))
        }
        let first = name.prefix { $0 != "." }
        let isCompound = first.endIndex < name.endIndex
        var scope = scope[...]
        while true {
            let outer = scope.isEmpty ? "" : scope + "."
            // The first part decides the scope; the rest must be found there and nowhere else.
            if let symbol = symbol(outer + first) {
                let full = outer + name
                if isCompound, symbol.kind != .other {
                    guard let inner = self.symbol(full) else { throw unknown(name, full, path, scope: symbol) }
                    return (full, try type(inner, name, path))
                }
                if symbol.kind == .message || symbol.kind == .enumeration, !isCompound { return (full, symbol.kind) }
            }
            if scope.isEmpty { break }
            scope = scope.lastIndex(of: ".").map { scope[..<$0] } ?? ""
        }
        throw unknown(name, name, path)
    }

    private func type(_ symbol: Symbol, _ name: String, _ path: [Int32]) throws(ProtoSyntaxError) -> Kind {
        guard symbol.kind == .message || symbol.kind == .enumeration else {
            throw fault("\(name) is no type", at: path)
        }
        return symbol.kind
    }

    /// What is declared under a full name in the files that the current one sees.
    private func symbol(_ name: String) -> Symbol? {
        guard let symbol = symbols[name] else { return nil }
        if symbol.kind == .package { return packages[name]?.isDisjoint(with: visible) == false ? symbol : nil }
        return visible.contains(symbol.file) ? symbol : nil
    }

    // MARK: Faults

    private func unknown(
        _ name: String,
        _ full: String,
        _ path: [Int32],
        scope: Symbol? = nil
    ) -> ProtoSyntaxError {
        let candidates = [full, join(files[current].package, name)]
        for candidate in candidates {
            if let elsewhere = symbols[candidate], !visible.contains(elsewhere.file) {
                let owner = files[elsewhere.file].name
                return fault("\(name) is declared in \(owner), which \(files[current].name) does not import", at: path)
            }
        }
        let types = symbols.lazy.filter { $0.value.kind == .message || $0.value.kind == .enumeration }
        let hint = types.count < 5000 ? Suggestion.nearest(name, in: types.map { shortest($0.key) }) : nil
        let reading = full != name && full != "." + name ? " (it reads as \(full) here)" : ""
        return fault("no type is called \(name)\(reading)\(hint.map { "; did you mean \($0)?" } ?? "")", at: path)
    }

    private func shortest(_ name: String) -> String {
        let package = files[current].package + "."
        return name.hasPrefix(package) ? String(name.dropFirst(package.count)) : name
    }

    private func fault(_ reason: String, at path: [Int32]) -> ProtoSyntaxError {
        let file = files[current]
        let place = file.sourceCodeInfo.location.place(of: path)
        return ProtoSyntaxError(file: file.name, line: place.line, column: place.column, reason: reason)
    }

    private func join(_ scope: String, _ name: String) -> String { scope.isEmpty ? name : "\(scope).\(name)" }
}

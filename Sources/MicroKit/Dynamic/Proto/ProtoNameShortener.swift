import SwiftProtobuf

/// Finds the shortest spelling of a type's name that protobuf's rules of scope read as that type.
struct ProtoNameShortener {
    private let package: String
    private var declared: Set<String> = []

    init(_ file: Google_Protobuf_FileDescriptorProto) {
        package = file.package
        for message in file.messageType { declare(message, in: file.package) }
        for type in file.enumType { declare(type, in: file.package) }
        for service in file.service { declared.insert(Self.join(file.package, service.name)) }
        for field in file.extension { declared.insert(Self.join(file.package, field.name)) }
    }

    private mutating func declare(_ message: Google_Protobuf_DescriptorProto, in scope: String) {
        let name = Self.join(scope, message.name)
        declared.insert(name)
        for nested in message.nestedType { declare(nested, in: name) }
        for type in message.enumType { declare(type, in: name) }
        for part in message.field.map(\.name) + message.oneofDecl.map(\.name) + message.extension.map(\.name) {
            declared.insert(Self.join(name, part))
        }
    }

    private mutating func declare(_ type: Google_Protobuf_EnumDescriptorProto, in scope: String) {
        declared.insert(Self.join(scope, type.name))
        for value in type.value { declared.insert(Self.join(scope, value.name)) }
    }

    /// How to write a full name (with a leading dot) inside a message, service or package.
    func name(_ full: String, in scope: String) -> String {
        guard full.hasPrefix(".") else { return full }
        let full = full.dropFirst()
        var outer = scope
        // From the innermost scope outwards: the name without the scope it shares, if nothing nearer is called so.
        while true {
            let prefix = outer.isEmpty ? "" : outer + "."
            if full.hasPrefix(prefix), full.count > prefix.count {
                let short = full.dropFirst(prefix.count)
                if means(full.prefix(prefix.count + short.prefix { $0 != "." }.count), short, in: scope) {
                    return String(short)
                }
            }
            if outer.isEmpty { return "." + full }
            outer = outer.lastIndex(of: ".").map { String(outer[..<$0]) } ?? ""
        }
    }

    /// Whether the first part of a short name, looked up from a scope, is found where it is meant to be.
    private func means(_ wanted: Substring, _ short: Substring, in scope: String) -> Bool {
        let first = short.prefix { $0 != "." }
        var outer = scope
        while true {
            let candidate = outer.isEmpty ? String(first) : "\(outer).\(first)"
            if candidate == wanted { return true }
            if declared.contains(candidate) || isPackage(candidate) { return false }
            if outer.isEmpty { return false }
            outer = outer.lastIndex(of: ".").map { String(outer[..<$0]) } ?? ""
        }
    }

    private func isPackage(_ name: String) -> Bool { package == name || package.hasPrefix(name + ".") }

    static func join(_ scope: String, _ name: String) -> String { scope.isEmpty ? name : "\(scope).\(name)" }
}

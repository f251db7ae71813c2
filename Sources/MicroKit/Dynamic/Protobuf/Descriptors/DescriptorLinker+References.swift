import SwiftProtobuf

/// Finding the messages and enums that fields, extensions and methods name.
extension DescriptorLinker {
    mutating func resolveFields() throws(MicroError) {
        for index in tables.fields.indices { try resolveType(ofField: index) }
    }

    private mutating func resolveType(ofField index: Int) throws(MicroError) {
        let field = tables.fields[index]
        let proto = field.proto
        guard !proto.typeName.isEmpty else {
            guard let type = FieldType(rawValue: UInt8(clamping: proto.type.rawValue)), proto.hasType,
                type != .message, type != .group, type != .enumeration
            else { throw Self.invalid("\(field.fullName) has no type") }
            tables.fields[index].type = type
            return
        }
        // Without a kind (as some tools leave it to the linker) the name decides it.
        switch resolve(proto.typeName, from: field.fullName) {
        case .message(let message) where !proto.hasType || proto.type == .message || proto.type == .group:
            tables.fields[index].type = proto.type == .group && proto.hasType ? .group : .message
            tables.fields[index].typeIndex = message
        case .enumeration(let type) where !proto.hasType || proto.type == .enum:
            tables.fields[index].type = .enumeration
            tables.fields[index].typeIndex = type
        case nil:
            throw Self.invalid("\(field.fullName) is of the type \(proto.typeName), which is not there")
        default:
            throw Self.invalid("\(field.fullName) is of the type \(proto.typeName), which is something else")
        }
    }

    mutating func resolveExtensions() throws(MicroError) {
        for index in tables.fields.indices where tables.fields[index].isExtension {
            let field = tables.fields[index]
            guard case .message(let message) = resolve(field.proto.extendee, from: field.fullName) else {
                throw Self.invalid("\(field.fullName) extends \(field.proto.extendee), which is no message")
            }
            let extended = tables.messages[message]
            let number = field.proto.number
            guard extended.extensionRanges.contains(number) else {
                throw Self.invalid("\(extended.fullName) can't be extended by \(field.fullName) with number \(number)")
            }
            if let other = extensionNumbers.updateValue(index, forKey: .init(message: message, number: number)) {
                let names = "\(tables.fields[other].fullName) and \(field.fullName)"
                throw Self.invalid("\(names) extend \(extended.fullName) with the same number \(number)")
            }
            guard !field.proto.hasOneofIndex else {
                throw Self.invalid("the extension \(field.fullName) is in a oneof")
            }
            tables.fields[index].message = message
            tables.messages[message].extensions.append(index)
        }
        // The fields alone: a copy of all tables would be made anew for every message.
        let fields = tables.fields
        for index in tables.messages.indices where tables.messages[index].extensions.count > 1 {
            tables.messages[index].extensions.sort { fields[$0].proto.number < fields[$1].proto.number }
        }
    }

    mutating func resolveMethods() throws(MicroError) {
        for service in tables.services.indices {
            for method in tables.services[service].methods.indices {
                let proto = tables.services[service].methods[method].proto
                let name = "\(tables.services[service].fullName).\(proto.name)"
                tables.services[service].methods[method].input = try message(proto.inputType, of: name)
                tables.services[service].methods[method].output = try message(proto.outputType, of: name)
            }
        }
    }

    private func message(_ name: String, of method: String) throws(MicroError) -> Int {
        guard case .message(let index) = resolve(name, from: method) else {
            throw Self.invalid("the method \(method) is of the message \(name), which is not there")
        }
        return index
    }

    /// What a name stands for: one that begins with a dot is full, another is looked up in the innermost scope that has
    /// its first part, as in C++.
    private func resolve(_ name: String, from place: String) -> DescriptorTables.Symbol? {
        if name.utf8.first == UInt8(ascii: ".") { return tables.symbols[String(name.dropFirst())] }
        let first = name.prefix { $0 != "." }
        var scope = place[...]
        while let dot = scope.lastIndex(of: ".") {
            scope = scope[..<dot]
            guard let symbol = tables.symbols["\(scope).\(first)"] else { continue }
            if first.endIndex < name.endIndex { return tables.symbols["\(scope).\(name)"] }
            // A field or a value of that name does not hide a type further out.
            switch symbol {
            case .message, .enumeration: return symbol
            default: continue
            }
        }
        return tables.symbols[name]
    }
}

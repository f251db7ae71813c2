import SwiftProtobuf

extension ProtoPrinter {
    /// What a file and a message have in common: fields, extensions and the types in them.
    struct Types {
        var scope: String
        var path: [Int32]
        var fields: [Google_Protobuf_FieldDescriptorProto] = []
        var oneofs: [Google_Protobuf_OneofDescriptorProto] = []
        var messages: [Google_Protobuf_DescriptorProto]
        var enums: [Google_Protobuf_EnumDescriptorProto]
        var extensions: [Google_Protobuf_FieldDescriptorProto]
        var fieldPath: Int32 = 2
        var messagePath: Int32
        var enumPath: Int32
        var extensionPath: Int32
        private let places: [String: Int]

        init(_ file: Google_Protobuf_FileDescriptorProto) {
            (scope, path) = (file.package, [])
            (messages, enums, extensions) = (file.messageType, file.enumType, file.extension)
            (messagePath, enumPath, extensionPath) = (4, 5, 7)
            places = Self.places(messages, scope)
        }

        init(_ message: Google_Protobuf_DescriptorProto, in scope: String, _ path: [Int32]) {
            self.scope = ProtoNameShortener.join(scope, message.name)
            self.path = path
            (fields, oneofs) = (message.field, message.oneofDecl)
            (messages, enums, extensions) = (message.nestedType, message.enumType, message.extension)
            (messagePath, enumPath, extensionPath) = (3, 4, 6)
            places = Self.places(messages, self.scope)
        }

        /// The nested type that the declaration of a field brings along: that of a group or a map.
        func owned(by field: Google_Protobuf_FieldDescriptorProto) -> Int? {
            guard field.type == .group || field.type == .message, let index = places[field.typeName] else { return nil }
            let message = messages[index]
            let isOwner =
                field.type == .group
                ? field.name == message.name.lowercased() : message.options.mapEntry && message.field.count == 2
            return isOwner ? index : nil
        }

        /// Where each message stands, by the name that fields refer to it.
        private static func places(_ messages: [Google_Protobuf_DescriptorProto], _ scope: String) -> [String: Int] {
            let names = messages.enumerated().map { ("." + ProtoNameShortener.join(scope, $1.name), $0) }
            return Dictionary(names, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Fields, then the types in order. A type that belongs to a map or group appears with its field, and the types
    /// that stand before it in the descriptor appear before that field, so that reading gives the same order.
    mutating func printTypes(_ types: Types) {
        var next = 0
        var index = 0
        while index < types.fields.count {
            let field = types.fields[index]
            let oneof = field.hasOneofIndex && !field.proto3Optional ? Int(field.oneofIndex) : nil
            let end = oneof == nil ? index + 1 : endOfOneof(types, from: index)
            for owned in types.fields[index..<end].compactMap(types.owned) where owned >= next {
                printMessages(types, next..<owned)
                next = owned + 1
            }
            if let oneof, types.oneofs.indices.contains(oneof) {
                printOneof(types, oneof, index..<end)
            } else {
                printField(field, types, types.path + [types.fieldPath, Int32(index)])
            }
            index = end
        }
        printRest(types, from: next)
    }

    private func endOfOneof(_ types: Types, from start: Int) -> Int {
        let oneof = types.fields[start].oneofIndex
        return types.fields[start...].firstIndex { !$0.hasOneofIndex || $0.oneofIndex != oneof } ?? types.fields.count
    }

    private mutating func printOneof(_ types: Types, _ oneof: Int, _ members: Range<Int>) {
        gap()
        comment(types.path + [8, Int32(oneof)])
        block("oneof \(types.oneofs[oneof].name)") { printer in
            for option in printer.optionList(types.oneofs[oneof].options) { printer.line("option \(option);") }
            for index in members {
                let path = types.path + [types.fieldPath, Int32(index)]
                printer.printField(types.fields[index], types, path, isInOneof: true)
            }
        }
    }

    private mutating func printRest(_ types: Types, from first: Int) {
        var next = first
        // Groups of extensions come with their `extend`, like those of fields.
        var blocks: [(extendee: String, fields: Range<Int>)] = []
        for (index, field) in types.extensions.enumerated() {
            if let last = blocks.last, last.extendee == field.extendee {
                blocks[blocks.count - 1].fields = last.fields.lowerBound..<index + 1
            } else {
                blocks.append((field.extendee, index..<index + 1))
            }
        }
        for (extendee, fields) in blocks {
            for owned in types.extensions[fields].compactMap(types.owned) where owned >= next {
                printMessages(types, next..<owned)
                next = owned + 1
            }
            gap()
            block("extend \(names.name(extendee, in: types.scope))") { printer in
                for index in fields {
                    let path = types.path + [types.extensionPath, Int32(index)]
                    printer.printField(types.extensions[index], types, path)
                }
            }
        }
        printMessages(types, next..<types.messages.count)
        for (index, type) in types.enums.enumerated() {
            printEnum(type, types.path + [types.enumPath, Int32(index)])
        }
    }

    private mutating func printMessages(_ types: Types, _ range: Range<Int>) {
        let owned = Set((types.fields + types.extensions).compactMap(types.owned))
        for index in range where !owned.contains(index) {
            printMessage(types.messages[index], in: types.scope, types.path + [types.messagePath, Int32(index)])
        }
    }

    mutating func printMessage(_ message: Google_Protobuf_DescriptorProto, in scope: String, _ path: [Int32]) {
        gap()
        comment(path)
        let visibility = Self.word(message.visibility)
        block("\(visibility)message \(message.name)") { $0.printBody(of: message, in: scope, path) }
    }

    mutating func printBody(of message: Google_Protobuf_DescriptorProto, in scope: String, _ path: [Int32]) {
        for option in optionList(message.options) { line("option \(option);") }
        printRanges(of: message)
        printTypes(Types(message, in: scope, path))
    }

    static func word(_ visibility: Google_Protobuf_SymbolVisibility) -> String {
        switch visibility {
        case .visibilityExport: "export "
        case .visibilityLocal: "local "
        default: ""
        }
    }

    private mutating func printRanges(of message: Google_Protobuf_DescriptorProto) {
        let largest: Int32 = message.options.messageSetWireFormat ? .max : 536_870_912
        let reserved = message.reservedRange.map { Self.range($0.start, $0.end &- 1, max: largest - 1) }
        if !reserved.isEmpty { line("reserved \(reserved.joined(separator: ", "));") }
        printReserved(message.reservedName)
        for range in message.extensionRange {
            let options = optionList(range.options)
            let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
            line("extensions \(Self.range(range.start, range.end &- 1, max: largest - 1))\(list);")
        }
    }

    private mutating func printReserved(_ reserved: [String]) {
        guard !reserved.isEmpty else { return }
        let list = reserved.map { isEdition ? $0 : ProtoText.quoted(text: $0) }
        line("reserved \(list.joined(separator: ", "));")
    }

    private static func range(_ start: Int32, _ end: Int32, max: Int32) -> String {
        start == end ? "\(start)" : "\(start) to \(end == max ? "max" : "\(end)")"
    }

    mutating func printEnum(_ type: Google_Protobuf_EnumDescriptorProto, _ path: [Int32]) {
        gap()
        comment(path)
        block("\(Self.word(type.visibility))enum \(type.name)") { printer in
            for option in printer.optionList(type.options) { printer.line("option \(option);") }
            let reserved = type.reservedRange.map { Self.range($0.start, $0.end, max: .max) }
            if !reserved.isEmpty { printer.line("reserved \(reserved.joined(separator: ", "));") }
            printer.printReserved(type.reservedName)
            for (index, value) in type.value.enumerated() {
                printer.comment(path + [2, Int32(index)])
                let options = printer.optionList(value.options)
                let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
                printer.line("\(value.name) = \(value.number)\(list);")
            }
        }
    }
}

import SwiftProtobuf

/// A plausible proto3 file for an endpoint of which only names and types are known.
enum RegistryProto {
    static func file(_ subject: EndpointExport.Subject) -> Google_Protobuf_FileDescriptorProto {
        var builder = Builder(shape: subject.shape)
        return builder.file(subject)
    }

    private struct Builder {
        let shape: EndpointShape
        var imports: Set<String> = []
        var messages: [Google_Protobuf_DescriptorProto] = []
        /// What stands before the names of the file's own messages.
        var prefix = "."

        mutating func file(_ subject: EndpointExport.Subject) -> Google_Protobuf_FileDescriptorProto {
            var file = Google_Protobuf_FileDescriptorProto()
            let parts = subject.service.split(separator: ".").map { ProtoIdentifier.make(String($0)) }
            let package = parts.joined(separator: ".")
            file.name = "\(parts.last ?? "service").proto"
            file.syntax = "proto3"
            if !package.isEmpty { file.package = package }
            prefix = package.isEmpty ? "." : ".\(package)."
            for name in shape.messages.keys.sorted() { add(name) }
            var method = Google_Protobuf_MethodDescriptorProto()
            method.name = ProtoIdentifier.make(subject.names.method)
            method.inputType = message(subject.shape.request)
            method.outputType = message(subject.shape.reply)
            if shape.requestStreams { method.clientStreaming = true }
            if shape.replyStreams { method.serverStreaming = true }
            var service = Google_Protobuf_ServiceDescriptorProto()
            service.name = ProtoIdentifier.make(subject.names.type)
            service.method = [method]
            file.service = [service]
            file.messageType = messages
            file.dependency = imports.sorted()
            return file
        }

        private mutating func message(_ type: ShapeType) -> String {
            if case .message(let name) = type { return prefix + ProtoIdentifier.make(name) }
            return imported("Struct", "struct")
        }

        private mutating func imported(_ type: String, _ file: String) -> String {
            imports.insert("google/protobuf/\(file).proto")
            return ".google.protobuf.\(type)"
        }

        private mutating func add(_ name: String) {
            guard let shape = shape.messages[name] else { return }
            var message = Google_Protobuf_DescriptorProto()
            message.name = ProtoIdentifier.make(name)
            var names: Set<String> = []
            for field in shape.fields {
                var proto = Google_Protobuf_FieldDescriptorProto()
                proto.name = ProtoIdentifier.make(field.protoName)
                while !names.insert(proto.name).inserted { proto.name += "_" }
                proto.number = Int32(message.field.count + 1)
                proto.jsonName = field.name
                if case .map(let key, let value) = field.type {
                    message.nestedType.append(entry(of: proto.name, key, value))
                    proto.label = .repeated
                    proto.type = .message
                    proto.typeName = "\(prefix)\(message.name).\(ProtoParser.entryName(proto.name))"
                } else {
                    set(field.type, in: &proto)
                }
                message.field.append(proto)
            }
            messages.append(message)
        }

        private mutating func entry(
            of field: String,
            _ key: ShapeType,
            _ value: ShapeType
        ) -> Google_Protobuf_DescriptorProto {
            var entry = Google_Protobuf_DescriptorProto()
            entry.name = ProtoParser.entryName(field)
            entry.options.mapEntry = true
            for (number, (name, type)) in [("key", key), ("value", value)].enumerated() {
                var proto = Google_Protobuf_FieldDescriptorProto()
                proto.name = name
                proto.number = Int32(number + 1)
                set(type, in: &proto)
                proto.label = .optional
                entry.field.append(proto)
            }
            return entry
        }

        private mutating func set(_ type: ShapeType, in field: inout Google_Protobuf_FieldDescriptorProto) {
            field.label = .optional
            switch type {
            case .string: field.type = .string
            case .bytes: field.type = .bytes
            case .bool: field.type = .bool
            case .integer(let bits, let isSigned):
                field.type = bits == 64 ? (isSigned ? .int64 : .uint64) : isSigned ? .int32 : .uint32
            case .floating(let bits): field.type = bits == 64 ? .double : .float
            case .timestamp: refer(to: imported("Timestamp", "timestamp"), in: &field)
            case .message(let name): refer(to: prefix + ProtoIdentifier.make(name), in: &field)
            case .list(let element):
                // A list of lists has no form in protobuf but this one.
                set(element.isCollection ? .any : element, in: &field)
                field.label = .repeated
            default: refer(to: imported("Value", "struct"), in: &field)
            }
        }

        private func refer(to name: String, in field: inout Google_Protobuf_FieldDescriptorProto) {
            field.type = .message
            field.typeName = name
        }
    }
}

extension ShapeType {
    /// Whether it is repeated in protobuf.
    var isCollection: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }
}

/// Names for languages that allow letters, digits and underscores only.
enum ProtoIdentifier {
    static func make(_ name: String) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            let isPlain =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
            return isPlain ? byte : UInt8(ascii: "_")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.first.map { $0.isNumber } ?? true ? "_" + text : text
    }
}

import SwiftProtobuf

/// Generated messages, with all that they hold, as descriptors (`google/protobuf/descriptor.proto`).
struct DescribedTypes {
    /// The files in which the messages of `google.protobuf` stand.
    private static let wellKnown: [String: String] = [
        "Any": "any", "Duration": "duration", "Empty": "empty", "FieldMask": "field_mask", "Timestamp": "timestamp",
        "Struct": "struct", "Value": "struct", "ListValue": "struct", "NullValue": "struct",
        "DoubleValue": "wrappers", "FloatValue": "wrappers", "Int64Value": "wrappers", "UInt64Value": "wrappers",
        "Int32Value": "wrappers", "UInt32Value": "wrappers", "BoolValue": "wrappers", "StringValue": "wrappers",
        "BytesValue": "wrappers",
    ]

    private var messages: [String: Google_Protobuf_DescriptorProto] = [:]
    /// What each message refers to.
    private var uses: [String: Set<String>] = [:]

    /// Adds a message with all that it holds.
    mutating func add(_ type: any Message.Type) {
        // Messages may hold each other in a circle, and a chain of them may be long.
        var waiting: [any Message.Type] = [type]
        while let type = waiting.popLast() {
            guard messages[type.protoMessageName] == nil else { continue }
            let fields = Self.fields(of: type)
            var builder = MessageDescriptorBuilder(name: type.protoMessageName)
            for (field, names) in fields { builder.add(field, names) }
            messages[type.protoMessageName] = builder.message
            uses[type.protoMessageName] = Set(builder.used.map { $0.protoMessageName })
            waiting += builder.used.filter { messages[$0.protoMessageName] == nil }
        }
    }

    /// Each number is offered to the generated code, and what it asks for tells the type. A message with just that field
    /// set then tells the names through its JSON forms.
    private static func fields<M: Message>(of type: M.Type) -> [(ProbedField, FieldNames)] {
        var probe = FieldProbe(in: type, depth: Value.maximumDepth)
        var blank = M()
        guard (try? blank.decodeMessage(decoder: &probe)) != nil else { return [] }
        return probe.fields.compactMap { field in
            if let names = FieldNames(wellKnown: type, field.number) { return (field, names) }
            var probe = FieldProbe(in: type, depth: Value.maximumDepth, only: field.number)
            var single = M()
            guard (try? single.decodeMessage(decoder: &probe)) != nil, let names = FieldNames(of: single) else {
                return nil
            }
            return (field, names)
        }
    }

    /// The files of all packages.
    /// - Parameters:
    ///   - services: Services to add.
    ///   - package: Where to add them.
    /// - Returns: The files, in no order.
    func files(
        adding services: [Google_Protobuf_ServiceDescriptorProto],
        in package: String
    ) -> [Google_Protobuf_FileDescriptorProto] {
        let places = Dictionary(uniqueKeysWithValues: messages.keys.map { ($0, Place(of: $0)) })
        var files: [String: Google_Protobuf_FileDescriptorProto] = [:]
        for (name, place) in places.sorted(by: { $0.key < $1.key }) {
            guard let message = messages[name] else { continue }
            files[place.file, default: place.emptyFile].insert(message, below: place.path[...])
            let others = (uses[name] ?? []).compactMap { places[$0]?.file }
            files[place.file]?.dependency += others.filter { $0 != place.file }
        }
        if !services.isEmpty {
            let place = Place(package: package, path: [])
            files[place.file, default: place.emptyFile].service += services
            let methods = services.flatMap(\.method)
            let used = methods.flatMap { [$0.inputType, $0.outputType] }.map { String($0.dropFirst()) }
            files[place.file]?.dependency += used.compactMap { places[$0]?.file }.filter { $0 != place.file }
        }
        return files.values.map { file in
            var file = file
            file.dependency = Set(file.dependency).sorted()
            return file
        }
    }

    /// Where a message stands.
    private struct Place {
        let package: String
        /// The names of the messages around it and its own.
        let path: [String]

        /// Packages begin with a small letter by custom, messages with a capital one.
        init(of name: String) {
            let parts = name.split(separator: ".").map(String.init)
            let count = min(parts.prefix { $0.first?.isLowercase == true || $0.hasPrefix("_") }.count, parts.count - 1)
            self.init(package: parts.prefix(count).joined(separator: "."), path: Array(parts.dropFirst(count)))
        }

        init(package: String, path: [String]) {
            self.package = package
            self.path = path
        }

        var file: String {
            if package == "google.protobuf", let name = path.first.flatMap({ DescribedTypes.wellKnown[$0] }) {
                return "google/protobuf/\(name).proto"
            }
            return (package.isEmpty ? "messages" : package.replacing(".", with: "/")) + ".proto"
        }

        var emptyFile: Google_Protobuf_FileDescriptorProto {
            .with {
                $0.name = file
                $0.package = package
                $0.syntax = "proto3"
            }
        }
    }
}

extension Google_Protobuf_FileDescriptorProto {
    /// Puts a message where its path says, into messages that may come to be known later.
    fileprivate mutating func insert(_ message: Google_Protobuf_DescriptorProto, below path: ArraySlice<String>) {
        guard let name = path.first else { return }
        let index = messageType.firstIndex { $0.name == name } ?? messageType.endIndex
        if index == messageType.endIndex { messageType.append(.with { $0.name = name }) }
        messageType[index].insert(message, below: path.dropFirst())
    }
}

extension Google_Protobuf_DescriptorProto {
    fileprivate mutating func insert(_ message: Google_Protobuf_DescriptorProto, below path: ArraySlice<String>) {
        guard let name = path.first else {
            let nested = nestedType
            self = message
            nestedType += nested
            return
        }
        let index = nestedType.firstIndex { $0.name == name } ?? nestedType.endIndex
        if index == nestedType.endIndex { nestedType.append(.with { $0.name = name }) }
        nestedType[index].insert(message, below: path.dropFirst())
    }
}

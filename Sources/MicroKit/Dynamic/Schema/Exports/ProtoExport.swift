import SwiftProtobuf

/// An endpoint as a `.proto` file that can be read on its own.
enum ProtoExport {
    static func text(_ subject: EndpointExport.Subject) -> String {
        switch subject.shape.origin {
        case .method(let method): text(of: method.service, only: method.name)
        case .registry:
            "// Made of the names and types in the registry: numbers and some types are guesses.\n"
                + ProtoPrinter.text(of: RegistryProto.file(subject))
        }
    }

    /// A service, or one method of it, with the messages of its package that it needs; others are imported.
    static func text(of service: ServiceDescriptor, only method: String? = nil) -> String {
        var extract = ProtoExtract(like: service.file)
        extract.add(service, only: method)
        return ProtoPrinter.text(of: extract.finished())
    }

    /// What a full name stands for, with all that it needs of its package.
    static func text(of symbol: SchemaSymbol) -> String {
        switch symbol {
        case .service(let service): return text(of: service)
        case .method(let method): return text(of: method.service, only: method.name)
        case .message(let message):
            var extract = ProtoExtract(like: message.file)
            extract.need(message)
            return ProtoPrinter.text(of: extract.finished())
        case .enumeration(let type):
            var extract = ProtoExtract(like: type.file)
            extract.need(type)
            return ProtoPrinter.text(of: extract.finished())
        }
    }
}

extension SchemaSymbol {
    /// The `.proto` text of the declaration with all that it needs of its package; other packages are imported.
    package var protoText: String { ProtoExport.text(of: self) }
}

/// Gathers declarations of one package into one file.
private struct ProtoExtract {
    private let origin: FileDescriptor
    private var file = Google_Protobuf_FileDescriptorProto()
    private var taken: Set<String> = []
    private var waiting: [MessageDescriptor] = []

    init(like origin: FileDescriptor) {
        self.origin = origin
        file.name = origin.name
        if origin.proto.hasPackage { file.package = origin.packageName }
        file.syntax = origin.proto.syntax
        if origin.proto.hasEdition { file.edition = origin.proto.edition }
        file.options.features = origin.proto.options.features
        if !origin.proto.options.hasFeatures { file.clearOptions() }
    }

    mutating func add(_ service: ServiceDescriptor, only method: String?) {
        var proto = service.proto
        if let method { proto.method.removeAll { $0.name != method } }
        let index = Int32(service.file.services.firstIndex(of: service) ?? 0)
        let place: [Int32] = [6, Int32(file.service.count)]
        keepComments(
            of: service.file,
            [6, index],
            as: place,
            only: method.map { name in
                service.proto.method.firstIndex { $0.name == name }.map(Int32.init) ?? -1
            }
        )
        file.service.append(proto)
        for each in service.methods where method == nil || each.name == method {
            need(each.input)
            need(each.output)
        }
    }

    /// Takes in a message, as part of the message at the top of its file, and later what it refers to.
    mutating func need(_ message: MessageDescriptor) {
        var top = message
        while let parent = top.parent { top = parent }
        guard canHold(top.file) else { return importFile(top.file) }
        guard taken.insert(top.fullName).inserted else { return }
        let index = Int32(top.file.messages.firstIndex(of: top) ?? 0)
        keepComments(of: top.file, [4, index], as: [4, Int32(file.messageType.count)])
        file.messageType.append(top.proto)
        waiting.append(top)
    }

    mutating func need(_ type: EnumDescriptor) {
        if let parent = type.parent { return need(parent) }
        guard canHold(type.file) else { return importFile(type.file) }
        guard taken.insert(type.fullName).inserted else { return }
        let index = Int32(type.file.enums.firstIndex(of: type) ?? 0)
        keepComments(of: type.file, [5, index], as: [5, Int32(file.enumType.count)])
        file.enumType.append(type.proto)
    }

    mutating func finished() -> Google_Protobuf_FileDescriptorProto {
        while let message = waiting.popLast() {
            for field in message.fields + message.declaredExtensions {
                if field.isExtension { need(field.message) }
                if let type = field.messageType { need(type) }
                if let type = field.enumType { need(type) }
            }
            waiting += message.nested
        }
        file.dependency.sort()
        ProtoOptionsCleaner.clean(&file)
        return file
    }

    /// Whether declarations of a file mean the same in this one.
    private func canHold(_ other: FileDescriptor) -> Bool {
        other == origin
            || (other.packageName == origin.packageName && other.edition == origin.edition
                && other.proto.options.features == origin.proto.options.features
                // Protobuf's own files are known everywhere.
                && !other.name.hasPrefix("google/protobuf/"))
    }

    private mutating func importFile(_ other: FileDescriptor) {
        if !file.dependency.contains(other.name) { file.dependency.append(other.name) }
    }

    private mutating func keepComments(of source: FileDescriptor, _ from: [Int32], as to: [Int32], only: Int32? = nil) {
        // Appended at once, since the file is copied for each change of a message in it.
        var all: [Google_Protobuf_SourceCodeInfo.Location] = []
        for location in source.proto.sourceCodeInfo.location where location.path.starts(with: from) {
            var rest = Array(location.path.dropFirst(from.count))
            if let only, rest.first == 2, rest.count > 1 {
                guard rest[1] == only else { continue }
                rest[1] = 0
            }
            var kept = location
            kept.path = to + rest
            all.append(kept)
        }
        file.sourceCodeInfo.location += all
    }
}

/// Takes out custom options, whose declarations are in files that would have to be imported for them alone.
enum ProtoOptionsCleaner {
    static func clean(_ file: inout Google_Protobuf_FileDescriptorProto) {
        for index in file.messageType.indices { clean(&file.messageType[index]) }
        for index in file.enumType.indices { clean(&file.enumType[index]) }
        for index in file.service.indices {
            file.service[index].options.uninterpretedOption = []
            for method in file.service[index].method.indices where file.service[index].method[method].hasOptions {
                file.service[index].method[method].options.uninterpretedOption = []
            }
        }
    }

    /// Works on copies of the parts, since each change of an element in the message itself would copy all of them.
    private static func clean(_ message: inout Google_Protobuf_DescriptorProto) {
        if message.hasOptions { message.options.uninterpretedOption = [] }
        message.field = message.field.map(cleaned)
        message.extension = message.extension.map(cleaned)
        message.oneofDecl = message.oneofDecl.map { oneof in
            var oneof = oneof
            if oneof.hasOptions { oneof.options.uninterpretedOption = [] }
            return oneof
        }
        message.extensionRange = message.extensionRange.map { range in
            var range = range
            if range.hasOptions { range.options.uninterpretedOption = [] }
            return range
        }
        var (nested, enums) = (message.nestedType, message.enumType)
        for index in nested.indices { clean(&nested[index]) }
        for index in enums.indices { clean(&enums[index]) }
        message.nestedType = nested
        message.enumType = enums
    }

    private static func cleaned(_ field: Google_Protobuf_FieldDescriptorProto) -> Google_Protobuf_FieldDescriptorProto {
        var field = field
        if field.hasOptions { field.options.uninterpretedOption = [] }
        return field
    }

    private static func clean(_ type: inout Google_Protobuf_EnumDescriptorProto) {
        if type.hasOptions { type.options.uninterpretedOption = [] }
        type.value = type.value.map { value in
            var value = value
            if value.hasOptions { value.options.uninterpretedOption = [] }
            return value
        }
    }
}

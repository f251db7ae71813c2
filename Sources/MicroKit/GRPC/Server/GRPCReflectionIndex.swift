import SwiftProtobuf

/// The descriptors that reflection tells, each file ready to be sent.
struct GRPCReflectionIndex: Sendable {
    /// The full names of all services, the standard ones among them.
    let services: [String]

    private var content: [String: [UInt8]] = [:]
    private var imports: [String: [String]] = [:]
    /// The files of symbols by full name.
    private var symbols: [String: String] = [:]
    /// The files of extensions by the message they extend and their number.
    private var extensions: [String: [Int64: String]] = [:]

    /// Makes the index of a service.
    /// - Parameters:
    ///   - service: The service's name.
    ///   - endpoints: Its endpoints; those on protobuf messages are described.
    ///   - set: A serialized `FileDescriptorSet` to tell in place of that, if there is one.
    /// - Throws: ``MicroError`` `invalidArgument` for a descriptor set that is none.
    init(service: String, endpoints: EndpointTable, set: [UInt8]?) throws {
        let files: [Google_Protobuf_FileDescriptorProto]
        if let set {
            do {
                files = try Google_Protobuf_FileDescriptorSet(serializedBytes: set).file
            } catch {
                throw MicroError(.invalidArgument, "the descriptor set for reflection is none", cause: error)
            }
        } else {
            files = GRPCServiceDescription(service: service, endpoints: endpoints).files()
        }
        let own = files.flatMap { file in file.service.map { Self.join(file.package, $0.name) } }
        services = (own + [GRPCHealth.name] + GRPCReflection.names).sorted()
        for file in files { try add(file) }
    }

    private mutating func add(_ file: Google_Protobuf_FileDescriptorProto) throws {
        content[file.name] = try file.serializedBytes()
        imports[file.name] = file.dependency
        for message in file.messageType { add(message, in: file.package, file.name) }
        for value in file.enumType { add(value, in: file.package, file.name) }
        for extended in file.extension { add(extended, in: file.package, file.name) }
        for service in file.service {
            let name = Self.join(file.package, service.name)
            symbols[name] = file.name
            for method in service.method { symbols["\(name).\(method.name)"] = file.name }
        }
    }

    private mutating func add(_ message: Google_Protobuf_DescriptorProto, in scope: String, _ file: String) {
        let name = Self.join(scope, message.name)
        symbols[name] = file
        for field in message.field { symbols["\(name).\(field.name)"] = file }
        for choice in message.oneofDecl { symbols["\(name).\(choice.name)"] = file }
        for nested in message.nestedType { add(nested, in: name, file) }
        for value in message.enumType { add(value, in: name, file) }
        for extended in message.extension { add(extended, in: name, file) }
    }

    private mutating func add(_ value: Google_Protobuf_EnumDescriptorProto, in scope: String, _ file: String) {
        symbols[Self.join(scope, value.name)] = file
        for member in value.value { symbols[Self.join(scope, member.name)] = file }
    }

    private mutating func add(_ field: Google_Protobuf_FieldDescriptorProto, in scope: String, _ file: String) {
        symbols[Self.join(scope, field.name)] = file
        extensions[String(field.extendee.drop { $0 == "." }), default: [:]][Int64(field.number)] = file
    }

    private static func join(_ scope: String, _ name: String) -> String { scope.isEmpty ? name : "\(scope).\(name)" }

    /// A file and all that it imports, itself first; nil when there is none of that name.
    func files(named name: String) -> [[UInt8]]? {
        guard content[name] != nil else { return nil }
        var (order, seen) = ([name], Set([name]))
        var index = 0
        while index < order.count {
            for other in imports[order[index]] ?? [] where seen.insert(other).inserted { order.append(other) }
            index += 1
        }
        return order.compactMap { content[$0] }
    }

    /// The files for the full name of a service, method, message, field, enum or value; nil when it is not known.
    func files(containing symbol: String) -> [[UInt8]]? { symbols[symbol].flatMap(files(named:)) }

    /// The files for an extension; nil when it is not known.
    func files(extending type: String, number: Int64) -> [[UInt8]]? {
        extensions[type]?[number].flatMap(files(named:))
    }

    /// The numbers of a message's extensions; nil when there is no such message.
    func extensions(of type: String) -> [Int64]? {
        guard symbols[type] != nil || extensions[type] != nil else { return nil }
        return extensions[type]?.keys.sorted() ?? []
    }
}

import SwiftProtobuf

/// Makes tables out of files: orders the files, declares every name, then resolves what they refer to.
struct DescriptorLinker {
    let limits: DescriptorPool.Limits
    var tables = DescriptorTables()
    var symbolCount = 0
    /// Extensions already seen, by extended message and number.
    var extensionNumbers: [ExtensionNumber: Int] = [:]

    struct ExtensionNumber: Hashable {
        var message: Int
        var number: Int32
    }

    init(limits: DescriptorPool.Limits) {
        self.limits = limits
    }

    mutating func link(_ files: [Google_Protobuf_FileDescriptorProto]) throws(MicroError) -> DescriptorTables {
        guard files.count <= limits.files else {
            throw Self.invalid("there are \(files.count) .proto files, more than \(limits.files)")
        }
        for file in try ordered(files) { try declare(file) }
        try resolveFields()
        try resolveExtensions()
        try resolveMethods()
        for index in tables.messages.indices { try check(message: index) }
        for index in tables.enums.indices { try check(enumeration: index) }
        for index in tables.fields.indices { try settle(field: index) }
        for index in tables.messages.indices {
            tables.messages[index].wellKnown = WellKnownType(tables.messages[index], tables)
        }
        return tables
    }

    static func invalid(_ message: String, hint: String? = nil) -> MicroError {
        MicroError(.invalidSchema, message, hint: hint)
    }

    // MARK: Files

    /// The files, each after those that it imports; without those that are there twice.
    private func ordered(
        _ files: [Google_Protobuf_FileDescriptorProto]
    ) throws(MicroError) -> [Google_Protobuf_FileDescriptorProto] {
        var byName: [String: Google_Protobuf_FileDescriptorProto] = [:]
        for file in files {
            guard !file.name.isEmpty else { throw Self.invalid("a .proto file has no name") }
            if let other = byName[file.name], other != file {
                throw Self.invalid("there are two different files \(file.name)")
            }
            byName[file.name] = file
        }
        var result: [Google_Protobuf_FileDescriptorProto] = []
        var states: [String: Bool] = [:]  // false while its imports are being visited
        for file in files where states[file.name] == nil {
            // A stack of our own, since a chain of imports may be as long as the list of files.
            var stack = [(file: file, next: 0)]
            states[file.name] = false
            while let (file, next) = stack.last {
                guard next < file.dependency.count else {
                    states[file.name] = true
                    result.append(file)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let name = file.dependency[next]
                if states[name] == true { continue }
                guard states[name] == nil else { throw Self.invalid("\(file.name) imports \(name), which imports it") }
                guard let imported = byName[name] else {
                    if file.weakDependency.contains(Int32(clamping: next)) { continue }
                    throw Self.invalid("\(file.name) imports \(name), which is not there")
                }
                states[name] = false
                stack.append((imported, 0))
            }
        }
        return result
    }

    // MARK: Declaring

    private mutating func declare(_ file: Google_Protobuf_FileDescriptorProto) throws(MicroError) {
        guard let edition = file.resolvedEdition, let defaults = ProtobufFeatures(edition: edition) else {
            let name = file.syntax == "editions" ? "edition \(file.edition.rawValue)" : "syntax \"\(file.syntax)\""
            throw Self.invalid("\(file.name) is of \(name), which is not known")
        }
        let index = tables.files.count
        let features = defaults.merged(with: file.options.features)
        var entry = DescriptorTables.File(proto: file, edition: edition, features: features)
        entry.imports = file.dependency.compactMap { tables.fileIndices[$0] }
        tables.files.append(entry)
        tables.fileIndices[file.name] = index
        try declarePackage(of: file)
        let scope = Scope(file: index, message: nil, prefix: file.package, features: features, depth: 0)
        for message in file.messageType {
            tables.files[index].messages.append(try declare(message, in: scope))
        }
        for type in file.enumType { tables.files[index].enums.append(try declare(type, in: scope)) }
        for field in file.extension {
            tables.files[index].extensions.append(try declareExtension(field, in: scope))
        }
        for service in file.service { tables.files[index].services.append(try declare(service, in: scope)) }
    }

    /// Where a declaration stands.
    struct Scope {
        var file: Int
        var message: Int?
        var prefix: String
        var features: ProtobufFeatures
        var depth: Int

        func fullName(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix).\(name)" }
    }

    private mutating func declarePackage(of file: Google_Protobuf_FileDescriptorProto) throws(MicroError) {
        guard !file.package.isEmpty else { return }
        var prefix = ""
        let parts = file.package.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= limits.depth else { throw Self.invalid("the package of \(file.name) is too deep") }
        for part in parts {
            guard Self.isIdentifier(part) else {
                throw Self.invalid("\(file.name): '\(file.package)' can't be a package's name")
            }
            prefix += prefix.isEmpty ? String(part) : ".\(part)"
            if case .package = tables.symbols[prefix] { continue }
            try register(prefix, .package, file: tables.files.count - 1)
        }
    }

    private mutating func declare(
        _ proto: Google_Protobuf_DescriptorProto,
        in scope: Scope
    ) throws(MicroError) -> Int {
        let fullName = scope.fullName(proto.name)
        guard scope.depth < limits.depth else {
            throw Self.invalid("\(fullName) is declared more than \(limits.depth) messages deep")
        }
        let index = tables.messages.count
        try register(fullName, name: proto.name, .message(index), file: scope.file)
        let features = scope.features.merged(with: proto.options.features)
        guard let ranges = NumberRanges(proto.extensionRange.map { ($0.start, $0.end) }) else {
            throw Self.invalid("\(fullName) has ranges of extensions that can't be")
        }
        var message = DescriptorTables.Message(
            proto: proto,
            fullName: fullName,
            file: scope.file,
            parent: scope.message,
            features: features,
            extensionRanges: ranges
        )
        message.isMapEntry = proto.options.mapEntry
        tables.messages.append(message)
        let inner = Scope(
            file: scope.file,
            message: index,
            prefix: fullName,
            features: features,
            depth: scope.depth + 1
        )
        for (number, oneof) in proto.oneofDecl.enumerated() {
            let symbol = DescriptorTables.Symbol.oneof(message: index, index: number)
            try register(inner.fullName(oneof.name), name: oneof.name, symbol, file: scope.file)
            let features = features.merged(with: oneof.options.features)
            tables.messages[index].oneofs.append(.init(name: oneof.name, features: features))
        }
        for field in proto.field { tables.messages[index].fields.append(try declareField(field, in: inner)) }
        for type in proto.enumType { tables.messages[index].enums.append(try declare(type, in: inner)) }
        for field in proto.extension {
            tables.messages[index].scopedExtensions.append(try declareExtension(field, in: inner))
        }
        for nested in proto.nestedType { tables.messages[index].messages.append(try declare(nested, in: inner)) }
        return index
    }

    private mutating func declareField(
        _ proto: Google_Protobuf_FieldDescriptorProto,
        in scope: Scope
    ) throws(MicroError) -> Int {
        guard let message = scope.message else { throw Self.invalid("the field \(proto.name) is in no message") }
        let index = try declareAnyField(proto, in: scope, message: message, features: scope.features)
        guard proto.hasOneofIndex else { return index }
        let oneof = Int(proto.oneofIndex)
        guard tables.messages[message].oneofs.indices.contains(oneof) else {
            throw Self.invalid("\(scope.fullName(proto.name)) is in a oneof that is not there")
        }
        let inherited = tables.messages[message].oneofs[oneof].features
        tables.fields[index].features = inherited.merged(with: proto.options.features)
        tables.fields[index].oneof = oneof
        tables.messages[message].oneofs[oneof].fields.append(index)
        if proto.proto3Optional { tables.messages[message].oneofs[oneof].isSynthetic = true }
        return index
    }

    private mutating func declareExtension(
        _ proto: Google_Protobuf_FieldDescriptorProto,
        in scope: Scope
    ) throws(MicroError) -> Int {
        let index = try declareAnyField(proto, in: scope, message: -1, features: scope.features)
        tables.fields[index].isExtension = true
        tables.fields[index].scope = scope.message
        return index
    }

    private mutating func declareAnyField(
        _ proto: Google_Protobuf_FieldDescriptorProto,
        in scope: Scope,
        message: Int,
        features: ProtobufFeatures
    ) throws(MicroError) -> Int {
        let index = tables.fields.count
        let fullName = scope.fullName(proto.name)
        try register(fullName, name: proto.name, .field(index), file: scope.file)
        tables.fields.append(
            .init(
                proto: proto,
                fullName: fullName,
                jsonName: proto.hasJsonName ? proto.jsonName : Self.jsonName(of: proto.name),
                file: scope.file,
                message: message,
                isExtension: false,
                features: features.merged(with: proto.options.features)
            )
        )
        return index
    }

    private mutating func declare(
        _ proto: Google_Protobuf_EnumDescriptorProto,
        in scope: Scope
    ) throws(MicroError) -> Int {
        let index = tables.enums.count
        let fullName = scope.fullName(proto.name)
        try register(fullName, name: proto.name, .enumeration(index), file: scope.file)
        // A value's name stands beside its enum's, not in it, as in C++.
        for (number, value) in proto.value.enumerated() {
            let symbol = DescriptorTables.Symbol.enumValue(of: index, index: number)
            try register(scope.fullName(value.name), name: value.name, symbol, file: scope.file)
        }
        tables.enums.append(
            .init(
                proto: proto,
                fullName: fullName,
                file: scope.file,
                parent: scope.message,
                features: scope.features.merged(with: proto.options.features)
            )
        )
        return index
    }

    private mutating func declare(
        _ proto: Google_Protobuf_ServiceDescriptorProto,
        in scope: Scope
    ) throws(MicroError) -> Int {
        let index = tables.services.count
        let fullName = scope.fullName(proto.name)
        try register(fullName, name: proto.name, .service(index), file: scope.file)
        var service = DescriptorTables.Service(proto: proto, fullName: fullName, file: scope.file)
        for (number, method) in proto.method.enumerated() {
            let symbol = DescriptorTables.Symbol.method(service: index, index: number)
            try register("\(fullName).\(method.name)", name: method.name, symbol, file: scope.file)
            service.methods.append(.init(proto: method, input: -1, output: -1))
        }
        tables.services.append(service)
        return index
    }

    // MARK: Names

    private mutating func register(
        _ fullName: String,
        name: String? = nil,
        _ symbol: DescriptorTables.Symbol,
        file: Int
    ) throws(MicroError) {
        let place = tables.files[file].proto.name
        if let name, !Self.isIdentifier(name[...]) { throw Self.invalid("\(place): '\(name)' can't be a name") }
        symbolCount += 1
        guard symbolCount <= limits.symbols else {
            throw Self.invalid("the .proto files declare more than \(limits.symbols) names")
        }
        if tables.symbols.updateValue(symbol, forKey: fullName) != nil {
            throw Self.invalid("\(place) declares \(fullName), which is declared already")
        }
    }

    static func isIdentifier(_ name: Substring) -> Bool {
        let isLetter = { (byte: UInt8) in byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }
        guard let first = name.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
        return name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }

    /// The name in lowerCamelCase, as `protoc` makes it: underscores go, the letter behind one becomes a capital.
    static func jsonName(of name: String) -> String {
        var result: [UInt8] = []
        var raises = false
        for byte in name.utf8 {
            if byte == UInt8(ascii: "_") {
                raises = true
                continue
            }
            let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            result.append(raises && isLower ? byte - 0x20 : byte)
            raises = false
        }
        return String(decoding: result, as: UTF8.self)
    }
}

package import SwiftProtobuf

/// A set of `.proto` files whose names are resolved: what descriptors are looked up in.
///
/// It never changes. Descriptors are small values that hold on to their pool, so one of them is enough to keep
/// everything it refers to alive.
package final class DescriptorPool: Sendable {
    let tables: DescriptorTables
    let layouts: [MessageLayout]
    let enumLayouts: [EnumLayout]

    /// Links files, given in any order. A file that is there twice with the same content counts once. The text of the
    /// files is not trusted: everything that `protoc` refuses and that would matter here is an error.
    /// - Throws: ``MicroError`` `invalidSchema` that names the file or the symbol: an import that is missing (unless it is
    ///   weak or for options only) or goes round in a circle, a name or number that is taken, a type that is not there
    ///   or of the wrong sort, a number, range, default or edition that can't be, more than ``Limits`` allow.
    package init(_ files: [Google_Protobuf_FileDescriptorProto], limits: Limits = Limits()) throws(MicroError) {
        var linker = DescriptorLinker(limits: limits)
        tables = try linker.link(files)
        let leadToRequired = tables.messagesLeadingToRequired
        layouts = tables.messages.indices.map { [tables] index in
            MessageLayout(index, tables, leadsToRequired: leadToRequired.contains(index))
        }
        enumLayouts = tables.enums.map(EnumLayout.init)
    }

    /// How much a pool may hold.
    package struct Limits: Sendable {
        /// How many files.
        package var files = 10_000
        /// How many messages, fields, enums, values and so on together.
        package var symbols = 1_000_000
        /// How deep messages may be declared in each other.
        package var depth = 64

        /// The usual limits.
        package init() {}
    }
}

extension DescriptorPool {
    /// All files, each after those that it imports.
    package var files: [FileDescriptor] { tables.files.indices.map { FileDescriptor(pool: self, index: $0) } }

    /// All services, in the order of ``files``.
    package var services: [ServiceDescriptor] {
        tables.services.indices.map { ServiceDescriptor(pool: self, index: $0) }
    }

    /// The file of that name, as imports spell it.
    package func file(named name: String) -> FileDescriptor? {
        tables.fileIndices[name].map { FileDescriptor(pool: self, index: $0) }
    }

    /// The message with that full name, without a dot in front.
    package func message(named fullName: String) -> MessageDescriptor? {
        guard case .message(let index) = tables.symbols[fullName] else { return nil }
        return MessageDescriptor(pool: self, index: index)
    }

    /// The enum with that full name.
    package func enumeration(named fullName: String) -> EnumDescriptor? {
        guard case .enumeration(let index) = tables.symbols[fullName] else { return nil }
        return EnumDescriptor(pool: self, index: index)
    }

    /// The service with that full name.
    package func service(named fullName: String) -> ServiceDescriptor? {
        guard case .service(let index) = tables.symbols[fullName] else { return nil }
        return ServiceDescriptor(pool: self, index: index)
    }

    /// The method with that full name, `package.Service.Method`.
    package func method(named fullName: String) -> MethodDescriptor? {
        guard case .method(let service, let index) = tables.symbols[fullName] else { return nil }
        return MethodDescriptor(service: ServiceDescriptor(pool: self, index: service), index: index)
    }

    /// The extension with that full name.
    package func `extension`(named fullName: String) -> FieldDescriptor? {
        guard case .field(let index) = tables.symbols[fullName], tables.fields[index].isExtension else { return nil }
        return FieldDescriptor(pool: self, index: index)
    }

    /// The file in which a message, field, enum, value, oneof, service or method of that full name is declared.
    package func file(declaring fullName: String) -> FileDescriptor? {
        let index: Int? =
            switch tables.symbols[fullName] {
            case .message(let index): tables.messages[index].file
            case .field(let index): tables.fields[index].file
            case .oneof(let message, _): tables.messages[message].file
            case .enumeration(let index), .enumValue(let index, _): tables.enums[index].file
            case .service(let index), .method(let index, _): tables.services[index].file
            case .package, nil: nil
            }
        return index.map { FileDescriptor(pool: self, index: $0) }
    }
}

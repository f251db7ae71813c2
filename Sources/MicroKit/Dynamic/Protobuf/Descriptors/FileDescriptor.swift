package import SwiftProtobuf

/// A `.proto` file.
package struct FileDescriptor: Sendable {
    /// Where it was found.
    package let pool: DescriptorPool
    let index: Int

    private var table: DescriptorTables.File { pool.tables.files[index] }

    /// The name as imports spell it, such as `google/protobuf/any.proto`.
    package var name: String { table.proto.name }
    /// The package, empty without one.
    package var packageName: String { table.proto.package }
    /// The edition; the old syntaxes are editions too.
    package var edition: Google_Protobuf_Edition { table.edition }
    /// The declaration of everything in it.
    package var proto: Google_Protobuf_FileDescriptorProto { table.proto }
    /// The files that it imports, without weak and option imports that are not there.
    package var imports: [FileDescriptor] { table.imports.map { FileDescriptor(pool: pool, index: $0) } }
    /// Messages at its top.
    package var messages: [MessageDescriptor] { table.messages.map { MessageDescriptor(pool: pool, index: $0) } }
    /// Enums at its top.
    package var enums: [EnumDescriptor] { table.enums.map { EnumDescriptor(pool: pool, index: $0) } }
    /// Its services.
    package var services: [ServiceDescriptor] { table.services.map { ServiceDescriptor(pool: pool, index: $0) } }
    /// Extensions declared at its top.
    package var extensions: [FieldDescriptor] { table.extensions.map { FieldDescriptor(pool: pool, index: $0) } }
}

extension FileDescriptor: Hashable {
    /// Two descriptors are equal when they are the same file of the same pool.
    package static func == (left: FileDescriptor, right: FileDescriptor) -> Bool {
        left.pool === right.pool && left.index == right.index
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(pool))
        hasher.combine(index)
    }
}

package import SwiftProtobuf

/// An enum type.
package struct EnumDescriptor: Sendable {
    /// Where it was found.
    package let pool: DescriptorPool
    let index: Int

    private var table: DescriptorTables.Enum { pool.tables.enums[index] }

    /// A name and its number.
    package struct Value: Sendable, Hashable {
        /// The name.
        package var name: String
        /// The number, which other names may have too.
        package var number: Int32
    }

    /// `package.Outer.Name`
    package var fullName: String { table.fullName }
    /// The name without package and outer messages.
    package var name: String { table.proto.name }
    /// The declaration.
    package var proto: Google_Protobuf_EnumDescriptorProto { table.proto }
    /// The file that declares it.
    package var file: FileDescriptor { FileDescriptor(pool: pool, index: table.file) }
    /// The message that it is nested in.
    package var parent: MessageDescriptor? { table.parent.map { MessageDescriptor(pool: pool, index: $0) } }
    /// Its values in the order of declaration; never empty.
    package var values: [Value] { table.proto.value.map { Value(name: $0.name, number: $0.number) } }
    /// Whether other numbers than the declared ones are not held by a field but kept among the unknown fields.
    package var isClosed: Bool { table.features.closesEnums }

    /// The first value of that number.
    package func value(number: Int32) -> Value? { values.first { $0.number == number } }
    /// The value of that name.
    package func value(named name: String) -> Value? { values.first { $0.name == name } }
}

extension EnumDescriptor: Hashable {
    /// Two descriptors are equal when they are the same declaration of the same pool.
    package static func == (left: EnumDescriptor, right: EnumDescriptor) -> Bool {
        left.pool === right.pool && left.index == right.index
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(pool))
        hasher.combine(index)
    }
}

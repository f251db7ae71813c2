package import SwiftProtobuf

/// A message type.
package struct MessageDescriptor: Sendable {
    /// Where it was found.
    package let pool: DescriptorPool
    let index: Int

    private var table: DescriptorTables.Message { pool.tables.messages[index] }
    var layout: MessageLayout { pool.layouts[index] }

    /// `package.Outer.Inner`
    package var fullName: String { table.fullName }
    /// The name without package and outer messages.
    package var name: String { table.proto.name }
    /// The declaration, including what is nested in it.
    package var proto: Google_Protobuf_DescriptorProto { table.proto }
    /// The file that declares it.
    package var file: FileDescriptor { FileDescriptor(pool: pool, index: table.file) }
    /// The message that it is nested in.
    package var parent: MessageDescriptor? { table.parent.map { MessageDescriptor(pool: pool, index: $0) } }
    /// Its features after inheritance.
    package var features: ProtobufFeatures { table.features }
    /// Whether it was made for a `map<…>` field; its fields are `key` and `value` then.
    package var isMapEntry: Bool { table.isMapEntry }
    /// Whether it is one of google/protobuf's messages with a JSON form of their own.
    package var isWellKnown: Bool { table.wellKnown != nil }
    /// Its fields in the order of declaration, without extensions.
    package var fields: [FieldDescriptor] { table.fields.map { FieldDescriptor(pool: pool, index: $0) } }
    /// The oneofs that a person wrote, without those made for proto3's `optional`.
    package var oneofs: [OneofDescriptor] {
        table.oneofs.indices.filter { !table.oneofs[$0].isSynthetic }.map { OneofDescriptor(message: self, index: $0) }
    }
    /// Messages declared inside, with map entries.
    package var nested: [MessageDescriptor] { table.messages.map { MessageDescriptor(pool: pool, index: $0) } }
    /// Enums declared inside.
    package var enums: [EnumDescriptor] { table.enums.map { EnumDescriptor(pool: pool, index: $0) } }
    /// All extensions of this message that the pool knows, by number.
    package var extensions: [FieldDescriptor] { table.extensions.map { FieldDescriptor(pool: pool, index: $0) } }
    /// Extensions, of any message, declared inside.
    package var declaredExtensions: [FieldDescriptor] {
        table.scopedExtensions.map { FieldDescriptor(pool: pool, index: $0) }
    }

    /// The field or extension with that number.
    package func field(number: Int) -> FieldDescriptor? {
        layout.slot(number: number).map { FieldDescriptor(pool: pool, index: layout.fieldIndices[$0]) }
    }

    /// The field with that name as JSON or the `.proto` file spells it, or the extension given as `[full.name]`.
    package func field(jsonOrProtoName name: String) -> FieldDescriptor? {
        layout.slot(name: name).map { FieldDescriptor(pool: pool, index: layout.fieldIndices[$0]) }
    }
}

extension MessageDescriptor: Hashable {
    /// Two descriptors are equal when they are the same declaration of the same pool.
    package static func == (left: MessageDescriptor, right: MessageDescriptor) -> Bool {
        left.pool === right.pool && left.index == right.index
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(pool))
        hasher.combine(index)
    }
}

/// A `oneof`: a set of fields of which at most one is set.
package struct OneofDescriptor: Sendable {
    /// The message it is in.
    package let message: MessageDescriptor
    let index: Int

    private var table: DescriptorTables.Oneof { message.pool.tables.messages[message.index].oneofs[index] }

    /// Its name.
    package var name: String { table.name }
    /// Its fields in the order of declaration.
    package var fields: [FieldDescriptor] { table.fields.map { FieldDescriptor(pool: message.pool, index: $0) } }
}

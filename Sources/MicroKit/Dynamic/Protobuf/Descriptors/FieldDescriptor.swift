package import SwiftProtobuf

/// A field of a message, or an extension.
package struct FieldDescriptor: Sendable {
    /// Where it was found.
    package let pool: DescriptorPool
    let index: Int

    private var table: DescriptorTables.Field { pool.tables.fields[index] }

    /// What a field holds, one value of it.
    package enum Kind: Sendable {
        /// The scalars, by the names of the language.
        case double, float, int32, int64, uint32, uint64, sint32, sint64
        /// Integers of constant size.
        case fixed32, fixed64, sfixed32, sfixed64
        /// `true` or `false`
        case bool
        /// Text.
        case string
        /// Bytes.
        case bytes
        /// A number with a name.
        case enumeration(EnumDescriptor)
        /// A message with its length in front.
        case message(MessageDescriptor)
        /// A message between tags: proto2's `group`, or an edition's `DELIMITED` message.
        case group(MessageDescriptor)
    }

    /// What one value is.
    package var kind: Kind {
        switch table.type {
        case .double: .double
        case .float: .float
        case .int64: .int64
        case .uint64: .uint64
        case .int32: .int32
        case .fixed64: .fixed64
        case .fixed32: .fixed32
        case .bool: .bool
        case .string: .string
        case .bytes: .bytes
        case .uint32: .uint32
        case .sfixed32: .sfixed32
        case .sfixed64: .sfixed64
        case .sint32: .sint32
        case .sint64: .sint64
        case .enumeration: .enumeration(EnumDescriptor(pool: pool, index: table.typeIndex))
        case .message: .message(MessageDescriptor(pool: pool, index: table.typeIndex))
        case .group: .group(MessageDescriptor(pool: pool, index: table.typeIndex))
        }
    }

    /// The name in the `.proto` file.
    package var name: String { table.proto.name }
    /// `package.Message.field`
    package var fullName: String { table.fullName }
    /// The name in JSON: `json_name`, or the name in lowerCamelCase.
    package var jsonName: String { table.jsonName }
    /// The key in JSON: ``jsonName``, or `[full.name]` for an extension.
    package var jsonKey: String { table.isExtension ? "[\(table.fullName)]" : table.jsonName }
    /// The number on the wire.
    package var number: Int { Int(table.proto.number) }
    /// The declaration.
    package var proto: Google_Protobuf_FieldDescriptorProto { table.proto }
    /// The message that has it; for an extension, the extended one.
    package var message: MessageDescriptor { MessageDescriptor(pool: pool, index: table.message) }
    /// The file that declares it.
    package var file: FileDescriptor { FileDescriptor(pool: pool, index: table.file) }
    /// Whether it is an extension.
    package var isExtension: Bool { table.isExtension }
    /// The message that an extension is declared in; nil for one at the top of a file.
    package var extensionScope: MessageDescriptor? { table.scope.map { MessageDescriptor(pool: pool, index: $0) } }
    /// Its features after inheritance.
    package var features: ProtobufFeatures { table.features }
    /// Whether it holds any number of values; true for maps too.
    package var isRepeated: Bool { table.isRepeated }
    /// Whether it is a `map<…>`; the kind is the entry's message then.
    package var isMap: Bool { table.isMap }
    /// Whether a message without it can't be sent or read.
    package var isRequired: Bool { table.features.presence == .required && !table.isRepeated }
    /// Whether unset differs from zero.
    package var hasPresence: Bool { table.hasPresence }
    /// Whether its values are written in one piece.
    package var isPacked: Bool { table.isPacked }
    /// The oneof that it is in, without those made for proto3's `optional`.
    package var oneof: OneofDescriptor? {
        guard let index = table.oneof, !pool.tables.messages[table.message].oneofs[index].isSynthetic else {
            return nil
        }
        return OneofDescriptor(message: message, index: index)
    }
    /// The value that the `.proto` file declares for a field that is not set; nil when it declares none.
    package var defaultValue: ProtobufValue? { table.defaultValue }
    /// The message of ``kind``, if it is one.
    package var messageType: MessageDescriptor? {
        switch kind {
        case .message(let message), .group(let message): message
        default: nil
        }
    }
    /// The enum of ``kind``, if it is one.
    package var enumType: EnumDescriptor? {
        if case .enumeration(let type) = kind { type } else { nil }
    }
    /// The key and value fields of a map, otherwise nil.
    package var mapEntry: (key: FieldDescriptor, value: FieldDescriptor)? {
        guard isMap, let entry = messageType, let key = entry.field(number: 1), let value = entry.field(number: 2)
        else {
            return nil
        }
        return (key, value)
    }
}

extension FieldDescriptor: Hashable {
    /// Two descriptors are equal when they are the same declaration of the same pool.
    package static func == (left: FieldDescriptor, right: FieldDescriptor) -> Bool {
        left.pool === right.pool && left.index == right.index
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(pool))
        hasher.combine(index)
    }
}

/// An extension is a field with ``FieldDescriptor/isExtension``.
package typealias ExtensionDescriptor = FieldDescriptor

import SwiftProtobuf

// Enums, messages, groups and maps.
extension FieldProbe {
    mutating func decodeSingularEnumField<E: Enum>(value: inout E) throws where E.RawValue == Int {
        fill(&value, filler(), goName(ofEnum: E.self))
    }

    mutating func decodeSingularEnumField<E: Enum>(value: inout E?) throws where E.RawValue == Int {
        fill(&value, filler(), goName(ofEnum: E.self))
    }

    mutating func decodeRepeatedEnumField<E: Enum>(value: inout [E]) throws where E.RawValue == Int {
        fill(&value, [filler()], "[]" + goName(ofEnum: E.self))
    }

    mutating func decodeSingularMessageField<M: Message>(value: inout M?) throws {
        value = M()
        note(M.self)
    }

    mutating func decodeRepeatedMessageField<M: Message>(value: inout [M]) throws {
        fill(&value, [M()], "[]" + Value.goName(M.protoMessageName))
    }

    mutating func decodeSingularGroupField<G: Message>(value: inout G?) throws {
        try decodeSingularMessageField(value: &value)
    }

    mutating func decodeRepeatedGroupField<G: Message>(value: inout [G]) throws {
        try decodeRepeatedMessageField(value: &value)
    }

    mutating func decodeMapField<KeyType, ValueType: MapValueType>(
        fieldType: _ProtobufMap<KeyType, ValueType>.Type,
        value: inout _ProtobufMap<KeyType, ValueType>.BaseType
    ) throws {
        fill(&value, [KeyType.proto3DefaultValue: ValueType.proto3DefaultValue], "")
    }

    mutating func decodeMapField<KeyType, ValueType>(
        fieldType: _ProtobufEnumMap<KeyType, ValueType>.Type,
        value: inout _ProtobufEnumMap<KeyType, ValueType>.BaseType
    ) throws where ValueType.RawValue == Int {
        fill(&value, [KeyType.proto3DefaultValue: ValueType()], "")
    }

    mutating func decodeMapField<KeyType, ValueType>(
        fieldType: _ProtobufMessageMap<KeyType, ValueType>.Type,
        value: inout _ProtobufMessageMap<KeyType, ValueType>.BaseType
    ) throws {
        fill(&value, [KeyType.proto3DefaultValue: ValueType()], "")
    }

    /// Extensions are no fields of the Go struct.
    mutating func decodeExtensionField(
        values: inout ExtensionFieldValueSet,
        messageType: any Message.Type,
        fieldNumber: Int
    ) throws {}

    /// A value other than the default one, which would not be encoded; closed enums without a case 1 have presence.
    private func filler<E: Enum>() -> E where E.RawValue == Int {
        E(rawValue: 1) ?? E()
    }
}

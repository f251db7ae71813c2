import SwiftProtobuf

// Enums, messages, groups and maps.
extension FieldProbe {
    mutating func decodeSingularEnumField<E: Enum>(value: inout E) throws where E.RawValue == Int {
        note(enumeration(E.self), .plain)
        fill(&value, filler(), goName(ofEnum: E.self))
    }

    mutating func decodeSingularEnumField<E: Enum>(value: inout E?) throws where E.RawValue == Int {
        note(enumeration(E.self), .optional)
        fill(&value, filler(), goName(ofEnum: E.self))
    }

    mutating func decodeRepeatedEnumField<E: Enum>(value: inout [E]) throws where E.RawValue == Int {
        note(enumeration(E.self), .repeated)
        fill(&value, [filler()], "[]" + goName(ofEnum: E.self))
    }

    mutating func decodeSingularMessageField<M: Message>(value: inout M?) throws {
        value = M()
        note(M.self)
    }

    mutating func decodeRepeatedMessageField<M: Message>(value: inout [M]) throws {
        note(.message(M.self), .repeated)
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
        var single: ValueType.BaseType?
        noteMap(KeyType.self) { try ValueType.decodeSingular(value: &single, from: &$0) }
        fill(&value, [KeyType.proto3DefaultValue: ValueType.proto3DefaultValue], "")
    }

    mutating func decodeMapField<KeyType, ValueType>(
        fieldType: _ProtobufEnumMap<KeyType, ValueType>.Type,
        value: inout _ProtobufEnumMap<KeyType, ValueType>.BaseType
    ) throws where ValueType.RawValue == Int {
        let kind = enumeration(ValueType.self)
        noteMap(KeyType.self) { $0.note(kind, .plain) }
        fill(&value, [KeyType.proto3DefaultValue: ValueType()], "")
    }

    mutating func decodeMapField<KeyType, ValueType>(
        fieldType: _ProtobufMessageMap<KeyType, ValueType>.Type,
        value: inout _ProtobufMessageMap<KeyType, ValueType>.BaseType
    ) throws {
        noteMap(KeyType.self) { $0.note(.message(ValueType.self), .plain) }
        fill(&value, [KeyType.proto3DefaultValue: ValueType()], "")
    }

    /// Extensions are no fields of the Go struct.
    mutating func decodeExtensionField(
        values: inout ExtensionFieldValueSet,
        messageType: any Message.Type,
        fieldNumber: Int
    ) throws {}

    private func enumeration<E: Enum>(_ type: E.Type) -> ProbedField.Kind where E.RawValue == Int {
        .enumeration(ProbedEnum(E.self, name: goName(ofEnum: E.self)))
    }

    /// Notes a map by what its keys and its values ask for.
    private mutating func noteMap<Key: MapKeyType>(_ key: Key.Type, value: (inout FieldProbe) throws -> Void) {
        var (keys, values) = (self, self)
        (keys.fields, values.fields) = ([], [])
        var single: Key.BaseType?
        guard (try? Key.decodeSingular(value: &single, from: &keys)) != nil, (try? value(&values)) != nil,
            let key = keys.fields.first?.kind, let value = values.fields.first?.kind
        else { return }
        note(.map(key: key, value: value), .repeated)
    }

    /// A value other than the default one, which would not be encoded; closed enums without a case 1 have presence.
    private func filler<E: Enum>() -> E where E.RawValue == Int {
        E(rawValue: 1) ?? E()
    }
}

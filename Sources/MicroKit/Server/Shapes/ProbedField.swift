import SwiftProtobuf

/// A field of a generated message, as far as its code tells: a descriptor but for the name.
struct ProbedField {
    /// What a field holds.
    indirect enum Kind {
        case scalar(Google_Protobuf_FieldDescriptorProto.TypeEnum)
        case message(any Message.Type)
        case enumeration(ProbedEnum)
        case map(key: Kind, value: Kind)
    }

    /// How often.
    enum Label {
        case plain
        /// With presence, by itself or as one of a choice.
        case optional
        case repeated
    }

    let number: Int
    let kind: Kind
    let label: Label
}

/// A generated enum with the names of its values.
struct ProbedEnum {
    /// Its name without that of the package, with `_` for the messages around it.
    let name: String
    /// Its values, in order.
    let values: [(name: String, number: Int)]

    init<E: Enum>(_ type: E.Type, name: String) where E.RawValue == Int {
        self.name = name
        let all = (E.self as? any CaseIterable.Type).map { Self.all(of: $0) }?.compactMap { $0 as? E } ?? []
        let names = EnumNames(values: all).names
        values = zip(names, all).map { ($0, $1.rawValue) }
    }

    private static func all<C: CaseIterable>(of type: C.Type) -> [Any] { Array(C.allCases) }
}

/// A message of nothing but values of an enum, whose JSON form tells their names.
private struct EnumNames<E: Enum>: Message, _ProtoNameProviding where E.RawValue == Int {
    static var protoMessageName: String { "EnumNames" }
    // swift-format-ignore: AlwaysUseLowerCamelCase
    static var _protobuf_nameMap: _NameMap { _NameMap(bytecode: "\0\u{1}values\0") }

    var values: [E] = []
    var unknownFields = UnknownStorage()

    /// The names, in order; none when one can't be told.
    var names: [String] {
        guard let bytes: [UInt8] = try? jsonUTF8Bytes(), let json = try? JSONValue(parsing: bytes) else { return [] }
        let names = json["values"]?.arrayValue?.compactMap(\.stringValue) ?? []
        return names.count == values.count ? names : []
    }

    mutating func decodeMessage(decoder: inout some Decoder) throws {}

    func traverse(visitor: inout some Visitor) throws {
        if !values.isEmpty { try visitor.visitRepeatedEnumField(value: values, fieldNumber: 1) }
    }

    func isEqualTo(message: any Message) -> Bool { (message as? Self)?.values.elementsEqual(values) == true }

    static func == (left: Self, right: Self) -> Bool { left.values == right.values }
}

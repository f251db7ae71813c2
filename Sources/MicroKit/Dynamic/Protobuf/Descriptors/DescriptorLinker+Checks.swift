import SwiftProtobuf

/// Numbers, ranges, maps, oneofs and names that can't stand together.
extension DescriptorLinker {
    /// The largest field number (29 bits).
    static let largestNumber: Int32 = 536_870_911

    func check(message index: Int) throws(MicroError) {
        let message = tables.messages[index]
        try checkNumbers(message)
        try checkJSONNames(message)
        for oneof in message.oneofs where oneof.fields.isEmpty || oneof.isSynthetic && oneof.fields.count != 1 {
            throw Self.invalid("the oneof \(oneof.name) of \(message.fullName) can't have \(oneof.fields.count) fields")
        }
        if message.isMapEntry { try checkMapEntry(message) }
    }

    private func checkNumbers(_ message: DescriptorTables.Message) throws(MicroError) {
        guard let reserved = NumberRanges(message.proto.reservedRange.map { ($0.start, $0.end) }) else {
            throw Self.invalid("\(message.fullName) has reserved ranges that can't be")
        }
        let largest = message.proto.options.messageSetWireFormat ? Int32.max : Self.largestNumber + 1
        for last in [reserved.ranges.last, message.extensionRanges.ranges.last] {
            guard let last, last.upperBound > largest else { continue }
            throw Self.invalid("\(message.fullName) has a range up to \(last.upperBound), beyond all numbers")
        }
        var names: [Int32: String] = [:]
        for index in message.fields {
            let field = tables.fields[index]
            let number = field.proto.number
            guard number >= 1, number <= Self.largestNumber, !(19_000...19_999).contains(number) else {
                throw Self.invalid("\(field.fullName) can't have the number \(number)")
            }
            if let other = names.updateValue(field.proto.name, forKey: number) {
                throw Self.invalid("\(message.fullName).\(other) and \(field.fullName) have the same number \(number)")
            }
            guard !message.extensionRanges.contains(number), !reserved.contains(number) else {
                throw Self.invalid(
                    "\(field.fullName) has the number \(number), which is reserved or left to extensions"
                )
            }
        }
    }

    private func checkJSONNames(_ message: DescriptorTables.Message) throws(MicroError) {
        guard message.features.enforcesJSONNames else { return }
        var names: Set<String> = []
        for index in message.fields where !names.insert(tables.fields[index].jsonName).inserted {
            let name = tables.fields[index].jsonName
            throw Self.invalid("\(message.fullName) has two fields with the JSON name \(name)")
        }
    }

    private func checkMapEntry(_ message: DescriptorTables.Message) throws(MicroError) {
        let fields = message.fields.map { tables.fields[$0] }
        guard fields.count == 2, let key = fields.first(where: { $0.proto.number == 1 }), key.proto.name == "key",
            let value = fields.first(where: { $0.proto.number == 2 }), value.proto.name == "value",
            key.proto.label != .repeated, value.proto.label != .repeated, key.type.isMapKey, value.type != .group,
            message.parent != nil, message.extensions.isEmpty, message.oneofs.isEmpty
        else { throw Self.invalid("\(message.fullName) can't be the entry of a map") }
    }

    func check(enumeration index: Int) throws(MicroError) {
        let type = tables.enums[index]
        guard let first = type.proto.value.first else { throw Self.invalid("the enum \(type.fullName) has no values") }
        if !type.features.closesEnums, first.number != 0 {
            throw Self.invalid("the enum \(type.fullName) is open and must begin with 0, not with \(first.number)")
        }
        guard !type.proto.options.allowAlias else { return }
        var names: [Int32: String] = [:]
        for value in type.proto.value {
            if let other = names.updateValue(value.name, forKey: value.number) {
                let names = "\(other) and \(value.name)"
                throw Self.invalid("\(names) of the enum \(type.fullName) have the same number \(value.number)")
            }
        }
    }

    /// Works out what follows from a field's type, label, features and options once all names are resolved.
    mutating func settle(field index: Int) throws(MicroError) {
        var field = tables.fields[index]
        let message = tables.messages[field.message]
        try settleLegacy(&field)
        field.isRepeated = field.proto.label == .repeated
        if field.type == .message || field.type == .group {
            let type = tables.messages[field.typeIndex]
            field.isMap = type.isMapEntry
            let isEntryField = message.isMapEntry
            if field.isMap {
                guard field.isRepeated, field.type == .message, type.parent == field.message, !field.isExtension else {
                    throw Self.invalid("\(field.fullName) can't be a map")
                }
            } else if field.features.delimitsMessages, !isEntryField {
                field.type = .group
            }
        }
        if field.isRepeated, field.oneof != nil {
            throw Self.invalid("\(field.fullName) is repeated and in a oneof")
        }
        if message.proto.options.messageSetWireFormat, !field.isExtension || field.type != .message || field.isRepeated
        {
            throw Self.invalid("\(field.fullName) can't be in a message set")
        }
        let isMessage = field.type == .message || field.type == .group
        field.hasPresence =
            !field.isRepeated
            && (isMessage || field.oneof != nil || field.isExtension || field.features.presence != .implicit)
        field.isPacked = field.isRepeated && field.type.isPackable && field.features.packsRepeated
        if field.proto.hasDefaultValue {
            guard !field.isRepeated, !isMessage, let value = defaultValue(of: field) else {
                throw Self.invalid("\(field.fullName) can't have the default '\(field.proto.defaultValue.prefix(80))'")
            }
            field.defaultValue = value
        }
        tables.fields[index] = field
    }

    /// What proto2 and proto3 say by labels and options, in features.
    private func settleLegacy(_ field: inout DescriptorTables.Field) throws(MicroError) {
        let isEdition = tables.files[field.file].edition.rawValue >= Google_Protobuf_Edition.edition2023.rawValue
        if isEdition, field.proto.label == .required || field.proto.type == .group && field.proto.hasType {
            throw Self.invalid("\(field.fullName) can't be required or a group by label in an edition")
        }
        if field.proto.label == .required { field.features.presence = .required }
        if field.proto.proto3Optional {
            guard field.oneof != nil else { throw Self.invalid("\(field.fullName) is optional, but in no oneof") }
            field.features.presence = .explicit
        }
        if field.features.presence == .required, field.oneof != nil || field.isExtension {
            throw Self.invalid("\(field.fullName) can't be required")
        }
        if field.proto.options.hasPacked {
            guard field.type.isPackable || !field.proto.options.packed else {
                throw Self.invalid("\(field.fullName) can't be packed")
            }
            field.features.packsRepeated = field.proto.options.packed
        }
    }
}

extension ProtobufJSONReader {
    /// One value of a field; nil for the name of an enum value that is not known and passed over.
    @inline(__always)
    mutating func readValue(_ field: FieldLayout, depth: Int) throws(ProtobufError) -> ProtobufValue? {
        switch field.type {
        case .string: return .string(try json.string(try json.text()))
        case .message, .group:
            var inner = MessageContents()
            try readMessage(into: &inner, pool.layouts[Int(field.typeIndex)], depth: depth + 1)
            return .message(inner)
        case .int32, .sint32, .sfixed32: return .int32(try integer(Int32.self))
        case .int64, .sint64, .sfixed64: return .int64(try integer(Int64.self))
        case .uint32, .fixed32: return .uint32(try integer(UInt32.self))
        case .uint64, .fixed64: return .uint64(try integer(UInt64.self))
        case .bool: return .bool(try json.bool())
        case .double: return .double(try double())
        case .float: return .float(try float())
        case .bytes: return .bytes(try base64())
        case .enumeration: return try enumeration(field)
        }
    }

    // MARK: Numbers

    @inline(__always)
    private mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws(ProtobufError) -> Number {
        if json.peek() == UInt8(ascii: "\"") { return try quotedInteger(json.text(), type) }
        let number = try json.number()
        if let value = number.integer(type) { return value }
        throw integerFault(number, type)
    }

    private mutating func quotedInteger<Number: FixedWidthInteger>(
        _ text: JSONByteReader.Text,
        _ type: Number.Type
    ) throws(ProtobufError) -> Number {
        if text.isEscaped {
            return try unescaping(text) { (inner, text) throws(ProtobufError) in try inner.quotedInteger(text, type) }
        }
        let number = try quotedNumber(text, "an integer")
        if let value = number.integer(type) { return value }
        throw integerFault(number, type)
    }

    private func integerFault<Number: FixedWidthInteger>(_ number: JSONDecimal, _ type: Number.Type) -> ProtobufError {
        let text = json.text(of: number).prefix(40)
        guard number.isWhole || number.isLong else { return json.fault("\(text) is no integer") }
        return json.fault("\(text) is out of range: \(Number.min) to \(Number.max)")
    }

    /// Reads a quoted number that has escapes, as nobody writes it, from a copy without them.
    private mutating func unescaping<Number>(
        _ text: JSONByteReader.Text,
        _ read: (inout ProtobufJSONReader, JSONByteReader.Text) throws(ProtobufError) -> Number
    ) throws(ProtobufError) -> Number {
        let bytes = Array(try json.string(text).utf8)
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(ProtobufError) in
                var inner = ProtobufJSONReader(buffer, pool, ignoresUnknown: ignoresUnknown, depthLimit: depthLimit)
                return try read(&inner, .init(start: 0, end: buffer.count, isEscaped: false))
            }
        }
        return try result.get()
    }

    /// A number that is written as a string.
    private mutating func quotedNumber(_ text: JSONByteReader.Text, _ what: String) throws(ProtobufError) -> JSONDecimal
    {
        let after = json.position
        json.position = text.start
        defer { json.position = after }
        do {
            let number = try json.decimal(end: text.end)
            if number.end == text.end { return number }
        } catch {}
        throw json.fault("\(what) expected, not \"\(try json.string(text).prefix(40))\"")
    }

    private mutating func double() throws(ProtobufError) -> Double {
        if json.peek() == UInt8(ascii: "\"") { return try quotedDouble(json.text()) }
        return try double(json.number())
    }

    private mutating func quotedDouble(_ text: JSONByteReader.Text) throws(ProtobufError) -> Double {
        if text.isEscaped {
            return try unescaping(text) { (inner, text) throws(ProtobufError) in try inner.quotedDouble(text) }
        }
        if let special = try special(text) { return special }
        return try double(quotedNumber(text, "a number"))
    }

    private func double(_ number: JSONDecimal) throws(ProtobufError) -> Double {
        if let value = number.quickDouble { return value }
        if let value = Double(json.text(of: number)), value.isFinite { return value }
        throw json.fault("\(json.text(of: number).prefix(40)) is out of range for a double")
    }

    private mutating func float() throws(ProtobufError) -> Float {
        if json.peek() == UInt8(ascii: "\"") { return try quotedFloat(json.text()) }
        return try float(json.number())
    }

    private mutating func quotedFloat(_ text: JSONByteReader.Text) throws(ProtobufError) -> Float {
        if text.isEscaped {
            return try unescaping(text) { (inner, text) throws(ProtobufError) in try inner.quotedFloat(text) }
        }
        if let special = try special(text) { return Float(special) }
        return try float(quotedNumber(text, "a number"))
    }

    private func float(_ number: JSONDecimal) throws(ProtobufError) -> Float {
        if let value = number.quickFloat { return value }
        if let value = Float(json.text(of: number)), value.isFinite { return value }
        throw json.fault("\(json.text(of: number).prefix(40)) is out of range for a float")
    }

    private mutating func special(_ text: JSONByteReader.Text) throws(ProtobufError) -> Double? {
        guard text.end - text.start <= 9 else { return nil }
        switch try json.string(text) {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: return nil
        }
    }

    // MARK: Others

    private mutating func base64() throws(ProtobufError) -> [UInt8] {
        let text = try json.text()
        guard let bytes = try json.withBytes(of: text, { Base64.decoded($0) }) else {
            throw json.fault("the string is not base64")
        }
        return bytes
    }

    private mutating func enumeration(_ field: FieldLayout) throws(ProtobufError) -> ProtobufValue? {
        let layout = pool.enumLayouts[Int(field.typeIndex)]
        if field.isNullValue, try json.takeNull() { return .enumeration(0) }
        let type = EnumDescriptor(pool: pool, index: Int(field.typeIndex))
        switch json.peek() {
        case UInt8(ascii: "\""):
            let text = try json.text()
            if let number = try json.withBytes(of: text, { layout.number(named: $0) }) { return .enumeration(number) }
            if ignoresUnknown { return nil }
            let name = try json.string(text)
            var error = json.fault("\(type.fullName) has no value '\(name.prefix(80))'")
            error.nearest = Suggestion.nearest(name, in: type.values.map(\.name))
            throw error
        case let byte? where byte == UInt8(ascii: "-") || byte &- 0x30 < 10:
            let number = try integer(Int32.self)
            if !layout.isClosed || layout.contains(number) { return .enumeration(number) }
            if ignoresUnknown { return nil }
            throw json.fault("\(type.fullName) has no value of the number \(number)")
        default:
            throw json.fault("the name or number of a value of \(type.fullName) expected, not \(json.shown())")
        }
    }

    /// The key of a map, which JSON always writes as a string.
    mutating func mapKey(_ text: JSONByteReader.Text, _ field: FieldLayout) throws(ProtobufError) -> ProtobufValue {
        switch field.type {
        case .string: return .string(try json.string(text))
        case .int32, .sint32, .sfixed32: return .int32(try quotedInteger(text, Int32.self))
        case .int64, .sint64, .sfixed64: return .int64(try quotedInteger(text, Int64.self))
        case .uint32, .fixed32: return .uint32(try quotedInteger(text, UInt32.self))
        case .uint64, .fixed64: return .uint64(try quotedInteger(text, UInt64.self))
        default:
            switch try json.string(text) {
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: throw json.fault("the key must be \"true\" or \"false\"")
            }
        }
    }
}

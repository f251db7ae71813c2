import SwiftProtobuf

// Enums and services.
extension ProtoParser {
    /// An enum; the token is `enum`.
    mutating func enumeration(
        _ path: [Int32],
        _ visibility: Google_Protobuf_SymbolVisibility?
    ) throws(ProtoSyntaxError) -> Google_Protobuf_EnumDescriptorProto {
        let leading = token.leadingComment
        try advance()
        let named = token
        var enumeration = Google_Protobuf_EnumDescriptorProto()
        enumeration.name = try identifier("the enum's name")
        if let visibility { enumeration.visibility = visibility }
        try expect("{")
        note(path, at: named, leading: leading)
        // Apart from the enum: each appending to a part of that would copy all.
        var values: [Google_Protobuf_EnumValueDescriptorProto] = []
        while !isSign("}") {
            if try take(";") { continue }
            guard token.kind == .identifier else { throw expected("a value or '}'") }
            switch token.text {
            case "option": try statementOption(into: &enumeration.options)
            case "reserved": try reserved(into: &enumeration)
            default: values.append(try enumValue(path + [2, Int32(values.count)]))
            }
        }
        try advance()
        guard let first = values.first else { throw fault("an enum needs a value", at: named) }
        if dialect == .proto3, first.number != 0 { throw fault("the first value of a proto3 enum is 0", at: named) }
        enumeration.value = values
        return enumeration
    }

    private mutating func enumValue(
        _ path: [Int32]
    ) throws(ProtoSyntaxError) -> Google_Protobuf_EnumValueDescriptorProto {
        let named = token
        var value = Google_Protobuf_EnumValueDescriptorProto()
        value.name = try identifier("the value's name")
        try expect("=")
        value.number = try number("an enum value's number", in: Int64(Int32.min)...Int64(Int32.max))
        if isSign("[") { try bracketOptions(into: &value.options) }
        try expect(";")
        note(path, at: named, leading: named.leadingComment)
        return value
    }

    private mutating func reserved(
        into enumeration: inout Google_Protobuf_EnumDescriptorProto
    ) throws(ProtoSyntaxError) {
        try advance()
        if let names = try reservedNames() {
            enumeration.reservedName += names
        } else {
            var ranges: [Google_Protobuf_EnumDescriptorProto.EnumReservedRange] = []
            repeat {
                let (start, end) = try range(in: Int64(Int32.min)...Int64(Int32.max), max: .max)
                var range = Google_Protobuf_EnumDescriptorProto.EnumReservedRange()
                range.start = start
                range.end = end
                ranges.append(range)
            } while try take(",")
            enumeration.reservedRange += ranges
        }
        try expect(";")
    }

    /// A service; the token is `service`.
    mutating func service(_ path: [Int32]) throws(ProtoSyntaxError) -> Google_Protobuf_ServiceDescriptorProto {
        let leading = token.leadingComment
        try advance()
        let named = token
        var service = Google_Protobuf_ServiceDescriptorProto()
        service.name = try identifier("the service's name")
        try expect("{")
        note(path, at: named, leading: leading)
        while !isSign("}") {
            if try take(";") { continue }
            if isWord("option") {
                try statementOption(into: &service.options)
            } else if isWord("rpc") {
                service.method.append(try method(path + [2, Int32(service.method.count)]))
            } else {
                throw expected("'rpc', 'option' or '}'")
            }
        }
        try advance()
        return service
    }

    private mutating func method(_ path: [Int32]) throws(ProtoSyntaxError) -> Google_Protobuf_MethodDescriptorProto {
        let leading = token.leadingComment
        try advance()
        let named = token
        var method = Google_Protobuf_MethodDescriptorProto()
        method.name = try identifier("the method's name")
        let request = try methodType()
        method.inputType = request.name
        if request.isStream { method.clientStreaming = true }
        try expect("returns")
        let reply = try methodType()
        method.outputType = reply.name
        if reply.isStream { method.serverStreaming = true }
        if try take("{") {
            method.options = Google_Protobuf_MethodOptions()
            while !isSign("}") {
                if try take(";") { continue }
                guard isWord("option") else { throw expected("'option' or '}'") }
                try statementOption(into: &method.options)
            }
            try advance()
        } else {
            try expect(";")
        }
        note(path, at: named, leading: leading)
        return method
    }

    /// `(Type)` or `(stream Type)`
    private mutating func methodType() throws(ProtoSyntaxError) -> (name: String, isStream: Bool) {
        try expect("(")
        let isStream = try take("stream")
        let name = try typeName()
        try expect(")")
        return (name, isStream)
    }
}

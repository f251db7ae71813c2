import SwiftProtobuf

extension Value {
    /// The shape of a protobuf message as go-micro's reflection writes it for the Go struct that is generated from it
    /// (go-micro `server/extractor.go`): fields in the order of their numbers under their names in the `.proto` file.
    init(describing message: any Message.Type) {
        self.init(message, depth: 0)
    }

    init(_ message: any Message.Type, depth: Int) {
        let type = Self.goName(message.protoMessageName)
        self.init(name: type, type: type)
        guard depth < Self.maximumDepth - 1 else { return }
        values = Self.fields(of: message, depth: depth + 1)
    }

    /// `helloworld.Outer.Item` as Go calls it, `Outer_Item`: packages begin with a small letter by custom, messages
    /// with a capital one.
    static func goName(_ name: String) -> String {
        let parts = name.split(separator: ".")
        let types = parts.drop { $0.first?.isLowercase == true }
        return (types.isEmpty ? parts.suffix(1) : types).joined(separator: "_")
    }

    /// Generated code does not tell its fields, but decodes them: each number is offered to it in turn, and what it
    /// asks for tells the type. A message with just that field set then tells the name through its JSON form.
    private static func fields<M: Message>(of message: M.Type, depth: Int) -> [Value] {
        var probe = FieldProbe(in: message, depth: depth)
        var blank = M()
        guard (try? blank.decodeMessage(decoder: &probe)) != nil else { return [] }
        return probe.found.compactMap { number, type in
            var probe = FieldProbe(in: message, depth: depth, only: number)
            var single = M()
            guard (try? single.decodeMessage(decoder: &probe)) != nil, let name = jsonName(in: single) else {
                return nil
            }
            return Value(name: name, type: type.type, values: type.values)
        }
    }

    private static func jsonName(in message: some Message) -> String? {
        var options = JSONEncodingOptions()
        options.preserveProtoFieldNames = true
        guard let bytes: [UInt8] = try? message.jsonUTF8Bytes(options: options) else { return nil }
        let members = (try? JSONValue(parsing: bytes))?.members ?? []
        return members.count == 1 ? members.first?.name : nil
    }
}

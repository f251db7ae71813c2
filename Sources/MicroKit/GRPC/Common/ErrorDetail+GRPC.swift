#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ErrorDetail {
    /// Decodes a detail of a gRPC status. Messages of `google/rpc/error_details.proto` become JSON by protobuf's rules;
    /// all others keep their bytes: `{"@type": …, "value": "<base64>"}`, the form of an `Any` that can't be read.
    init(_ entry: GRPCStatusDetails.Entry) {
        let known = RPCDetailShape.all[entry.typeName].flatMap { $0.json(of: entry.content[...]) }
        let unread = JSONValue.object([
            .init("@type", .string(entry.typeURL)),
            .init("value", .string(Data(entry.content).base64EncodedString())),
        ])
        self.init(typeName: entry.typeName, value: known ?? unread)
    }
}

/// The fields of a message by number, enough to write the messages of `google/rpc/error_details.proto` as JSON.
private struct RPCDetailShape: Sendable {
    indirect enum Kind: Sendable {
        case text
        case strings
        case stringMap
        case duration
        case message(RPCDetailShape)
        case messages(RPCDetailShape)
    }

    /// The JSON names and kinds of fields 1, 2, 3, …
    let fields: [(name: String, kind: Kind)]

    init(_ fields: (String, Kind)...) { self.fields = fields.map { (name: $0.0, kind: $0.1) } }

    static let all: [String: RPCDetailShape] = {
        let message = RPCDetailShape(("locale", .text), ("message", .text))
        let link = RPCDetailShape(("description", .text), ("url", .text))
        let quota = RPCDetailShape(("subject", .text), ("description", .text))
        let precondition = RPCDetailShape(("type", .text), ("subject", .text), ("description", .text))
        let field = RPCDetailShape(
            ("field", .text),
            ("description", .text),
            ("reason", .text),
            ("localizedMessage", .message(message))
        )
        return [
            "google.rpc.ErrorInfo": RPCDetailShape(("reason", .text), ("domain", .text), ("metadata", .stringMap)),
            "google.rpc.RetryInfo": RPCDetailShape(("retryDelay", .duration)),
            "google.rpc.DebugInfo": RPCDetailShape(("stackEntries", .strings), ("detail", .text)),
            "google.rpc.QuotaFailure": RPCDetailShape(("violations", .messages(quota))),
            "google.rpc.PreconditionFailure": RPCDetailShape(("violations", .messages(precondition))),
            "google.rpc.BadRequest": RPCDetailShape(("fieldViolations", .messages(field))),
            "google.rpc.RequestInfo": RPCDetailShape(("requestId", .text), ("servingData", .text)),
            "google.rpc.ResourceInfo": RPCDetailShape(
                ("resourceType", .text),
                ("resourceName", .text),
                ("owner", .text),
                ("description", .text)
            ),
            "google.rpc.Help": RPCDetailShape(("links", .messages(link))),
            "google.rpc.LocalizedMessage": message,
        ]
    }()

    /// The message as a JSON object, nil when the bytes are none. Shapes do not recur, so neither does this for long.
    func json(of bytes: ArraySlice<UInt8>) -> JSONValue? {
        var members: [JSONValue.Member] = []
        var rest = ProtobufFields(bytes)
        do {
            while let field = try rest.next() {
                guard let number = Int(exactly: field.number), fields.indices.contains(number - 1) else { continue }
                guard let content = field.value.bytes else { return nil }
                let (name, kind) = fields[number - 1]
                guard let value = Self.json(of: content, kind) else { return nil }
                Self.add(value, named: name, kind, to: &members)
            }
        } catch {
            return nil
        }
        return .object(members)
    }

    private static func json(of content: ArraySlice<UInt8>, _ kind: Kind) -> JSONValue? {
        switch kind {
        case .text, .strings: .string(String(decoding: content, as: UTF8.self))
        case .stringMap: RPCDetailShape(("key", .text), ("value", .text)).json(of: content)
        case .duration: duration(content)
        case .message(let shape), .messages(let shape): shape.json(of: content)
        }
    }

    private static func add(_ value: JSONValue, named name: String, _ kind: Kind, to members: inout [JSONValue.Member])
    {
        let index = members.firstIndex { $0.name == name }
        switch (kind, index) {
        case (.strings, let index?), (.messages, let index?):
            members[index].value = .array((members[index].value.arrayValue ?? []) + [value])
        case (.strings, nil), (.messages, nil): members.append(.init(name, .array([value])))
        case (.stringMap, _):
            let entry = JSONValue.Member(value["key"]?.stringValue ?? "", value["value"] ?? .string(""))
            guard let index else { return members.append(.init(name, .object([entry]))) }
            members[index].value = .object((members[index].value.members ?? []) + [entry])
        case (_, let index?): members[index].value = value
        case (_, nil): members.append(.init(name, value))
        }
    }

    /// A `google.protobuf.Duration` in its JSON form, such as `"1.500s"`.
    private static func duration(_ content: ArraySlice<UInt8>) -> JSONValue? {
        var (seconds, nanoseconds): (Int64, Int64) = (0, 0)
        var rest = ProtobufFields(content)
        do {
            while let field = try rest.next() {
                if field.number == 1, let value = field.value.int64 { seconds = value }
                if field.number == 2, let value = field.value.int64 { nanoseconds = value }
            }
        } catch {
            return nil
        }
        guard (-999_999_999...999_999_999).contains(nanoseconds) else { return nil }
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        let digits = String(String(1_000_000_000 + nanoseconds.magnitude).dropFirst())
        let count = digits.hasSuffix("000000") ? 3 : digits.hasSuffix("000") ? 6 : 9
        let fraction = nanoseconds == 0 ? "" : "." + digits.prefix(count)
        return .string("\(sign)\(seconds.magnitude)\(fraction)s")
    }
}

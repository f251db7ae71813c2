/// What the headers of a request say (go-micro `server/rpc_server.go`, `server/rpc_codec.go`).
struct MucpServerCall: Equatable {
    var service: String
    var method: String
    var endpoint: String
    /// The caller's sequence number, empty when it sent none.
    var id: String
    var contentType: String
    /// How long the caller waits, nil when it did not say or said it in other than nanoseconds.
    var timeout: Duration?
    /// The name of the stream that the message belongs to, nil for a call.
    var stream: String?
    /// Whether the endpoint must be in the body's envelope, as callers of before 2019 have it.
    var isLegacy: Bool

    init(headers: Metadata) {
        func either(_ name: String, _ legacyName: String) -> String { Self.either(name, legacyName, in: headers) }
        service = either(MucpHeader.service, LegacyName.service)
        let method = either(MucpHeader.method, LegacyName.method)
        let endpoint = either(MucpHeader.endpoint, LegacyName.endpoint)
        self.method = method.isEmpty ? endpoint : method
        self.endpoint = endpoint.isEmpty ? method : endpoint
        id = headers[MucpHeader.id] ?? ""
        let type = headers[MucpHeader.contentType] ?? ""
        contentType = type.isEmpty ? ContentType.protobuf.rawValue : type
        timeout = headers[MucpHeader.timeout].flatMap { UInt64($0) }.map { .nanoseconds(Int64(clamping: $0)) }
        stream = Self.stream(of: headers)
        if !either(MucpHeader.protocol, LegacyName.protocol).isEmpty
            || !either(MucpHeader.topic, LegacyName.topic).isEmpty
        {
            isLegacy = false
        } else {
            let namesNothing = service.isEmpty && self.endpoint.isEmpty
            isLegacy = namesNothing || !either(MucpHeader.target, LegacyName.target).isEmpty
        }
    }

    /// Whether the message belongs to a stream.
    var isStream: Bool { stream != nil }

    /// The name of the stream that a message belongs to, nil for a call.
    static func stream(of headers: Metadata) -> String? {
        let name = either(MucpHeader.stream, LegacyName.stream, in: headers)
        return name.isEmpty ? nil : name
    }

    /// What a message is to a stream. A client ends its side with an error, of which one stands for none.
    static func membership(of headers: Metadata, in stream: String) -> StreamMembership {
        guard Self.stream(of: headers) == stream else { return .foreign }
        return headers[MucpHeader.error]?.isEmpty == false ? .last : .member
    }

    /// To go-micro an empty header is a missing one.
    private static func either(_ name: String, _ legacyName: String, in headers: Metadata) -> String {
        if let text = headers[name], !text.isEmpty { return text }
        return headers[legacyName] ?? ""
    }

    /// Adopts what the envelope says where the headers are silent.
    mutating func adopt(_ envelope: CodecEnvelope) {
        if endpoint.isEmpty { (method, endpoint) = (envelope.endpoint, envelope.endpoint) }
        if id.isEmpty { id = envelope.id }
    }

    /// The headers of a reply to this call, every `Micro-` name with its legacy form (go-micro `server/rpc_server.go`).
    func replyHeaders() -> Metadata {
        var headers = Metadata()
        headers[MucpHeader.contentType] = contentType
        for (name, legacyName, text) in [
            (MucpHeader.id, LegacyName.id, id), (MucpHeader.service, LegacyName.service, service),
            (MucpHeader.method, LegacyName.method, method), (MucpHeader.endpoint, LegacyName.endpoint, endpoint),
        ] where !text.isEmpty {
            headers[name] = text
            headers[legacyName] = text
        }
        return headers
    }

    /// The headers of an error reply to this call.
    func errorHeaders(_ text: String) -> Metadata {
        var headers = replyHeaders()
        headers[MucpHeader.error] = text
        headers[LegacyName.error] = text
        return headers
    }

    /// The headers of a stream's last message, which in go-micro leaves everything but the error to be repeated from
    /// the request (go-micro `server/rpc_server.go`).
    func endHeaders(_ text: String) -> Metadata {
        [MucpHeader.contentType: contentType, MucpHeader.error: text, LegacyName.error: text]
    }

    /// ``MucpHeader`` with its ``MucpHeader/legacyPrefix``, spelt out since they are looked up for every request.
    enum LegacyName {
        static let service = "X-Micro-Service"
        static let method = "X-Micro-Method"
        static let endpoint = "X-Micro-Endpoint"
        static let id = "X-Micro-Id"
        static let stream = "X-Micro-Stream"
        static let error = "X-Micro-Error"
        static let topic = "X-Micro-Topic"
        static let target = "X-Micro-Target"
        static let `protocol` = "X-Micro-Protocol"
    }
}

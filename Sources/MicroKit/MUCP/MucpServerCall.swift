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
    var isStream: Bool
    /// Whether the endpoint must be in the body's envelope, as callers of before 2019 have it.
    var isLegacy: Bool

    init(headers: Metadata) {
        // To go-micro an empty header is a missing one.
        func either(_ name: String, _ legacyName: String) -> String {
            if let text = headers[name], !text.isEmpty { return text }
            return headers[legacyName] ?? ""
        }
        service = either(MucpHeader.service, LegacyName.service)
        let method = either(MucpHeader.method, LegacyName.method)
        let endpoint = either(MucpHeader.endpoint, LegacyName.endpoint)
        self.method = method.isEmpty ? endpoint : method
        self.endpoint = endpoint.isEmpty ? method : endpoint
        id = headers[MucpHeader.id] ?? ""
        let type = headers[MucpHeader.contentType] ?? ""
        contentType = type.isEmpty ? ContentType.protobuf.rawValue : type
        timeout = headers[MucpHeader.timeout].flatMap { UInt64($0) }.map { .nanoseconds(Int64(clamping: $0)) }
        isStream = !either(MucpHeader.stream, LegacyName.stream).isEmpty
        if !either(MucpHeader.protocol, LegacyName.protocol).isEmpty
            || !either(MucpHeader.topic, LegacyName.topic).isEmpty
        {
            isLegacy = false
        } else {
            let namesNothing = service.isEmpty && self.endpoint.isEmpty
            isLegacy = namesNothing || !either(MucpHeader.target, LegacyName.target).isEmpty
        }
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

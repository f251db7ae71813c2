/// What the health protocol knows of a service (`grpc/health/v1/health.proto`).
struct GRPCHealth: Sendable {
    /// The full name of the standard service.
    static let name = "grpc.health.v1.Health"

    /// Those of `HealthCheckResponse.ServingStatus` that are told here.
    enum Status: Int64 {
        case serving = 1
        case serviceUnknown = 3
    }

    private let names: Set<String>

    /// Serving are the whole, the service by its name, and its types as gRPC names them.
    init(service: String, endpoints: EndpointTable) {
        let types = endpoints.names.compactMap { $0.split(separator: ".").first }
        names = Set(["", service] + types.map { "\(service).\($0)" })
    }

    /// The status of a name.
    func status(of name: String) -> Status { names.contains(name) ? .serving : .serviceUnknown }

    /// The name in a request.
    /// - Throws: ``GRPCStatus`` for bytes that are none.
    static func name(in body: [UInt8], _ encoding: BodyEncoding) throws -> String {
        do {
            return try read(body, encoding)
        } catch {
            throw GRPCStatus(.invalidArgument, "the request is no HealthCheckRequest")
        }
    }

    private static func read(_ body: [UInt8], _ encoding: BodyEncoding) throws -> String {
        if encoding == .json { return try JSONValue(parsing: body)["service"]?.stringValue ?? "" }
        var name = ""
        var fields = ProtobufFields(body)
        while let field = try fields.next() {
            if field.number == 1 { name = field.value.text ?? "" }
        }
        return name
    }

    /// A reply with a status.
    static func reply(_ status: Status, _ encoding: BodyEncoding) -> [UInt8] {
        if encoding == .json {
            let name = status == .serving ? "SERVING" : "SERVICE_UNKNOWN"
            return JSONValue.object([.init("status", .string(name))]).utf8()
        }
        var writer = ProtobufFieldWriter()
        writer.add(1, status.rawValue)
        return writer.bytes
    }
}

/// `Health.Check`: the status now.
struct GRPCHealthCheck: EndpointHandler {
    let health: GRPCHealth

    var request: Value? { nil }
    var response: Value? { nil }

    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8] {
        let name = try GRPCHealth.name(in: body, encoding)
        let status = health.status(of: name)
        guard status == .serving else { throw GRPCStatus(.notFound, "unknown service \(name)") }
        return GRPCHealth.reply(status, encoding)
    }
}

/// `Health.Watch`: the status now, and that the service is stopping by the end of the stream.
struct GRPCHealthWatch: StreamHandler {
    let health: GRPCHealth

    var request: Value? { nil }
    var response: Value? { nil }

    func handle(_ stream: ServerStream, encoding: BodyEncoding, context: RequestContext) async throws {
        guard let body = try await stream.receive() else {
            throw GRPCStatus(.unimplemented, "the method takes exactly one message, and none came")
        }
        let name = try GRPCHealth.name(in: body, encoding)
        try await stream.send(GRPCHealth.reply(health.status(of: name), encoding))
        // Nothing of it changes but by the end of the service, which cancels this.
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}

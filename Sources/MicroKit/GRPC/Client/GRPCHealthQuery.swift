/// The messages of gRPC's health protocol (`grpc/health/v1/health.proto`), as clients need them.
enum GRPCHealthQuery {
    /// Asks once.
    static let check = "/grpc.health.v1.Health/Check"
    /// Asks for the status now and whenever it changes.
    static let watch = "/grpc.health.v1.Health/Watch"

    /// How a service is, by its names in the protocol.
    enum ServingStatus: String, Sendable {
        case unknown = "UNKNOWN"
        case serving = "SERVING"
        case notServing = "NOT_SERVING"
        case serviceUnknown = "SERVICE_UNKNOWN"

        fileprivate init(number: UInt64) {
            switch number {
            case 1: self = .serving
            case 2: self = .notServing
            case 3: self = .serviceUnknown
            default: self = .unknown
            }
        }
    }

    /// A `HealthCheckRequest`; an empty name asks for the server as a whole.
    static func request(service: String) -> [UInt8] {
        var message = ProtobufFieldWriter()
        message.add(1, service)
        return message.bytes
    }

    /// Reads a `HealthCheckResponse`.
    /// - Throws: ``MicroError`` `invalidReply`.
    static func status(_ response: [UInt8], address: String) throws(MicroError) -> ServingStatus {
        var fields = ProtobufFields(response)
        var number: UInt64 = 0
        do {
            while let field = try fields.next() {
                if field.number == 1, case .varint(let value) = field.value { number = value }
            }
        } catch {
            let text = "\(address) answered gRPC's health check with what is no such reply"
            throw MicroError(.invalidReply, text, address: address)
        }
        return ServingStatus(number: number)
    }
}

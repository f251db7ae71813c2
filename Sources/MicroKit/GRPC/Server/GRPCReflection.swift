/// Server reflection (`grpc/reflection/v1/reflection.proto`; v1alpha differs in its name alone): what services there
/// are, and the files that describe them.
struct GRPCReflection: StreamHandler {
    /// The full names of the standard services.
    static let names = ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"]

    let index: GRPCReflectionIndex

    var request: Value? { nil }
    var response: Value? { nil }

    func handle(_ stream: ServerStream, encoding: BodyEncoding, context: RequestContext) async throws {
        guard encoding == .protobuf else {
            throw MicroError(.unsupportedContentType, "reflection is told in protobuf only")
        }
        while let request = try await stream.receive() {
            try await stream.send(try reply(to: request))
        }
    }

    /// The `ServerReflectionResponse` to a `ServerReflectionRequest`.
    /// - Throws: ``GRPCStatus`` for bytes that are none.
    func reply(to request: [UInt8]) throws -> [UInt8] {
        var host = ""
        var answer = Answer.error(.invalidArgument, "the request asks for nothing that is known here")
        var fields = ProtobufFields(request)
        do {
            while let field = try fields.next() {
                switch field.number {
                case 1: host = field.value.text ?? ""
                case 3: answer = files(index.files(named: field.value.text ?? ""), field.value.text ?? "")
                case 4: answer = files(index.files(containing: field.value.text ?? ""), field.value.text ?? "")
                case 5: answer = try files(extending: field.value)
                case 6: answer = extensions(of: field.value.text ?? "")
                case 7: answer = .services(index.services)
                default: break
                }
            }
        } catch {
            throw GRPCStatus(.invalidArgument, "the request is no ServerReflectionRequest")
        }
        var response = ProtobufFieldWriter()
        response.add(1, host)
        response.add(2, bytes: request)
        response.add(answer.number, bytes: answer.content)
        return response.bytes
    }

    private enum Answer {
        case files([[UInt8]])
        case extensions(of: String, [Int64])
        case services([String])
        case error(GRPCStatus.Code, String)

        /// The field of `ServerReflectionResponse`.
        var number: UInt64 {
            switch self {
            case .files: 4
            case .extensions: 5
            case .services: 6
            case .error: 7
            }
        }

        var content: [UInt8] {
            var writer = ProtobufFieldWriter()
            switch self {
            case .files(let files): for file in files { writer.add(1, bytes: file) }
            case .extensions(let name, let numbers):
                writer.add(1, name)
                for number in numbers { writer.add(2, number) }
            case .services(let names):
                for name in names {
                    var service = ProtobufFieldWriter()
                    service.add(1, name)
                    writer.add(1, bytes: service.bytes)
                }
            case .error(let code, let message):
                writer.add(1, Int64(code.rawValue))
                writer.add(2, message)
            }
            return writer.bytes
        }
    }

    private func files(_ files: [[UInt8]]?, _ name: String) -> Answer {
        files.map { .files($0) } ?? .error(.notFound, "nothing is known of \(name)")
    }

    private func files(extending value: ProtobufFields.Value) throws -> Answer {
        var (type, number): (String, Int64) = ("", 0)
        var fields = ProtobufFields(value.bytes ?? [])
        while let field = try fields.next() {
            if field.number == 1 { type = field.value.text ?? "" }
            if field.number == 2 { number = field.value.int64 ?? 0 }
        }
        return files(index.files(extending: type, number: number), "extension \(number) of \(type)")
    }

    private func extensions(of type: String) -> Answer {
        index.extensions(of: type).map { .extensions(of: type, $0) } ?? .error(.notFound, "nothing is known of \(type)")
    }
}

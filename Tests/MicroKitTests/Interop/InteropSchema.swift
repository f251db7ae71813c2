import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// The messages of the interop definitions: tests write and read them as JSON, and servers get protobuf.
struct InteropSchema: BodyTranscoder {
    private let files: ProtosetFile

    init() throws {
        files = try ProtosetFile([try Self.path()])
    }

    /// The descriptor set that `setup.sh` made.
    static func path() throws -> String {
        try #require(PeerProgram.folder).appendingPathComponent("protos.desc").path
    }

    func message(_ name: String) throws -> MessageDescriptor {
        try #require(files.pool.message(named: "grpc.testing.\(name)"))
    }

    func transcoding(
        for request: CallRequest,
        at node: Node,
        over rpcProtocol: RPCProtocol,
        reflecting: (@Sendable (_ path: String) async throws -> OpenStream)?
    ) async throws -> BodyTranscoding? {
        let names = request.endpoint.split(separator: "/").map(String.init)
        guard names.count == 2, let method = try await files.method(service: names[0], method: names[1]) else {
            return nil
        }
        let (input, output) = (method.input, method.output)
        return BodyTranscoding(
            source: files.name,
            contentType: ContentType.protobuf.rawValue,
            isStream: false,
            encode: { try DynamicMessage(input, json: $0).serialized() },
            decode: { try DynamicMessage(output, serialized: $0).json() }
        )
    }

    // MARK: Payloads

    /// As many zeros as JSON has them.
    static func zeros(_ count: Int) -> String { Data(count: count).base64EncodedString() }

    /// The size of a message's payload.
    static func size(_ message: [UInt8]) throws -> Int {
        let body = try JSONValue(parsing: message)["payload"]?["body"]?.stringValue ?? ""
        return try #require(Data(base64Encoded: body)).count
    }
}

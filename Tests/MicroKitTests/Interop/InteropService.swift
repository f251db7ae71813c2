import Foundation
import MicroKit
import MicroTestSupport

/// The server of the interop definitions on this library.
enum InteropService {
    /// The service, not running yet.
    static func make() throws -> MicroService {
        let schema = try InteropSchema()
        var service = MicroService.onLoopback(name: "grpc.testing")
        service.grpc.descriptorSet = Array(try Data(contentsOf: URL(fileURLWithPath: InteropSchema.path())))
        let (simple, simpleReply) = (try schema.message("SimpleRequest"), try schema.message("SimpleResponse"))
        service.handleBytes("TestService.EmptyCall") { _, _ in [] }
        service.handleBytes("TestService.UnaryCall") { body, _ in
            let request = try DynamicMessage(simple, serialized: body).jsonValue()
            try judge(request)
            return try payload(request["responseSize"]?.intValue ?? 0, in: simpleReply)
        }
        let output = try schema.message("StreamingOutputCallRequest")
        let outputReply = try schema.message("StreamingOutputCallResponse")
        typealias Handler =
            @Sendable (RequestStream<[UInt8]>, ReplyWriter<[UInt8]>, RequestContext) async throws -> Void
        let answer: Handler = { requests, replies, _ in
            for try await body in requests {
                let request = try DynamicMessage(output, serialized: body).jsonValue()
                try judge(request)
                for wanted in request["responseParameters"]?.arrayValue ?? [] {
                    try await Task.sleep(for: .microseconds(wanted["intervalUs"]?.intValue ?? 0))
                    try await replies.write(try payload(wanted["size"]?.intValue ?? 0, in: outputReply))
                }
            }
        }
        service.handleStreamBytes("TestService.StreamingOutputCall", answer)
        service.handleStreamBytes("TestService.FullDuplexCall", answer)
        let input = try schema.message("StreamingInputCallRequest")
        let inputReply = try schema.message("StreamingInputCallResponse")
        service.handleStreamBytes("TestService.StreamingInputCall") { requests, replies, _ in
            var sum = 0
            for try await body in requests {
                sum += try InteropSchema.size(DynamicMessage(input, serialized: body).json())
            }
            let reply = Array(#"{"aggregatedPayloadSize":\#(sum)}"#.utf8)
            try await replies.write(try DynamicMessage(inputReply, json: reply).serialized())
        }
        return service
    }

    /// Ends the call with the status that the request asks for. Without id and code an error is plain text, as
    /// go-micro's servers send what a handler gives that is no `errors.Error`.
    private static func judge(_ request: JSONValue) throws {
        guard let status = request["responseStatus"], status["code"]?.intValue ?? 0 != 0 else { return }
        throw ServiceError(id: "", code: 0, detail: status["message"]?.stringValue ?? "")
    }

    private static func payload(_ size: Int, in type: MessageDescriptor) throws -> [UInt8] {
        let json = #"{"payload":{"body":"\#(InteropSchema.zeros(size))"}}"#
        return try DynamicMessage(type, json: Array(json.utf8)).serialized()
    }
}

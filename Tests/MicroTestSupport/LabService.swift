public import MicroKit
import SwiftProtobuf

/// The service `helloworld` of the recordings: the handlers of `say.proto` and `Plain.Echo`, answering as the Go
/// programs did that were recorded.
public enum LabService {
    /// Adds the handlers to a service.
    public static func addHandlers(to service: inout MicroService) {
        service.handle("Say.Hello") { (request: Helloworld_Request, _) in
            Helloworld_Response.with { $0.msg = "Hello \(request.name)" }
        }
        service.handle("Say.Nested") { (request: Helloworld_NestedRequest, _) in nested(request) }
        service.handle("Say.Fail") { (request: Helloworld_FailRequest, _) in try fail(request) }
        service.handle("Say.Sleep") { (request: Helloworld_SleepRequest, _) in
            try await Task.sleep(for: .milliseconds(request.ms))
            return Helloworld_Response.with { $0.msg = "Slept \(request.name)" }
        }
        service.handle("Say.Meta") { (_: Helloworld_Request, context: RequestContext) in
            Helloworld_MetaResponse.with { reply in
                for (name, text) in context.metadata { reply.metadata[name] = text }
            }
        }
        service.handle("Say.Big") { (request: Helloworld_BigRequest, _) in
            Helloworld_BigResponse.with {
                $0.got = Int64(request.data.count)
                $0.data = .init(repeating: 120, count: Int(clamping: max(0, min(request.size, 64 << 20))))
            }
        }
        service.handleStream("Say.Chat") {
            (requests: RequestStream<Helloworld_StreamRequest>, replies: ReplyWriter<Helloworld_StreamResponse>, _) in
            try await chat(requests, replies)
        }
        service.handleStream("Say.Count") {
            (request: Helloworld_CountRequest, replies: ReplyWriter<Helloworld_StreamResponse>, _) in
            try await count(request, replies)
        }
        service.handle("Plain.Echo") { (request: JSONValue, _: RequestContext) in
            let name = request["name"]?.stringValue ?? ""
            return .object([.init("msg", .string("Plain \(name)")), .init("echo", request)])
        }
    }

    /// Answers each message of a stream; ends it at `bye`, and fails at `fail`.
    private static func chat(
        _ requests: RequestStream<Helloworld_StreamRequest>,
        _ replies: ReplyWriter<Helloworld_StreamResponse>
    ) async throws {
        for try await request in requests {
            switch request.text {
            case "bye": return
            case "fail":
                throw ServiceError(id: "go.lab.chat", code: 400, detail: "chat failed at \(request.seq)")
            default: try await replies.write(reply(request.seq, "echo \(request.text)"))
            }
        }
    }

    private static func count(
        _ request: Helloworld_CountRequest,
        _ replies: ReplyWriter<Helloworld_StreamResponse>
    ) async throws {
        var number: Int64 = 0
        while number < request.to {
            number += 1
            if number == request.failAt {
                throw ServiceError(id: "go.lab.count", code: 409, detail: "count failed at \(number)")
            }
            try await replies.write(reply(number, "n\(number)"))
        }
    }

    private static func reply(_ number: Int64, _ text: String) -> Helloworld_StreamResponse {
        .with {
            $0.seq = number
            $0.text = text
        }
    }

    private static func nested(_ request: Helloworld_NestedRequest) -> Helloworld_NestedResponse {
        .with { reply in
            reply.echo = request
            reply.total = request.items.reduce(0) { $0 &+ $1.qty }
            reply.sum = request.items.reduce(0) { $0 + $1.price * Double($1.qty) }
            reply.keys = request.labels.keys.sorted()
        }
    }

    private static func fail(_ request: Helloworld_FailRequest) throws -> Helloworld_Response {
        if request.plain {
            // A plain text error, as a Go handler's errors.New is one.
            throw ServiceError(id: "", code: 0, detail: "plain error: \(request.detail)", status: "")
        }
        let (id, word) =
            switch request.code {
            case 404: ("go.lab.notfound", "not found")
            case 408: ("go.lab.timeout", "timeout")
            case 500: ("go.lab.internal", "internal")
            default: ("go.lab.other", "other")
            }
        throw ServiceError(id: id, code: Int(request.code), detail: "\(word): \(request.detail)")
    }
}

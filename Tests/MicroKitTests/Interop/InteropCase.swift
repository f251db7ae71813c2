import MicroKit
import MicroTestSupport
import Testing

/// The cases of the gRPC interop description (grpc `doc/interop-test-descriptions.md`), and a few of our own at the end,
/// with this library's client.
enum InteropCase: String, CaseIterable {
    case emptyUnary = "empty_unary"
    case largeUnary = "large_unary"
    case serverCompressedUnary = "server_compressed_unary"
    case clientStreaming = "client_streaming"
    case serverStreaming = "server_streaming"
    case serverCompressedStreaming = "server_compressed_streaming"
    case pingPong = "ping_pong"
    case emptyStream = "empty_stream"
    case customMetadata = "custom_metadata"
    case statusCodeAndMessage = "status_code_and_message"
    case specialStatusMessage = "special_status_message"
    case unimplementedMethod = "unimplemented_method"
    case unimplementedService = "unimplemented_service"
    case cancelAfterBegin = "cancel_after_begin"
    case cancelAfterFirstResponse = "cancel_after_first_response"
    case timeoutOnSleepingServer = "timeout_on_sleeping_server"
    case deflatedReply
    case richStatus
    case manyAtOnce
}

/// What a case works with.
struct InteropCalls: Sendable {
    let client: ServiceClient
    let address: String
    /// The server's process, which tells of calls that were given up.
    let server: PeerProcess

    /// A call of the test service.
    func call(
        _ method: String,
        _ body: String = "{}",
        metadata: Metadata = [:],
        timeout: Duration = .seconds(30)
    ) async throws -> CallReply {
        let endpoint = method.hasPrefix("/") ? method : "/grpc.testing.TestService/\(method)"
        let request = CallRequest(service: "", endpoint: endpoint, metadata: metadata, body: Array(body.utf8))
        return try await client.call(
            request,
            options: CallOptions(timeout: timeout, connectTimeout: .seconds(30), addresses: [address]),
            observer: nil
        )
    }

    /// A stream of the test service.
    func stream<Result: Sendable>(_ method: String, _ body: (ClientStream) async throws -> Result) async throws
        -> Result
    {
        try await client.withStream(
            StreamRequest(service: "", endpoint: "/grpc.testing.TestService/\(method)"),
            options: CallOptions(timeout: .seconds(30), connectTimeout: .seconds(30), addresses: [address]),
            observer: nil,
            body
        )
    }
}

extension InteropCase {
    private static let requestSizes = [27182, 8, 1828, 45904]
    private static let replySizes = [31415, 9, 2653, 58979]
    private static let largeRequest =
        #"{"responseSize":314159,"payload":{"body":"\#(InteropSchema.zeros(271828))"}"#
    private static let special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"

    private func output(_ sizes: [Int], payload: Int = 0) -> String {
        let parameters = sizes.map { #"{"size":\#($0)}"# }.joined(separator: ",")
        return #"{"responseParameters":[\#(parameters)],"payload":{"body":"\#(InteropSchema.zeros(payload))"}}"#
    }

    private func status(_ message: String) -> String {
        #"{"responseStatus":{"code":2,"message":\#(JSONValue.string(message).text())}}"#
    }

    /// Runs the case; expectations that fail are recorded.
    func run(_ calls: InteropCalls) async throws {
        switch self {
        case .emptyUnary:
            #expect(try await calls.call("EmptyCall").body == Array("{}".utf8), "\(rawValue)")
        case .largeUnary:
            try await large(calls)
        case .serverCompressedUnary:
            for isCompressed in [true, false] {
                try await large(calls, more: #","responseCompressed":{"value":\#(isCompressed)}"#)
            }
        case .deflatedReply:
            let metadata: Metadata = ["x-grpc-test-compression": "deflate"]
            try await large(calls, more: #","responseCompressed":{"value":true}"#, metadata: metadata)
        case .clientStreaming: try await clientStreaming(calls)
        case .serverStreaming:
            #expect(try await sizes(calls, "StreamingOutputCall", output(Self.replySizes)) == Self.replySizes)
        case .serverCompressedStreaming:
            let request = """
                {"responseParameters":[{"size":31415,"compressed":{"value":true}},
                {"size":92653,"compressed":{"value":false}}]}
                """
            #expect(try await sizes(calls, "StreamingOutputCall", request) == [31415, 92653])
        case .pingPong: try await pingPong(calls)
        case .emptyStream: #expect(try await sizes(calls, "FullDuplexCall", nil).isEmpty, "\(rawValue)")
        case .customMetadata: try await customMetadata(calls)
        case .statusCodeAndMessage: try await statuses(calls, "test status message")
        case .specialStatusMessage: try await statuses(calls, Self.special)
        case .unimplementedMethod: await unimplemented(calls, "UnimplementedCall")
        case .unimplementedService: await unimplemented(calls, "/grpc.testing.UnimplementedService/UnimplementedCall")
        case .cancelAfterBegin, .cancelAfterFirstResponse: try await cancel(calls)
        case .timeoutOnSleepingServer: await timeout(calls)
        case .richStatus: try await richStatus(calls)
        case .manyAtOnce: try await manyAtOnce(calls)
        }
    }

    private func large(_ calls: InteropCalls, more: String = "", metadata: Metadata = [:]) async throws {
        let reply = try await calls.call("UnaryCall", Self.largeRequest + more + "}", metadata: metadata)
        #expect(try InteropSchema.size(reply.body) == 314159, "\(rawValue)")
    }

    /// The sizes of a stream's replies to one request, or to none.
    private func sizes(_ calls: InteropCalls, _ method: String, _ request: String?) async throws -> [Int] {
        try await calls.stream(method) { stream in
            if let request { try await stream.send(Array(request.utf8)) }
            try await stream.finish()
            var sizes: [Int] = []
            for try await reply in stream.replies { sizes.append(try InteropSchema.size(reply)) }
            return sizes
        }
    }

    private func clientStreaming(_ calls: InteropCalls) async throws {
        try await calls.stream("StreamingInputCall") { stream in
            for size in Self.requestSizes {
                try await stream.send(Array(#"{"payload":{"body":"\#(InteropSchema.zeros(size))"}}"#.utf8))
            }
            try await stream.finish()
            var replies: [String] = []
            for try await reply in stream.replies { replies.append(String(decoding: reply, as: UTF8.self)) }
            #expect(replies == [#"{"aggregatedPayloadSize":74922}"#])
        }
    }

    private func pingPong(_ calls: InteropCalls) async throws {
        try await calls.stream("FullDuplexCall") { stream in
            var replies = stream.replies.makeAsyncIterator()
            for (asked, size) in zip(Self.replySizes, Self.requestSizes) {
                try await stream.send(Array(output([asked], payload: size).utf8))
                let reply = try #require(try await replies.next())
                #expect(try InteropSchema.size(reply) == asked)
            }
            try await stream.finish()
            #expect(try await replies.next() == nil)
        }
    }

    private func customMetadata(_ calls: InteropCalls) async throws {
        let (initial, trailing) = ("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")
        let metadata: Metadata = [initial: "test_initial_metadata_value", trailing: "q6ur"]
        let reply = try await calls.call("UnaryCall", Self.largeRequest + "}", metadata: metadata)
        #expect(reply.headers[initial] == "test_initial_metadata_value")
        #expect(reply.headers[trailing] == "q6ur")
    }

    private func statuses(_ calls: InteropCalls, _ message: String) async throws {
        let unary = await #expect(throws: ServiceError.self) { try await calls.call("UnaryCall", status(message)) }
        let streamed = await #expect(throws: ServiceError.self) {
            try await sizes(calls, "FullDuplexCall", status(message))
        }
        for error in [unary, streamed] {
            #expect(error?.detail == message, "\(rawValue)")
            #expect(error?.status == "UNKNOWN", "\(rawValue)")
        }
    }

    private func unimplemented(_ calls: InteropCalls, _ method: String) async {
        let error = await #expect(throws: ServiceError.self, "\(rawValue)") { try await calls.call(method) }
        #expect(error?.status == "UNIMPLEMENTED", "\(rawValue)")
    }

    /// Leaves a stream, and waits until the server has noticed.
    private func cancel(_ calls: InteropCalls) async throws {
        if self == .cancelAfterBegin {
            let began = "began StreamingInputCall"
            let count = calls.server.lines.count { $0 == began }
            try await calls.stream("StreamingInputCall") { _ in
                // So that there is a handler to be told of it.
                try await calls.server.until { $0.count { $0 == began } > count }
            }
            try await calls.server.until { $0.contains("cancelled StreamingInputCall") }
        } else {
            try await calls.stream("FullDuplexCall") { stream in
                try await stream.send(Array(output([31415], payload: 27182).utf8))
                var replies = stream.replies.makeAsyncIterator()
                let reply = try #require(try await replies.next())
                #expect(try InteropSchema.size(reply) == 31415)
            }
            try await calls.server.until { $0.contains("cancelled FullDuplexCall") }
        }
    }

    /// Streams have no deadline here, so that a call is made of a method that answers with one message, late. Either
    /// side may be the first to find that the time is over.
    private func timeout(_ calls: InteropCalls) async {
        let outcome = await PeerOutcome.of {
            _ = try await calls.call(
                "StreamingOutputCall",
                #"{"responseParameters":[{"size":1,"intervalUs":600000000}]}"#,
                timeout: .milliseconds(100)
            )
        }
        #expect(["timeout", "DEADLINE_EXCEEDED"].contains(outcome.description), "\(rawValue): \(outcome.details)")
    }

    private func richStatus(_ calls: InteropCalls) async throws {
        // A google.rpc.Status {code: 2, message: "m", details: [google.rpc.ErrorInfo {reason: "R", domain: "d"}]}.
        let details = "CAISAW0aMgoodHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUucnBjLkVycm9ySW5mbxIGCgFSEgFk"
        let metadata: Metadata = ["x-grpc-test-status-details-bin": details]
        let error = await #expect(throws: ServiceError.self) {
            try await calls.call("UnaryCall", status("m"), metadata: metadata)
        }
        #expect(error?.detail == "m")
        #expect(error?.details.map(\.typeName) == ["google.rpc.ErrorInfo"])
        #expect(error?.details.first?.value["reason"] == .string("R"))
    }

    private func manyAtOnce(_ calls: InteropCalls) async throws {
        let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
            for size in 1...200 {
                group.addTask {
                    let reply = try await calls.call("UnaryCall", #"{"responseSize":\#(size)}"#)
                    return try InteropSchema.size(reply.body) - size
                }
            }
            return try await group.reduce(0) { $0 + abs($1) }
        }
        #expect(sizes == 0)
    }
}

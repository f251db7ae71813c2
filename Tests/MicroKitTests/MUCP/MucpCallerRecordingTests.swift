import MicroKit
import MicroTestSupport
import Testing

/// Our client against recorded servers: what it sends is what the recorded client sent, and it reads the reply.
@Suite struct MucpCallerRecordingTests {
    @Test(.serialized, arguments: MucpRecording.all)
    func sendsAndReadsWhatGoDoes(_ recording: MucpRecording) async throws {
        let server = try await ScriptedServer.start(.reply(recording.reply))
        let (request, codec) = try Self.request(of: recording)
        let client = ServiceClient(registry: nil)
        let options = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(60), addresses: [server.address])
        let result = await Result { try await client.call(request, options: options, observer: nil) }
        await client.close()
        await server.close()

        let sent = try #require(server.requests.first)
        // v1 and v2 write other orders and empty fields in these envelopes, which mean the same.
        if codec.contentType == .jsonRPC || codec.contentType == .protoRPC, !recording.name.hasPrefix("v5") {
            let body = try codec.decodeRequest(try MucpRecording.parts(sent).body)
            let recorded = try codec.decodeRequest(try MucpRecording.parts(recording.request).body)
            #expect(body.envelope == recorded.envelope)
            #expect(body.body == recorded.body)
        } else {
            #expect(try MucpRecording.normalized(sent) == MucpRecording.normalized(recording.request))
        }
        try Self.check(result, recording, codec)
    }

    private static func request(of recording: MucpRecording) throws -> (CallRequest, any Codec) {
        let parts = try MucpRecording.parts(recording.request)
        var metadata = Metadata()
        for (name, text) in parts.headers where !["Host", "User-Agent", "Content-Length"].contains(name) {
            metadata[name] = text
        }
        metadata["Micro-From-Service"] = nil
        metadata["Micro-Span-Id"] = nil
        metadata["Micro-Trace-Id"] = nil
        let type = try #require(ContentType(rawValue: metadata["Content-Type"] ?? ""))
        let request = CallRequest(
            service: try #require(metadata["Micro-Service"]),
            endpoint: try #require(metadata["Micro-Endpoint"]),
            contentType: type.rawValue,
            metadata: metadata,
            body: try type.codec.decodeRequest(parts.body).body
        )
        return (request, type.codec)
    }

    private static func check(
        _ result: Result<CallReply, any Error>,
        _ recording: MucpRecording,
        _ codec: any Codec
    ) throws {
        let parts = try MucpRecording.parts(recording.reply)
        if let text = parts.headers.first(where: { $0.name == "Micro-Error" })?.text {
            let error = #expect(throws: ServiceError.self) { try result.get() }
            #expect(error?.raw == text)
            #expect(error?.missesEndpoint == recording.name.contains("unknown_"))
        } else {
            let reply = try result.get()
            #expect(reply.body == (try codec.decodeReply(parts.body).body))
            #expect(reply.contentType == codec.contentType.rawValue)
        }
    }

    @Test func theRecordingsAreThere() {
        #expect(MucpRecording.all.count >= 40)
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

import MicroKit
import Testing

@Suite struct MucpRequestTests {
    private func message(_ request: CallRequest, _ framing: MucpFraming = .headers) throws -> TransportMessage {
        let codec = try MucpRequest.codec(for: request.contentType, framing: framing)
        return try MucpRequest.message(request, id: 7, timeout: .milliseconds(1500), codec: codec)
    }

    @Test func protocolHeadersWinOverMetadata() throws {
        let metadata: Metadata = [
            "micro-service": "evil", "timeout": "1", "content-type": "x", "Micro-Topic": "t", "X-Micro-Topic": "t",
            "Micro-Stream": "1", "Micro-Error": "EOS", "Micro-Target": "x", "Micro-Protocol": "x",
            "Micro-Namespace": "n",
            "Foo": "bar",
        ]
        let request = CallRequest(service: "s", endpoint: "A.B", metadata: metadata, body: Array("{}".utf8))
        let headers = try message(request).headers.canonicalSorted.map { "\($0.name): \($0.text)" }
        #expect(
            headers == [
                "Accept: application/json", "Content-Type: application/json", "Foo: bar", "Micro-Endpoint: A.B",
                "Micro-Id: 7", "Micro-Method: A.B", "Micro-Namespace: n", "Micro-Service: s", "Timeout: 1500000000",
            ]
        )
    }

    @Test func oldNodesGetEnvelopes() throws {
        let request = CallRequest(service: "s", endpoint: "A.B", body: Array("{}".utf8))
        let message = try message(request, MucpFraming(for: Node(id: "n", address: "h:1")))
        #expect(message.headers["Content-Type"] == "application/json-rpc")
        #expect(message.body == Array("{\"params\":[{}],\"id\":\"7\",\"method\":\"A.B\"}\n".utf8))
        #expect(MucpFraming(for: Node(id: "n", address: "h:1", metadata: ["protocol": "mucp"])) == .headers)
    }

    @Test(arguments: ["application/json; charset=utf-8", "", "application/grpc", "APPLICATION/JSON"])
    func unknownContentTypesAreRefused(_ type: String) {
        let error = #expect(throws: MicroError.self) { try MucpRequest.codec(for: type, framing: .headers) }
        #expect(error?.code == .invalidArgument)
    }
}

import NIOHPACK
import Testing

@testable import MicroKit

@Suite struct GRPCServerRequestHeadTests {
    private func head(_ more: HPACKHeaders, path: String = "/go.micro.srv.greeter.Say/Hello") throws
        -> GRPCServerRequestHead
    {
        var headers: HPACKHeaders = [":method": "POST", ":path": path, ":scheme": "http"]
        headers.add(contentsOf: more)
        return try GRPCServerRequestHead(headers, limits: TransportLimits())
    }

    /// The encoding of bodies by content type, and go-micro's own header where that says nothing.
    @Test(
        arguments: [
            ("application/grpc", nil, BodyEncoding.protobuf), ("application/grpc", "application/json", .json),
            ("application/grpc", "application/grpc+json", .json), ("application/grpc", "text/x", .protobuf),
            ("application/grpc+json", "application/protobuf", .json), ("application/grpc+proto", nil, .protobuf),
            ("application/grpc+bytes", nil, .bytes),
        ] as [(String, String?, BodyEncoding)]
    )
    func readsTheEncoding(_ type: String, _ micro: String?, _ encoding: BodyEncoding) throws {
        var headers: HPACKHeaders = ["content-type": type]
        if let micro { headers.add(name: "x-content-type", value: micro) }
        let head = try head(headers)
        #expect(head.encoding == encoding)
        #expect(head.contentType == type)
    }

    @Test(
        arguments: [
            ([:], nil), (["grpc-timeout": "2S"], .seconds(2)), (["timeout": "5000000000"], .seconds(5)),
            (["grpc-timeout": "2S", "timeout": "1000000000"], .seconds(1)),
            (["grpc-timeout": "100m", "timeout": "x"], .milliseconds(100)),
        ] as [(HPACKHeaders, Duration?)]
    )
    func readsTheTimeout(_ headers: HPACKHeaders, _ timeout: Duration?) throws {
        var headers = headers
        headers.add(name: "content-type", value: "application/grpc")
        #expect(try head(headers).timeout == timeout)
    }

    /// What go-micro v2 and later show their handlers.
    @Test func showsMetadata() throws {
        let headers: HPACKHeaders = [
            ":authority": "h:1", "content-type": "application/grpc+proto", "user-agent": "u", "te": "trailers",
            "timeout": "1", "x-content-type": "application/json", "foo": "a", "grpc-timeout": "1S",
        ]
        let metadata = try head(headers).metadata
        #expect(
            metadata == [":authority": "h:1", "content-type": "application/grpc+proto", "user-agent": "u", "foo": "a"]
        )
    }

    @Test func limitsHeaders() {
        var headers: HPACKHeaders = ["content-type": "application/grpc"]
        for number in 0..<300 { headers.add(name: "x-\(number)", value: "") }
        #expect(
            throws: GRPCServerRequestHead.Refusal.status(
                .init(.resourceExhausted, "the request has more headers than 256")
            )
        ) {
            try head(headers)
        }
    }
}

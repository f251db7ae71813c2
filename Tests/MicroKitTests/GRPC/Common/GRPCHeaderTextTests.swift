import MicroKit
import NIOHPACK
import Testing

@Suite struct GRPCHeaderTextTests {
    @Test(arguments: [
        (Duration.zero, "0n"), (.nanoseconds(1), "1n"), (.seconds(5), "5000000u"), (.milliseconds(99), "99000000n"),
        (.milliseconds(100), "100000u"), (.nanoseconds(100_000_001), "100001u"), (.seconds(100), "100000m"),
        (.seconds(100_000), "100000S"), (.seconds(100_000_000), "1666667M"), (.seconds(-1), "0n"),
        (.seconds(6_000_000_000), "1666667H"), (.seconds(Int64.max), "2562048H"),
    ])
    func writesTimeouts(time: Duration, text: String) {
        #expect(GRPCTimeout.text(time) == text)
    }

    @Test(
        arguments: [
            ("0n", Duration.zero), ("5000000u", .seconds(5)), ("1m", .milliseconds(1)),
            ("99999999H", .seconds(359_999_996_400)),
            ("2M", .seconds(120)), ("1S", .seconds(1)), ("", nil), ("S", nil), ("1", nil), ("1s", nil), ("-1S", nil),
            ("123456789n", nil), ("1 S", nil), ("١S", nil),
        ] as [(String, Duration?)]
    )
    func readsTimeouts(text: String, time: Duration?) {
        #expect(GRPCTimeout.parse(text) == time)
    }

    @Test(
        arguments: [
            ("application/grpc", BodyEncoding.protobuf), ("application/grpc+proto", .protobuf),
            ("application/grpc+json", .json), ("application/grpc+bytes", .bytes), ("application/grpc+thrift", .bytes),
            ("application/grpc; charset=utf-8", .protobuf), ("Application/GRPC+JSON ;x=y", .json),
            ("application/grpc-web", nil), ("application/json", nil), ("text/html", nil), ("", nil),
        ] as [(String, BodyEncoding?)]
    )
    func readsContentTypes(text: String, encoding: BodyEncoding?) {
        #expect(GRPCContentType.parse(text) == encoding)
    }

    @Test(arguments: BodyEncoding.allCases)
    func writesContentTypes(encoding: BodyEncoding) {
        #expect(GRPCContentType.parse(GRPCContentType.make(encoding)) == encoding)
    }

    @Test(
        arguments: [
            ("application/json", BodyEncoding.json), ("application/protobuf", .protobuf),
            ("application/proto", .protobuf),
            ("application/octet-stream", .protobuf), ("application/grpc+bytes", .bytes), ("application/json-rpc", nil),
            ("application/proto-rpc", nil),
        ] as [(String, BodyEncoding?)]
    )
    func knowsHowGoMicrosTypesGo(type: String, encoding: BodyEncoding?) {
        #expect(GRPCContentType.encoding(of: type) == encoding)
    }

    @Test(arguments: [
        ("greeter", "Say.Hello", "/greeter.Say/Hello", "Say"),
        ("go.micro.srv.greeter", "Say.Hello", "/go.micro.srv.greeter.Say/Hello", "Say"),
        ("", "Say.Hello", "/Say/Hello", "Say"), ("greeter", "/a.B/C", "/a.B/C", "B"),
        ("greeter", "a.b.C/D", "/a.b.C/D", "C"), ("greeter", "C/D", "/C/D", "C"),
    ])
    func makesPaths(service: String, endpoint: String, text: String, type: String) throws {
        let path = try GRPCPath(service: service, endpoint: endpoint)
        #expect(path.text == text)
        #expect(path.type == type)
        #expect(GRPCPath(parsing: text) == path)
    }

    @Test(arguments: [
        "", "Hello", "a.b.C", ".Hello", "Say.", "/", "//", "/a", "/a/", "a/b/c", "Say.Hel lo", "Säy.Hello",
    ])
    func refusesEndpoints(endpoint: String) {
        let error = #expect(throws: MicroError.self) { try GRPCPath(service: "x", endpoint: endpoint) }
        #expect(error?.code == .invalidArgument)
    }

    @Test(arguments: [
        ("plain text ~", "plain text ~"), ("50%", "50%25"), ("a\nb", "a%0Ab"), ("ü", "%C3%BC"), ("", ""),
    ])
    func percentCodesMessages(text: String, coded: String) {
        #expect(GRPCMessageText.encode(text) == coded)
        #expect(GRPCMessageText.decode(coded) == text)
    }

    @Test func writesMetadata() throws {
        var headers = HPACKHeaders()
        let metadata: Metadata = [
            "Foo-Bar": "x y", "Content-Type": "text/html", "Timeout": "1", "grpc-status": "0", "TE": "gzip",
            "blob-bin": "AQI=", "grpc-trace-bin": "AQI",
        ]
        try GRPCMetadata.add(metadata, to: &headers)
        #expect(headers == HPACKHeaders([("foo-bar", "x y"), ("blob-bin", "AQI"), ("grpc-trace-bin", "AQI")]))
    }

    @Test(
        arguments: [["a b": "x"], ["": "x"], ["a": "ü"], ["a": "x\r\ny: z"], ["a-bin": "?"], ["ä": "x"]] as [Metadata]
    )
    func refusesMetadata(metadata: Metadata) {
        var headers = HPACKHeaders()
        let error = #expect(throws: MicroError.self) { try GRPCMetadata.add(metadata, to: &headers) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func readsMetadata() {
        let headers = HPACKHeaders([
            (":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip"), ("x", "1"), ("x", "2"),
            ("b-bin", "AQI"), ("grpc-message", "m"),
        ])
        #expect(GRPCMetadata.metadata(headers) == ["x": "1, 2", "b-bin": "AQI="])
    }
}

import Testing

@testable import MicroKit

@Suite struct MucpStreamStateTests {
    private let format: MucpStreamFormat

    init() throws {
        let request = StreamRequest(service: "s", endpoint: "Say.Chat")
        format = MucpStreamFormat(request, id: 7, codec: ContentType.json.codec, address: "peer:1")
    }

    private func received(_ state: inout MucpStreamState, _ message: TransportMessage?) -> String {
        switch state.received(message, format) {
        case .success(let body): body.map { String(decoding: $0, as: UTF8.self) } ?? "end"
        case .failure(let error as ServiceError): "error \(error.detail)"
        case .failure(let error as MicroError): error.code.rawValue
        case .failure(let error): "\(error)"
        }
    }

    private func finish(_ state: inout MucpStreamState) -> Bool { state.finish() }

    private func close(_ state: inout MucpStreamState) -> Bool { state.close() }

    private static func error(_ text: String) -> TransportMessage { TransportMessage(headers: ["Micro-Error": text]) }

    @Test(
        arguments: [
            (false, TransportMessage(headers: ["X-Micro-Error": "EOS"]), "end"),
            (true, error("EOS"), "end"),
            (false, error("EOF"), "error EOF"),
            (true, error("EOF"), "end"),
            (true, error("eof"), "error eof"),
            (false, error(#"{"id":"x","code":400,"detail":"no"}"#), "error no"),
            (false, nil, "connectionLost"),
            (true, nil, "end"),
            (true, TransportMessage(headers: ["Content-Type": "text/html"], body: [60]), "protocolMismatch"),
            (
                false,
                TransportMessage(
                    headers: ["Content-Type": "text/plain"],
                    body: Array("unsupported Content-Type: x".utf8)
                ), "unsupportedContentType"
            ),
        ] as [(Bool, TransportMessage?, String)]
    )
    func ends(_ finished: Bool, _ message: TransportMessage?, _ expected: String) {
        var state = MucpStreamState()
        if finished { #expect(finish(&state)) }
        #expect(received(&state, TransportMessage(body: [49])) == "1")
        #expect(received(&state, message) == expected)
        // Whatever still comes, it stays at that.
        #expect(received(&state, TransportMessage(body: [49])) == expected)
        #expect(close(&state) == false || !finished)
    }

    @Test func finishesOnce() {
        var state = MucpStreamState()
        #expect(state.maySend)
        #expect(finish(&state))
        #expect(!state.maySend)
        #expect(!finish(&state))
        #expect(!close(&state))
    }

    @Test func tellsOfItsCloseUnlessThePeerEndedIt() {
        var open = MucpStreamState()
        #expect(close(&open))
        #expect(!close(&open) && !open.maySend)
        #expect(received(&open, TransportMessage(body: [49])) == "end")
        var ended = MucpStreamState()
        #expect(received(&ended, Self.error("EOS")) == "end")
        #expect(!close(&ended))
        var broken = MucpStreamState()
        broken.failed(MicroError(.connectionLost, "gone"))
        #expect(!close(&broken))
    }

    @Test func writesMessages() throws {
        let opening = try format.opening()
        #expect(opening.body == Array("{}\n".utf8))
        #expect(opening.headers["Micro-Stream"] == "7" && opening.headers["Micro-Id"] == "7")
        #expect(opening.headers["Timeout"] == nil)
        #expect(format.end.headers["Micro-Error"] == "EOS" && format.end.body.isEmpty)
    }

    @Test(arguments: [
        (ContentType.protobuf, [UInt8]()), (.bytes, []),
        (.protoRPC, [0, 0, 0, 19, 10, 8] + Array("Say.Chat".utf8) + [17, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (.jsonRPC, Array(#"{"params":[{}],"id":"7","method":"Say.Chat"}"#.utf8) + [10]),
    ])
    func opensEachType(_ type: ContentType, _ body: [UInt8]) throws {
        let request = StreamRequest(service: "s", endpoint: "Say.Chat", metadata: ["Micro-Error": "x", "Timeout": "1"])
        let opening = try MucpStreamFormat(request, id: 7, codec: type.codec, address: "peer:1").opening()
        #expect(opening.body == body)
        #expect(opening.headers["Micro-Error"] == nil && opening.headers["Timeout"] == nil)
    }
}

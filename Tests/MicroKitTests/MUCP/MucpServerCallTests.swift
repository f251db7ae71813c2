import Testing

@testable import MicroKit

@Suite struct MucpServerCallTests {
    @Test(
        arguments: [
            ([:], true), (["Micro-Service": "s"], false), (["Micro-Method": "a.b"], false),
            (["X-Micro-Endpoint": "a.b"], false),
            (["Micro-Protocol": "x"], false), (["Micro-Topic": "t"], false),
            (["Micro-Endpoint": "a.b", "Micro-Target": "t"], true), (["Micro-Topic": "t", "Micro-Target": "t"], false),
        ] as [(Metadata, Bool)]
    )
    func tellsLegacyCalls(_ headers: Metadata, _ isLegacy: Bool) {
        #expect(MucpServerCall(headers: headers).isLegacy == isLegacy)
    }

    @Test func prefersPlainNames() {
        let call = MucpServerCall(headers: ["X-Micro-Endpoint": "old", "Micro-Endpoint": "new", "X-Micro-Id": "1"])
        #expect(call.endpoint == "new")
        #expect(call.method == "new")
        #expect(call.id.isEmpty)
    }

    /// go-micro looks at the length of a header, not at whether it is there.
    @Test func takesEmptyHeadersForMissingOnes() {
        let call = MucpServerCall(headers: ["Content-Type": "", "Micro-Method": "", "X-Micro-Method": "old"])
        #expect(call.contentType == "application/protobuf")
        #expect(call.method == "old")
    }

    @Test(
        arguments: [
            ("5000000000", .seconds(5)), ("0", .zero), ("-5", nil), ("5s", nil),
            ("18446744073709551615", .nanoseconds(Int64.max)),
        ] as [(String, Duration?)]
    )
    func readsTimeouts(_ text: String, _ timeout: Duration?) {
        #expect(MucpServerCall(headers: ["Timeout": text]).timeout == timeout)
    }
}

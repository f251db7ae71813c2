import Testing

@testable import MicroKit

@Suite struct TraceHeadersTests {
    static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test(arguments: [
        (parent, true),
        ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-ever", true),
        (parent + "-more", false), (parent + "-", false), ("", false), ("00", false), ("---", false),
        ("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false),
        ("00-00000000000000000000000000000000-b7ad6b7169203331-01", false),
        ("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", false),
        ("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false),
        ("00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-011", false),
        ("00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01", false),
    ])
    func knowsAParent(_ text: String, _ isOne: Bool) {
        #expect(TraceHeaders.isParent(text) == isOne)
    }

    @Test func passesOnWhatBelongsToATrace() {
        let headers: Metadata = [
            "Traceparent": Self.parent, "Tracestate": "a=b", "Micro-Trace-ID": "t", "Micro-Span-Id": "s",
            "Authorization": "x", "Micro-Id": "5",
        ]
        let own: Metadata = ["Micro-Trace-Id": "t", "Micro-Span-Id": "s"]
        var all = own
        all["traceparent"] = Self.parent
        all["tracestate"] = "a=b"
        #expect(TraceHeaders(passingOn: headers, includesContext: true)?.metadata == all)
        #expect(TraceHeaders(passingOn: headers, includesContext: false)?.metadata == own)
    }

    @Test(
        arguments: [
            [:], ["tracestate": "a=b"], ["traceparent": "garbage", "tracestate": "a=b"],
            ["Micro-Trace-Id": String(repeating: "x", count: 1025)], ["Micro-Trace-Id": "a\r\nb"],
            ["Micro-Trace-Id": ""],
            ["Micro-Span-Id": "ä"],
        ] as [Metadata]
    )
    func passesNothingElseOn(_ headers: Metadata) {
        #expect(TraceHeaders(passingOn: headers, includesContext: true) == nil)
    }
}

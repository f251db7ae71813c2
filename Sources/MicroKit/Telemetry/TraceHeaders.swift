import Tracing

/// The headers by which a request tells what trace it belongs to, kept for the calls that its handler makes.
///
/// go-micro hands on everything that a request brings (go-micro `client/rpc_client.go`, from the context's metadata), so
/// that a trace goes through a Go service which knows nothing of traces. These headers go through ours the same way.
struct TraceHeaders: Sendable, Equatable {
    /// The header of W3C's Trace Context (section 3.2), with the one that goes with it.
    static let parent = "traceparent"
    static let state = "tracestate"
    /// go-micro's own (go-micro `debug/trace/trace.go`).
    private static let native = ["Micro-Trace-Id", "Micro-Span-Id"]
    /// The longest text that is passed on, in bytes.
    private static let limit = 1024

    private(set) var metadata = Metadata()

    /// What of a request's headers is passed on, nil when there is nothing.
    /// - Parameters:
    ///   - headers: Those of the request.
    ///   - includesContext: Whether the W3C headers are, which an instrument passes on itself where there is one.
    init?(passingOn headers: Metadata, includesContext: Bool) {
        for name in Self.native { add(name, headers[name]) }
        if includesContext, let parent = headers[Self.parent], Self.isParent(parent) {
            add(Self.parent, parent)
            add(Self.state, headers[Self.state])
        }
        if metadata.isEmpty { return nil }
    }

    private mutating func add(_ name: String, _ text: String?) {
        guard let text, !text.isEmpty, text.utf8.count <= Self.limit, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 })
        else { return }
        metadata[name] = text
    }

    /// Whether a `traceparent` is one: two hexadecimal digits of version, 32 of trace, 16 of parent and 2 of flags, in
    /// later versions perhaps more (W3C Trace Context, sections 3.2.2 and 4.3).
    static func isParent(_ text: String) -> Bool {
        let parts = text.split(separator: "-", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count >= 4, parts.prefix(4).map(\.utf8.count) == [2, 32, 16, 2] else { return false }
        guard parts.prefix(4).allSatisfy({ $0.utf8.allSatisfy(isLowerHex) }), parts[0] != "ff" else { return false }
        guard parts.count == 4 || parts[0] != "00" else { return false }
        return parts[1...2].allSatisfy { $0.contains { $0 != "0" } }
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte) || (UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte)
    }
}

extension ServiceContext {
    private enum TraceHeadersKey: ServiceContextKey {
        typealias Value = TraceHeaders
        static var nameOverride: String? { "micro-trace-headers" }
    }

    /// The trace headers of the request that is being handled.
    var traceHeaders: TraceHeaders? {
        get { self[TraceHeadersKey.self] }
        set { self[TraceHeadersKey.self] = newValue }
    }
}

/// Reads a trace's context out of metadata, and writes it there.
struct MetadataPropagator: Extractor, Injector {
    func extract(key: String, from carrier: Metadata) -> String? { carrier[key] }

    func inject(_ value: String, forKey key: String, into carrier: inout Metadata) { carrier[key] = value }
}

import Testing

@testable import MicroKit

@Suite struct EndpointTableTests {
    private func handler(_ mark: UInt8) -> BytesHandler {
        BytesHandler(request: nil, response: nil) { _, _ in [mark] }
    }

    @Test func listsInGoMicrosOrder() {
        var table = EndpointTable()
        for name in ["Say.b", "Say.B", "Foo.Z", "FooBar.A", "Hid.X"] {
            table.set(name, handler(0), isListed: name != "Hid.X")
        }
        #expect(table.records.map(\.name) == ["Foo.Z", "FooBar.A", "Say.B", "Say.b"])
        #expect(table.contains("Hid.X"))
    }

    @Test func takesTheLastOfTwo() async throws {
        var table = EndpointTable()
        table.set("Say.A", handler(1))
        table.set("Say.A", handler(2))
        #expect(table.records.count == 1)
        let reply = try await table.call("Say.A").handle([], encoding: .bytes, context: RequestContext())
        #expect(reply == [2])
    }
}

extension EndpointTable {
    /// The handler of calls of an endpoint.
    func call(_ name: String) throws -> any EndpointHandler {
        switch try handler(of: name) {
        case .call(let handler): handler
        case .stream: throw MicroError(.internal, "\(name) is a stream")
        }
    }
}

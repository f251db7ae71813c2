import Synchronization
import Testing

@testable import MicroKit

@Suite struct ClientTypedTests {
    /// Answers every call with the same body and keeps what was sent.
    private final class StubClient: Client {
        let reply: String
        let sent = Mutex<[String]>([])

        init(reply: String) { self.reply = reply }

        func call(
            _ request: CallRequest,
            options: CallOptions,
            observer: (@Sendable (InvocationEvent) -> Void)?
        ) async throws -> CallReply {
            sent.withLock { $0.append("\(request.contentType) \(String(decoding: request.body, as: UTF8.self))") }
            let node = Node(id: "n", address: "127.0.0.1:1")
            return CallReply(headers: [:], contentType: request.contentType, body: Array(reply.utf8), node: node)
        }

        func prepare(_ request: CallRequest, options: CallOptions) async throws -> PreparedCall {
            throw MicroError(.invalidArgument, "not for this test")
        }

        func withStream<Result: Sendable>(
            _ request: StreamRequest,
            options: CallOptions,
            observer: (@Sendable (InvocationEvent) -> Void)?,
            _ body: (ClientStream) async throws -> Result
        ) async throws -> Result {
            throw MicroError(.invalidArgument, "not for this test")
        }

        func close() async {}
    }

    private struct Item: Codable, Equatable {
        var title: String
        var id: Int64
        var price: Double
        var key: [UInt8]
    }

    private let item = Item(title: "t", id: 9_007_199_254_740_993, price: 1, key: [0, 1])

    @Test func sendsMembersInOrder() async throws {
        let client = StubClient(
            reply: #"{"Title":"t","id":9007199254740993,"price":1e0,"key":"AAE=","more":null}"# + "\n"
        )
        #expect(try await client.call("shop", "Shop.Get", item, as: Item.self) == item)
        let body = #"{"title":"t","id":9007199254740993,"price":1,"key":"AAE="}"#
        #expect(client.sent.withLock { $0 } == ["application/json " + body])
    }

    @Test(arguments: [
        (#"[{"title":"t","id":1,"price":0,"key":""},{"title":7}]"#, "[1].title: a string expected, not a number"),
        ("", "nothing but white space, line 1, column 1"), ("[", "the text ends where a value should stand, line 1"),
    ])
    func tellsWhatIsWrongWithAReply(_ reply: String, _ text: String) async throws {
        let client = StubClient(reply: reply)
        let error = await #expect(throws: MicroError.self) {
            try await client.call("shop", "Shop.Get", item, as: [Item].self)
        }
        #expect(error?.code == .invalidReply)
        #expect(error?.address == "127.0.0.1:1")
        #expect(error?.message.hasPrefix("the reply of shop Shop.Get is no Array<Item>: \(text)") == true)
    }

    @Test func refusesToSendWhatJSONHasNot() async throws {
        let client = StubClient(reply: "{}")
        var item = item
        item.price = .nan
        let error = await #expect(throws: MicroError.self) {
            try await client.call("shop", "Shop.Put", ["item": item], as: Item.self)
        }
        #expect(error?.code == .invalidBody)
        #expect(error?.message == "the request can't be encoded: item.price: JSON has no nan")
        #expect(client.sent.withLock { $0 }.isEmpty)
    }
}

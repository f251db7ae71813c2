import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperRequestTests {
    /// A request with what stands behind the header of its packet.
    struct Case: Sendable, CustomTestStringConvertible {
        var request: ZooKeeperRequest
        var kind: UInt8
        var body: [UInt8]

        var testDescription: String { "\(request)" }
    }

    private static let path: [UInt8] = [0, 0, 0, 2] + Array("/a".utf8)
    private static let data: [UInt8] = [0, 0, 0, 1, 0x7B]
    private static let world: [UInt8] =
        [0, 0, 0, 1, 0, 0, 0, 0x1F, 0, 0, 0, 5] + Array("world".utf8) + [0, 0, 0, 6] + Array("anyone".utf8)
    private static let anyVersion: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]

    static let cases = [
        Case(
            request: .create("/a", [0x7B], isEphemeral: false),
            kind: 1,
            body: path + data + world + [0, 0, 0, 0]
        ),
        Case(request: .create("/a", [0x7B], isEphemeral: true), kind: 1, body: path + data + world + [0, 0, 0, 1]),
        Case(request: .delete("/a"), kind: 2, body: path + anyVersion),
        Case(request: .exists("/a", isWatched: true), kind: 3, body: path + [1]),
        Case(request: .getData("/a", isWatched: false), kind: 4, body: path + [0]),
        Case(request: .setData("/a", [0x7B]), kind: 5, body: path + data + anyVersion),
        Case(request: .sync("/a"), kind: 9, body: path),
        Case(request: .getChildren("/a", isWatched: true), kind: 12, body: path + [1]),
        Case(
            request: .replace("/a", [0x7B], isEphemeral: true),
            kind: 14,
            body: [0, 0, 0, 2, 0] + anyVersion + path + anyVersion + [0, 0, 0, 1, 0] + anyVersion + path + data + world
                + [0, 0, 0, 1] + anyVersion + [1] + anyVersion
        ),
    ]

    @Test(arguments: cases) func bytes(item: Case) {
        var writer = JuteWriter()
        item.request.write(as: 0x0102, to: &writer)
        let length = item.body.count + 8
        #expect(writer.bytes.all == [0, 0, 0, UInt8(length), 0, 0, 1, 2, 0, 0, 0, item.kind] + item.body)
        #expect(item.request.size == length)
        #expect(item.request.path == "/a")
    }

    @Test func greeting() {
        var writer = JuteWriter()
        ZooKeeperGreeting(lastTransaction: 5, timeout: 6000, session: 9, password: [1, 2]).write(to: &writer)
        #expect(
            writer.bytes.all == [0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0x17, 0x70]
                + [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 2, 1, 2, 0]
        )
    }

    @Test func credentials() {
        var writer = JuteWriter()
        ZooKeeperCredentials(user: "u", password: "p:q").write(to: &writer)
        #expect(
            writer.bytes.all == [0, 0, 0, 31, 0xFF, 0xFF, 0xFF, 0xFC, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 6]
                + Array("digest".utf8) + [0, 0, 0, 5] + Array("u:p:q".utf8)
        )
    }

    @Test func welcome() throws {
        var reader = JuteReader(ZooKeeperBytes.welcome(0x1234))
        let welcome = try ZooKeeperWelcome(from: &reader)
        #expect(welcome.session == 0x1234)
        #expect(welcome.timeout == 9000)
        #expect(welcome.password.count == 16)
        #expect(!welcome.hasExpired)
        for (session, timeout) in [(0, 9000), (5, 0), (5, -1)] as [(Int64, Int32)] {
            var reader = JuteReader(ZooKeeperBytes.welcome(session, timeout: timeout))
            #expect(try ZooKeeperWelcome(from: &reader).hasExpired)
        }
        // Servers before 3.4 end before the last byte.
        var old = ZooKeeperBytes.welcome(1)
        old.moveWriterIndex(to: old.writerIndex - 1)
        var oldReader = JuteReader(old)
        #expect(try ZooKeeperWelcome(from: &oldReader).session == 1)
    }
}

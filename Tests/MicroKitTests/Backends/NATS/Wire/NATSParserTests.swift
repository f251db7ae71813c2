import NIOCore
import Testing

@testable import MicroKit

@Suite struct NATSParserTests {
    /// Reads bytes in pieces of a size.
    static func read(_ bytes: [UInt8], by size: Int = .max, limit: Int = 1 << 20) throws -> [NATSOperation] {
        var parser = NATSParser(messageLimit: limit)
        var operations: [NATSOperation] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(size)
            rest = rest.dropFirst(piece.count)
            parser.append(ByteBuffer(bytes: piece))
            while let operation = try parser.next() { operations.append(operation) }
        }
        return operations
    }

    static let readings: [(String, [NATSOperation])] = [
        ("PING\r\n", [.ping]),
        ("ping\r\nPoNg\r\n+OK\r\n", [.ping, .pong, .ok]),
        ("PING\n", [.ping]),
        ("MSG a.b 9 0\r\n\r\n", [.message(NATSMessage("a.b"), subscription: 9)]),
        (
            "MSG a 1 r.s 2\r\nhi\r\nPING\r\n",
            [.message(NATSMessage("a", [104, 105], reply: "r.s"), subscription: 1), .ping]
        ),
        ("MSG\ta  1\t 4\r\n\r\n\r\n\r\n", [.message(NATSMessage("a", [13, 10, 13, 10]), subscription: 1)]),
        (
            "HMSG a 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n",
            [.message(NATSMessage("a", headers: NATSHeaders(status: 503)), subscription: 1)]
        ),
        (
            "HMSG a 1 r 22 24\r\nNATS/1.0\r\nKey:  v \r\n\r\nhi\r\n",
            [
                .message(
                    NATSMessage("a", [104, 105], reply: "r", headers: NATSHeaders([.init("Key", "v")])),
                    subscription: 1
                )
            ]
        ),
        ("HMSG a 1 4 4\r\nNATS\r\nPING\r\n", [.unusable(subscription: 1), .ping]),
        (
            "MSG a 7 1048577\r\n" + String(repeating: "x", count: 1_048_577) + "\r\nPING\r\n",
            [.unusable(subscription: 7), .ping]
        ),
        ("-ERR 'Authorization Violation'\r\n", [.error(.login("authorization violation"))]),
        ("-ERR 'Stale Connection'\r\n", [.error(.other("stale connection"))]),
        (
            "-ERR 'Permissions Violation for Publish to \"a.b\"'\r\n",
            [.error(.permission(NATSPermission(.publish, "a.b")))]
        ),
    ]

    @Test(arguments: readings) func reads(text: String, operations: [NATSOperation]) throws {
        #expect(try Self.read(Array(text.utf8)) == operations)
        guard text.utf8.count < 1000 else { return }
        for size in 1...9 { #expect(try Self.read(Array(text.utf8), by: size) == operations) }
    }

    @Test func readsWhatAServerSaysOfItself() throws {
        let text = """
            INFO {"version":"2.9.10","headers":true,"max_payload":99,"auth_required":true,"tls_required":true,\
            "tls_available":true,"nonce":"n","connect_urls":["10.0.0.1:4222",7]}\r\n
            """
        var info = NATSServerInfo()
        info.version = "2.9.10"
        (info.hasHeaders, info.maximumPayload, info.needsLogin) = (true, 99, true)
        (info.needsTLS, info.offersTLS, info.nonce, info.cluster) = (true, true, "n", ["10.0.0.1:4222"])
        #expect(try Self.read(Array(text.utf8)) == [.info(info)])
        #expect(try Self.read(Array("INFO {}\r\n".utf8)) == [.info(NATSServerInfo())])
    }

    @Test(arguments: [
        ("HTTP/1.1 400 Bad Request\r\n", NATSParser.Failure.unknown("HTTP/1.1 400 Bad Request")),
        ("\r\n", .unknown("")), ("INFO []\r\n", .unknown("INFO []")), ("INFO {\r\n", .unknown("INFO {")),
        ("MSG a 1\r\n", .unknown("MSG a 1")), ("MSG a b 1\r\n", .unknown("MSG a b 1")),
        ("MSG a 1 -1\r\n", .unknown("MSG a 1 -1")), ("MSG a 1 b c 1\r\n", .unknown("MSG a 1 b c 1")),
        ("MSG a 1 99999999999999999999\r\n", .unknown("MSG a 1 99999999999999999999")),
        ("HMSG a 1 5 4\r\n", .unknown("HMSG a 1 5 4")), ("HMSG a 1 4\r\n", .unknown("HMSG a 1 4")),
        ("MSG a 1 2\r\nhi!!", .unframed), (String(repeating: "x", count: 70_000), .lineTooLong),
        ("INFO {" + String(repeating: " ", count: 70_000) + "}\r\n", .lineTooLong),
    ]) func refuses(text: String, failure: NATSParser.Failure) {
        #expect(throws: failure) { try Self.read(Array(text.utf8)) }
        #expect(throws: failure) { try Self.read(Array(text.utf8), by: 7) }
    }

    @Test(arguments: ["v5.service", "v5.list", "v5.get"]) func readsWhatAServerSaidToGo(name: String) throws {
        let bytes = try Fixture.bytes("nats/\(name).s2c.bin")
        let operations = try Self.read(bytes)
        guard case .info(let info) = operations.first else { return #expect(Bool(false), "\(operations)") }
        #expect(info.version == "2.9.10" && info.hasHeaders && info.maximumPayload == 1_048_576)
        #expect(operations.contains(.pong))
        #expect(try Self.read(bytes, by: 1) == operations)
    }

    /// Bytes changed, left out and put in at random end in operations or a failure, and in nothing else.
    @Test func survivesMutations() throws {
        var random = SplitMix64(state: 0x4E41_5453)
        let seeds =
            try ["v5.service", "v5.get"].map { try Fixture.bytes("nats/\($0).s2c.bin") }
            + Self.readings.filter { $0.0.utf8.count < 1000 }.map { Array($0.0.utf8) }
        for round in 0..<4000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int.random(in: 0..<6, using: &random) where !bytes.isEmpty {
                let index = bytes.indices.randomElement(using: &random) ?? 0
                switch random.next() % 3 {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8(ascii: "9"), at: index)
                }
            }
            let whole = Result { try Self.read(bytes, limit: 4096) }
            let pieces = Result { try Self.read(bytes, by: Int.random(in: 1...64, using: &random), limit: 4096) }
            // Where both can be read, they are read alike.
            if case .success(let whole) = whole, case .success(let pieces) = pieces { #expect(whole == pieces) }
        }
    }
}

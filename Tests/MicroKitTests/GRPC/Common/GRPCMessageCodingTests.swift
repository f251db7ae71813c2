import MicroKit
import NIOCore
import Testing

@Suite struct GRPCMessageCodingTests {
    private static let messages: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 7, count: 3000), [0]]

    private static func decode(
        _ pieces: [[UInt8]],
        limit: Int = 4096,
        compression: GRPCCompression? = nil
    ) throws -> [[UInt8]] {
        var decoder = GRPCMessageDecoder(limit: limit, compression: compression)
        var messages: [[UInt8]] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            while let message = try decoder.next() { messages.append(message) }
        }
        try decoder.finish()
        return messages
    }

    @Test(arguments: GRPCCompression.allCases)
    func readsWhatItWritesInAnySplit(compression: GRPCCompression) throws {
        let encoder = GRPCMessageEncoder(compression: compression)
        let whole = try Self.messages.flatMap { Array(try encoder.encode($0).readableBytesView) }
        #expect(try Self.decode([whole], compression: compression) == Self.messages)
        #expect(try Self.decode(whole.map { [$0] }, compression: compression) == Self.messages)
        for cut in stride(from: 1, to: whole.count, by: 7) {
            let pieces = [Array(whole[..<cut]), Array(whole[cut...])]
            #expect(try Self.decode(pieces, compression: compression) == Self.messages)
        }
    }

    @Test(
        arguments: [
            ([0, 0xFF, 0xFF, 0xFF, 0xFF], nil, GRPCFramingError.tooLarge(size: 0xFFFF_FFFF, limit: 4096)),
            ([0, 0, 0, 0x10, 0x01], nil, .tooLarge(size: 4097, limit: 4096)),
            ([2, 0, 0, 0, 0], nil, .invalidFlag(2)),
            ([1, 0, 0, 0, 0], nil, .unnamedCompression),
            ([1, 0, 0, 0, 0], .identity, .unnamedCompression),
            ([1, 0, 0, 0, 1, 9], .gzip, .corrupt(.gzip)),
            ([1, 0, 0, 0, 0], .deflate, .corrupt(.deflate)),
            ([0, 0, 0, 0, 2, 9], nil, .truncated),
            ([0, 0, 0], nil, .truncated),
        ] as [([UInt8], GRPCCompression?, GRPCFramingError)]
    )
    func refuses(bytes: [UInt8], compression: GRPCCompression?, error: GRPCFramingError) {
        #expect(throws: error) { try Self.decode([bytes], compression: compression) }
        #expect(throws: error) { try Self.decode(bytes.map { [$0] }, compression: compression) }
    }

    @Test(arguments: [GRPCCompression.gzip, .deflate])
    func boundsWhatComesOut(compression: GRPCCompression) throws {
        let bomb = try #require(compression.compress([UInt8](repeating: 0, count: 8 << 20)))
        #expect(bomb.count < 16 << 10)
        #expect(throws: GRPCFramingError.inflatesBeyond(limit: 1 << 20)) {
            try compression.inflate(bomb, limit: 1 << 20)
        }
        #expect(try compression.inflate(bomb, limit: 8 << 20).count == 8 << 20)
    }

    @Test(arguments: [GRPCCompression.gzip, .deflate])
    func refusesWhatIsCutOrFollowed(compression: GRPCCompression) throws {
        let whole = try #require(compression.compress(Array("some text, some text".utf8)))
        for count in whole.indices {
            #expect(throws: GRPCFramingError.corrupt(compression)) {
                try compression.inflate(Array(whole.prefix(count)), limit: 1000)
            }
        }
        #expect(throws: GRPCFramingError.corrupt(compression)) { try compression.inflate(whole + [0], limit: 1000) }
    }

    @Test func takesSeveralMembersOfGzip() throws {
        let (first, second) = (GRPCCompression.gzip.compress([1, 2]), GRPCCompression.gzip.compress([3]))
        let both = try #require(first) + #require(second)
        #expect(try GRPCCompression.gzip.inflate(both, limit: 1000) == [1, 2, 3])
    }

    @Test func refusesToWriteBeyondTheLimit() {
        let error = #expect(throws: MicroError.self) { try GRPCMessageEncoder(limit: 3).encode([1, 2, 3, 4]) }
        #expect(error?.code == .messageTooLarge)
    }
}

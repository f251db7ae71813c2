import Testing

@testable import MicroKit

@Suite struct NATSKeyTests {
    /// The pair that NATS's documentation uses
    /// (<https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth>).
    static let seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY"
    static let publicKey = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4"

    @Test func readsASeed() throws {
        let key = try #require(NATSKey(seed: Self.seed))
        #expect(key.kind == .user)
        #expect(key.publicKey == Self.publicKey)
        #expect(key.seed == Self.seed)
    }

    @Test(arguments: [NATSKey.Kind.user, .account, .operator]) func newKeysAreRead(kind: NATSKey.Kind) throws {
        let key = NATSKey(new: kind)
        let read = try #require(NATSKey(seed: key.seed))
        #expect(read.kind == kind && read.publicKey == key.publicKey)
        #expect(key.publicKey.first == ["U", "A", "O"][[.user, .account, .operator].firstIndex(of: kind) ?? 0])
        #expect(try key.signature(of: [1, 2, 3]).utf8.count == 86)
    }

    @Test func refusesWhatIsNoSeed() {
        #expect(NATSKey(seed: Self.publicKey) == nil)
        #expect(NATSKey(seed: "") == nil)
        #expect(NATSKey(seed: Self.seed.lowercased()) == nil)
        #expect(NATSKey(seed: Self.seed + "A") == nil)
        #expect(NATSKey(seed: String(Self.seed.dropLast())) == nil)
        #expect(NATSKey(seed: Self.seed.replacing("CSSL", with: "CSSM")) == nil)
        #expect(NATSKey(seed: String(repeating: "A", count: 100_000)) == nil)
    }
}

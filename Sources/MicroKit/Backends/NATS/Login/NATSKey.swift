import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An nkey with its secret half: Ed25519, written in base32 with a prefix that says what it is for and a checksum
/// (<https://github.com/nats-io/nkeys>, `strkey.go`).
struct NATSKey: Sendable {
    /// What a key is of.
    enum Kind: UInt8, Sendable {
        case account = 0
        case `operator` = 112
        case user = 160
    }

    /// The prefix of a seed, in front of that of its kind.
    private static let seedPrefix: UInt8 = 144

    /// What it is of.
    let kind: Kind
    private let key: Curve25519.Signing.PrivateKey

    /// A new key.
    init(new kind: Kind) {
        self.kind = kind
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads a seed; nil when it is none.
    init?(seed text: String) {
        guard let bytes = Self.checked(text), bytes.count == 34, bytes[0] & 0xF8 == Self.seedPrefix,
            let kind = Kind(rawValue: (bytes[0] & 7) << 5 | bytes[1] >> 3),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes[2...])
        else { return nil }
        self.kind = kind
        self.key = key
    }

    /// The secret half as a text.
    var seed: String {
        Self.text([Self.seedPrefix | kind.rawValue >> 5, kind.rawValue << 3] + Array(key.rawRepresentation))
    }

    /// The public half as a text, beginning with the letter of its kind.
    var publicKey: String { Self.text([kind.rawValue] + Array(key.publicKey.rawRepresentation)) }

    /// The signature of bytes in base64url without padding (RFC 4648 section 5).
    /// - Throws: ``MicroError`` `internal` when the cryptography fails, which needs a lack of random numbers.
    func signature(of bytes: [UInt8]) throws(MicroError) -> String {
        do {
            return Self.base64URL(try key.signature(for: bytes))
        } catch {
            throw MicroError(.internal, "an nkey can't sign: \(error)", cause: error)
        }
    }

    /// Base64url without padding.
    static func base64URL(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let sum = checksum(bytes)
        return Base32.encode(bytes + [UInt8(sum & 255), UInt8(sum >> 8)])
    }

    /// The bytes before the checksum; nil when that is wrong.
    private static func checked(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 64, let bytes = Base32.decode(text), bytes.count > 2 else { return nil }
        let sum = checksum(bytes.dropLast(2))
        return bytes.suffix(2) == [UInt8(sum & 255), UInt8(sum >> 8)] ? bytes.dropLast(2) : nil
    }

    /// CRC-16 with the polynomial 0x1021 from 0, as in XMODEM.
    private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { sum, byte in
            (0..<8).reduce(sum ^ UInt16(byte) << 8) { sum, _ in
                sum & 0x8000 == 0 ? sum << 1 : sum << 1 ^ 0x1021
            }
        }
    }
}

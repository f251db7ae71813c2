import MicroKit
import MicroTestSupport
import Testing

@Suite struct ProtobufHostileInputTests {
    typealias Schema = ProtobufSchema

    private static let json = #"""
        {"aDouble":1.5,"aInt32":-7,"aString":"h\u00e9llo","aBytes":"AQID","color":"RED","child":{"aInt64":"5","items":[{}]},
        "scores":[1,2,300],"tags":["a","bc"],"counts":{"a":1,"b":2},"byFlag":{"true":{"aBool":true}},"text":"x",
        "time":"2006-01-02T15:04:05Z","structure":{"a":[1,null,"x",{"b":false}]},
        "any":{"@type":"x/t.All","aInt32":1},"wrappedLong":"9"}
        """#

    /// Every beginning of a message is refused or read, and nothing traps.
    @Test func bearsTruncation() throws {
        let descriptor = try Schema.descriptor("t.All")
        let json = Array(Self.json.utf8)
        let binary = try DynamicMessage(descriptor, json: json).serialized()
        for count in binary.indices { _ = try? DynamicMessage(descriptor, serialized: binary[..<count]).json() }
        for count in json.indices {
            #expect(throws: ProtobufError.self) { try DynamicMessage(descriptor, json: json[..<count]) }
        }
    }

    /// Changed bytes are refused or read to something that can be written and read again.
    @Test(.heavy, arguments: ["t.All", "t.Old", "t.Ed", "t.Set", "google.protobuf.Any", "google.protobuf.Value"])
    func bearsChangedBytes(type: String) async throws {
        let descriptor = try Schema.descriptor(type)
        let all = try Schema.descriptor("t.All")
        var generator = SmallGenerator(seed: 42)
        let json = Array(Self.json.utf8)
        let binary = try DynamicMessage(all, json: json).serialized()
        for _ in 0..<3000 {
            await Task.yield()
            let bytes = changed(binary, &generator)
            if let message = try? DynamicMessage(descriptor, serialized: bytes) {
                let again = try DynamicMessage(descriptor, serialized: try message.serialized())
                #expect(try again.serialized() == message.serialized())
                if let text = try? message.json() { _ = try JSONValue(parsing: text) }
            }
            let text = changed(json, &generator)
            if let message = try? DynamicMessage(descriptor, json: text) { _ = try message.serialized() }
        }
    }

    private func changed(_ bytes: [UInt8], _ generator: inout SmallGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = bytes.indices.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[index] = .random(in: 0...255, using: &generator)
            case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.remove(at: index)
            default: bytes.insert(bytes[index], at: bytes.indices.randomElement(using: &generator) ?? 0)
            }
        }
        return bytes
    }

    @Test func limitsTheDepthOfBytes() throws {
        let descriptor = try Schema.descriptor("t.All")
        let nested = { (depth: Int) in
            (1..<depth).reduce([UInt8]()) { inner, _ in bytes("8a01") + varint(inner.count) + inner }
        }
        _ = try DynamicMessage(descriptor, serialized: nested(100)).serialized()
        #expect(throws: ProtobufError.self) { try DynamicMessage(descriptor, serialized: nested(101)) }
        let groups = [UInt8](repeating: 0x0B, count: 100_000)
        #expect(throws: ProtobufError.self) { try DynamicMessage(Schema.descriptor("t.Strict"), serialized: groups) }
        #expect(throws: ProtobufError.self) { try DynamicMessage(Schema.descriptor("t.Set"), serialized: groups) }
    }

    @Test(arguments: [
        (#"{"child":"#, "}"), (#"{"structure":{"a":"#, "}}"), (#"{"list":["#, "]}"), (#"{"value":["#, "]}"),
        (#"{"any":{"@type":"x/google.protobuf.Any","value":"#, "}}"), (#"{"nope":["#, "]}"),
        (#"{"byFlag":{"true":"#, "}}"),
    ]) func limitsTheDepthOfJSON(opening: String, closing: String) throws {
        var options = ProtobufJSONOptions()
        options.ignoresUnknown = true
        let inner = opening.dropFirst(opening.hasPrefix(#"{"list"#) || opening.hasPrefix(#"{"nope"#) ? 8 : 0)
        for count in [200, 50_000] {
            let json = opening + String(repeating: String(inner), count: count)
            #expect(throws: ProtobufError.self) {
                try DynamicMessage(Schema.descriptor("t.All"), json: Array(json.utf8), options: options)
            }
        }
    }

    @Test func limitsTheSize() throws {
        let descriptor = try Schema.descriptor("t.All")
        var limits = DynamicMessage.Limits()
        limits.size = 10
        #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, serialized: bytes("72 09 616161616161616161"), limits: limits)
        }
        #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, json: Array(#"{"aInt32":1}"#.utf8), limits: limits)
        }
    }

    /// Many keys, many equal fields and long numbers take no more than linear time.
    @Test(.heavy, .timeLimit(.minutes(5))) func bearsManyOfEverything() async throws {
        let descriptor = try Schema.descriptor("t.All")
        let pieces = ["ba01 05 0a0161 1001", "8a01 02 1801", "f801 01 f201 00", "c03e 01", "9801 01"]
        for piece in pieces.map(bytes) {
            await Task.yield()
            let message = try DynamicMessage(descriptor, serialized: (0..<100_000).flatMap { _ in piece })
            _ = try message.json()
            _ = try message.serialized()
        }
        let members = (0..<100_000).map { #""\#($0)":1"# }.joined(separator: ",")
        _ = try DynamicMessage(descriptor, json: Array(#"{"counts":{\#(members)}}"#.utf8)).json()
        let digits = String(repeating: "9", count: 1_000_000)
        #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, json: Array(#"{"aInt64":\#(digits)}"#.utf8))
        }
        #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, json: Array(#"{"aDouble":\#(digits)}"#.utf8))
        }
        let zeros = String(repeating: "0", count: 1_000_000)
        _ = try DynamicMessage(descriptor, json: Array(#"{"aInt64":1.\#(zeros)}"#.utf8))
    }

    private func varint(_ value: Int) -> [UInt8] {
        var (rest, result) = (value, [UInt8]())
        while rest >= 0x80 {
            result.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return result + [UInt8(rest)]
    }
}

/// Numbers that are the same in every run (G. Steele and others, SplitMix64).
private struct SmallGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

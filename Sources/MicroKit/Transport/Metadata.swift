/// Names and texts that travel beside a message, in order; go-micro's `metadata.Metadata` and transport headers.
///
/// Names compare without regard to case, since HTTP changes it on the way. A name stands once: setting it again
/// replaces its text, and of a name that arrives twice the first counts, as in go-micro.
public struct Metadata: Sendable, Hashable {
    private var entries: [Entry]

    private struct Entry: Sendable, Hashable {
        var name: String
        var text: String
    }

    /// Makes empty metadata.
    public init() { entries = [] }

    /// The text of a name, nil when absent. Setting nil removes the name.
    public subscript(name: String) -> String? {
        get { index(of: name).map { entries[$0].text } }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let text?): entries[index].text = text
            case (let index?, nil): entries.remove(at: index)
            case (nil, let text?): entries.append(Entry(name: name, text: text))
            case (nil, nil): break
            }
        }
    }

    /// Adds a name unless it is there already.
    package mutating func addFirst(_ name: String, _ text: String) {
        if index(of: name) == nil { entries.append(Entry(name: name, text: text)) }
    }

    /// Sets every entry of `other`.
    public mutating func merge(_ other: Metadata) {
        for (name, text) in other { self[name] = text }
    }

    /// The entries with names as HTTP spells them (`x-foo` as `X-Foo`), in the order of those names, the way
    /// go-micro's transports write them.
    package var canonicalSorted: [(name: String, text: String)] {
        entries.map { (Self.canonicalName($0.name), $0.text) }.sorted { $0.0 < $1.0 }
    }

    /// Go's `textproto.CanonicalMIMEHeaderKey`: the first letter and every letter behind a `-` upper case, the others
    /// lower case; a name with a character outside RFC 7230's tokens stays as it is.
    package static func canonicalName(_ name: String) -> String {
        guard name.utf8.allSatisfy(isTokenByte) else { return name }
        var upper = true
        return String(
            decoding: name.utf8.map { byte -> UInt8 in
                defer { upper = byte == UInt8(ascii: "-") }
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z") where upper: return byte - 32
                case UInt8(ascii: "A")...UInt8(ascii: "Z") where !upper: return byte + 32
                default: return byte
                }
            },
            as: UTF8.self
        )
    }

    /// Whether a byte may stand in a header's name (RFC 9110 section 5.6.2).
    package static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private func index(of name: String) -> Int? {
        entries.firstIndex { Self.equal($0.name, name) }
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).allSatisfy { lowered($0) == lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
    }
}

extension Metadata: ExpressibleByDictionaryLiteral {
    /// Makes metadata from a literal; of a name given twice the last counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init()
        for (name, text) in elements { self[name] = text }
    }
}

extension Metadata: Sequence {
    /// Names and texts in order.
    public func makeIterator() -> AnyIterator<(name: String, text: String)> {
        var rest = entries.makeIterator()
        return AnyIterator { rest.next().map { ($0.name, $0.text) } }
    }

    /// How many names there are.
    public var count: Int { entries.count }

    /// Whether there is no name.
    public var isEmpty: Bool { entries.isEmpty }
}

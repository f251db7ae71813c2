/// Names and texts that travel beside a message, in order; go-micro's `metadata.Metadata` and transport headers.
///
/// Names compare without regard to case, since HTTP changes it on the way. A name stands once: setting it again
/// replaces its text, and of a name that arrives twice the first counts, as in go-micro.
public struct Metadata: Sendable, Hashable {
    fileprivate var entries: [Entry]

    fileprivate struct Entry: Sendable, Hashable {
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

    /// Makes room for so many names.
    package mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

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
        var isCanonical = true
        var upper = true
        for byte in name.utf8 {
            guard isTokenByte(byte) else { return name }
            if byte != cased(byte, upper: upper) { isCanonical = false }
            upper = byte == UInt8(ascii: "-")
        }
        // Nearly all names are, and making a string of each would be the dearest part of a reply.
        if isCanonical { return name }
        upper = true
        return String(
            decoding: name.utf8.map { byte -> UInt8 in
                defer { upper = byte == UInt8(ascii: "-") }
                return cased(byte, upper: upper)
            },
            as: UTF8.self
        )
    }

    private static func cased(_ byte: UInt8, upper: Bool) -> UInt8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z") where upper: byte - 32
        case UInt8(ascii: "A")...UInt8(ascii: "Z") where !upper: byte + 32
        default: byte
        }
    }

    /// Whether a byte may stand in a header's name (RFC 9110 section 5.6.2).
    package static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private func index(of name: String) -> Int? {
        entries.firstIndex { Self.isSame($0.name, name) }
    }

    /// Whether two names are the same but for the case of their letters.
    package static func isSame(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        if left == right { return true }
        var rest = right.utf8.makeIterator()
        for byte in left.utf8 {
            guard let other = rest.next(), byte == other || lowered(byte) == lowered(other) else { return false }
        }
        return true
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
    public func makeIterator() -> Iterator { Iterator(rest: entries.makeIterator()) }

    /// Goes through names and texts.
    public struct Iterator: IteratorProtocol {
        fileprivate var rest: IndexingIterator<[Entry]>

        /// The next name and its text.
        public mutating func next() -> (name: String, text: String)? {
            rest.next().map { ($0.name, $0.text) }
        }
    }

    /// How many names there are.
    public var count: Int { entries.count }

    /// Whether there is no name.
    public var isEmpty: Bool { entries.isEmpty }
}

/// A type that says itself what the registry shows of it, where its shape can't be found by decoding.
public protocol ValueDescribing {
    /// Name and type, and the fields if there are any.
    static var valueDescription: Value { get }
}

extension Value {
    /// How deep go-micro follows fields: the top, its fields and theirs (go-micro `server/extractor.go`).
    static let maximumDepth = 3

    /// A type without its fields.
    init(named type: Any.Type) {
        let name = Self.typeName(type)
        self.init(name: name, type: name)
    }

    /// The type's name without module, outer types and generic arguments.
    static func typeName(_ type: Any.Type) -> String {
        String(String(describing: type).prefix { $0 != "<" })
    }
}

/// What an endpoint takes and gives, in the JSON form that people write: one view of protobuf descriptors and of the
/// trees of names and Go types that registries hold.
package struct EndpointShape: Sendable {
    /// Where a shape comes from, which decides how certain it is.
    package enum Origin: Sendable {
        /// Protobuf descriptors: everything is known.
        case method(MethodDescriptor)
        /// A registry's trees: names and types only, cut off where they lie deep.
        case registry
    }

    /// What is sent.
    package var request: ShapeType
    /// What comes back.
    package var reply: ShapeType
    /// Whether any number of requests is sent.
    package var requestStreams = false
    /// Whether any number of replies comes back.
    package var replyStreams = false
    /// The messages that types refer to, by name. A message may lead back to itself.
    package var messages: [String: MessageShape] = [:]
    /// The enums that types refer to, by name.
    package var enums: [String: [String]] = [:]
    /// Where it comes from.
    package var origin: Origin
}

/// The JSON form of a value.
package indirect enum ShapeType: Sendable, Hashable {
    /// Text.
    case string
    /// Bytes, in base64.
    case bytes
    /// `true` or `false`.
    case bool
    /// An integer; protobuf writes those of 64 bits as strings and reads numbers too.
    case integer(bits: Int, isSigned: Bool)
    /// A floating-point number; protobuf writes `"NaN"` and the infinities as strings.
    case floating(bits: Int)
    /// A point in time by RFC 3339.
    case timestamp
    /// Seconds with an `s` behind.
    case duration
    /// Paths of fields with commas between.
    case fieldMask
    /// One of the names of an enum, or its number.
    case enumeration(String)
    /// An object with the fields of a message.
    case message(String)
    /// An array.
    case list(ShapeType)
    /// An object with any keys; keys are text, integers or booleans in quotes.
    case map(key: ShapeType, value: ShapeType)
    /// A value or `null`: protobuf's wrappers.
    case nullable(ShapeType)
    /// Any object: `google.protobuf.Struct`.
    case anyObject
    /// An object that tells its type under `@type`: `google.protobuf.Any`.
    case anyMessage
    /// Anything, or nothing is known.
    case any
}

/// The fields of an object.
package struct MessageShape: Sendable, Hashable {
    /// Its name: full for protobuf, Go's for a registry.
    package var name: String
    /// Its fields in the order of declaration.
    package var fields: [FieldShape] = []
    /// The comment above it, empty without one.
    package var documentation = ""

    /// The field of that JSON name, or of that name in the `.proto` file.
    package func field(named name: String) -> FieldShape? {
        fields.first { $0.name == name } ?? fields.first { $0.protoName == name }
    }
}

/// A member of an object.
package struct FieldShape: Sendable, Hashable {
    /// The name in JSON.
    package var name: String
    /// The name in the `.proto` file; the same as ``name`` where there is none.
    package var protoName: String
    /// The form of its value.
    package var type: ShapeType
    /// Whether the object is refused without it.
    package var isRequired = false
    /// The oneof that it belongs to, of whose fields only one may be there.
    package var oneof: String?
    /// The comment above it, empty without one.
    package var documentation = ""
}

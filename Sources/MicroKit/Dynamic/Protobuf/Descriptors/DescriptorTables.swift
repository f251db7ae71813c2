import SwiftProtobuf

/// What a pool knows, each kind of thing in an array of its own; they refer to each other by index, so that there are no
/// cycles of references.
struct DescriptorTables: Sendable {
    var files: [File] = []
    var fileIndices: [String: Int] = [:]
    var messages: [Message] = []
    var fields: [Field] = []
    var enums: [Enum] = []
    var services: [Service] = []
    var symbols: [String: Symbol] = [:]

    /// What a full name stands for. Indices are of the arrays above, or within their owner.
    enum Symbol: Sendable {
        case package
        case message(Int)
        case field(Int)
        case oneof(message: Int, index: Int)
        case enumeration(Int)
        case enumValue(of: Int, index: Int)
        case service(Int)
        case method(service: Int, index: Int)
    }

    struct File: Sendable {
        var proto: Google_Protobuf_FileDescriptorProto
        var edition: Google_Protobuf_Edition
        var features: ProtobufFeatures
        /// Indices of the files that are imported and there.
        var imports: [Int] = []
        var messages: [Int] = []
        var enums: [Int] = []
        var services: [Int] = []
        var extensions: [Int] = []
    }

    struct Message: Sendable {
        var proto: Google_Protobuf_DescriptorProto
        var fullName: String
        var file: Int
        var parent: Int?
        var features: ProtobufFeatures
        var extensionRanges: NumberRanges
        /// In the order of declaration.
        var fields: [Int] = []
        var oneofs: [Oneof] = []
        var messages: [Int] = []
        var enums: [Int] = []
        /// Extensions declared inside.
        var scopedExtensions: [Int] = []
        /// Extensions of this message, wherever they are declared, by number.
        var extensions: [Int] = []
        var isMapEntry = false
        var wellKnown: WellKnownType?
    }

    struct Oneof: Sendable {
        var name: String
        var features: ProtobufFeatures
        var fields: [Int] = []
        /// Made by `protoc` for a proto3 `optional` field.
        var isSynthetic = false
    }

    struct Field: Sendable {
        var proto: Google_Protobuf_FieldDescriptorProto
        var fullName: String
        var jsonName: String
        var file: Int
        /// The message that the field is in; for an extension, the extended one.
        var message: Int
        /// The message that an extension is declared in, if any.
        var scope: Int?
        var isExtension: Bool
        var features: ProtobufFeatures
        var type: FieldType = .int32
        /// The index of the message or enum that `type` refers to.
        var typeIndex = -1
        var oneof: Int?
        var isRepeated = false
        var isMap = false
        var isPacked = false
        var hasPresence = false
        var defaultValue: ProtobufValue?
    }

    struct Enum: Sendable {
        var proto: Google_Protobuf_EnumDescriptorProto
        var fullName: String
        var file: Int
        var parent: Int?
        var features: ProtobufFeatures
    }

    struct Service: Sendable {
        var proto: Google_Protobuf_ServiceDescriptorProto
        var fullName: String
        var file: Int
        var methods: [Method] = []
    }

    struct Method: Sendable {
        var proto: Google_Protobuf_MethodDescriptorProto
        var input: Int
        var output: Int
    }
}

extension DescriptorTables {
    /// The messages that have required fields, or may hold messages that do, however deep.
    var messagesLeadingToRequired: Set<Int> {
        var holders: [Int: [Int]] = [:]
        var result: Set<Int> = []
        for field in fields {
            if field.type == .message || field.type == .group {
                holders[field.typeIndex, default: []].append(field.message)
            }
            if field.features.presence == .required, !field.isRepeated { result.insert(field.message) }
        }
        var open = Array(result)
        while let message = open.popLast() {
            for holder in holders[message] ?? [] where result.insert(holder).inserted { open.append(holder) }
        }
        return result
    }
}

/// Ranges of field numbers, sorted.
struct NumberRanges: Sendable {
    private(set) var ranges: [Range<Int32>] = []

    /// Nil when ranges overlap, are empty or begin below 1.
    init?(_ bounds: [(start: Int32, end: Int32)]) {
        var last: Int32 = 1
        for (start, end) in bounds.sorted(by: <) {
            guard start >= last, end > start else { return nil }
            ranges.append(start..<end)
            last = end
        }
    }

    func contains(_ number: Int32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= number { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(number)
    }
}

/// How a field stands on the wire, numbered as in descriptor.proto's `FieldDescriptorProto.Type`. ``group`` is any
/// message that is delimited by tags, also those of editions.
enum FieldType: UInt8, Sendable {
    case double = 1
    case float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message, bytes, uint32, enumeration
    case sfixed32, sfixed64, sint32, sint64

    var isPackable: Bool {
        switch self {
        case .string, .bytes, .group, .message: false
        default: true
        }
    }

    /// Whether protobuf allows it as the key of a map.
    var isMapKey: Bool {
        switch self {
        case .double, .float, .group, .message, .bytes, .enumeration: false
        default: true
        }
    }
}

import MicroKit
import SwiftProtobuf

/// Descriptors for tests, from lines such as `repeated int32 scores = 7 [packed=false]`.
enum ProtobufSchema {
    typealias File = Google_Protobuf_FileDescriptorProto
    typealias Message = Google_Protobuf_DescriptorProto
    typealias Field = Google_Protobuf_FieldDescriptorProto

    /// A file with a package `t`.
    static func file(
        _ name: String,
        _ edition: Google_Protobuf_Edition = .proto3,
        package: String = "t",
        imports: [String] = [],
        messages: [Message] = [],
        enums: [Google_Protobuf_EnumDescriptorProto] = [],
        extensions: [Field] = []
    ) -> File {
        File.with {
            $0.name = name
            $0.package = package
            $0.dependency = imports
            $0.messageType = messages
            $0.enumType = enums
            $0.extension = extensions
            switch edition {
            case .proto2: $0.syntax = "proto2"
            case .proto3: $0.syntax = "proto3"
            default: ($0.syntax, $0.edition) = ("editions", edition)
            }
        }
    }

    /// A message; fields `in NAME` are of that oneof, `map<K,V>` makes the entry's message.
    static func message(
        _ name: String,
        _ fields: String...,
        nested: [Message] = [],
        change: (inout Message) -> Void = { _ in }
    ) -> Message {
        var message = message(name, package: "t", fields: fields)
        message.nestedType += nested
        change(&message)
        return message
    }

    private static func message(_ name: String, package: String, fields: [String]) -> Message {
        var message = Message()
        message.name = name
        for line in fields {
            var field = field(line)
            if let oneof = line.split(separator: " in ").dropFirst().last {
                if !message.oneofDecl.contains(where: { $0.name == oneof }) {
                    message.oneofDecl.append(.with { $0.name = String(oneof) })
                }
                field.oneofIndex = Int32(message.oneofDecl.firstIndex { $0.name == oneof } ?? 0)
            }
            if field.typeName.hasPrefix("map<") {
                let types = field.typeName.dropFirst(4).dropLast().split(separator: ",")
                let entry = field.name.prefix(1).uppercased() + field.name.dropFirst() + "Entry"
                message.nestedType.append(
                    .with {
                        $0.name = entry
                        $0.field = [self.field("\(types[0]) key = 1"), self.field("\(types[1]) value = 2")]
                        $0.options.mapEntry = true
                    }
                )
                field.typeName = ".\(package).\(name).\(entry)"
                field.label = .repeated
            }
            message.field.append(field)
        }
        return message
    }

    /// One field: `[optional|required|repeated] TYPE NAME = NUMBER [OPTION=VALUE] [in ONEOF]`.
    static func field(_ line: String) -> Field {
        var words = line.split(separator: " ").map(String.init)
        var field = Field()
        field.label = .optional
        switch words[0] {
        case "optional": words.removeFirst()
        case "required":
            field.label = .required
            words.removeFirst()
        case "repeated":
            field.label = .repeated
            words.removeFirst()
        default: break
        }
        if let type = scalars[words[0]] { field.type = type } else { field.typeName = words[0] }
        field.name = words[1]
        field.number = Int32(words[3]) ?? 0
        for word in words where word.hasPrefix("[") {
            let parts = word.dropFirst().dropLast().split(separator: "=").map(String.init)
            switch parts[0] {
            case "packed": field.options.packed = parts[1] == "true"
            case "default": field.defaultValue = parts[1]
            case "json_name": field.jsonName = parts[1]
            case "extends": field.extendee = parts[1]
            case "group": field.type = .group
            case "delimited": field.options.features.messageEncoding = .delimited
            case "implicit": field.options.features.fieldPresence = .implicit
            case "legacyRequired": field.options.features.fieldPresence = .legacyRequired
            default: break
            }
        }
        return field
    }

    static func enumeration(_ name: String, _ values: KeyValuePairs<String, Int32>)
        -> Google_Protobuf_EnumDescriptorProto
    {
        .with {
            $0.name = name
            $0.value = values.map { value in .with { ($0.name, $0.number) = (value.key, value.value) } }
        }
    }

    private static let scalars: [String: Field.TypeEnum] = [
        "double": .double, "float": .float, "int64": .int64, "uint64": .uint64, "int32": .int32, "fixed64": .fixed64,
        "fixed32": .fixed32, "bool": .bool, "string": .string, "bytes": .bytes, "uint32": .uint32,
        "sfixed32": .sfixed32, "sfixed64": .sfixed64, "sint32": .sint32, "sint64": .sint64,
    ]

    // MARK: The files that most tests share

    /// A pool of proto2, proto3 and edition 2023 messages and the well-known types.
    static func pool() throws -> DescriptorPool { try DescriptorPool([old, new, edition, wellKnown]) }

    static func descriptor(_ name: String) throws -> MessageDescriptor {
        guard let message = try pool().message(named: name) else { throw ProtobufError("no message \(name)") }
        return message
    }

    private static let new = file(
        "new.proto",
        imports: ["google/protobuf/types.proto"],
        messages: [
            message(
                "All",
                "double a_double = 1",
                "float a_float = 2",
                "int32 a_int32 = 3",
                "int64 a_int64 = 4",
                "uint32 a_uint32 = 5",
                "uint64 a_uint64 = 6",
                "sint32 a_sint32 = 7",
                "sint64 a_sint64 = 8",
                "fixed32 a_fixed32 = 9",
                "fixed64 a_fixed64 = 10",
                "sfixed32 a_sfixed32 = 11",
                "sfixed64 a_sfixed64 = 12",
                "bool a_bool = 13",
                "string a_string = 14",
                "bytes a_bytes = 15",
                ".t.Color color = 16",
                ".t.All child = 17",
                "repeated .t.All items = 18",
                "repeated int32 scores = 19",
                "repeated int32 loose = 20 [packed=false]",
                "repeated string tags = 21",
                "repeated .t.Color colors = 22",
                "map<string,int32> counts = 23",
                "map<int32,string> by_int = 24",
                "map<bool,.t.All> by_flag = 25",
                "map<uint64,.t.Color> by_long = 26",
                "string text = 30 in choice",
                "int32 number = 31 in choice",
                ".t.All branch = 32 in choice",
                ".google.protobuf.NullValue nothing = 33 in choice",
                "string other = 34 [json_name=theOther]",
                ".google.protobuf.Timestamp time = 40",
                ".google.protobuf.Duration span = 41",
                ".google.protobuf.FieldMask mask = 42",
                ".google.protobuf.Struct structure = 43",
                ".google.protobuf.Value value = 44",
                ".google.protobuf.ListValue list = 45",
                ".google.protobuf.Any any = 46",
                ".google.protobuf.Int64Value wrapped_long = 47",
                ".google.protobuf.StringValue wrapped_text = 48",
                ".google.protobuf.Empty empty = 49",
                "repeated .google.protobuf.Value values = 50"
            )
        ],
        enums: [enumeration("Color", ["NONE": 0, "RED": 1, "GREEN": 2])]
    )

    private static let old = file(
        "old.proto",
        .proto2,
        messages: [
            message(
                "Old",
                "optional int32 number = 1 [default=7]",
                "optional .t.Size size = 2",
                "repeated .t.Size sizes = 3",
                ".t.Old.Part part = 4 [group]",
                "repeated int32 plain = 5",
                "map<int32,.t.Size> by_int = 6",
                "optional .t.Strict strict = 7",
                "optional string text = 8",
                ".t.Set set = 9",
                nested: [message("Part", "optional int32 x = 1")]
            ) { $0.extensionRange = [.with { ($0.start, $0.end) = (100, 200) }] },
            message("Strict", "required int32 id = 1", "optional .t.Strict inner = 2"),
            message("Set") {
                $0.options.messageSetWireFormat = true
                $0.extensionRange = [.with { ($0.start, $0.end) = (4, Int32.max) }]
            },
        ],
        enums: [enumeration("Size", ["SMALL": 1, "LARGE": 2])],
        extensions: [
            field("optional string note = 100 [extends=.t.Old]"), field("repeated int32 marks = 101 [extends=.t.Old]"),
            field("optional .t.Strict item = 1000 [extends=.t.Set]"),
        ]
    )

    private static let edition = file(
        "edition.proto",
        .edition2023,
        messages: [
            message(
                "Ed",
                "int32 explicit = 1",
                "int32 implicit = 2 [implicit=]",
                ".t.Ed group_like = 3 [delimited=]",
                "int32 needed = 4 [legacyRequired=]",
                "repeated int32 packed = 5"
            )
        ]
    )

    private static let wellKnown = file(
        "google/protobuf/types.proto",
        package: "google.protobuf",
        messages: [
            wellKnown("Any", "string type_url = 1", "bytes value = 2"),
            wellKnown("Timestamp", "int64 seconds = 1", "int32 nanos = 2"),
            wellKnown("Duration", "int64 seconds = 1", "int32 nanos = 2"),
            wellKnown("FieldMask", "repeated string paths = 1"), wellKnown("Empty"),
            wellKnown("Struct", "map<string,.google.protobuf.Value> fields = 1"),
            wellKnown("ListValue", "repeated .google.protobuf.Value values = 1"),
            wellKnown(
                "Value",
                ".google.protobuf.NullValue null_value = 1 in kind",
                "double number_value = 2 in kind",
                "string string_value = 3 in kind",
                "bool bool_value = 4 in kind",
                ".google.protobuf.Struct struct_value = 5 in kind",
                ".google.protobuf.ListValue list_value = 6 in kind"
            ), wellKnown("Int64Value", "int64 value = 1"), wellKnown("StringValue", "string value = 1"),
        ],
        enums: [enumeration("NullValue", ["NULL_VALUE": 0])]
    )

    private static func wellKnown(_ name: String, _ fields: String...) -> Message {
        message(name, package: "google.protobuf", fields: fields)
    }
}

/// How messages are read from JSON and written as it (protobuf.dev/programming-guides/json, "JSON options").
package struct ProtobufJSONOptions: Sendable, Hashable {
    /// Writes fields that can't tell unset from zero even when they are zero, and empty lists and maps.
    package var emitsDefaults = false
    /// Writes names as the `.proto` file spells them instead of in lowerCamelCase.
    package var usesProtoNames = false
    /// Writes 64-bit integers as numbers instead of as strings, which JavaScript needs.
    package var int64AsNumbers = false
    /// Passes over names of fields and enum values that the type does not have instead of refusing them.
    package var ignoresUnknown = false

    /// What the JSON mapping says, without options.
    package init() {}
}

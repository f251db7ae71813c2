import SwiftProtobuf

/// What the edition of a file, or its old syntax, and the `features.*` options come to for one declaration
/// (protobuf.dev/editions/features).
package struct ProtobufFeatures: Sendable, Hashable {
    /// Whether a field tells unset from zero.
    package enum Presence: Sendable, Hashable {
        /// It does.
        case explicit
        /// It does not: zero is not sent.
        case implicit
        /// It does, and must be set.
        case required
    }

    /// Of singular fields that are neither messages nor in a oneof.
    package var presence = Presence.explicit
    /// Whether enums hold declared numbers only.
    package var closesEnums = false
    /// Whether repeated numbers are packed.
    package var packsRepeated = true
    /// Whether strings must be UTF-8.
    package var validatesUTF8 = true
    /// Whether message fields are delimited by tags as groups are, instead of by their length.
    package var delimitsMessages = false
    /// Whether the names of fields must be unambiguous in JSON.
    package var enforcesJSONNames = true

    /// The features of a file's edition; nil for one that is not known.
    init?(edition: Google_Protobuf_Edition) {
        switch edition {
        case .proto2:
            (closesEnums, packsRepeated, validatesUTF8, enforcesJSONNames) = (true, false, false, false)
        case .proto3: presence = .implicit
        case .edition2023, .edition2024, .edition2026, .unstable: break
        default: return nil
        }
    }

    /// These features with those that an inner declaration sets for itself.
    func merged(with own: Google_Protobuf_FeatureSet) -> ProtobufFeatures {
        var merged = self
        switch own.fieldPresence {
        case .explicit: merged.presence = .explicit
        case .implicit: merged.presence = .implicit
        case .legacyRequired: merged.presence = .required
        case .unknown: break
        }
        if own.enumType != .unknown { merged.closesEnums = own.enumType == .closed }
        if own.repeatedFieldEncoding != .unknown { merged.packsRepeated = own.repeatedFieldEncoding == .packed }
        if own.utf8Validation != .unknown { merged.validatesUTF8 = own.utf8Validation == .verify }
        if own.messageEncoding != .unknown { merged.delimitsMessages = own.messageEncoding == .delimited }
        if own.jsonFormat != .unknown { merged.enforcesJSONNames = own.jsonFormat == .allow }
        return merged
    }
}

extension Google_Protobuf_FileDescriptorProto {
    /// The edition, with the old `syntax` as one; nil for one that is not known.
    var resolvedEdition: Google_Protobuf_Edition? {
        switch syntax {
        case "", "proto2": hasEdition && syntax.isEmpty ? edition : .proto2
        case "proto3": .proto3
        case "editions": edition
        default: nil
        }
    }
}

/// The templates that the program brings: for each kind its own files between those that every project has.
enum BuiltInTemplate {
    /// The template of a Swift package. Only services may have their messages described by a `.proto`.
    static func package(_ kind: ProjectKind, usesProtobuf: Bool = false) -> ProjectTemplate {
        let parts = parts(of: kind, usesProtobuf: usesProtobuf)
        return ProjectTemplate(
            files: [packageManifest] + parts.sources + [settings] + parts.tests + parts.others
                + [dockerfile, dockerignore, gitignore, swiftFormat, makefile, readme(parts.readme)]
        )
    }

    /// What a kind has of its own.
    struct Parts {
        var sources: [ProjectTemplate.File]
        var tests: [ProjectTemplate.File]
        var others: [ProjectTemplate.File] = []
        var readme: Readme
    }

    private static func parts(of kind: ProjectKind, usesProtobuf: Bool) -> Parts {
        switch kind {
        case .service: service(usesProtobuf: usesProtobuf)
        case .function: function
        case .client: client
        case .pubsub: pubsub
        case .stream: stream
        case .crud: crud
        }
    }

    /// What the templates of a kind may ask besides the project's name.
    static func values(_ kind: ProjectKind, usesProtobuf: Bool) -> MustacheValues {
        [
            "client": .flag(kind == .client), "proto": .flag(usesProtobuf), "broker": .flag(kind == .pubsub),
            "logging": .flag(kind == .service || kind == .pubsub),
            "protobufVersion": .text(protobufVersion), "loggingVersion": .text(loggingVersion),
        ]
    }

    /// The least versions of packages that new ones use beside MicroKit, which asks for the same.
    static let protobufVersion = "1.39.0"
    static let loggingVersion = "1.14.0"

    /// A command to try first, for a terminal beside the one where the project runs; nil when it needs no other.
    static func firstCall(_ kind: ProjectKind) -> String? {
        switch kind {
        case .service, .function: greetingCall
        case .client: nil
        case .pubsub: publishCall
        case .stream: countCall
        case .crud: createCall
        }
    }
}

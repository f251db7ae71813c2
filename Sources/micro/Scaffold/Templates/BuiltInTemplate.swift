/// The templates that the program brings: for each kind its own files between those that every project has.
enum BuiltInTemplate {
    /// The template of a Swift package.
    /// - Parameter usesProtobuf: Whether the messages are described by a `.proto`, which only services have.
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

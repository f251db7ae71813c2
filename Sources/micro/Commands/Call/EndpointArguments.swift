import ArgumentParser
import MicroKit

/// Whom `call` and `stream` talk to, and what stands behind.
struct EndpointArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The service; not with --address and a path of gRPC's.", valueName: "service"),
        completion: .services
    )
    private var first: String

    @Argument(
        help: ArgumentHelp("What to call: Say.Hello, or package.Service/Method.", valueName: "endpoint"),
        completion: .endpoints
    )
    private var second: String?

    @Argument(help: ArgumentHelp("The request as JSON; several words are joined by spaces.", valueName: "body"))
    private var rest: [String] = []

    /// Tells the names from the body: a path of gRPC's names the service too, so that none stands before it.
    /// - Parameter hasAddress: Whether the node is given, so that no registry needs a name.
    /// - Returns: The names, and the words that are left for the body.
    /// - Throws: ``Failure`` of status `usage` for a name that is empty or missing.
    func names(hasAddress: Bool) throws -> EndpointNames {
        guard !first.isEmpty else { throw Failure.serviceRequired }
        if hasAddress, first.contains("/") {
            return EndpointNames(service: "", endpoint: first, words: (second.map { [$0] } ?? []) + rest)
        }
        guard let second, !second.isEmpty else {
            throw Failure.usage("endpoint required", hint: "such as Say.Hello")
        }
        return EndpointNames(service: first, endpoint: second, words: rest)
    }
}

/// A service, one of its endpoints, and the words of a body.
struct EndpointNames: Sendable {
    /// The service; empty where the endpoint names it.
    var service: String
    /// `Type.Method`, `package.Service/Method`, or a path.
    var endpoint: String
    /// What is given of a body on the command line.
    var words: [String]

    /// Both names as they were typed.
    private var title: String { service.isEmpty ? endpoint : "\(service) \(endpoint)" }

    /// Does `work` and turns its errors into failures that know the service: what else is there, what may be meant.
    /// - Parameters:
    ///   - settings: For the words of failures.
    ///   - registry: Asked for services of similar names.
    ///   - narrator: Has heard what the registry knows of the service.
    ///   - transcoder: Has asked a gRPC node what it offers; nil when none was asked.
    ///   - work: What is done.
    /// - Returns: What `work` does.
    /// - Throws: ``Failure`` for the errors of services and registry; others as `work` throws them.
    func explaining<Result>(
        _ settings: ConnectionSettings,
        _ registry: any Registry,
        _ narrator: CallNarrator,
        _ transcoder: SchemaTranscoder?,
        _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await work()
        } catch let error as MicroError where error.code == .serviceNotFound {
            throw await registry.missing(service, settings)
        } catch let error as MicroError where error.code == .endpointIsStream {
            throw Failure(.usage, error.message, hint: "use 'micro stream \(title)'")
        } catch let error as ServiceError where error.missesEndpoint {
            var known = narrator.knownEndpoints
            if let transcoder { known += await transcoder.endpoints(near: endpoint, of: service) }
            var failure = Failure.noEndpoint(
                endpoint,
                of: service,
                known: known,
                saying: error.detail
            )
            failure.reply = error
            throw failure
        } catch let error as ServiceError {
            throw Failure.calling(service, endpoint, replied: error)
        }
    }
}

/// How messages are encoded.
struct EncodingOptions: ParsableArguments {
    @Option(
        name: [.long],
        help: ArgumentHelp("How the body is encoded. (default: application/json)", valueName: "type"),
        completion: .list(ContentType.allCases.map(\.rawValue))
    )
    var contentType: String?

    /// The content type to send.
    var contentTypeOrJSON: String { contentType ?? ContentType.json.rawValue }

    /// Checks that the content type can stand in a header, where nobody else asks what it is.
    /// - Throws: ``Failure`` of status `usage`.
    func checkHeaderText() throws {
        let isText = contentTypeOrJSON.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isText, !contentTypeOrJSON.isEmpty else {
            throw Failure.usage("--content-type: '\(contentTypeOrJSON)' can't be a content type")
        }
    }
}

extension ContentType {
    /// Whether bodies of a content type are JSON, which can be checked before it is sent.
    static func isJSON(_ name: String) -> Bool { [Self.json.rawValue, Self.jsonRPC.rawValue].contains(name) }
}

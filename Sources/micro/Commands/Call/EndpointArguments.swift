import ArgumentParser
import MicroKit

/// Whom `call` and `stream` talk to, and what stands behind.
struct EndpointArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The service.", valueName: "service"), completion: .services)
    var service: String

    @Argument(help: ArgumentHelp("What to call, such as Say.Hello.", valueName: "endpoint"), completion: .endpoints)
    var endpoint: String

    @Argument(help: ArgumentHelp("The request as JSON; several words are joined by spaces.", valueName: "body"))
    var words: [String] = []

    /// Checks that neither name is empty.
    /// - Throws: ``Failure`` of status `usage`.
    func checkNames() throws {
        guard !service.isEmpty else { throw Failure.serviceRequired }
        guard !endpoint.isEmpty else { throw Failure.usage("endpoint required", hint: "such as Say.Hello") }
    }

    /// Does `work` and turns its errors into failures that know the service: what else is there, what may be meant.
    func explaining<Result>(
        _ settings: ConnectionSettings,
        _ registry: any Registry,
        _ narrator: CallNarrator,
        _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await work()
        } catch let error as MicroError where error.code == .serviceNotFound {
            throw await registry.missing(service, settings)
        } catch let error as MicroError where error.code == .endpointIsStream {
            throw Failure(.usage, error.message, hint: "use 'micro stream \(service) \(endpoint)'")
        } catch let error as ServiceError where error.missesEndpoint {
            var failure = Failure.noEndpoint(endpoint, of: service, known: narrator.knownEndpoints)
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

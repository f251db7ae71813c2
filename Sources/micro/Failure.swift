import MicroKit

/// Why the program ends without success: the one place that decides an error's line, hint and exit code.
struct Failure: Error {
    /// The exit code.
    var status: ExitReason
    /// `<what>: <why>` on one line. May hold remote text; whoever prints it escapes control characters.
    var line: String
    /// What to try, if something is known to help.
    var hint: String?
    /// What the service said, where the failure is the service's.
    var reply: ServiceError?

    init(_ status: ExitReason, _ line: String, hint: String? = nil, reply: ServiceError? = nil) {
        self.status = status
        self.line = line
        self.hint = hint
        self.reply = reply
    }

    /// What to try when a message is over the limit.
    static let raiseLimit = "raise the limit with --max-message-size"
    /// What to try when the registry does not answer.
    static let doctor = "'micro doctor' finds out whether the registry works"

    static func usage(_ line: String, hint: String? = nil) -> Failure { Failure(.usage, line, hint: hint) }

    /// A text that a user gave is no JSON.
    /// - Parameters:
    ///   - what: What it should be, such as `body`.
    ///   - source: Where it was given.
    ///   - error: What is wrong, and where in it.
    /// - Returns: The failure, which names the place.
    static func notJSON(_ what: String, from source: String, _ error: JSONSyntaxError) -> Failure {
        let place = "line \(error.line), column \(error.column)"
        return Failure(.invalidBody, "the \(what) from \(source) is not JSON: \(place): \(error.reason)")
    }

    /// A name that is none of those that can be given.
    /// - Parameters:
    ///   - what: What is said of it, such as `unknown broker`.
    ///   - text: The name.
    ///   - origin: Where it stands, if that is not plain.
    ///   - type: Those that can be given.
    ///   - status: The exit code.
    /// - Returns: The failure, which names them.
    static func unknown<Name: RawRepresentable & CaseIterable>(
        _ what: String,
        _ text: String,
        in origin: String? = nil,
        of type: Name.Type,
        status: ExitReason = .usage
    ) -> Failure where Name.RawValue == String {
        let choices = Name.allCases.map(\.rawValue).joined(separator: ", ")
        return Failure(status, "\(what) '\(text)'\(origin.map { " in \($0)" } ?? "") (choose from \(choices))")
    }

    /// Turns whatever a command threw into a failure.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as MicroError: self.init(error)
        case let error as ServiceError: self.init(Self.status(of: error), error.headerValue, reply: error)
        case is CancellationError: self.init(.interrupted, "interrupted")
        default: self.init(.internalFault, "unexpected failure: \(error)")
        }
    }

    init(_ error: MicroError) {
        self.init(Self.status(of: error.code), error.message, hint: Self.option(against: error) ?? error.hint)
    }

    /// The option that helps, which the library can't know.
    private static func option(against error: MicroError) -> String? {
        // Those of a registry are told apart by the phase, and said in another way.
        func option(_ name: String, _ value: String = "") -> String {
            error.phase == .discovery ? "--registry-option \(name)\(value)" : "--\(name)"
        }
        if case .tls? = (error.cause as? PeerMismatch)?.peer { return "speak TLS to it, with \(option("tls"))" }
        return switch (error.code, error.cause as? TLSDistrust) {
        case (.messageTooLarge, _) where error.hint == nil: raiseLimit
        case (.timeout, _) where error.phase == .discovery && error.hint == nil: doctor
        case (.certificateRefused, _):
            "show a certificate that it trusts, with \(option("cert", "=FILE")) and \(option("key", "=FILE"))"
        case (.untrusted, .certificate): "trust it by giving it with \(option("cacert", "=FILE"))"
        case (.untrusted, .authority):
            "trust it by giving the authority's certificate with \(option("cacert", "=FILE"))"
        case (.untrusted, .name): "give the name that it must be for with \(option("server-name", "=NAME"))"
        default: nil
        }
    }

    /// An error that a service replied to a call, in the words that scripts know from the Go `micro`.
    static func calling(_ service: String, _ endpoint: String, replied error: ServiceError) -> Failure {
        Failure(
            status(of: error),
            "error calling \(service.isEmpty ? "" : "\(service).")\(endpoint): \(error.headerValue)",
            reply: error
        )
    }

    static func status(of code: MicroError.Code) -> ExitReason {
        switch code {
        case .invalidArgument, .endpointIsStream: .usage
        case .fileUnreadable: .inputMissing
        case .noSubscriber: .noSubscriber
        case .invalidBody, .invalidRecord, .invalidSchema: .invalidBody
        case .serviceNotFound, .nodeNotFound, .endpointNotFound: .notFound
        case .subscriberFailed: .serverError
        case .registryUnavailable, .unreachable, .connectionLost: .unavailable
        case .timeout: .timedOut
        case .protocolMismatch, .unsupportedContentType, .messageTooLarge, .invalidReply: .protocolFault
        case .untrusted, .certificateRefused, .accessDenied: .forbidden
        case .cancelled: .interrupted
        case .internal: .internalFault
        }
    }

    static func status(of error: ServiceError) -> ExitReason {
        switch error.code {
        case 401, 403: .forbidden
        case 408, 504: .timedOut
        case 400..<500: .clientError
        default: .serverError
        }
    }

    /// The failure as the JSON object that `-o json` puts on stderr.
    var json: JSONValue {
        let codes: (Int, String) =
            switch status {
            case .notFound, .noSubscriber: (404, "Not Found")
            case .negative: (412, "Precondition Failed")
            case .forbidden: (403, "Forbidden")
            case .protocolFault: (502, "Bad Gateway")
            case .timedOut: (408, "Request Timeout")
            case .usage, .invalidBody: (400, "Bad Request")
            case .cannotCreate: (409, "Conflict")
            case .unavailable: (503, "Service Unavailable")
            case .interrupted: (499, "Client Closed Request")
            default: (500, "Internal Server Error")
            }
        var members: [JSONValue.Member] = [
            .init("exit", .number(String(status.rawValue))),
            .init("code", .number(String(reply?.code ?? codes.0))),
            .init("id", .string(reply?.id ?? "micro")),
            .init("detail", .string(reply?.detail ?? line)),
            .init("status", .string(reply?.status ?? codes.1)),
        ]
        if let details = reply?.details, !details.isEmpty {
            members.append(.init("details", .array(details.map(\.json))))
        }
        if let hint { members.append(.init("hint", .string(hint))) }
        return .object([.init("error", .object(members))])
    }
}

extension ErrorDetail {
    /// The detail as `google.protobuf.Any` is written in JSON: its type beside its fields.
    fileprivate var json: JSONValue {
        guard let members = value.members, value["@type"] == nil else { return value }
        return .object([.init("@type", .string("type.googleapis.com/\(typeName)"))] + members)
    }
}

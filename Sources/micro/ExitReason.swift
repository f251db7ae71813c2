/// What the program's end tells a script. The numbers are a contract; they follow BSD's `sysexits.h` where it has one.
enum ExitReason: Int32, CaseIterable {
    case success = 0
    /// Asked, and the answer is no: an unhealthy node, a query that finds nothing.
    case negative = 1
    case usage = 64
    case invalidBody = 65
    case inputMissing = 66
    case noSubscriber = 67
    case notFound = 68
    case unavailable = 69
    case internalFault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case timedOut = 75
    case protocolFault = 76
    case forbidden = 77
    case configuration = 78
    case clientError = 79
    case serverError = 80
    case interrupted = 130
    case terminated = 143

    /// One line for help and man page.
    var meaning: String {
        switch self {
        case .success: "done"
        case .negative: "the answer is \"no\": a node is not well, records differ, nothing was found"
        case .usage: "wrong command, option or argument"
        case .invalidBody: "the request's body or a template is not valid, or too large"
        case .inputMissing: "an input file is missing or can't be read"
        case .noSubscriber: "nobody subscribes to the topic"
        case .notFound: "no such service, version, node or endpoint"
        case .unavailable: "the registry or every node is unreachable"
        case .internalFault: "a fault in micro itself"
        case .cannotCreate: "a file or folder exists already or can't be created"
        case .inputOutput: "reading or writing failed"
        case .timedOut: "the time was up, or the service answered 408 or 504"
        case .protocolFault: "the reply can't be understood"
        case .forbidden: "the service answered 401 or 403, or a certificate or login is refused"
        case .configuration: "an environment variable, a context or the configuration file is wrong"
        case .clientError: "the service answered another 4xx error"
        case .serverError: "the service answered 5xx or an error without a code"
        case .interrupted: "stopped by Ctrl-C"
        case .terminated: "stopped by SIGTERM before the work was done"
        }
    }
}

/// What a server says of a request that it did not carry out (`KeeperException.java`, `Code`).
struct ZooKeeperCode: RawRepresentable, Hashable, Sendable {
    let rawValue: Int32

    static let ok = Self(rawValue: 0)
    /// The server lost its own connection to the others.
    static let connectionLoss = Self(rawValue: -4)
    static let marshallingError = Self(rawValue: -5)
    static let unimplemented = Self(rawValue: -6)
    static let operationTimeout = Self(rawValue: -7)
    static let badArguments = Self(rawValue: -8)
    /// There is no such znode.
    static let noNode = Self(rawValue: -101)
    /// The znode's access control list does not allow it.
    static let noAuth = Self(rawValue: -102)
    static let noChildrenForEphemerals = Self(rawValue: -108)
    static let nodeExists = Self(rawValue: -110)
    static let notEmpty = Self(rawValue: -111)
    static let sessionExpired = Self(rawValue: -112)
    /// The credentials are not accepted.
    static let authFailed = Self(rawValue: -115)
    /// The session lives on over another connection.
    static let sessionMoved = Self(rawValue: -118)
    /// The server has lost its quorum and only reads.
    static let notReadOnly = Self(rawValue: -119)
    /// The server wants credentials of everybody, and has ended the session.
    static let sessionClosedRequireAuth = Self(rawValue: -124)
    static let quotaExceeded = Self(rawValue: -125)
    static let throttled = Self(rawValue: -127)

    /// The code in words that go on in a sentence.
    var text: String {
        switch self {
        case .connectionLoss: "it has lost its own connection"
        case .marshallingError: "it can't read the request"
        case .unimplemented: "it does not know the request"
        case .operationTimeout: "the request took too long"
        case .badArguments: "it calls the request invalid"
        case .noNode: "there is no such znode"
        case .noAuth: "access is denied"
        case .noChildrenForEphemerals: "the znode above is ephemeral and can't have others below it"
        case .nodeExists: "the znode is there already"
        case .notEmpty: "the znode has others below it"
        case .sessionExpired: "the session has expired"
        case .authFailed: "the credentials are refused"
        case .sessionMoved: "the session has moved to another server"
        case .notReadOnly: "it has lost its quorum and is read-only"
        case .sessionClosedRequireAuth: "it wants credentials"
        case .quotaExceeded: "a quota is exceeded"
        case .throttled: "it has too many requests to answer"
        default: "error \(rawValue)"
        }
    }
}

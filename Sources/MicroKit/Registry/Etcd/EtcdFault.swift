/// What it means that a request to one server of etcd failed.
///
/// etcd's errors are gRPC statuses (etcd `api/v3rpc/rpctypes/error.go`). They are told apart by their codes and by what
/// was asked, never by their texts.
enum EtcdFault {
    /// Another server may do, or this one later.
    case server(EtcdRound.Complaint)
    /// The token is not, or no longer, good.
    case token(ServiceError)
    /// The request itself is refused, by every server.
    case refused(ServiceError)
    /// Nothing that another attempt would change.
    case final(MicroError)

    /// - Parameters:
    ///   - error: What was thrown.
    ///   - address: The server that was asked.
    ///   - time: How long all servers together had.
    init(_ error: any Error, at address: String, within time: Duration) {
        switch error {
        case let error as ServiceError: self = Self.fault(error, address)
        case let error as MicroError: self = Self.fault(error, address, time)
        case is CancellationError: self = .final(MicroError(.cancelled, "asking etcd was cancelled", phase: .discovery))
        default: self = .final(MicroError(.internal, "\(error)", phase: .discovery, address: address, cause: error))
        }
    }

    private static func fault(_ error: ServiceError, _ address: String) -> EtcdFault {
        switch error.grpcCode {
        case .unavailable, .deadlineExceeded, .aborted:
            // A cluster that is choosing a leader, a server that is about to stop or has lost the others.
            let text = "can't answer: \(error.detail.prefix(200))"
            return .server(complaint(address, text, error, hint: alone, isPassing: true))
        case .unauthenticated, .invalidArgument: return .token(error)
        default: return .refused(error)
        }
    }

    private static func fault(_ error: MicroError, _ address: String, _ time: Duration) -> EtcdFault {
        switch error.code {
        case .unreachable:
            let prefix = "can't connect to \(address): "
            let reason = error.message.hasPrefix(prefix) ? String(error.message.dropFirst(prefix.count)) : error.message
            return .server(complaint(address, "can't be reached: \(reason)", error, hint: error.hint ?? away))
        case .timeout: return .server(complaint(address, "did not answer within \(time.shortText)", error, hint: other))
        case .connectionLost, .invalidReply:
            let text = "did not answer: \(error.message)"
            // One that has never said a word is like one that refuses the connection: it wants TLS, or is not there.
            let isSilent = error.cause is SilentPeer
            return .server(complaint(address, text, error, hint: error.hint ?? other, isPassing: !isSilent))
        case .protocolMismatch:
            return .server(complaint(address, "is no etcd server: \(error.message)", error, hint: other))
        case .untrusted, .certificateRefused:
            let text = "can't be spoken to: \(error.message)"
            return .server(complaint(address, text, error, code: error.code, hint: error.hint))
        default: return .final(error)
        }
    }

    private static let away = "check the address, and whether etcd runs there"
    private static let alone = "it may have lost the others of its cluster; look at 'etcdctl endpoint health --cluster'"
    private static let other = "check the address, and whether the server wants TLS or does not"

    private static func complaint(
        _ address: String,
        _ text: String,
        _ cause: any Error,
        code: MicroError.Code = .registryUnavailable,
        hint: String? = nil,
        isPassing: Bool = false
    ) -> EtcdRound.Complaint {
        EtcdRound.Complaint(address: address, text: text, code: code, hint: hint, cause: cause, isPassing: isPassing)
    }
}

extension ServiceError {
    /// The gRPC status that it was made from; unknown for one that none was.
    var grpcCode: GRPCStatus.Code { GRPCStatus.Code.allCases.first { $0.name == status } ?? .unknown }
}

/// The client's failures as those of a registry.
enum NATSRegistryFailure {
    /// What a caller of a registry is told.
    static func of(_ error: any Error) -> any Error {
        guard var failure = error as? MicroError else { return error }
        switch failure.code {
        case .unreachable, .connectionLost, .protocolMismatch, .timeout: failure.code = .registryUnavailable
        case .messageTooLarge: failure.code = .invalidRecord
        default: break
        }
        failure.phase = .discovery
        if failure.code == .registryUnavailable, failure.hint == nil {
            failure.hint = "check that nats-server runs there, and the registry's address"
        }
        return failure
    }

    /// The server refuses subjects that the registry can't be used without.
    static func denied(_ permissions: [NATSPermission], by peer: String) -> MicroError {
        let words = permissions.map { permission in
            let verb = permission.action == .publish ? "publish under" : "subscribe to"
            return "\(verb) \(permission.subject)"
        }
        return MicroError(
            .accessDenied,
            "\(peer) does not let this user \(words.joined(separator: " or "))",
            phase: .discovery,
            hint: "allow it in the server's permissions of the user"
        )
    }

    /// What calls after closing get.
    static var closed: MicroError {
        MicroError(.registryUnavailable, "the nats registry has been closed", phase: .discovery)
    }
}

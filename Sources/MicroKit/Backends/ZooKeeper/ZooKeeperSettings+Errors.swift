extension ZooKeeperSettings {
    /// One server can't be used.
    func unreachable(_ server: Int, _ reason: String, cause: (any Error)? = nil) -> MicroError {
        MicroError(
            .registryUnavailable,
            "ZooKeeper at \(addresses[server]) can't be reached: \(reason)",
            phase: .discovery,
            address: addresses[server],
            hint: "check that it runs and that the address is right",
            cause: cause
        )
    }

    /// What failed in connecting to one server.
    func unreachable(_ server: Int, _ error: MicroError) -> MicroError {
        switch error.code {
        case .unreachable, .connectionLost:
            let start = "can't connect to \(error.address ?? addresses[server]): "
            let reason = error.message.hasPrefix(start) ? String(error.message.dropFirst(start.count)) : error.message
            return unreachable(server, reason, cause: error)
        case .protocolMismatch where error.cause == nil:
            return unreachable(server, error.message, cause: error)
        default:
            var error = error
            error.phase = .discovery
            return error
        }
    }

    /// None of the servers can be used: the reason of each.
    func unreachable(_ failures: [MicroError]) -> MicroError {
        // What is wrong with certificates is wrong with this side's settings, and more worth knowing.
        if let error = failures.first(where: { $0.code != .registryUnavailable }) ?? failures.first,
            failures.count == 1 || error.code != .registryUnavailable
        {
            return error
        }
        let reasons = failures.map { error in
            let address = error.address ?? "?"
            let start = "ZooKeeper at \(address) can't be reached: "
            let reason = error.message.hasPrefix(start) ? String(error.message.dropFirst(start.count)) : error.message
            return "\(address) (\(reason))"
        }
        return MicroError(
            .registryUnavailable,
            "no server of ZooKeeper can be reached: \(reasons.joined(separator: ", "))",
            phase: .discovery,
            address: failures.first?.address,
            hint: "check that they run and that the addresses are right",
            cause: failures.last
        )
    }

    /// A server that closed the connection before it opened a session.
    func closedEarly(_ server: Int) -> MicroError {
        var error = unreachable(server, "it closed the connection before a session began")
        error.hint = "it may have no quorum, allow this host no more connections, or want TLS"
        return error
    }

    /// What answers is something else.
    func noZooKeeper(_ server: Int) -> MicroError {
        MicroError(
            .registryUnavailable,
            "what answers at \(addresses[server]) is no ZooKeeper: its packet can't be read",
            phase: .discovery,
            address: addresses[server],
            hint: "check the port, and whether it speaks TLS"
        )
    }

    /// A server does not accept who speaks.
    func denied(_ code: ZooKeeperCode, _ server: Int) -> MicroError {
        let address = addresses[server]
        let message =
            credentials.map { "ZooKeeper at \(address) refuses the user '\($0.user)': \(code.text)" }
            ?? "ZooKeeper at \(address) wants a user and a password"
        return MicroError(.accessDenied, message, phase: .discovery, address: address)
    }

    /// A request was not carried out.
    /// - Parameters:
    ///   - code: What the server says.
    ///   - path: The znode that the request was about.
    /// - Returns: What tells it.
    func refused(_ code: ZooKeeperCode, _ path: String) -> MicroError {
        guard code != .noAuth else {
            let who = credentials.map { "the user '\($0.user)'" } ?? "users without a name"
            return MicroError(
                .accessDenied,
                "\(text) refuses \(who): the access control list of \(path) does not let them in",
                phase: .discovery,
                address: addresses.first,
                hint: credentials == nil ? "give a user and a password" : "check the user and the password"
            )
        }
        return MicroError(
            .registryUnavailable,
            "\(text) refuses a request for \(path): \(code.text)",
            phase: .discovery,
            address: addresses.first,
            hint: code == .notReadOnly ? "its servers can't reach each other; try again when they can" : nil
        )
    }
}

/// An etcd that a test runs, alone or one of a cluster.
public struct EtcdServer: Sendable {
    /// Where it listens, `127.0.0.1:port`.
    public let address: String
    /// To stop and to start it.
    public let process: ServerProcess

    private static let readiness = "ready to serve client requests"
    private static let data = "data"

    /// What one is told of the others.
    private struct Member {
        let name: String
        let client = FreePort.take()
        let peer = FreePort.take()

        func arguments(_ folder: String, cluster: [Member], scheme: String) -> [String] {
            let (client, peer) = ("\(scheme)://127.0.0.1:\(client)", "http://127.0.0.1:\(peer)")
            let all = cluster.map { "\($0.name)=http://127.0.0.1:\($0.peer)" }.joined(separator: ",")
            return [
                "--name", name, "--data-dir", "\(folder)/\(EtcdServer.data)", "--listen-client-urls", client,
                "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                "--initial-cluster", all,
            ]
        }
    }

    /// Runs one while `body` does.
    /// - Parameters:
    ///   - program: Which version.
    ///   - startsAtOnce: Whether it is ready when `body` begins.
    ///   - isSecure: Whether it speaks TLS, of which `options` say more.
    ///   - options: Further options.
    ///   - body: Gets the server.
    /// - Returns: What `body` returns.
    /// - Throws: ``PeerProcess/Failure`` when it can't be started, and what `body` throws.
    public static func running<Result>(
        _ program: ServerProgram = .etcd,
        startsAtOnce: Bool = true,
        isSecure: Bool = false,
        _ options: [String] = [],
        _ body: (EtcdServer) async throws -> Result
    ) async throws -> Result {
        let member = Member(name: "alone")
        return try await ServerProcess.running(
            program,
            readiness: readiness,
            startsAtOnce: startsAtOnce,
            arguments: { member.arguments($0, cluster: [member], scheme: isSecure ? "https" : "http") + options }
        ) { process in
            try await body(EtcdServer(address: "127.0.0.1:\(member.client)", process: process))
        }
    }

    /// Runs a cluster while `body` does.
    /// - Parameters:
    ///   - program: Which version.
    ///   - count: How many servers.
    ///   - body: Gets the servers.
    /// - Returns: What `body` returns.
    /// - Throws: As ``running(_:startsAtOnce:isSecure:_:_:)``.
    public static func cluster<Result>(
        _ program: ServerProgram = .etcd,
        count: Int = 3,
        _ body: ([EtcdServer]) async throws -> Result
    ) async throws -> Result {
        let members = (0..<count).map { Member(name: "member-\($0)") }
        func begin(_ started: [EtcdServer]) async throws -> Result {
            guard started.count < count else {
                // None is ready alone.
                for server in started { try server.process.launch() }
                for server in started { try await server.process.untilReady() }
                return try await body(started)
            }
            let member = members[started.count]
            return try await ServerProcess.running(
                program,
                readiness: readiness,
                startsAtOnce: false,
                arguments: { member.arguments($0, cluster: members, scheme: "http") }
            ) { process in
                try await begin(started + [EtcdServer(address: "127.0.0.1:\(member.client)", process: process)])
            }
        }
        return try await begin([])
    }

    /// Ends it and starts it again without anything that it has stored.
    public func restartEmpty() async throws {
        await process.kill()
        try process.forget(Self.data)
        try await process.start()
    }

    /// Does what an operator does with `etcdctl`.
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: What it reads.
    /// - Returns: What it printed, one element for each line.
    /// - Throws: ``PeerProcess/Failure`` when it failed.
    @discardableResult
    public func control(_ arguments: String..., input: String? = nil) async throws -> [String] {
        guard let url = ServerProgram.etcdctl.url else {
            throw PeerProcess.Failure(description: ServerProgram.etcdctl.absence ?? "")
        }
        let client = try PeerProcess(url, ["--endpoints", address] + arguments)
        if let input { await client.ended(saying: input) }
        guard await client.finish() else {
            throw PeerProcess.Failure(description: "etcdctl \(arguments) failed: \(client.lines) \(client.errors)")
        }
        return client.lines
    }
}

import Foundation
import NIOCore
import Synchronization

/// A server that a test runs, stops, kills and starts again, with a folder of its own for its data.
///
/// Its ports are the test's to choose (``FreePort``) and stay the same when it is started again. It ends with the tests,
/// also when they are killed.
public final class ServerProcess: Sendable {
    /// The path of a folder for the server's data and settings; gone afterwards.
    public let folder: String
    private let program: ServerProgram
    private let arguments: [String]
    private let readiness: String
    private let current = Mutex<PeerProcess?>(nil)

    private init(_ program: ServerProgram, readiness: String, arguments: (String) throws -> [String]) throws {
        folder = FileManager.default.temporaryDirectory.path + "/micro-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.program = program
        self.readiness = readiness
        self.arguments = try arguments(folder)
    }

    /// Runs a server while `body` does.
    /// - Parameters:
    ///   - program: The server.
    ///   - readiness: What a line of its log holds once it is ready, for example `ready to serve`.
    ///   - startsAtOnce: Whether it is ready when `body` begins; else ``start()`` starts it.
    ///   - arguments: Makes its arguments, and what files it needs in the folder whose path it gets.
    ///   - body: Gets the server.
    /// - Returns: What `body` returns.
    /// - Throws: ``PeerProcess/Failure`` when the server can't be started, and what `body` throws.
    public static func running<Result>(
        _ program: ServerProgram,
        readiness: String,
        startsAtOnce: Bool = true,
        arguments: (String) throws -> [String],
        _ body: (ServerProcess) async throws -> Result
    ) async throws -> Result {
        let server = try ServerProcess(program, readiness: readiness, arguments: arguments)
        defer { try? FileManager.default.removeItem(atPath: server.folder) }
        do {
            if startsAtOnce { try await server.start() }
            let result = try await body(server)
            await server.kill()
            return result
        } catch {
            await server.kill()
            throw error
        }
    }

    /// The lines that it has logged since it was started.
    public var log: [String] { current.withLock { $0?.lines } ?? [] }

    /// Starts it, or starts it again, and waits until it is ready.
    /// - Throws: ``PeerProcess/Failure``.
    public func start() async throws {
        try launch()
        try await untilReady()
    }

    /// Starts it without waiting, as the members of a cluster, none of which is ready alone; see ``untilReady()``.
    public func launch() throws {
        guard let url = program.url else { throw PeerProcess.Failure(description: program.absence ?? "") }
        let process = try PeerProcess(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", Self.guardian, program.rawValue, url.path] + arguments,
            isMerged: true
        )
        current.withLock { $0 = process }
    }

    /// Waits until it is ready.
    public func untilReady() async throws {
        try await current.withLock(\.self)?.until { [readiness] lines in lines.contains { $0.contains(readiness) } }
    }

    /// Asks it to end, as an operator does, and waits for it.
    public func stop() async { await end(SIGTERM) }

    /// Ends it without a chance to say goodbye.
    public func kill() async { await end(SIGKILL) }

    /// Lets it stand still: connections stay and nothing answers, as behind a cut network.
    public func pause() { current.withLock(\.self)?.stop() }

    /// Lets it go on.
    public func resume() { current.withLock(\.self)?.signal(SIGCONT) }

    /// Forgets what it has stored in a folder within ``folder``; it must have ended.
    public func forget(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }

    private func end(_ signal: Int32) async {
        guard let process = current.withLock({ $0.take() }) else { return }
        process.signal(signal)
        if signal != SIGKILL { process.signal(SIGCONT) }
        await process.ended(saying: "ended\n")
    }

    /// Starts the program in its own place, after something that kills it when the tests end without a word.
    private static let guardian = """
        exec 3<&0
        (read -r word <&3; [ "$word" ] || kill -9 $$) >/dev/null 2>&1 &
        exec "$@" 3<&- </dev/null
        """
}

/// Ports for servers that have to be told one.
public enum FreePort {
    private static let taken = Mutex(Set<UInt16>())

    /// A port of 127.0.0.1 that is free, that nobody else in this process gets, and that the system gives to no
    /// connection by itself, so that a server can be started on it again.
    public static func take() -> Int {
        while true {
            let port = UInt16.random(in: 10_000..<30_000)
            guard isFree(port), taken.withLock({ $0.insert(port).inserted }) else { continue }
            return Int(port)
        }
    }

    private static func isFree(_ port: UInt16) -> Bool {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        defer { close(descriptor) }
        let address = try? SocketAddress(ipAddress: "127.0.0.1", port: Int(port))
        return address?.withSockAddr { bind(descriptor, $0, socklen_t($1)) } == 0
    }
}

import NIOCore
import Synchronization

/// Asks name servers, and keeps their answers for as long as these allow.
final class DNSResolver: Sendable {
    /// An answer, and until when it counts.
    struct Kept: Sendable {
        var answer: DNSAnswer
        var expiry: ContinuousClock.Instant
    }

    /// The most answers that are kept.
    private static let limit = 4096

    private let loop: any EventLoop
    private let configure: @Sendable () -> ResolverConfiguration
    private let state = Mutex(State())

    private struct State {
        var answers: [DNSQuestion: Kept] = [:]
        /// The server that answered last.
        var server: SocketAddress?
    }

    /// - Parameters:
    ///   - loop: A loop of NIOPosix.
    ///   - configure: Says whom to ask, anew for each question, since machines move between networks.
    init(loop: any EventLoop, configure: @escaping @Sendable () -> ResolverConfiguration) {
        self.loop = loop
        self.configure = configure
    }

    /// Whom to ask, and where names are looked for.
    var configuration: ResolverConfiguration { configure() }

    /// Finds the records of a name, or of the one that it stands for. That there are none is an empty answer.
    /// - Throws: ``MicroError`` `registryUnavailable` when no server answers by the deadline, `cancelled`.
    func find(
        _ type: DNSType,
        of name: DNSName,
        until deadline: ContinuousClock.Instant
    ) async throws -> Kept {
        var name = name
        var expiry: ContinuousClock.Instant?
        for _ in 0...DNSAnswer.maximumAliases {
            let kept = try await answer(DNSQuestion(name: name.folded, type: type), until: deadline)
            let until = min(expiry ?? kept.expiry, kept.expiry)
            guard let alias = kept.answer.alias else { return Kept(answer: kept.answer, expiry: until) }
            (name, expiry) = (alias, until)
        }
        return Kept(answer: DNSAnswer(), expiry: .now)
    }

    private func answer(_ question: DNSQuestion, until deadline: ContinuousClock.Instant) async throws -> Kept {
        let now = ContinuousClock.now
        if let kept = state.withLock({ $0.answers[question] }), kept.expiry > now { return kept }
        let answer = DNSAnswer(try await ask(question, until: deadline), to: question)
        let kept = Kept(answer: answer, expiry: .now + .seconds(answer.ttl ?? 0))
        state.withLock { state in
            if state.answers.count >= Self.limit { state.answers = state.answers.filter { $0.value.expiry > now } }
            if state.answers.count >= Self.limit { state.answers = [:] }
            state.answers[question] = kept.expiry > now ? kept : nil
        }
        return kept
    }

    private func ask(_ question: DNSQuestion, until deadline: ContinuousClock.Instant) async throws -> DNSMessage {
        let configuration = configure()
        let servers = configuration.servers
        let last = state.withLock(\.server)
        var exchange = DNSExchange(
            question,
            id: .random(in: .min ... .max),
            servers: servers.count,
            first: last.flatMap { servers.firstIndex(of: $0) } ?? 0,
            attempts: configuration.attempts
        )
        let total = ContinuousClock.now.duration(to: deadline)
        let time = min(configuration.timeout, total / (max(1, servers.count) * max(1, configuration.attempts)))
        var step = exchange.start()
        while true {
            switch step {
            case .answer(let server, let message):
                state.withLock { $0.server = servers[server] }
                return message
            case .fail(let reasons): throw unavailable(question, reasons, servers)
            case .ask(let server, let carrier, let packet):
                let carriage = DNSCarriage(server: servers[server], loop: loop) { [exchange] in exchange.answer($0) }
                do {
                    step = exchange.received(try await carriage.ask(packet, over: carrier, until: .now() + .init(time)))
                } catch let error as DNSCarriageError {
                    step = exchange.failed(error.reason)
                } catch {
                    throw MicroError(.cancelled, "asking name servers was cancelled", phase: .discovery)
                }
            }
        }
    }

    private func unavailable(
        _ question: DNSQuestion,
        _ reasons: [Int: String],
        _ servers: [SocketAddress]
    ) -> MicroError {
        func text(_ server: SocketAddress) -> String {
            IPAddress(server)?.hostPort(UInt16(clamping: server.port ?? 0)) ?? "\(server)"
        }
        let tried = reasons.sorted { $0.key < $1.key }.map { "\(text(servers[$0.key])): \($0.value)" }
        let name = question.name.description
        return MicroError(
            .registryUnavailable,
            "no name server says where \(name) is: \(tried.joined(separator: "; "))",
            phase: .discovery,
            address: servers.first.map(text),
            hint: "name servers can be given as the registry's addresses, such as 127.0.0.1:8600"
        )
    }
}

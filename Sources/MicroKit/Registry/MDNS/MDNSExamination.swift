package import NIOCore
import Synchronization

/// How multicast DNS does on each of this host's interfaces, for people who look for a fault.
package struct MDNSExamination: Sendable {
    /// One interface.
    package struct Interface: Sendable, Hashable {
        /// The interface's name, such as `eth0`.
        package var name: String
        /// Its address in the family that is used.
        package var address: String
        /// Datagrams that arrived while it was listened to, our own question among them.
        package var packets = 0
        /// Addresses that they came from.
        package var senders = 0
        /// Why it can't be used; nil when it can.
        package var problem: String?

        /// Makes a finding.
        package init(name: String, address: String, packets: Int = 0, senders: Int = 0, problem: String? = nil) {
            self.name = name
            self.address = address
            self.packets = packets
            self.senders = senders
            self.problem = problem
        }
    }

    /// The interfaces that the registry would use.
    package var interfaces: [Interface]

    /// Makes an examination.
    package init(interfaces: [Interface]) { self.interfaces = interfaces }

    /// Joins the group on every interface, asks there for all services, and counts what is heard. What is sent through
    /// an interface is heard there by ourselves, too, so that none at all means that multicast does not work.
    /// - Parameters:
    ///   - configuration: Which interfaces, and the domain to ask in.
    ///   - time: How long to listen.
    ///   - group: Loops of NIOPosix.
    /// - Returns: What was found on each interface.
    /// - Throws: ``MicroError`` `registryUnavailable` for an interface that is not there, `invalidArgument` for a
    ///   domain that is none; `CancellationError`.
    package static func run(
        _ configuration: MDNSRegistry.Configuration,
        for time: Duration,
        group: any EventLoopGroup
    ) async throws -> MDNSExamination {
        guard let names = MDNSNames(domain: configuration.domain) else {
            throw MicroError(.invalidArgument, "\"\(configuration.domain)\" can't be an mDNS domain")
        }
        let question = DNSMessage(questions: [DNSQuestion(name: names.listing, type: .ptr)]).encoded(compressed: true)
        let chosen = try MDNSInterface.choose(configuration.interfaces, from: MDNSDevice.all())
        let deadline = ContinuousClock.now + time
        let loop = group.next()
        let found = try await withThrowingTaskGroup(of: (Int, Interface).self) { group in
            for (number, interface) in chosen.enumerated() {
                group.addTask { (number, try await examine(interface, question, until: deadline, loop: loop)) }
            }
            var found: [(Int, Interface)] = []
            for try await one in group { found.append(one) }
            return found
        }
        return MDNSExamination(interfaces: found.sorted { $0.0 < $1.0 }.map(\.1))
    }

    private static func examine(
        _ interface: MDNSInterface,
        _ question: [UInt8],
        until deadline: ContinuousClock.Instant,
        loop: any EventLoop
    ) async throws -> Interface {
        var result = Interface(name: interface.name, address: interface.address.ipAddress ?? "")
        // Senders can be made up; a few hundred are as good as any number.
        let heard = Mutex((packets: 0, senders: Set<String>()))
        do {
            let sockets = try await MDNSSockets.open(.listening, on: [interface], loop: loop) { _, _, peer in
                heard.withLock { heard in
                    heard.packets += 1
                    if heard.senders.count < 256 { heard.senders.insert(peer.ipAddress ?? "") }
                }
            }.get()
            defer { sockets.close() }
            for socket in sockets.open { try await socket.multicast(question).get() }
            try await pause(until: deadline)
        } catch let error as MicroError {
            result.problem = error.message
        } catch let error as IOError {
            result.problem = MDNSSockets.systemText(error)
        }
        (result.packets, result.senders) = heard.withLock { ($0.packets, $0.senders.count) }
        return result
    }
}

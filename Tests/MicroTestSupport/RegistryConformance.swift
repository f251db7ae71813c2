package import MicroKit

/// What every registry must do, whatever it is made of. Each case is one rule; ``check(_:)`` throws when it is broken.
package enum RegistryConformance: String, CaseIterable, Sendable {
    case findsWhatIsRegistered, unknownNameIsEmpty, keepsVersionsApart, mergesNodes, replacesOnRegisteringAgain
    case forgetsOnDeregistering, deregisteringTheUnknownIsNoError, listsEachNameOnce, keepsDotsInNames
    case refusesInvalidRecords, tellsWatchersOfComingAndGoing, watchesOneName, closingEndsWatches
    case closedRegistriesRefuse, findsSeveralNames

    /// Registries that see each other. Where one process can't tell, all three may be the same one.
    package struct Subjects: Sendable {
        /// Registers.
        package var server: any Registry
        /// Asks for what is there, and waits long for it.
        package var client: any Registry
        /// Asks for what is not there, and gives up soon.
        package var hasty: any Registry

        /// Collects the three.
        package init(server: any Registry, client: any Registry, hasty: any Registry) {
            self.server = server
            self.client = client
            self.hasty = hasty
        }
    }

    /// A broken rule.
    package struct Violation: Error, CustomStringConvertible {
        /// What was seen.
        package var description: String
    }

    /// Checks one rule on fresh registries.
    package func check(_ subjects: Subjects) async throws {
        let (server, client) = (subjects.server, subjects.client)
        switch self {
        case .findsWhatIsRegistered:
            try await server.register(Self.record(), ttl: .seconds(60))
            try expect(try await client.get("greeter", extent: .complete), [Self.record()])
            try expect(try await client.get("greeter", extent: .enough), [Self.record()])
        case .unknownNameIsEmpty:
            for name in ["greeter", "", "a..b", String(repeating: "x", count: 300)] {
                try expect(try await subjects.hasty.get(name, extent: .complete), [])
            }
        case .findsSeveralNames:
            try await server.register(Self.record("one"), ttl: nil)
            try await server.register(Self.record("two", version: "2", nodes: ["b"]), ttl: nil)
            try await server.register(Self.record("two", version: "1", nodes: ["a"]), ttl: nil)
            try await server.register(Self.record("other", nodes: ["o"]), ttl: nil)
            let services = try await client.get(["two", "none", "one", "two", ""], extent: .complete)
            try expect(services.map { "\($0.name) \($0.version)" }, ["one 1.2.3", "two 1", "two 2"])
            try expect(try await client.get([], extent: .complete), [])
            try expect(try await subjects.hasty.get(["none", "nobody"], extent: .complete), [])
        case .keepsVersionsApart:
            for version in ["2", "1", "10"] {
                try await server.register(Self.record(version: version, nodes: ["n\(version)"]), ttl: nil)
            }
            let services = try await client.get("greeter", extent: .complete)
            try expect(services.map(\.version), ["1", "10", "2"])
            try expect(services.map { $0.nodes.map(\.id) }, [["n1"], ["n10"], ["n2"]])
        case .mergesNodes:
            try await server.register(Self.record(nodes: ["b", "a"]), ttl: nil)
            try await server.register(Self.record(nodes: ["c"]), ttl: nil)
            let services = try await client.get("greeter", extent: .complete)
            try expect(services.map { $0.nodes.map(\.id) }, [["a", "b", "c"]])
        case .replacesOnRegisteringAgain:
            try await server.register(Self.record(), ttl: nil)
            var changed = Self.record()
            changed.version = "3"
            changed.endpoints = []
            changed.nodes[0].address = "127.0.0.1:9999"
            changed.nodes[0].metadata["label"] = "new"
            try await server.register(changed, ttl: nil)
            try expect(try await client.get("greeter", extent: .complete), [changed])
        default:
            try await checkMore(subjects)
        }
    }

    private func checkMore(_ subjects: Subjects) async throws {
        let (server, client) = (subjects.server, subjects.client)
        switch self {
        case .forgetsOnDeregistering:
            try await server.register(Self.record(nodes: ["a", "b"]), ttl: nil)
            try await server.deregister(Self.record(nodes: ["a"]))
            let services = try await client.get("greeter", extent: .complete)
            try expect(services.map { $0.nodes.map(\.id) }, [["b"]])
            try await server.deregister(Self.record(nodes: ["b"]))
            try expect(try await subjects.hasty.get("greeter", extent: .complete), [])
            try expect(try await subjects.hasty.list(), [])
        case .deregisteringTheUnknownIsNoError:
            try await server.deregister(Self.record(nodes: ["nobody"]))
            try await server.deregister(ServiceRecord(name: "nobody"))
        case .listsEachNameOnce:
            for (name, node) in [("b", "b-1"), ("a", "a-1"), ("b", "b-2")] {
                try await server.register(Self.record(name, nodes: [node]), ttl: nil)
            }
            try expect(try await client.list(), ["a", "b"])
        case .keepsDotsInNames:
            try await server.register(Self.record("go.micro.srv.greeter", nodes: ["node.1", "node.2"]), ttl: nil)
            let services = try await client.get("go.micro.srv.greeter", extent: .complete)
            try expect(services.map { $0.nodes.map(\.id) }, [["node.1", "node.2"]])
            try expect(try await client.list(), ["go.micro.srv.greeter"])
            try expect(try await subjects.hasty.get("micro.srv.greeter", extent: .complete), [])
        case .refusesInvalidRecords:
            for record in [Self.record(""), Self.record(nodes: []), Self.record(nodes: ["a", "a"])] {
                try await expectFailure(.invalidRecord) { try await server.register(record, ttl: nil) }
            }
        default:
            try await checkWatching(subjects)
        }
    }

    private func checkWatching(_ subjects: Subjects) async throws {
        let (server, client) = (subjects.server, subjects.client)
        switch self {
        case .tellsWatchersOfComingAndGoing:
            let events = try await client.watch(nil)
            try await server.register(Self.record(), ttl: nil)
            try await expectEvent(events, .init(.create, Self.record()))
            try await server.deregister(Self.record())
            try await expectEvent(events, .init(.delete, Self.record()))
        case .watchesOneName:
            let events = try await client.watch("greeter")
            try await server.register(Self.record("other", nodes: ["other-1"]), ttl: nil)
            try await server.register(Self.record(), ttl: nil)
            for try await event in events {
                try expect(event, .init(.create, Self.record()))
                break
            }
        case .closingEndsWatches:
            let events = try await client.watch(nil)
            await client.close()
            for try await event in events { throw Violation(description: "\(event) after closing") }
        case .closedRegistriesRefuse:
            await client.close()
            await client.close()
            try await expectFailure(.registryUnavailable) { try await client.register(Self.record(), ttl: nil) }
            try await expectFailure(.registryUnavailable) { try await client.deregister(Self.record()) }
            try await expectFailure(.registryUnavailable) { _ = try await client.get("greeter", extent: .enough) }
            try await expectFailure(.registryUnavailable) { _ = try await client.list() }
            try await expectFailure(.registryUnavailable) { _ = try await client.watch(nil) }
        default:
            throw Violation(description: "the rule \(self) is not written")
        }
    }

    private static func record(
        _ name: String = "greeter",
        version: String = "1.2.3",
        nodes: [String] = ["greeter-1"]
    ) -> ServiceRecord {
        let request = Value(name: "Request", type: "Request", values: [Value(name: "name", type: "string")])
        return ServiceRecord(
            name: name,
            version: version,
            endpoints: [Endpoint(name: "Say.Hello", request: request, metadata: ["stream": "true"])],
            nodes: nodes.map { Node(id: $0, address: "127.0.0.1:9000", metadata: ["protocol": "mucp"]) }
        )
    }

    private func expect<Value: Equatable>(_ value: Value, _ expected: Value) throws {
        guard value == expected else { throw Violation(description: "\(rawValue): \(value), not \(expected)") }
    }

    private func expectFailure(_ code: MicroError.Code, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as MicroError where error.code == code {
            return
        }
        throw Violation(description: "\(rawValue): no failure \(code)")
    }

    /// Reads until the event comes; it may be told more than once and among others.
    private func expectEvent(
        _ events: AsyncThrowingStream<RegistryEvent, any Error>,
        _ expected: RegistryEvent
    ) async throws {
        for try await event in events where event == expected { return }
        throw Violation(description: "\(rawValue): the watch ended before \(expected)")
    }
}

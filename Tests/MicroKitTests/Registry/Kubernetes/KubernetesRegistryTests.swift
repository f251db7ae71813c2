import Logging
import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct KubernetesRegistryTests {
    private let record = ServiceRecord(
        name: "greeter",
        version: "1",
        nodes: [Node(id: "greeter-1", address: "10.1.0.1:80", metadata: ["protocol": "mucp"])]
    )

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func keepsTheContract(rule: RegistryConformance) async throws {
        let server = KubernetesStandIn()
        let address = try await server.start()
        let registries = try (0..<3).map { _ in try registry(address) }
        try await rule.check(.init(server: registries[0], client: registries[1], hasty: registries[2]))
        for registry in registries { await registry.close() }
        await server.stop()
    }

    @Test func writesWhatGoWrites() async throws {
        try await withServer { server, registry in
            try await registry.register(record, ttl: .seconds(60))
            let metadata = try #require(await server.object("pods", "pod-1")?["metadata"])
            #expect(metadata["labels"]?["micro.mu/type"] == .string("service"))
            #expect(metadata["labels"]?["micro.mu/selector-greeter"] == .string("service"))
            let text = try #require(metadata["annotations"]?["micro.mu/service-greeter"]?.stringValue)
            #expect(try ServiceRecord(json: JSONValue(parsing: text)) == record)
            // Registering again what is there changes nothing, and watchers hear nothing.
            try await registry.register(record, ttl: .seconds(60))
            #expect(
                await server.object("pods", "pod-1")?["metadata"]?["resourceVersion"] == metadata["resourceVersion"]
            )
            try await registry.deregister(record)
            let rest = try #require(await server.object("pods", "pod-1")?["metadata"])
            #expect(rest["labels"] == .object([.init("micro.mu/type", .string("service"))]))
            #expect(rest["annotations"] == .object([]))
        }
    }

    @Test func writesAgainWhatWasLost() async throws {
        try await withServer { server, registry in
            try await registry.register(record, ttl: nil)
            await server.put("pods", "pod-1", KubernetesStandIn.pod("pod-1"))
            #expect(try await registry.get("greeter", extent: .complete) == [])
            try await registry.register(record, ttl: nil)
            #expect(try await registry.get("greeter", extent: .complete) == [record])
        }
    }

    @Test func takesNodesOutOfOtherPods() async throws {
        try await withServer { server, registry in
            var two = record
            two.nodes.append(Node(id: "greeter-2", address: "10.1.0.2:80"))
            await server.put("pods", "other", Self.pod("other", two))
            try await registry.deregister(record)
            #expect(try await registry.get("greeter", extent: .complete).flatMap(\.nodes).map(\.id) == ["greeter-2"])
            two.nodes.removeFirst()
            try await registry.deregister(two)
            #expect(try await registry.list() == [])
        }
    }

    @Test func listsPageByPage() async throws {
        try await withServer { server, registry in
            await server.limit(page: 3)
            for index in 0..<10 {
                var record = record
                record.nodes[0].id = "greeter-\(index)"
                await server.put("pods", "p\(index)", Self.pod("p\(index)", record))
            }
            let found = try await registry.get("greeter", extent: .complete)
            #expect(found.flatMap(\.nodes).count == 10)
            #expect(await server.requests.count == 4)
        }
    }

    @Test(arguments: [true, false])
    func listsAgainAfterItsVersionIsGone(isTold: Bool) async throws {
        try await withServer { server, registry in
            await server.put("pods", "a", Self.pod("a", record))
            let events = try await registry.watch(nil)
            while await server.openWatches == 0 { await Task.yield() }
            await server.endWatches()
            var other = record
            other.nodes[0].id = "greeter-2"
            await server.remove("pods", "a")
            await server.put("pods", "b", Self.pod("b", other))
            await server.compact(isTold: isTold)
            try await expect(events, ["create greeter-2", "delete greeter-1"])
        }
    }

    @Test func watchesOnWhereAWatchEnded() async throws {
        try await withServer { server, registry in
            let events = try await registry.watch("greeter")
            for index in 0..<3 {
                while await server.openWatches == 0 { await Task.yield() }
                await server.bookmark()
                var record = record
                record.nodes[0].id = "greeter-\(index)"
                await server.put("pods", "p\(index)", Self.pod("p\(index)", record))
                await server.endWatches()
            }
            try await expect(events, ["create greeter-0", "create greeter-1", "create greeter-2"])
            // It was listed once.
            #expect(await server.requests.filter { $0.query["watch"] == nil }.count == 1)
        }
    }

    @Test func tellsOfPodsThatEnd() async throws {
        try await withServer { server, registry in
            for name in ["a", "b", "c"] {
                var record = record
                record.nodes[0].id = name
                await server.put("pods", name, Self.pod(name, record))
            }
            let events = try await registry.watch(nil)
            await server.put(
                "pods",
                "a",
                KubernetesStandIn.pod("a", labels: ["micro.mu/type": "service"], phase: "Failed")
            )
            await server.put("pods", "b", KubernetesStandIn.pod("b"))
            await server.remove("pods", "c")
            try await expect(events, ["delete a", "delete b", "delete c"])
        }
    }

    @Test func survivesWhatAWatchShouldNotTell() async throws {
        try await withServer { server, registry in
            let events = try await registry.watch(nil)
            for line in [#"{"type":"NEW","object":{}}"#, "", #"{"type":"ADDED","object":7}"#, #"{"type":"BOOKMARK"}"#] {
                while await server.openWatches == 0 { await Task.yield() }
                await server.send(line: line)
            }
            for line in ["no JSON", #"{"type":"ERROR","object":{"code":500,"message":"etcd"}}"#] {
                while await server.openWatches == 0 { await Task.yield() }
                await server.send(line: line)
                await server.endWatches()
            }
            await server.put("pods", "a", Self.pod("a", record))
            try await expect(events, ["create greeter-1"])
        }
    }

    @Test func tellsWhatIsWholeOfAWatchThatIsCut() async throws {
        try await withServer { server, registry in
            let events = try await registry.watch(nil)
            while await server.openWatches == 0 { await Task.yield() }
            var other = record
            other.nodes[0].id = "greeter-2"
            await server.put("pods", "a", Self.pod("a", record))
            await server.send(part: #"{"type":"ADDED","object":{"metadata":{"name":"b","#)
            // Told while the connection stands, whatever comes behind it.
            try await expect(events, ["create greeter-1"])
            await server.endWatches()
            await server.put("pods", "b", Self.pod("b", other))
            try await expect(events, ["create greeter-2"])
        }
    }

    @Test func watchesThroughARestart() async throws {
        let server = KubernetesStandIn()
        let address = try await server.start()
        let registry = try registry(address)
        let events = try await registry.watch(nil)
        await server.stop()
        await server.put("pods", "a", Self.pod("a", record))
        try await server.start(port: try HTTPAPIEndpoint(parsing: address, defaultPort: 1, isSecure: false).target.port)
        try await expect(events, ["create greeter-1"])
        await registry.close()
        await server.stop()
    }

    @Test func findsServicesOfTheCluster() async throws {
        let server = KubernetesStandIn()
        let address = try await server.start()
        let web = try JSONValue(
            parsing: #"{"metadata":{"name":"web"},"spec":{"clusterIP":"10.0.0.9","ports":[{"name":"http","port":80}]}}"#
        )
        await server.put("services", "web", web)
        await server.put("pods", "a", Self.pod("a", record))
        var configuration = KubernetesRegistry.Configuration(addresses: [address], timeout: .seconds(60))
        let without = try KubernetesRegistry(configuration)
        #expect(try await without.list() == ["greeter"])
        await without.close()
        configuration.includesServices = true
        let registry = try KubernetesRegistry(configuration)
        #expect(try await registry.list() == ["greeter", "web"])
        #expect(try await registry.get("web", extent: .enough).flatMap(\.nodes).map(\.address) == ["10.0.0.9:80"])
        #expect(try await registry.get(["web", "greeter"], extent: .enough).count == 2)
        let events = try await registry.watch(nil)
        await server.remove("services", "web")
        try await expect(events, ["delete web-http"])
        await registry.close()
        await server.stop()
    }

    @Test func tellsOfRights() async throws {
        let server = KubernetesStandIn()
        let address = try await server.start()
        await server.demand(token: "right")
        let registries = [
            try registry(address), try registry(address, token: "wrong"), try registry(address, token: "right"),
        ]
        let anonymous = await #expect(throws: MicroError.self) { try await registries[0].list() }
        #expect(anonymous?.code == .accessDenied)
        #expect(anonymous?.message.contains("wants credentials for listing pods") == true)
        let wrong = await #expect(throws: MicroError.self) { try await registries[1].list() }
        #expect(wrong?.code == .accessDenied)
        #expect(wrong?.message.contains("refuses the token") == true)
        #expect(wrong?.message.contains("wrong") == false)
        #expect(try await registries[2].list() == [])
        await server.forbid(true)
        let forbidden = await #expect(throws: MicroError.self) { try await registries[2].list() }
        #expect(forbidden?.code == .accessDenied)
        #expect(forbidden?.message.contains("cannot list resource") == true)
        for registry in registries { await registry.close() }
        await server.stop()
    }

    @Test func refusesWhatKubernetesRefuses() async throws {
        try await withServer { _, registry in
            for name in [String(repeating: "x", count: 55), "a."] {
                var record = record
                record.name = name
                let error = await #expect(throws: MicroError.self) { try await registry.register(record, ttl: nil) }
                #expect(error?.code == .invalidRecord)
            }
        }
        let server = KubernetesStandIn()
        let address = try await server.start()
        var configuration = KubernetesRegistry.Configuration(addresses: [address], pod: "gone", environment: [:])
        let stranger = try KubernetesRegistry(configuration)
        let gone = await #expect(throws: MicroError.self) { try await stranger.register(record, ttl: nil) }
        #expect(gone?.message.hasPrefix("there is no pod gone in the namespace default") == true)
        configuration.pod = nil
        let nowhere = try KubernetesRegistry(configuration)
        let unknown = await #expect(throws: MicroError.self) { try await nowhere.register(record, ttl: nil) }
        #expect(unknown?.code == .invalidArgument)
        await stranger.close()
        await nowhere.close()
        await server.stop()
    }

    @Test func saysWhyItCannotBeReached() async throws {
        let away = try RefusingAddress()
        defer { away.close() }
        let registry = try registry("http://\(away.address)")
        let error = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(error?.code == .registryUnavailable)
        #expect(error?.message == "Kubernetes at \(away.address) can't be reached: connection refused")
        await registry.close()
    }

    // MARK: Making

    private static func pod(_ name: String, _ record: ServiceRecord) -> JSONValue {
        KubernetesStandIn.pod(
            name,
            labels: ["micro.mu/type": "service", KubernetesNames.label(record.name): "service"],
            annotations: [KubernetesNames.annotation(record.name): record.jsonValue.text()]
        )
    }

    private func registry(_ address: String, token: String? = nil) throws -> KubernetesRegistry {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try KubernetesRegistry(
            .init(addresses: [address], token: token, pod: "pod-1", timeout: .seconds(60), logger: logger)
        )
    }

    private func withServer(_ body: (KubernetesStandIn, KubernetesRegistry) async throws -> Void) async throws {
        let server = KubernetesStandIn()
        let registry = try registry(await server.start())
        try await body(server, registry)
        await registry.close()
        await server.stop()
    }

    /// Reads as many events as are expected, which may come in any order.
    private func expect(
        _ events: AsyncThrowingStream<RegistryEvent, any Error>,
        _ expected: Set<String>
    ) async throws {
        var seen: Set<String> = []
        for try await event in events {
            seen.insert("\(event.action) \(event.service.nodes[0].id)")
            if seen.count == expected.count { break }
        }
        #expect(seen == expected)
    }
}

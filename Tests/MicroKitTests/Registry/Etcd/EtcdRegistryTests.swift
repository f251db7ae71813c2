import MicroTestSupport
import Testing

@testable import MicroKit

extension Interop {
    /// What the registry does on servers that are well.
    @Suite(.servers(.etcd, .etcd35, .etcdctl), .timeLimit(.minutes(5))) struct EtcdRegistryTests {
        private let key = "/micro/registry/greeter/a"

        @Test(arguments: EtcdLab.programs) func followsTheRulesForAllRegistries(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                for rule in RegistryConformance.allCases {
                    try await server.control("del", "--prefix", "/micro/registry/")
                    let (one, other) = (try EtcdLab.registry(server), try EtcdLab.registry(server))
                    try await rule.check(.init(server: one, client: other, hasty: other))
                    await one.close()
                    await other.close()
                }
            }
        }

        @Test(arguments: EtcdLab.programs) func renewingWritesOnlyWhatIsNotThere(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                let registry = try EtcdLab.registry(server)
                let record = EtcdLab.record("a")
                for _ in 1...3 { try await registry.register(record, ttl: .seconds(60)) }
                #expect(try await server.control("get", key, "-w", "json")[0].contains(#""version":1,"#))
                #expect(try await server.control("lease", "list").count == 2)

                try await server.control("del", key)
                try await registry.register(record, ttl: .seconds(60))
                #expect(try await registry.get("greeter", extent: .complete) == [record])
                try await server.control("put", key, "of somebody else")
                try await registry.register(record, ttl: .seconds(60))
                #expect(try await registry.get("greeter", extent: .complete) == [record])
                // All that under one lease.
                let lease = try await server.control("lease", "list")[1]
                #expect(try await server.control("lease", "list").count == 2)

                try await server.control("lease", "revoke", lease)
                #expect(try await registry.get("greeter", extent: .complete) == [])
                try await registry.register(record, ttl: .seconds(60))
                #expect(try await registry.get("greeter", extent: .complete) == [record])

                try await registry.register(record, ttl: nil)
                #expect(try await !server.control("get", key, "-w", "json")[0].contains("lease"))
                await registry.close()
            }
        }

        @Test func takesOverWhatARunBeforeHasLeft() async throws {
            try await EtcdServer.running { server in
                for ttl in [60, 60, 90] {
                    let registry = try EtcdLab.registry(server)
                    try await registry.register(EtcdLab.record("a"), ttl: .seconds(ttl))
                    await registry.close()
                }
                // Twice the same is one lease and one write; another time is another.
                #expect(try await server.control("get", key, "-w", "json")[0].contains(#""version":2,"#))
                #expect(try await server.control("lease", "list").count == 3)
            }
        }

        @Test func nodesAreGoneWhenTheirTimeIsOver() async throws {
            try await EtcdServer.running { server in
                let (registry, other) = (try EtcdLab.registry(server), try EtcdLab.registry(server))
                let events = try await other.watch(nil)
                try await registry.register(EtcdLab.record("a"), ttl: .seconds(1))
                await registry.close()
                try await EtcdLab.until(events, RegistryEvent(.delete, EtcdLab.record("a")))
                #expect(try await other.list() == [])
                await other.close()
            }
        }

        @Test func servicesOfMicroV3AreFoundAndNotMistaken() async throws {
            try await EtcdServer.running { server in
                let registry = try EtcdLab.registry(server)
                let (own, strange) = (EtcdLab.record("a"), EtcdLab.record("b", name: "micro"))
                for record in [own, strange] { try await registry.register(record, ttl: nil) }
                let foreign = EtcdLab.record("c", name: "payment")
                for domain in ["micro", "elsewhere"] {
                    let key = "/micro/registry/\(domain)/payment/c"
                    try await server.control("put", key, String(decoding: foreign.jsonValue.utf8(), as: UTF8.self))
                }
                #expect(try await registry.list() == ["greeter", "micro", "payment"])
                let all = try await registry.get(["payment", "micro"], extent: .complete)
                #expect(all.map(\.name) == ["micro", "payment"])
                #expect(try await registry.get("payment", extent: .complete) == [foreign])
                #expect(try await registry.get("micro", extent: .complete) == [strange])
                #expect(try await registry.get("elsewhere", extent: .complete) == [])
                // A service may be called like a domain, under which there are others.
                let namesake = try await registry.watch("micro")
                try await registry.deregister(strange)
                #expect(try await registry.get("micro", extent: .complete) == [])
                for try await event in namesake {
                    #expect(event == RegistryEvent(.delete, strange))
                    break
                }
                let events = try await registry.watch("payment")
                try await server.control("del", "/micro/registry/elsewhere/payment/c")
                try await server.control("del", "/micro/registry/micro/payment/c")
                try await EtcdLab.until(events, RegistryEvent(.delete, foreign))
                await registry.close()
                let plain = try EtcdLab.registry(server) { $0.domains = [] }
                #expect(try await plain.get("payment", extent: .complete) == [])
                await plain.close()
            }
        }

        @Test func namesWithSlashesAreFoundByTheirKeys() async throws {
            try await EtcdServer.running { server in
                let registry = try EtcdLab.registry(server)
                let record = EtcdLab.record("x/1", name: "a/b")
                try await registry.register(record, ttl: nil)
                #expect(try await registry.list() == ["a-b"])
                for name in ["a/b", "a-b"] { #expect(try await registry.get(name, extent: .complete) == [record]) }
                let events = try await registry.watch("a/b")
                try await registry.deregister(record)
                try await EtcdLab.until(events, RegistryEvent(.delete, record))
                await registry.close()
            }
        }

        @Test func readsWhatTakesSeveralPages() async throws {
            try await EtcdServer.running { server in
                let registry = try EtcdLab.registry(server)
                let ids = (10_000..<12_300).map { "n\($0)" }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for part in 0..<23 {
                        let some = ids[(part * 100)..<(part * 100 + 100)]
                        group.addTask {
                            for id in some { try await registry.register(EtcdLab.record(id), ttl: nil) }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await registry.get("greeter", extent: .complete).first?.nodes.map(\.id) == ids)
                #expect(try await registry.list() == ["greeter"])
                await registry.close()
            }
        }

        @Test func aHundredThousandNodesAreRead() async throws {
            let options = ["--max-txn-ops", "20000", "--max-request-bytes", "10000000"]
            try await EtcdServer.running(.etcd35, options) { server in
                let names = (10_000..<20_000).map { "service-\($0)" }
                for part in 0..<10 {
                    let puts = names[(part * 1000)..<(part * 1000 + 1000)].flatMap { name in
                        (0..<10).map { node in
                            let address = "127.0.0.1:\(9000 + node)"
                            let record = #"{"name":"\#(name)","nodes":[{"id":"\#(node)","address":"\#(address)"}]}"#
                            return "put /micro/registry/\(name)/\(node) \(record)"
                        }
                    }
                    try await server.control("txn", input: "\n\(puts.joined(separator: "\n"))\n\n\n")
                }
                let registry = try EtcdLab.registry(server)
                #expect(try await registry.list() == names)
                let nodes = try await registry.get("service-15000", extent: .complete).flatMap(\.nodes)
                #expect(nodes.map(\.id) == (0...9).map { "\($0)" })
                await registry.close()
            }
        }

        @Test func recordsOfOthersAreNoErrors() async throws {
            try await EtcdServer.running { server in
                let logs = NotedLogs()
                let registry = try EtcdLab.registry(server, logs: logs)
                try await server.control("put", "/micro/registry/greeter/x", "{")
                try await server.control("put", "/micro/registry/greeter/y", #"{"name":"other"}"#)
                try await server.control("put", "/micro/registry/", "folder")
                let events = try await registry.watch(nil)
                try await server.control("put", "/micro/registry/greeter/z", "null")
                try await registry.register(EtcdLab.record("a"), ttl: nil)
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))
                #expect(try await registry.get("greeter", extent: .complete) == [EtcdLab.record("a")])
                #expect(try await registry.list() == ["greeter"])
                #expect(Set(logs.lines.compactMap { $0.metadata["key"] }).count == 3)
                #expect(logs.lines.count == 3)
                await registry.close()
            }
        }

        @Test(arguments: EtcdLab.programs) func recordsThatAreTooLargeAreRefused(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                let registry = try EtcdLab.registry(server)
                var record = EtcdLab.record("a")
                record.metadata["x"] = String(repeating: "x", count: 1_800_000)
                let error = await #expect(throws: MicroError.self) { try await registry.register(record, ttl: nil) }
                #expect(error?.code == .invalidRecord)
                await registry.close()
            }
        }
    }
}

import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct KubernetesObjectTests {
    private func object(
        _ json: JSONValue,
        _ kind: KubernetesKind = .pods,
        _ logs: NotedLogs = NotedLogs()
    ) -> KubernetesObject? {
        KubernetesObject(json, kind: kind, rejected: RejectedRecords(logger: logs.logger))
    }

    /// A record as go-micro's plugin writes it.
    private static let written =
        #"{"name":"greeter","version":"1","metadata":null,"endpoints":null,"#
        + #""nodes":[{"metadata":{"protocol":"mucp"},"id":"greeter-1","address":"10.1.0.1:80"}]}"#

    @Test func readsAnnotations() throws {
        let pod = KubernetesStandIn.pod(
            "pod-1",
            annotations: ["micro.mu/service-greeter": Self.written, "other": "{}"]
        )
        let node = Node(id: "greeter-1", address: "10.1.0.1:80", metadata: ["protocol": "mucp"])
        let found = try #require(object(pod))
        #expect(found.records.map(\.record) == [ServiceRecord(name: "greeter", version: "1", nodes: [node])])
        #expect(found.name == "pod-1")
    }

    @Test(arguments: ["Pending", "Succeeded", "Failed", "Unknown"])
    func leavesOutPodsThatDoNotRun(phase: String) {
        let annotations = ["micro.mu/service-greeter": Self.written]
        #expect(object(KubernetesStandIn.pod("p", annotations: annotations, phase: phase))?.records.isEmpty == true)
    }

    @Test func leavesOutPodsThatEnd() throws {
        let text = #"{"metadata":{"name":"p","deletionTimestamp":"2024-01-01T00:00:00Z","annotations":{"#
        let pod = #""micro.mu/service-a":"{\"name\":\"a\"}"}},"status":{"phase":"Running"}}"#
        #expect(object(try JSONValue(parsing: text + pod))?.records.isEmpty == true)
    }

    @Test func passesOverWhatIsNoRecord() {
        let logs = NotedLogs()
        let pod = KubernetesStandIn.pod(
            "p",
            annotations: [
                "micro.mu/service-a": "no JSON", "micro.mu/service-b": #"{"name":"greeter"}"#,
                "micro.mu/service-c": #"{"name":7}"#, "micro.mu/service-": #"{"name":""}"#,
                "micro.mu/service-d": String(repeating: "[", count: 300),
                "micro.mu/service-e": #"{"name":"e","version":""# + String(repeating: "x", count: 300_000) + #""}"#,
            ]
        )
        #expect(object(pod, .pods, logs)?.records.isEmpty == true)
        #expect(logs.lines.count == 6)
        #expect(object(.null) == nil)
        #expect(object(.object([.init("metadata", .object([]))])) == nil)
    }

    @Test(arguments: [
        (#""clusterIP":"10.0.0.9","ports":[{"port":80}]"#, ["web-80 10.0.0.9:80 -"]),
        (
            #""clusterIP":"10.0.0.9","ports":[{"name":"grpc","port":9},{"port":53,"protocol":"UDP"}]"#,
            ["web-grpc 10.0.0.9:9 grpc"]
        ),
        (#""clusterIP":"None","ports":[{"name":"http","port":80}]"#, ["web-http web.team.svc:80 http"]),
        (#""clusterIP":"fd00::1","ports":[{"name":"x","port":1,"appProtocol":"grpc"}]"#, ["web-x [fd00::1]:1 grpc"]),
        (#""type":"ExternalName","externalName":"e.example","ports":[{"port":1}]"#, ["web-1 e.example:1 -"]),
        (#""clusterIP":"10.0.0.9","ports":[]"#, []), (#""ports":[{"port":0}]"#, []),
    ])
    func readsServices(spec: String, nodes: [String]) throws {
        let labels = #""labels":{"app.kubernetes.io/version":"7"}"#
        let json = try JSONValue(
            parsing: #"{"metadata":{"name":"web","namespace":"team",\#(labels)},"spec":{\#(spec)}}"#
        )
        let records = object(json, .services)?.records.map(\.record) ?? []
        let found = records.flatMap(\.nodes).map { "\($0.id) \($0.address) \($0.metadata["protocol"] ?? "-")" }
        #expect(found == nodes)
        #expect(records.allSatisfy { $0.version == "7" && $0.name == "web" })
    }
}

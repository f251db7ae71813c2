import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct EurekaInstanceTests {
    private func records(_ instance: String, logs: NotedLogs = NotedLogs()) throws -> [ServiceRecord] {
        let json = try JSONValue(parsing: #"{"name":"GREETER","instance":\#(instance)}"#)
        return EurekaInstance.records(in: json, of: "greeter", rejected: RejectedRecords(logger: logs.logger))
    }

    @Test func isWhatGoSends() throws {
        let node = Node(id: "greeter-1", address: "10.0.0.1:80", metadata: ["protocol": "mucp"])
        let record = ServiceRecord(
            name: "greeter",
            version: "1",
            endpoints: [Endpoint(name: "Say.Hello")],
            nodes: [node]
        )
        let instance = try #require(EurekaInstance.body(record, node, ttl: .seconds(60))["instance"])
        for name in ["hostName", "ipAddr", "vipAddress", "secureVipAddress"] {
            #expect(instance[name] == .string("10.0.0.1:80"))
        }
        #expect(instance["instanceId"] == .string("10.0.0.1:80:greeter-1"))
        #expect(instance["app"] == .string("greeter"))
        #expect(instance["port"]?["$"] == .number("80"))
        #expect(instance["leaseInfo"]?["durationInSecs"] == .number("60"))
        #expect(instance["metadata"]?["metadata"] == .string(#"{"protocol":"mucp"}"#))
        #expect(instance["metadata"]?["instanceId"] == .string("greeter-1"))
        #expect(try records("[\(instance.text())]") == [record])
        #expect(try records(instance.text()) == [record])
        #expect(EurekaInstance.body(record, node, ttl: nil)["instance"]?["leaseInfo"] == nil)
    }

    @Test(arguments: [
        (#""ipAddr":"10.0.0.1","port":{"$":80}"#, "10.0.0.1:80"),
        (#""ipAddr":"10.0.0.1","port":{"$":"80"}"#, "10.0.0.1:80"),
        (#""ipAddr":"10.0.0.1","port":80"#, "10.0.0.1:80"), (#""ipAddr":"fd00::1","port":80"#, "[fd00::1]:80"),
        (#""ipAddr":"10.0.0.1:9","port":80"#, "10.0.0.1:9"), (#""hostName":"h","port":{"$":80}"#, "h:80"),
        (#""ipAddr":"queue","port":{"$":0}"#, "queue"),
    ])
    func readsAddresses(members: String, address: String) throws {
        let found = try records(#"{"status":"UP","metadata":{"version":"1"},\#(members)}"#)
        #expect(found.flatMap(\.nodes).map(\.address) == [address])
    }

    @Test(arguments: [
        #"{"status":"DOWN","ipAddr":"h:1","metadata":{"version":"1"}}"#, #"{"status":"UP","ipAddr":"h:1"}"#,
        #"{"status":"UP","ipAddr":"h:1","metadata":{"@class":"java.util.Map"}}"#, "[]", "7", "null",
    ])
    func leavesOutWhatIsNotOfGoMicro(instance: String) throws {
        let logs = NotedLogs()
        #expect(try records(instance, logs: logs) == [])
        #expect(logs.lines.isEmpty)
    }

    @Test(arguments: [
        #"{"status":"UP","ipAddr":"h:1","metadata":{"version":"1","endpoints":"{"}}"#,
        #"{"status":"UP","ipAddr":"h:1","metadata":{"version":"1","metadata":"[]"}}"#,
        #"{"status":"UP","metadata":{"version":"1","instanceId":"x"}}"#,
    ])
    func passesOverWhatCannotBeRead(instance: String) throws {
        let logs = NotedLogs()
        #expect(try records(instance, logs: logs) == [])
        #expect(logs.lines.count == 1)
    }
}

import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct ConsulEntryTests {
    private func entries(_ text: String, logs: NotedLogs = NotedLogs()) throws -> [ConsulEntry]? {
        ConsulEntry.all(in: try JSONValue(parsing: text), of: "greeter", rejected: RejectedRecords(logger: logs.logger))
    }

    private func node(_ service: String, checks: String = "[]") throws -> Node? {
        let text = #"[{"Node":{"Node":"n","Address":"10.0.0.1"},"Service":{\#(service)},"Checks":\#(checks)}]"#
        return try entries(text)?.first?.record.nodes.first
    }

    @Test(arguments: [
        (#""Address":"127.0.0.1","Port":9000"#, "127.0.0.1:9000"),
        (#""Address":"::1","Port":9000"#, "[::1]:9000"),
        (#""Address":"","Port":9000"#, "10.0.0.1:9000"),
        (#""Port":9000"#, "10.0.0.1:9000"),
        (#""Address":"queue-7","Port":0"#, "queue-7"),
        (#""Address":"127.0.0.1","Port":0"#, "127.0.0.1:0"),
        (#""Address":"host.example","Port":80"#, "host.example:80"),
    ])
    func readsAddresses(service: String, address: String) throws {
        #expect(try node(#""ID":"1","Service":"greeter",\#(service)"#)?.address == address)
    }

    @Test func readsOthersMetadata() throws {
        let other = #""ID":"1","Service":"greeter","Meta":{"protocol":"grpc","n":1},"Tags":["primary"]"#
        #expect(try node(other)?.metadata == ["protocol": "grpc"])
        let ours = #""ID":"1","Service":"greeter","Meta":{"protocol":"grpc"},"Tags":["t={\"a\":\"b\"}"]"#
        #expect(try node(ours)?.metadata == ["a": "b"])
    }

    @Test func leavesOutOtherServicesAndWhatIsNone() throws {
        let logs = NotedLogs()
        let text = #"""
            [{"Node":{},"Service":{"ID":"1","Service":"other","Address":"a","Port":1}},
             {"Node":{},"Service":{"ID":"2","Service":"greeter","Port":1}},
             {"Service":{"ID":"","Service":"greeter"}}, 7, null,
             {"Service":{"ID":"3","Service":"greeter","Address":"a","Port":1,"Tags":["t-zz"]},
              "Checks":[{"Status":"passing"},{"Status":"critical"}]}]
            """#
        let found = try #require(try entries(text, logs: logs))
        #expect(found.map { $0.record.nodes.map(\.id) } == [["3"]])
        #expect(found.map(\.isCritical) == [true])
        #expect(logs.lines.count == 3)
        _ = try entries(text, logs: logs)
        #expect(try entries("null") == [])
        #expect(try entries("{}") == nil)
    }
}

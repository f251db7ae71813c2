import Testing

@testable import MicroKit

@Suite struct ServiceDocumentTests {
    private static func node(_ address: String, id: String? = nil, _ metadata: [String: String] = [:]) -> Node {
        Node(id: id ?? address, address: address, metadata: metadata)
    }

    @Test(arguments: [
        ("[]", []),
        ("{}", []),
        (#"{"a": "h:1"}"#, [ServiceRecord(name: "a", nodes: [node("h:1")])]),
        (
            #"{"b": ["h:2", "h:1", "h:2"], "a": ["h:1"]}"#,
            [
                ServiceRecord(name: "a", nodes: [node("h:1")]),
                ServiceRecord(name: "b", nodes: [node("h:1"), node("h:2")]),
            ]
        ),
        (#"{"a": null, "b": []}"#, []),
        (#"{"a": ["h:1"], "a": ["h:2"]}"#, [ServiceRecord(name: "a", nodes: [node("h:1"), node("h:2")])]),
        (
            #"{"a": {"address": "h:1", "metadata": {"protocol": "grpc"}}}"#,
            [ServiceRecord(name: "a", nodes: [node("h:1", ["protocol": "grpc"])])]
        ),
        (
            #"{"a": ["h:1", {"address": "h:2", "version": "2.0"}, {"address": "h:3", "version": null}]}"#,
            [
                ServiceRecord(name: "a", nodes: [node("h:1"), node("h:3")]),
                ServiceRecord(name: "a", version: "2.0", nodes: [node("h:2")]),
            ]
        ),
        (#"{"a": [{"id": "x", "address": "h:1"}]}"#, [ServiceRecord(name: "a", nodes: [node("h:1", id: "x")])]),
        (
            #"[{"name": "a", "version": "2", "nodes": [{"address": "h:1"}]}]"#,
            [ServiceRecord(name: "a", version: "2", nodes: [node("h:1")])]
        ),
        // Go writes null for a list that was never made.
        (#"[{"name": "a", "version": "1", "metadata": null, "endpoints": null, "nodes": null}]"#, []),
        (
            #"[{"name": "a", "version": "1", "nodes": [{"id": "x", "address": "h:1"}]},"#
                + #"{"name": "a", "version": "1", "nodes": [{"id": "y", "address": "h:2"}]}]"#,
            [ServiceRecord(name: "a", version: "1", nodes: [node("h:1", id: "x"), node("h:2", id: "y")])]
        ),
    ])
    func reads(text: String, records: [ServiceRecord]) throws {
        #expect(try ServiceDocument.records(JSONValue(parsing: text)) == records)
    }

    /// What another registry holds can be written into a file as it is.
    @Test func readsWhatRecordsAreWrittenAs() throws {
        let record = greeter()
        let text = JSONValue.array([record.jsonValue])
        #expect(try ServiceDocument.records(text) == [record])
    }

    @Test(arguments: [
        ("1", "neither an array of service records nor an object of names and addresses"),
        (#"["a"]"#, "record 1: a service record must be a JSON object"),
        (#"[{"name": "a"}, {"version": "1"}]"#, "record 2: it has no name"),
        (#"[{"name": "a", "nodes": [{"id": "x"}]}]"#, "record 1: node x has no address"),
        (#"[{"name": "a", "nodes": ["h:1"]}]"#, "record 1: a node must be a JSON object"),
        (#"[{"name": 1}]"#, #"record 1: "name" of a service record must be a string"#),
        (#"{"a": 1}"#, #"a: a node must be an address, such as "127.0.0.1:9090", or an object with one"#),
        (#"{"a": [["h:1"]]}"#, #"a: a node must be an address, such as "127.0.0.1:9090", or an object with one"#),
        (#"{"a": ""}"#, "a: node 1 has no address"),
        (#"{"": "h:1"}"#, ": the name is empty"),
        (
            #"{"a": {"address": "h:1", "versoin": "2"}}"#,
            #"a: a node has no "versoin" (but id, address, version, metadata)"#
        ),
        (#"{"a": {"address": "h:1", "version": 2}}"#, #"a: the version must be a string, such as "2.0""#),
        (#"{"a": "noport"}"#, #"a: "noport" is no address to connect to: it has no port"#),
    ])
    func saysWhatIsWrong(text: String, reason: String) throws {
        let json = try JSONValue(parsing: text)
        let error = #expect(throws: MicroError.self) { try ServiceDocument.records(json) }
        #expect(error?.code == .invalidRecord)
        #expect(error?.message == reason)
    }
}

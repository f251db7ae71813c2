import MicroKit
import Testing

@Suite struct ServiceRecordTests {
    /// The same record as v1 to v3 and as v4 and later write it: other key order, nulls for what is empty.
    @Test(arguments: [
        #"{"name":"s","version":"1","metadata":null,"endpoints":[{"name":"A.B","request":{"name":"R","type":"R","values":[{"name":"f","type":"","values":null}]},"response":null,"metadata":{"stream":"true"}}],"nodes":[{"id":"n","address":"h:1","metadata":{"k":"v"}}]}"#,
        #"{"nodes":[{"metadata":{"k":"v"},"id":"n","address":"h:1"}],"endpoints":[{"request":{"values":[{"values":null,"type":"","name":"f"}],"type":"R","name":"R"},"metadata":{"stream":"true"},"name":"A.B"}],"version":"1","name":"s"}"#,
    ])
    func readsEveryGeneration(text: String) throws {
        let record = try ServiceRecord(json: try JSONValue(parsing: text))
        let expected = ServiceRecord(
            name: "s",
            version: "1",
            endpoints: [
                Endpoint(
                    name: "A.B",
                    request: Value(name: "R", type: "R", values: [Value(name: "f", type: "")]),
                    metadata: ["stream": "true"]
                )
            ],
            nodes: [Node(id: "n", address: "h:1", metadata: ["k": "v"])]
        )
        #expect(record == expected)
        #expect(try ServiceRecord(json: record.jsonValue) == expected)
        #expect(record.endpoints[0].isStream && !record.endpoints[0].isSubscriber)
    }

    @Test(arguments: [
        "[]", #"{"name":5}"#, #"{"nodes":{}}"#, #"{"nodes":[1]}"#, #"{"metadata":{"k":1}}"#,
        #"{"endpoints":[{"request":[]}]}"#,
    ])
    func refusesWrongTypes(text: String) throws {
        let json = try JSONValue(parsing: text)
        let error = #expect(throws: MicroError.self) { try ServiceRecord(json: json) }
        #expect(error?.code == .invalidRecord)
    }

    @Test(arguments: [
        ServiceRecord(name: "", nodes: [Node(id: "a", address: "h:1")]),
        ServiceRecord(name: "s"),
        ServiceRecord(name: "s", nodes: [Node(id: "", address: "h:1")]),
        ServiceRecord(name: "s", nodes: [Node(id: "a", address: "")]),
        ServiceRecord(name: "s", nodes: [Node(id: "a", address: "h:1"), Node(id: "a", address: "h:2")]),
    ])
    func refusesRecordsThatCantBeRegistered(record: ServiceRecord) {
        let error = #expect(throws: MicroError.self) { try record.validateForRegistration() }
        #expect(error?.code == .invalidRecord)
    }

    @Test func mergesNodesOfAVersion() {
        func record(_ name: String, _ version: String, _ nodes: String...) -> ServiceRecord {
            ServiceRecord(
                name: name,
                version: version,
                metadata: ["from": nodes[0]],
                nodes: nodes.map { Node(id: $0, address: "h:1") }
            )
        }
        let merged = [
            record("b", "1", "3"), record("a", "2", "2"), record("a", "10", "4"), record("a", "2", "1", "2"),
        ].merged()
        #expect(
            merged.map { "\($0.name) \($0.version) \($0.nodes.map(\.id)) \($0.metadata["from"] ?? "")" } == [
                #"a 10 ["4"] 4"#, #"a 2 ["1", "2"] 2"#, #"b 1 ["3"] 3"#,
            ]
        )
    }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct EndpointExportTests {
    private func order(_ method: String = "Place") throws -> EndpointExport.Subject {
        try .init(
            service: "shop",
            endpoint: "Orders.\(method)",
            shape: EndpointShapeTests.method(method),
            node: Self.node("mucp")
        )
    }

    private static func node(_ rpcProtocol: String, transport: String = "http") -> Node {
        Node(id: "1", address: "127.0.0.1:9090", metadata: ["protocol": rpcProtocol, "transport": transport])
    }

    /// `rpc Get(Key) returns (Key)`, and a stream of that.
    private static func keyed(
        service: String = "keys",
        _ endpoint: String = "Keys.Get",
        stream: Bool = false,
        at node: Node?,
        tls: ClientTLS? = nil
    ) throws -> EndpointExport.Subject {
        let text =
            "message Key { string name = 1; } service Keys { rpc Get(\(stream ? "stream " : "")Key) returns (Key); }"
        let method = try #require(pool(of: "syntax = \"proto3\"; " + text).service(named: "Keys")?.method(named: "Get"))
        return .init(service: service, endpoint: endpoint, shape: EndpointShape(method), node: node, tls: tls)
    }

    private var plain: EndpointExport.Subject {
        .init(
            service: "go.micro.srv.it's",
            version: "1.2",
            endpoint: "Plain.Echo",
            shape: EndpointShape(EndpointShapeTests.registered)
        )
    }

    @Test func makesTemplates() throws {
        let item = #"{"n":1,"price":1.5,"raw":"Ynl0ZXM=","color":"RED","parts":[]}"#
        #expect(
            try EndpointExport.template.json(of: order())?.text()
                == #"{"customerName":"text","items":[\#(item)],"byId":{"1":\#(item)},"card":"text","at":"2026-01-31T12:00:00Z","limit":1,"extra":{},"more":{}}"#
        )
        #expect(
            EndpointExport.template.json(of: plain)?.text()
                == #"{"name":"text","age":1,"addr":{"street":"text"},"friends":[{"street":"text"}],"tags":null,"scores":{"key":1.5},"blob":"Ynl0ZXM=","when":"2026-01-31T12:00:00Z","odd":null}"#
        )
        let unknown = EndpointExport.Subject(service: "a", endpoint: "A.B", shape: EndpointShape(Endpoint(name: "A.B")))
        #expect(try EndpointExport.template.text(of: unknown) == "{}\n")
    }

    /// What is to be filled in can be sent as it is.
    @Test func templatesFitTheirShapes() throws {
        for subject in [try order(), plain] {
            let body = try #require(EndpointExport.template.json(of: subject))
            #expect(BodyCheck.findings(in: body, for: subject.shape).isEmpty)
        }
    }

    /// Messages of messages of messages do not grow without end.
    @Test func boundsTemplates() throws {
        let messages = (0..<20).map { level in
            "message M\(level) { " + (1...10).map { "M\(level + 1) f\($0) = \($0);" }.joined() + " }"
        }
        let text = "syntax = \"proto3\"; service S { rpc Do(M0) returns (M0); } message M20 {} " + messages.joined()
        let method = try #require(pool(of: text).service(named: "S")?.method(named: "Do"))
        let subject = EndpointExport.Subject(service: "s", endpoint: "S.Do", shape: EndpointShape(method))
        #expect(try EndpointExport.template.text(of: subject).utf8.count < 500_000)
    }

    @Test func makesJSONSchemas() throws {
        let schema = try #require(EndpointExport.jsonschema.json(of: order()))
        #expect(schema["$schema"]?.stringValue == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["$ref"]?.stringValue == "#/$defs/shop.Order")
        #expect(schema["x-reply"]?["$ref"]?.stringValue == "#/$defs/shop.Receipt")
        let order = try #require(schema["$defs"]?["shop.Order"])
        #expect(order["properties"]?["customerName"]?.text() == #"{"type":"string","description":"Who wants it."}"#)
        #expect(order["properties"]?["before"]?.text() == ##"{"$ref":"#/$defs/shop.Order"}"##)
        #expect(
            order["allOf"]?.text()
                == #"[{"oneOf":[{"required":["card"]},{"required":["cash"]},{"not":{"anyOf":[{"required":["card"]},{"required":["cash"]}]}}]}]"#
        )
        #expect(
            schema["$defs"]?["shop.Color"]?.text()
                == #"{"anyOf":[{"type":"string","enum":["NONE","RED"]},{"type":"integer"}]}"#
        )
        #expect(
            schema["$defs"]?["shop.Receipt"]?["properties"]?["id"]?.text()
                == #"{"type":["integer","string"],"pattern":"^[0-9]+$","format":"uint64"}"#
        )
    }

    @Test func makesOpenAPIDocuments() throws {
        let document = try #require(EndpointExport.openapi.json(of: order()))
        #expect(document["openapi"]?.stringValue == "3.1.0")
        #expect(document["servers"]?.text() == #"[{"url":"http://127.0.0.1:9090"}]"#)
        let post = try #require(document["paths"]?["/shop/Orders.Place"]?["post"])
        let content = post["requestBody"]?["content"]?["application/json"]
        #expect(content?["schema"]?["$ref"]?.stringValue == "#/components/schemas/shop.Order")
        #expect(
            document["components"]?["schemas"]?.members?.map(\.name) == [
                "shop.Color", "shop.Order", "shop.Order.Item", "shop.Receipt", "Error",
            ]
        )
        #expect(
            EndpointExport.openapi.json(of: plain)?["info"]?.text() == #"{"title":"go.micro.srv.it's","version":"1.2"}"#
        )
    }

    @Test func makesProtoFilesOfMethods() throws {
        #expect(
            try EndpointExport.proto.text(of: order("Old")) == """
                syntax = "proto3";

                package shop;

                import "google/protobuf/struct.proto";

                // Sells.
                service Orders {
                  rpc Old(Receipt) returns (Receipt) {
                    option deprecated = true;
                  }
                }

                message Receipt {
                  uint64 id = 1;
                  google.protobuf.Value note = 2;
                }

                """
        )
        let placed = try EndpointExport.proto.text(of: order())
        #expect(placed.contains("  // Places an order.\n  rpc Place(Order) returns (Receipt);"))
        let again = try pool(of: placed)
        #expect(again.message(named: "shop.Order.Item")?.fields.count == 5)
        #expect(again.enumeration(named: "shop.Color") != nil)
        let symbol = try #require(pool(of: EndpointShapeTests.shop).symbol(named: "shop.Color"))
        #expect(symbol.protoText.hasSuffix("enum Color {\n  NONE = 0;\n  RED = 1;\n}\n"))
    }

    @Test func makesProtoFilesOfRegistries() throws {
        let text = try EndpointExport.proto.text(of: plain)
        #expect(text.hasPrefix("// Made of the names and types in the registry"))
        let pool = try pool(of: text)
        let method = pool.service(named: "go.micro.srv.it_s.Plain")?.method(named: "Echo")
        #expect(
            method?.input.fields.map(\.jsonName) == [
                "name", "age", "addr", "friends", "tags", "scores", "blob", "when", "boss", "odd",
            ]
        )
        #expect(method?.input.field(jsonOrProtoName: "scores")?.isMap == true)
    }

    /// A node that does not take plain HTTP/JSON is no server of the document; mucp wants headers.
    @Test func openAPINamesServersThatTakeIt() throws {
        let mucp = try #require(EndpointExport.openapi.json(of: order()))
        let parameters = mucp["paths"]?["/shop/Orders.Place"]?["post"]?["parameters"]?.arrayValue ?? []
        #expect(
            parameters.compactMap { $0["name"]?.stringValue } == ["Micro-Service", "Micro-Endpoint", "Micro-Method"]
        )
        #expect(
            parameters.compactMap { $0["schema"]?["const"]?.stringValue } == ["shop", "Orders.Place", "Orders.Place"]
        )
        for (subject, path, words) in [
            (try Self.keyed(at: Self.node("grpc")), "/keys/Keys.Get", "over gRPC"),
            (try Self.keyed(service: "", "p.Keys/Get", at: Self.node("grpc")), "/p.Keys/Get", "protobuf"),
            (try Self.keyed(stream: true, at: Self.node("mucp")), "/keys/Keys.Get", "is a stream"),
        ] {
            let document = try #require(EndpointExport.openapi.json(of: subject))
            #expect(document["servers"] == nil)
            let description = document["paths"]?[path]?["post"]?["description"]?.stringValue
            #expect(description?.contains(words) == true, "\(document.text())")
        }
        let secure = try Self.keyed(at: Self.node("http"), tls: ClientTLS())
        #expect(
            EndpointExport.openapi.json(of: secure)?["servers"]?.text() == #"[{"url":"https://127.0.0.1:9090"}]"#
        )
    }

    /// What each kind of node takes.
    @Test func curlSpeaksWhatTheNodeSpeaks() throws {
        var tls = ClientTLS()
        tls.authorities = "my ca.pem"
        tls.serverName = "keys.example"
        let post = "curl -X POST http://127.0.0.1:9090/keys/Keys.Get \\\n  -H 'Content-Type: application/json' \\\n"
        let names =
            "  -H 'Micro-Service: keys' \\\n  -H 'Micro-Endpoint: Keys.Get' \\\n  -H 'Micro-Method: Keys.Get' \\\n"
        let body = #"  -d '{"name":"text"}'"# + "\n"
        let framed = #"printf '\000\000\000\000\017%s' '{"name":"text"}' \"# + "\n"
        let curl = "  | curl -sS -D /dev/stderr"
        let headers = ["Content-Type: application/grpc+json", "X-Content-Type: application/json", "TE: trailers"]
        let rest = headers.map { "    -H '\($0)' \\\n" }.joined() + "    --data-binary @- \\\n  | tail -c +6\n"
        let cases: [(EndpointExport.Subject, String)] = [
            (try Self.keyed(at: Self.node("mucp")), post + names + body),
            (try Self.keyed(at: Node(id: "1", address: "127.0.0.1:9090")), post + names + body),
            (try Self.keyed(at: Self.node("http")), post + body),
            (
                try Self.keyed(at: Self.node("grpc", transport: "grpc")),
                "\(framed)\(curl) --http2-prior-knowledge -X POST http://127.0.0.1:9090/keys.Keys/Get \\\n\(rest)"
            ),
            (
                try Self.keyed(at: Self.node("grpc"), tls: tls),
                "\(framed)\(curl) --http2 -X POST https://keys.example:9090/keys.Keys/Get \\\n"
                    + "    --cacert 'my ca.pem' \\\n    --connect-to keys.example:9090:127.0.0.1:9090 \\\n\(rest)"
            ),
        ]
        for (subject, expected) in cases { #expect(try EndpointExport.curl.text(of: subject) == expected) }
    }

    @Test func curlRefusesWhatItCantDo() throws {
        let cases: [(EndpointExport.Subject, MicroError.Code, String)] = [
            (
                try Self.keyed(service: "", "p.Keys/Get", at: Self.node("grpc")), .invalidArgument,
                "p.Keys/Get is a method of a gRPC server, which takes only protobuf"
            ),
            (try Self.keyed(at: Self.node("mucp", transport: "grpc")), .invalidArgument, "over the transport \"grpc\""),
            (try Self.keyed(at: Self.node("pigeon")), .invalidArgument, "offered over \"pigeon\""),
            (try Self.keyed("Nothing", at: Self.node("grpc")), .invalidArgument, "can be called over gRPC"),
            (try Self.keyed(stream: true, at: Self.node("mucp")), .endpointIsStream, "keys Keys.Get is a stream"),
            (try Self.keyed(stream: true, at: nil), .endpointIsStream, "keys Keys.Get is a stream"),
        ]
        for (subject, code, words) in cases {
            let error = #expect(throws: MicroError.self) { try EndpointExport.curl.text(of: subject) }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
    }

    @Test func makesCurlCommands() throws {
        #expect(
            try EndpointExport.curl.text(of: plain) == #"""
                curl -X POST http://localhost:8080/go.micro.srv.it%27s/Plain.Echo \
                  -H 'Content-Type: application/json' \
                  -d '{"name":"text","age":1,"addr":{"street":"text"},"friends":[{"street":"text"}],"tags":null,"scores":{"key":1.5},"blob":"Ynl0ZXM=","when":"2026-01-31T12:00:00Z","odd":null}'

                """#
        )
        #expect(CurlExport.quoted("it's") == #"'it'\''s'"#)
    }

    @Test func makesSwift() throws {
        let text = try EndpointExport.swift.text(of: order())
        #expect(text.hasPrefix("import Foundation\nimport MicroKit\n"))
        #expect(text.contains("/// What is wanted.\nstruct Order: Codable, Sendable {"))
        #expect(text.contains("    var byId: [String: Item]?"))
        #expect(text.contains("    var before: JSONValue?"))
        #expect(text.contains("func place(_ request: Order, with client: some Client) async throws -> Receipt {"))
        #expect(!text.contains("options:") && !text.contains("JSON, which"))
        let reflected = try Self.keyed(service: "", "p.Keys/Get", at: Self.node("grpc"))
        let call = try EndpointExport.swift.text(of: reflected)
        #expect(call.contains("// This sends JSON, which most gRPC servers don't take"))
        #expect(call.contains("as: Key.self,\n        options: CallOptions(addresses: [\"127.0.0.1:9090\"])\n    )\n"))
    }

    /// The files beside this one are what is made of this schema, so that the compiler has seen them.
    @Test(arguments: ["ExportedCall", "ExportedWatch"])
    func makesSwiftThatCompiles(method: String) throws {
        let schema = """
            syntax = "proto3";
            package exported;
            import "google/protobuf/timestamp.proto";
            service Self { rpc ExportedCall(ExportedRequest) returns (ExportedReply); rpc ExportedWatch(stream ExportedFilter) returns (stream ExportedEvent); }
            // What is asked.
            message ExportedRequest {
              // A word that Swift has too.
              string default = 1;
              string with_dash = 2 [json_name = "with-dash"];
              repeated ExportedNode nodes = 3;
              map<string, bytes> blobs = 4;
              uint64 big = 5;
            }
            message ExportedNode { ExportedNode next = 1; repeated ExportedNode all = 2; Kind kind = 3; }
            enum Kind { NONE = 0; SOME = 1; }
            message ExportedReply { google.protobuf.Timestamp at = 1; double ratio = 2; }
            message ExportedFilter {}
            message ExportedEvent { bool self = 1; }
            """
        let found = try #require(pool(of: schema).service(named: "exported.Self")?.method(named: method))
        let subject = EndpointExport.Subject(
            service: "exported",
            endpoint: "Self.\(method)",
            shape: EndpointShape(found)
        )
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exported/\(method).swift")
        #expect(try EndpointExport.swift.text(of: subject) == String(decoding: Data(contentsOf: file), as: UTF8.self))
    }
}

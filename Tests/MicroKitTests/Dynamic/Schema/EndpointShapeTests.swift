import Testing

@testable import MicroKit

@Suite struct EndpointShapeTests {
    static let shop = """
        syntax = "proto3";
        package shop;
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/struct.proto";
        import "google/protobuf/wrappers.proto";
        import "google/protobuf/any.proto";
        // Sells.
        service Orders {
          // Places an order.
          rpc Place(Order) returns (Receipt);
          rpc Watch(Order) returns (stream Receipt);
          rpc Old(Receipt) returns (Receipt) { option deprecated = true; }
        }
        // What is wanted.
        message Order {
          // Who wants it.
          string customer_name = 1;
          repeated Item items = 2;
          map<int64, Item> by_id = 3;
          oneof pay { string card = 4; bool cash = 5; }
          google.protobuf.Timestamp at = 6;
          google.protobuf.Int64Value limit = 7;
          google.protobuf.Struct extra = 8;
          google.protobuf.Any more = 9;
          Order before = 10;
          message Item { uint32 n = 1; double price = 2; bytes raw = 3; Color color = 4; repeated Order parts = 5; }
        }
        enum Color { NONE = 0; RED = 1; }
        message Receipt { uint64 id = 1; google.protobuf.Value note = 2; }
        """

    static func method(_ name: String) throws -> EndpointShape {
        let service = try pool(of: shop).service(named: "shop.Orders")
        return try EndpointShape(#require(service?.method(named: name)))
    }

    /// As go-micro v2 tells it of a plain Go struct.
    static let registered = Endpoint(
        name: "Plain.Echo",
        request: Value(
            name: "PlainReq",
            type: "PlainReq",
            values: [
                Value(name: "name", type: "string"), Value(name: "age", type: "int"),
                Value(name: "addr", type: "Address", values: [Value(name: "street", type: "string")]),
                Value(name: "friends", type: "[]Address"), Value(name: "tags", type: ""),
                Value(name: "scores", type: "map[string]float64"), Value(name: "blob", type: "[]uint8"),
                Value(name: "when", type: "Time", values: [Value(name: "Location", type: "Location")]),
                Value(name: "boss", type: "PlainReq"), Value(name: "odd", type: "Elsewhere"),
                Value(name: "sizeCache", type: "int32"), Value(name: "XXX_unrecognized", type: "[]uint8"),
            ]
        ),
        response: Value(name: "PlainRsp", type: "PlainRsp", values: [Value(name: "msg", type: "string")])
    )

    @Test func describesMethods() throws {
        let shape = try Self.method("Place")
        #expect(shape.request == .message("shop.Order") && shape.reply == .message("shop.Receipt"))
        let order = try #require(shape.messages["shop.Order"])
        #expect(order.documentation == "What is wanted.")
        #expect(
            order.fields.map(\.name) == [
                "customerName", "items", "byId", "card", "cash", "at", "limit", "extra", "more", "before",
            ]
        )
        #expect(order.fields[0].protoName == "customer_name" && order.fields[0].documentation == "Who wants it.")
        #expect(
            order.fields.dropFirst().map(\.type) == [
                .list(.message("shop.Order.Item")),
                .map(key: .integer(bits: 64, isSigned: true), value: .message("shop.Order.Item")), .string, .bool,
                .timestamp, .nullable(.integer(bits: 64, isSigned: true)), .anyObject, .anyMessage,
                .message("shop.Order"),
            ]
        )
        #expect(order.fields.map(\.oneof).compactMap { $0 } == ["pay", "pay"])
        #expect(shape.enums == ["shop.Color": ["NONE", "RED"]])
        #expect(try Self.method("Watch").replyStreams)
    }

    @Test func describesWhatRegistriesTell() throws {
        let shape = EndpointShape(Self.registered)
        let request = try #require(shape.messages["PlainReq"])
        #expect(shape.request == .message("PlainReq"))
        #expect(
            request.fields.map(\.type) == [
                .string, .integer(bits: 64, isSigned: true), .message("Address"), .list(.message("Address")), .any,
                .map(key: .string, value: .floating(bits: 64)), .bytes, .timestamp, .message("PlainReq"), .any,
            ]
        )
    }

    @Test func takesGoStreamsAsUnknown() {
        let context = Value(name: "Context", type: "Context")
        let stream = Endpoint(name: "Say.Chat", request: context, response: context, metadata: ["stream": "true"])
        #expect(EndpointShape(stream).request == .any)
        #expect(EndpointShape(Endpoint(name: "Say.Hello")).request == .any)
    }

    /// Two Go types of one name stay two, and a tree of any depth is no trouble.
    @Test func keepsTypesApart() throws {
        var deep = Value(name: "v", type: "T0", values: [Value(name: "x", type: "string")])
        for level in 1...2000 { deep = Value(name: "v", type: "T\(level)", values: [deep]) }
        #expect(EndpointShape(Endpoint(name: "A.B", request: deep)).messages.count < 100)
        let two = Value(
            name: "R",
            type: "R",
            values: [
                Value(name: "a", type: "Item", values: [Value(name: "x", type: "string")]),
                Value(name: "b", type: "Item", values: [Value(name: "y", type: "bool")]),
            ]
        )
        let shape = EndpointShape(Endpoint(name: "A.B", request: two))
        #expect(shape.messages["R"]?.fields.map(\.type) == [.message("Item"), .message("Item2")])
    }
}

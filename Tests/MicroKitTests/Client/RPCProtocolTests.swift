import MicroKit
import Testing

@Suite struct RPCProtocolTests {
    @Test(arguments: [
        (["protocol": "mucp"], RPCProtocol.Advertisement.known(.mucp)), (["protocol": "GRPC"], .known(.grpc)),
        (["protocol": "http", "server": "mucp"], .known(.http)), (["server": "rpc"], .known(.mucp)),
        (["server": "grpc"], .known(.grpc)), (["transport": "http"], .known(.mucp)),
        (["protocol": "drpc"], .foreign("drpc")),
        ([:], nil), (["domain": "micro"], nil),
    ])
    func advertisement(_ metadata: [String: String], _ expected: RPCProtocol.Advertisement?) {
        #expect(RPCProtocol.advertised(by: Node(id: "n", address: "h:1", metadata: metadata)) == expected)
    }

    @Test(arguments: [
        ("Say.Hello", [RPCProtocol.mucp, .grpc]), ("helloworld.Greeter/SayHello", [.grpc]), ("/a.B/C", [.grpc]),
    ])
    func guesses(_ endpoint: String, _ expected: [RPCProtocol]) {
        #expect(RPCProtocol.guesses(for: endpoint) == expected)
    }
}

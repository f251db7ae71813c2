import MicroKit
import Testing

@Suite struct HostPortTests {
    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:8080", "::1", 8080), ("[fe80::1%lo]:1", "fe80::1%lo", 1),
        ("a-b.example_1:65535", "a-b.example_1", 65535), (":0", "", 0),
    ])
    func reads(_ text: String, _ host: String, _ port: Int) throws {
        let address = try HostPort(parsing: text)
        #expect(address == HostPort(host: host, port: port))
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", "x", ":", "x:", "x:y", "x:-1", "x:+1", "x:65536", "x:000080", "::1:80", "[::1:80", "::1]:80", "[]:80",
        "a b:80", "a\r\nb:80", "a\0:80", "http://x:80", "user@x:80", "ä:80", "x:8٠",
    ])
    func refuses(_ text: String) {
        let error = #expect(throws: MicroError.self) { try HostPort(parsing: text) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func aURLIsCalledOne() {
        let error = #expect(throws: MicroError.self) { try HostPort(parsing: "http://127.0.0.1:80") }
        #expect(error?.hint == "leave out http://")
    }
}

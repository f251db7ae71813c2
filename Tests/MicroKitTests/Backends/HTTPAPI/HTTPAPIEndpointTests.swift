import Testing

@testable import MicroKit

@Suite struct HTTPAPIEndpointTests {
    @Test(arguments: [
        ("consul", "http://consul:8500/v1/a%20b"), ("127.0.0.1:1", "http://127.0.0.1:1/v1/a%20b"),
        ("http://host", "http://host:80/v1/a%20b"), ("HTTPS://host", "https://host:443/v1/a%20b"),
        ("https://host:8443/base/", "https://host:8443/base/v1/a%20b"), ("[::1]", "http://[::1]:8500/v1/a%20b"),
        ("[::1]:9", "http://[::1]:9/v1/a%20b"), ("host/x/y//", "http://host:8500/x/y/v1/a%20b"),
    ])
    func reads(text: String, url: String) throws {
        let endpoint = try HTTPAPIEndpoint(parsing: text, defaultPort: 8500, isSecure: false)
        #expect(HTTPAPIRequest(.get, "v1", "a b").url(at: endpoint) == url)
    }

    @Test func speaksTLSWhereItIsWanted() throws {
        let endpoint = try HTTPAPIEndpoint(parsing: "host", defaultPort: 8500, isSecure: true)
        #expect(endpoint.isSecure)
        #expect(try !HTTPAPIEndpoint(parsing: "http://host", defaultPort: 8500, isSecure: true).isSecure)
    }

    @Test(arguments: [
        "", "ftp://host", "http://", "http:///path", "host:0", "host:99999", "host:x", "ho st", "host/a b", "host/a?b",
        "host/a\r\nb", "::1", "[::1", "host/#x", "unix:///run/x",
    ])
    func refuses(text: String) {
        let error = #expect(throws: MicroError.self) {
            try HTTPAPIEndpoint(parsing: text, defaultPort: 8500, isSecure: false)
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func repeatsNoPasswords() {
        let error = #expect(throws: MicroError.self) {
            try HTTPAPIEndpoint(parsing: "http://me:secret@host", defaultPort: 8500, isSecure: false)
        }
        #expect(error?.message.contains("secret") == false)
    }

    @Test func writesQueriesAsGo() throws {
        var request = HTTPAPIRequest(.get, "v1")
        request.query = [("index", "1"), ("stale", ""), ("a b", "ä&=")]
        let endpoint = try HTTPAPIEndpoint(parsing: "host", defaultPort: 1, isSecure: false)
        #expect(request.url(at: endpoint) == "http://host:1/v1?index=1&stale=&a%20b=%C3%A4%26%3D")
    }
}

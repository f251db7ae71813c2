import Testing

@testable import MicroKit

@Suite struct AdvertisedAddressTests {
    @Test(arguments: [
        ("", "127.0.0.1:80", ["10.0.0.1"], "127.0.0.1:80"),
        ("", "[::]:80", ["127.0.0.1", "8.8.8.8", "10.0.0.1"], "10.0.0.1:80"),
        ("", "0.0.0.0:80", ["127.0.0.1", "8.8.8.8"], "8.8.8.8:80"),
        ("", "[::]:80", ["fe80::1", "::1", "127.0.0.1"], "127.0.0.1:80"),
        ("", "[::]:80", ["2001:db8::1", "fd00::1"], "[fd00::1]:80"),
        ("", "[::]:80", ["169.254.0.1"], "127.0.0.1:80"),
        ("", "[::]:80", [], "127.0.0.1:80"),
        ("host.example", "[::]:80", [], "host.example:80"),
        ("1.2.3.4:90", "[::]:80", [], "1.2.3.4:90"),
        (":90", "[::]:80", ["192.168.1.1"], "192.168.1.1:90"),
        ("", "_INBOX.abc", [], "_INBOX.abc"),
    ])
    func chooses(_ wish: String, _ bound: String, _ interfaces: [String], _ expected: String) {
        #expect(AdvertisedAddress.choose(wish: wish, bound: bound, interfaces: interfaces) == expected)
    }
}

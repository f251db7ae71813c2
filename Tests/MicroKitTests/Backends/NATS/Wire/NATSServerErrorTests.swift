import Testing

@testable import MicroKit

@Suite struct NATSServerErrorTests {
    @Test(arguments: [
        ("Authorization Violation", NATSServerError.login("authorization violation")),
        ("User Authentication Expired", .login("user authentication expired")),
        ("Maximum Connections Exceeded", .other("maximum connections exceeded")),
        ("", .other("")),
        (#"Permissions Violation for Subscription to "a.>""#, .permission(.init(.subscribe, "a.>"))),
        (#"Permissions Violation for Subscription to "a" using queue "q""#, .permission(.init(.subscribe, "a"))),
        (#"Permissions Violation for Publish to "a""#, .permission(.init(.publish, "a"))),
        ("Permissions Violation", .other("permissions violation")),
    ]) func judges(text: String, error: NATSServerError) {
        #expect(NATSServerError(text) == error)
    }
}

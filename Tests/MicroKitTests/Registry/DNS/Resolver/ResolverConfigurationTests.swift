import NIOCore
import Testing

@testable import MicroKit

@Suite struct ResolverConfigurationTests {
    private static func hosts(_ configuration: ResolverConfiguration) -> [String] {
        configuration.servers.map { "\($0.ipAddress ?? "") \($0.port ?? 0)" }
    }

    @Test func readsTheSystemsFile() {
        let configuration = ResolverConfiguration(
            parsing: """
                # made by somebody
                ; and by others
                domain first.example
                nameserver 10.0.0.1   # the first
                nameserver\t2001:db8::1
                nameserver nonsense
                nameserver 10.0.0.3
                nameserver 10.0.0.4
                search a.example b.example. .
                options ndots:5 timeout:3 attempts:4 rotate edns0
                nameserver
                """
        )
        #expect(Self.hosts(configuration) == ["10.0.0.1 53", "2001:db8::1 53", "10.0.0.3 53"])
        #expect(configuration.search == ["a.example", "b.example."])
        #expect(configuration.timeout == .seconds(3))
        #expect(configuration.attempts == 4)
    }

    @Test(arguments: ["", "options timeout:0 attempts:-1 timeout:x attempts", "nameserver nonsense\r\n"])
    func whatIsNotSaidIsAsEverywhere(text: String) {
        let configuration = ResolverConfiguration(parsing: text)
        #expect(Self.hosts(configuration) == ["127.0.0.1 53"])
        #expect(configuration.search == [])
        #expect(configuration.timeout == .seconds(5))
        #expect(configuration.attempts == 2)
    }

    @Test func patienceHasLimits() {
        let configuration = ResolverConfiguration(parsing: "options timeout:1000000 attempts:1000000")
        #expect(configuration.timeout == .seconds(30))
        #expect(configuration.attempts == 5)
    }

    @Test func readsAddresses() throws {
        let servers = try ResolverConfiguration.servers(["10.0.0.1", "10.0.0.2:8600", "[::1]:53", "::1"])
        #expect(Self.hosts(.init(servers: servers)) == ["10.0.0.1 53", "10.0.0.2 8600", "::1 53", "::1 53"])
        for text in ["", "localhost", "localhost:53", "10.0.0.1:0", "10.0.0.1:x", "10.0.0"] {
            let error = #expect(throws: MicroError.self) { try ResolverConfiguration.servers([text]) }
            #expect(error?.code == .invalidArgument)
        }
    }
}

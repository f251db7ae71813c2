import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct ConnectionOptionsTests {
    private func settings(_ arguments: [String], _ environment: [String: String] = [:]) throws -> ConnectionSettings {
        try ConnectionOptions.parse(arguments).resolve(environment)
    }

    @Test func anOptionCountsBeforeTheEnvironmentAndThatBeforeTheDefault() throws {
        let environment = [
            "MICRO_REGISTRY": "memory", "MICRO_CLIENT_REQUEST_TIMEOUT": "7s", "MICRO_CLIENT_RETRIES": "3",
            "MICRO_SELECTOR": "roundrobin", "MICRO_REGISTRY_ADDRESS": "eth0, lo",
        ]
        let given = try settings([], environment)
        #expect(given.registry.names == [.memory] && given.timeout == .seconds(7) && given.retries == 3)
        #expect(given.selector == .roundRobin && given.registry[.memory].addresses.isEmpty)
        let overruled = try settings(["--registry", "mdns", "--timeout", "9", "--registry_address=x"], environment)
        #expect(overruled.registry.names == [.mdns] && overruled.timeout == .seconds(9))
        #expect(overruled.registry[.mdns].addresses == ["x"])
        let plain = try settings([])
        #expect(
            plain.registry == RegistrySettings() && plain.timeout == .seconds(5) && plain.connectTimeout == .seconds(2)
        )
        #expect(plain.retries == 1 && plain.maximumMessageSize == 4 << 20)
    }

    @Test(arguments: ["default", "registry", "random"]) func knowsV1sNamesOfTheSelector(name: String) throws {
        #expect(try settings([], ["MICRO_SELECTOR": name]).selector == .random)
    }

    @Test(
        arguments: [
            ["--registry", "nope"], ["--timeout", "0"], ["--retries", "x"], ["--max-message-size", "0"],
            ["--client", "soap"], ["--transport", "pigeon"], ["--selector", "nope"], ["--discovery-timeout", "abc"],
        ]
    )
    func refuses(arguments: [String]) {
        let failure = #expect(throws: Failure.self) { try settings(arguments) }
        #expect(failure?.status == .usage)
    }
}

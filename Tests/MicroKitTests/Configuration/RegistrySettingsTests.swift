import Foundation
@testable import MicroKit
import Testing

@Suite struct RegistrySettingsTests {
    @Test func nothingSaidIsMulticastDNS() throws {
        #expect(try RegistrySettings(environment: [:]) == RegistrySettings())
        #expect(try RegistrySettings(environment: ["MICRO_REGISTRY": ""]).names == [.mdns])
        #expect(RegistrySettings().description == "mdns")
    }

    @Test func readsGoMicrosVariables() throws {
        let settings = try RegistrySettings(
            environment: [
                "MICRO_REGISTRY": "mdns", "MICRO_REGISTRY_ADDRESS": "eth0, lo", "MICRO_REGISTRY_NAMESPACE": "x",
            ]
        )
        #expect(settings[.mdns].addresses == ["eth0", "lo"] && settings[.mdns].namespace == "x")
        #expect(settings.description == "mdns at eth0, lo")
    }

    @Test func passesOverWhatARegistryHasNoUseFor() throws {
        let settings = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "memory", "MICRO_REGISTRY_ADDRESS": "lo", "MICRO_REGISTRY_TLS": "maybe"]
        )
        #expect(settings[.memory] == RegistryAccess())
    }

    /// What a registry's own programs read is meant for that registry alone.
    @Test func variablesOfOtherProgramsAreForTheirRegistry() throws {
        let settings = try RegistrySettings(
            environment: [
                "MICRO_REGISTRY": "consul,nats", "CONSUL_HTTP_ADDR": "c:1", "NATS_USER": "ops", "ETCD_PASSWORD": "p",
                "CONSUL_HTTP_TOKEN": "s", "CONSUL_CACERT": "ca", "MICRO_NATS_ADDRESS": "n:1",
            ]
        )
        #expect(settings[.consul].addresses == ["c:1"] && settings[.consul].token == "s")
        #expect(settings[.consul].tls?.authorities == "ca")
        #expect(settings[.nats].addresses == ["n:1"] && settings[.nats].username == "ops")
        #expect(settings[.nats].token == nil && settings[.nats].tls == nil)
    }

    /// Who asks the server of a registry's own programs asks no other.
    @Test func whoAsksBelongsToTheAddressBesideIt() throws {
        var environment = [
            "MICRO_REGISTRY": "consul", "CONSUL_HTTP_ADDR": "c:1", "CONSUL_HTTP_TOKEN": "s",
            "MICRO_REGISTRY_ADDRESS": "other:1",
        ]
        #expect(try RegistrySettings(environment: environment)[.consul].token == nil)
        environment["MICRO_REGISTRY_ADDRESS"] = "c:1"
        #expect(try RegistrySettings(environment: environment)[.consul].token == "s")
        environment["MICRO_REGISTRY_ADDRESS"] = nil
        #expect(try RegistrySettings(environment: environment)[.consul].token == "s")
        environment["CONSUL_HTTP_ADDR"] = nil
        #expect(try RegistrySettings(environment: environment)[.consul].token == "s")
    }

    /// Each registry can be had by its name, with all that can be set of it; nothing is opened for that.
    @Test(arguments: RegistryName.allCases) func makesEach(name: RegistryName) async throws {
        let settings = try RegistrySettings(
            environment: [
                "MICRO_REGISTRY": name.rawValue, "MICRO_REGISTRY_ADDRESS": name == .mdns ? "lo" : "127.0.0.1:1",
                "MICRO_REGISTRY_USERNAME": "u", "MICRO_REGISTRY_PASSWORD": "p", "MICRO_REGISTRY_TLS": "1",
            ]
        )
        let registry = try settings.makeRegistry()
        #expect(registry.name == name.rawValue)
        await registry.close()
    }

    @Test(arguments: [
        (["MICRO_REGISTRY": "etcd", "MICRO_REGISTRY_PASSWORD": "p"], "the password for etcd needs a username"),
        (
            ["MICRO_REGISTRY": "nats", "MICRO_REGISTRY_USERNAME": "u", "MICRO_REGISTRY_TOKEN": "t"],
            "NATS takes one of username, token and credentials, and more than one is given"
        ),
        (
            [
                "MICRO_REGISTRY": "eureka", "MICRO_REGISTRY_TLS": "1",
                "MICRO_REGISTRY_ADDRESS": "https://a,HTTP://u:p@b",
            ],
            "the address HTTP://u:********@b says http, while TLS is asked for"
        ),
        (
            ["MICRO_REGISTRY": "consul", "MICRO_REGISTRY_CERT": "c"],
            "the client certificate for consul and its key belong together"
        ),
    ])
    func contradictionsAreErrors(environment: [String: String], says: String) {
        let error = #expect(throws: MicroError.self) { try RegistrySettings(environment: environment) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message == says)
    }

    /// One place may ask for TLS by its files while another says no.
    @Test func whatAsksForTLSHasIt() throws {
        var environment = ["MICRO_REGISTRY": "etcd", "MICRO_REGISTRY_TLS": "false"]
        #expect(try RegistrySettings(environment: environment)[.etcd].tls == nil)
        environment["MICRO_REGISTRY_CACERT"] = "ca.pem"
        #expect(try RegistrySettings(environment: environment)[.etcd].tls?.authorities == "ca.pem")
    }

    @Test func theCallersPatienceShortensDefaultsOnly() {
        var settings = RegistrySettings()
        #expect(settings.time(.seconds(5)) == .seconds(5))
        settings.patience = .seconds(1)
        #expect(settings.time(.seconds(5)) == .seconds(1))
        #expect(settings.time(.milliseconds(500)) == .milliseconds(500))
        settings.timeout = .seconds(20)
        #expect(settings.time(.seconds(5)) == .seconds(20))
    }

    @Test func severalRegistriesHaveAddressesOfTheirOwn() throws {
        let settings = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "mdns, memory,mdns", "MICRO_REGISTRY_ADDRESS": "mdns=lo,memory=x,eth0"]
        )
        #expect(settings.names == [.mdns, .memory])
        #expect(settings[.mdns].addresses == ["lo", "eth0"])
    }

    @Test func readsWhatTheRegistriesOwnProgramsRead() throws {
        let etcd = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "etcd", "ETCD_USERNAME": "ann", "ETCD_PASSWORD": "hush"]
        )
        #expect(etcd[.etcd].username == "ann" && etcd[.etcd].password == "hush")
        let nats = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "nats", "ETCD_USERNAME": "ann", "MICRO_NATS_ADDRESS": "10.0.0.1:4222"]
        )
        #expect(nats[.nats].username == nil && nats[.nats].addresses == ["10.0.0.1:4222"])
    }

    @Test func aWrongNameIsToldWithThoseThereAre() {
        let error = #expect(throws: MicroError.self) { try RegistrySettings(environment: ["MICRO_REGISTRY": "nope"]) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix("$MICRO_REGISTRY: unknown registry 'nope' (choose from mdns, ") == true)
    }

    @Test func aSecretMayStandInAFile() throws {
        let path = NSTemporaryDirectory() + "micro-secret-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("hush\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try SecretText.read("@" + path) == "hush")
        let error = #expect(throws: MicroError.self) { try SecretText.read("@\(path)-not") }
        #expect(error?.code == .invalidArgument && error?.message.contains("hush") == false)
    }

    @Test(
        arguments: [
            ("h:1", "h:1"), ("nats://h:1", "nats://h:1"), ("nats://u:p@h:1,h", "nats://u:********@h:1,h"),
            ("nats://t@h:1/x@y", "nats://t@h:********@y"), ("nats://u:a/b@h", "nats://u:********@h"),
            ("nats://u:p@q@h", "nats://u:********@h"),
            ("http://h/a:b@c", "http://h/a:b@c"), ("", ""), ("u:p@h:1", "u:********@h:1"), ("a@b.json", "a@b.json"),
            ("/a@b/c", "/a@b/c"), ("a/b@c", "a/b@c"), ("token@h", "********@h"),
            ("https://u:p@h/x@y", "https://u:********@h/x@y"),
        ]
    )
    func passwordsInAddressesAreMasked(text: String, masked: String) {
        #expect(SecretText.masked(addresses: text) == masked)
    }

    @Test(arguments: RegistryName.allCases) func everyNameMakesItsRegistry(name: RegistryName) async throws {
        var settings = RegistrySettings()
        settings.names = [name]
        if name == .file { settings[.file].addresses = ["services.json"] }
        let registry = try settings.makeRegistry()
        #expect(registry.name == name.rawValue)
        await registry.close()
    }
}

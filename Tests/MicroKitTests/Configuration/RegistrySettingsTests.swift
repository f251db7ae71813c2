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
        #expect(settings.addresses(of: .mdns) == ["eth0", "lo"] && settings.namespace == "x")
        #expect(settings.description == "mdns at eth0, lo")
    }

    @Test func passesOverWhatARegistryHasNoUseFor() throws {
        let settings = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "memory", "MICRO_REGISTRY_ADDRESS": "lo", "MICRO_REGISTRY_TLS": "maybe"]
        )
        #expect(settings.addresses.isEmpty && settings.tls == nil)
    }

    /// What a registry's own programs read is meant for that registry alone.
    @Test func variablesOfOtherProgramsAreForTheirRegistry() throws {
        let settings = try RegistrySettings(
            environment: [
                "MICRO_REGISTRY": "consul,nats", "CONSUL_HTTP_ADDR": "c:1", "NATS_USER": "ops", "NATS_TOKEN": "t",
                "CONSUL_HTTP_TOKEN": "s",
            ]
        )
        #expect(settings.addresses == [.consul: ["c:1"]])
        #expect(settings.username == "ops" && settings.token == nil)
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
        (["MICRO_REGISTRY": "etcd", "MICRO_REGISTRY_PASSWORD": "p"], "the registry's password needs a username"),
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
            "the registry's client certificate and its key belong together"
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
        #expect(try RegistrySettings(environment: environment).tls == nil)
        environment["MICRO_REGISTRY_CACERT"] = "ca.pem"
        #expect(try RegistrySettings(environment: environment).tls?.authorities == "ca.pem")
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
        #expect(settings.addresses == [.mdns: ["lo", "eth0"]])
    }

    @Test func readsWhatTheRegistriesOwnProgramsRead() throws {
        let etcd = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "etcd", "ETCD_USERNAME": "ann", "ETCD_PASSWORD": "hush"]
        )
        #expect(etcd.username == "ann" && etcd.password == "hush")
        let nats = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "nats", "ETCD_USERNAME": "ann", "MICRO_NATS_ADDRESS": "10.0.0.1:4222"]
        )
        #expect(nats.username == nil && nats.addresses(of: .nats) == ["10.0.0.1:4222"])
    }

    @Test func aWrongNameIsToldWithThoseThereAre() {
        let error = #expect(throws: MicroError.self) { try RegistrySettings(environment: ["MICRO_REGISTRY": "nope"]) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix("$MICRO_REGISTRY: unknown registry 'nope' (choose from mdns, ") == true)
    }

    @Test func setsOneThingAtATime() throws {
        func settings(_ setting: RegistrySetting, _ text: String) throws -> RegistrySettings {
            var settings = RegistrySettings()
            try settings.set(setting, to: text)
            return settings
        }
        #expect(try settings(.tls, "true").tls == ClientTLS())
        #expect(try settings(.tls, "0").tls == nil)
        #expect(try settings(.cacert, "ca").tls?.authorities == "ca")
        #expect(try settings(.serverName, "n").tls?.serverName == "n")
        #expect(try settings(.insecure, "1").tls?.verification == ClientTLS.Verification.none)
        #expect(try settings(.insecure, "f").tls == nil)
        #expect(try settings(.username, "u").username == "u")
        #expect(try settings(.password, "@@p").password == "@p")
        #expect(try settings(.token, "t").token == "t")
        #expect(try settings(.credentials, "f").credentials == "f")
        #expect(try settings(.datacenter, "d").datacenter == "d")
        #expect(throws: MicroError.self) { try settings(.tls, "maybe") }
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

    @Test func aCertificateNeedsItsKey() throws {
        var settings = RegistrySettings()
        try settings.set(.cert, to: "c")
        #expect(throws: MicroError.self) { try settings.validate() }
        try settings.set(.key, to: "k")
        try settings.validate()
    }

    @Test(arguments: RegistryName.allCases) func everyNameMakesItsRegistry(name: RegistryName) async throws {
        var settings = RegistrySettings()
        settings.names = [name]
        if name == .file { settings.addresses = [.file: ["services.json"]] }
        let registry = try settings.makeRegistry()
        #expect(registry.name == name.rawValue)
        await registry.close()
    }
}

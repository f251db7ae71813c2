import Foundation
import MicroKit
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

    @Test func severalRegistriesHaveAddressesOfTheirOwn() throws {
        let settings = try RegistrySettings(
            environment: ["MICRO_REGISTRY": "mdns, memory,mdns", "MICRO_REGISTRY_ADDRESS": "mdns=lo,memory=x,eth0"]
        )
        #expect(settings.names == [.mdns, .memory])
        #expect(settings.addresses == [.mdns: ["lo", "eth0"]])
    }

    @Test func aWrongNameIsToldWithThoseThereAre() {
        let error = #expect(throws: MicroError.self) { try RegistrySettings(environment: ["MICRO_REGISTRY": "nope"]) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix("$MICRO_REGISTRY: unknown registry 'nope' (choose from mdns, ") == true)
    }

    @Test(
        arguments: [
            (.tls, "true", { $0.tls == ClientTLS() }), (.tls, "0", { $0.tls == nil }),
            (.cacert, "ca", { $0.tls?.authorities == "ca" }), (.serverName, "n", { $0.tls?.serverName == "n" }),
            (.insecure, "1", { $0.tls?.verification == ClientTLS.Verification.none }),
            (.insecure, "f", { $0.tls == nil }), (.username, "u", { $0.username == "u" }),
            (.password, "@@p", { $0.password == "@p" }), (.token, "t", { $0.token == "t" }),
            (.credentials, "f", { $0.credentials == "f" }), (.datacenter, "d", { $0.datacenter == "d" }),
        ] as [(RegistrySetting, String, @Sendable (RegistrySettings) -> Bool)]
    )
    func setsOneThing(setting: RegistrySetting, text: String, isSet: @Sendable (RegistrySettings) -> Bool) throws {
        var settings = RegistrySettings()
        try settings.set(setting, to: text)
        #expect(isSet(settings))
    }

    @Test func aSecretMayStandInAFile() throws {
        let path = NSTemporaryDirectory() + "micro-secret-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("hush\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try SecretText.read("@" + path) == "hush")
        let error = #expect(throws: MicroError.self) { try SecretText.read("@\(path)-not") }
        #expect(error?.code == .invalidArgument && error?.message.contains("hush") == false)
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
        let registry = try settings.makeRegistry()
        #expect(registry.name == name.rawValue)
        await registry.close()
    }
}

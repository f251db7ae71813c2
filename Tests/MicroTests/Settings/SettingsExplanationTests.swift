import MicroKit
import Testing

@testable import micro

@Suite struct SettingsExplanationTests {
    private func rows(_ layers: SettingLayers) -> [String: (value: String, origin: String)] {
        Dictionary(
            uniqueKeysWithValues: SettingsExplanation(layers, path: "c").rows.map { ($0.name, ($0.value, $0.origin)) }
        )
    }

    @Test func tellsValuesAndWhereTheyComeFrom() {
        let rows = rows(SettingLayers(options: [.timeout: "1s"], environment: ["MICRO_REGISTRY_ADDRESS": "lo"]))
        #expect(rows["timeout"]! == ("1s", "--timeout"))
        #expect(rows["registry-address"]! == ("lo", "$MICRO_REGISTRY_ADDRESS"))
        #expect(rows["registry"]! == ("mdns", "default"))
        #expect(rows["discovery-timeout"]! == ("500ms", "default"))
        #expect(rows["configuration file"]! == ("c", "not there"))
        #expect(rows["context"]! == ("", "none"))
        // Nothing is said of what the registry has no use for, unless somebody has set it.
        #expect(rows["registry-token"] == nil)
    }

    @Test func tellsSeveralRegistriesApart() {
        let rows = rows(
            SettingLayers(
                options: [.registry: "etcd,consul", .registryAddress: "etcd=a:1"],
                environment: ["CONSUL_HTTP_ADDR": "c:1", "MICRO_REGISTRY_TOKEN": "hush"]
            )
        )
        #expect(rows["registry-address (etcd)"]! == ("a:1", "--registry-address"))
        #expect(rows["registry-address (consul)"]! == ("c:1", "$CONSUL_HTTP_ADDR"))
        #expect(rows["registry-token (consul)"]! == ("********", "$MICRO_REGISTRY_TOKEN"))
        #expect(rows["registry-username"]! == ("", "default"))
    }

    @Test func tellsWhatHasNoMeaning() {
        let layers = SettingLayers(
            options: [.registry: "memory"],
            environment: ["MICRO_REGISTRY_ADDRESS": "lo", "MICRO_REGISTRY_TOKEN": "hush"]
        )
        let rows = rows(layers)
        #expect(rows["registry-address"]! == ("", "memory has no use for it"))
        #expect(rows["registry-token"]! == ("", "memory has no use for it"))
    }

    @Test(
        arguments: [
            (SettingName.registryPassword, "hush", "********"), (.registryPassword, "@@hush", "********"),
            (.registryPassword, "@secret.txt", "@secret.txt"), (.registryToken, "hush", "********"),
            (.registryUsername, "ann", "ann"), (.registryAddress, "nats://a:hush@h:1,h:2", "nats://a:********@h:1,h:2"),
        ]
    )
    func masksSecrets(name: SettingName, text: String, shown: String) {
        #expect(name.shown(text) == shown)
    }
}

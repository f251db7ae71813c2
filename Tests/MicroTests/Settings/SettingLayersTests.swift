import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct SettingLayersTests {
    private static let file = #"""
        {
          "context": "home",
          "settings": {"timeout": "9s", "retries": 3, "registry-address": "eth9"},
          "contexts": {
            "home": {"registry": "mdns", "registry-address": ["eth0", "lo"], "timeout": "8s"},
            "away": {"registry": "memory", "tls": true},
            "queue": {
              "registry": "nats", "registry-address": "prod:4222", "registry-username": "ops", "registry-password": "p"
            },
            "safe": {
              "registry": "etcd", "registry-address": ["a:1", "b:1"], "registry-username": "ops", "registry-tls": true
            },
            "two": {"registry": "etcd,consul", "registry-address": "etcd=a:1,consul=c:1", "registry-token": "t"},
            "half": {"registry": "etcd,consul", "registry-address": "etcd=a:1", "registry-token": "t"},
            "both": {"registry": "etcd,mdns", "registry-address": "etcd=a:1,mdns=lo", "registry-username": "ops"}
          }
        }
        """#

    private func layers(
        _ options: [SettingName: String] = [:],
        _ environment: [String: String] = [:],
        context: String? = nil
    ) throws -> SettingLayers {
        let file: ConfigurationFile? = try ConfigurationFile(
            ConfigurationSource(path: "config.json", bytes: Array(Self.file.utf8))
        )
        return SettingLayers(
            options: options,
            environment: environment,
            file: file,
            context: try file.chosenContext(context, environment)
        )
    }

    @Test(
        arguments: [
            // Each place before the next one.
            (.timeout, ["timeout": "1s"], ["MICRO_CLIENT_REQUEST_TIMEOUT": "2s"], nil, "1s", "--timeout"),
            (.timeout, [:], ["MICRO_CLIENT_REQUEST_TIMEOUT": "2s"], nil, "2s", "$MICRO_CLIENT_REQUEST_TIMEOUT"),
            (.timeout, [:], ["MICRO_CLIENT_REQUEST_TIMEOUT": ""], nil, "8s", "context 'home'"),
            (.timeout, [:], [:], "away", "9s", "configuration file"),
            (.timeout, [:], [:], "default", "9s", "configuration file"),
            (.retries, [:], [:], nil, "3", "configuration file"),
            (.selector, [:], [:], nil, nil, nil),
            (.tls, [:], [:], "away", "true", "context 'away'"),
            (.tls, [:], ["MICRO_CONTEXT": "away"], nil, "true", "context 'away'"),
            (.tls, [:], ["MICRO_ENV": "away"], nil, "true", "context 'away'"),
            (.timeout, [:], ["MICRO_ENV": "production"], nil, "8s", "context 'home'"),
            // What is said of a registry belongs to the registry that is named beside it.
            (.registryAddress, [:], [:], nil, "eth0,lo", "context 'home'"),
            (.registryAddress, ["registry": "dns"], [:], nil, "eth9", "configuration file"),
            (.registryAddress, ["registry": "mdns"], [:], nil, "eth0,lo", "context 'home'"),
            (
                .registryAddress, ["registry": "dns"], ["MICRO_REGISTRY": "mdns", "MICRO_REGISTRY_ADDRESS": "x"],
                nil,
                "eth9", "configuration file"
            ),
            (.registryAddress, [:], ["MICRO_REGISTRY_ADDRESS": "x"], nil, "x", "$MICRO_REGISTRY_ADDRESS"),
            (
                .registryAddress, ["registry": "consul"],
                ["MICRO_REGISTRY": "mdns", "MICRO_REGISTRY_ADDRESS": "x", "CONSUL_HTTP_ADDR": "c:1"], nil, "c:1",
                "$CONSUL_HTTP_ADDR"
            ),
            // Who asks belongs to the address that is named beside it.
            (.registryPassword, [:], [:], "queue", "p", "context 'queue'"),
            (.registryPassword, ["registry-address": "prod:4222"], [:], "queue", "p", "context 'queue'"),
            (.registryPassword, ["registry-address": "dev:4222"], [:], "queue", nil, nil),
            (.registryUsername, [:], ["MICRO_REGISTRY_ADDRESS": "dev:4222"], "queue", nil, nil),
            (
                .registryUsername, ["registry-address": "dev:4222"], ["NATS_USER": "me"], "queue", "me", "$NATS_USER"
            ),
            (.registryPassword, ["registry-address": "dev:4222,"], [:], "queue", nil, nil),
            (.registryPassword, ["registry-address": "nats=prod:4222"], [:], "queue", "p", "context 'queue'"),
            (
                .registryToken, ["registry": "consul", "registry-address": "d:1"],
                ["CONSUL_HTTP_ADDR": "c:1", "CONSUL_HTTP_TOKEN": "t"], nil, nil, nil
            ),
            // All variables together are one place in this.
            (
                .registryToken, ["registry-address": "other:1"],
                ["MICRO_REGISTRY": "consul", "MICRO_REGISTRY_ADDRESS": "p:1", "CONSUL_HTTP_TOKEN": "t"], nil, nil, nil
            ),
            (
                .registryToken, ["registry": "consul", "registry-address": "other:1"],
                ["CONSUL_HTTP_ADDR": "p:1", "MICRO_REGISTRY_TOKEN": "t"], nil, nil, nil
            ),
            (
                .registryUsername, ["registry": "nats", "registry-address": "a:1,b:1"],
                ["MICRO_NATS_ADDRESS": "nats=a:1, b:1", "NATS_USER": "me"], nil, "me", "$NATS_USER"
            ),
            // Who asks a registry at its default asks no other server of it.
            (.registryToken, [:], [:], "two", "t", "context 'two'"),
            (.registryToken, ["registry-address": "consul=other:1"], [:], "two", nil, nil),
            (.registryToken, ["registry-address": "consul=other:1"], [:], "half", nil, nil),
            // Each registry for itself, where several are asked.
            (.registryAddress, ["registry": "etcd,mdns"], [:], "safe", "a:1,b:1", "context 'safe'"),
            (.registryUsername, ["registry": "mdns,etcd"], [:], "safe", "ops", "context 'safe'"),
            (.registryTLS, ["registry": "etcd,consul"], [:], "safe", "true", "context 'safe'"),
            (.registryTLS, ["registry": "consul,etcd"], [:], "safe", nil, nil),
            (
                .registryAddress, ["registry": "consul,etcd"], ["CONSUL_HTTP_ADDR": "c:1"], "safe", "c:1",
                "$CONSUL_HTTP_ADDR"
            ),
            (
                .registryAddress, ["registry": "etcd,consul"], ["CONSUL_HTTP_ADDR": "c:1"], "safe", "a:1,b:1",
                "context 'safe'"
            ),
            (.registryAddress, ["registry": "etcd"], [:], "both", "a:1", "context 'both'"),
            (.registryUsername, ["registry": "etcd"], [:], "both", "ops", "context 'both'"),
            (
                .registryAddress, ["registry": "etcd,consul", "registry-address": "consul=c:1"], [:], "safe", "a:1,b:1",
                "context 'safe'"
            ),
            (
                .registryAddress, ["registry": "etcd,mdns"],
                ["MICRO_REGISTRY": "etcd", "MICRO_REGISTRY_ADDRESS": "e:1"], nil, "e:1", "$MICRO_REGISTRY_ADDRESS"
            ),
            (
                .registryToken, ["registry": "nats,mdns", "registry-address": "nats=n:1"], ["NATS_TOKEN": "t"], nil,
                "t",
                "$NATS_TOKEN"
            ),
            (
                .registryToken, ["registry": "consul,nats", "registry-address": "consul=c:1"], ["NATS_TOKEN": "t"], nil,
                nil, nil
            ),
            // One kind of it counts, of the place with the most weight.
            (.registryUsername, ["registry-token": "t"], ["NATS_USER": "me"], "queue", nil, nil),
            (.registryToken, ["registry-token": "t"], ["NATS_USER": "me"], "queue", "t", "--registry-option token"),
            (.registryPassword, ["registry-username": "u"], [:], "queue", "p", "context 'queue'"),
            (.registryCacert, [:], ["MICRO_REGISTRY_TLS_CA": "ca"], nil, "ca", "$MICRO_REGISTRY_TLS_CA"),
            (
                .registryCacert, [:], ["MICRO_REGISTRY_TLS_CA": "ca", "MICRO_REGISTRY_CACERT": "own"], nil, "own",
                "$MICRO_REGISTRY_CACERT"
            ),
        ] as [(SettingName, [String: String], [String: String], String?, String?, String?)]
    )
    func whatCounts(
        _ name: SettingName,
        _ options: [String: String],
        _ environment: [String: String],
        _ context: String?,
        _ text: String?,
        _ origin: String?
    ) throws {
        let options = Dictionary(
            uniqueKeysWithValues: try options.map { (try #require(SettingName(rawValue: $0.key)), $0.value) }
        )
        let layers = try layers(options, environment, context: context)
        let found =
            try name.ofRegistry.map { part in
                let registry = part.takers(among: layers.registries).first ?? layers.registries[0]
                return try layers.setting(part, of: registry)
            } ?? layers[name]
        #expect(found?.text == text)
        #expect(found?.origin.short == origin)
    }

    @Test func failuresNameTheLineOfTheFile() throws {
        let text = #"{"contexts": {"a": {"# + "\n" + #"   "timeout": "soon"}}}"#
        let file: ConfigurationFile? = try ConfigurationFile(ConfigurationSource(path: "c", bytes: Array(text.utf8)))
        let layers = SettingLayers(file: file, context: try file.chosenContext("a", [:]))
        let failure = #expect(throws: Failure.self) { try ConnectionSettings(layers) }
        #expect(failure?.status == .configuration)
        #expect(failure?.line == "c, line 2, column 4, timeout of the context 'a': 'soon' is no time span")
    }

    @Test(
        arguments: [
            (
                ["MICRO_TLS_CERT": "c"], ExitReason.configuration,
                "$MICRO_TLS_CERT: a certificate and its key belong together"
            ),
            (
                ["MICRO_REGISTRY": "etcd", "MICRO_REGISTRY_PASSWORD": "x"], .configuration,
                "$MICRO_REGISTRY_PASSWORD: the password for etcd needs a username"
            ),
        ]
    )
    func contradictionsNameThePlace(environment: [String: String], status: ExitReason, line: String) {
        let failure = #expect(throws: Failure.self) { try ConnectionSettings(SettingLayers(environment: environment)) }
        #expect(failure?.status == status && failure?.line == line)
    }

    @Test func anUnknownContextIsToldWithTheNearest() throws {
        let failure = #expect(throws: Failure.self) { try layers(context: "hme") }
        #expect(failure?.status == .configuration && failure?.line == "--context: unknown context 'hme'")
        #expect(failure?.hint == "did you mean 'home'?")
    }

    /// Every setting that can be given as an option arrives under its name, and so can be kept in a context.
    @Test func everyOptionIsASetting() throws {
        let arguments = SettingName.allCases.flatMap { name in
            let words = name.option.split(separator: " ").map(String.init)
            // Further settings of a registry have their value behind an equals sign.
            return name.isFlag ? words : words.count == 2 ? [words[0], words[1] + "=x=y"] : [words[0], "x=y"]
        }
        let given = try ConnectionOptions.parse(arguments).given()
        #expect(Set(given.keys) == Set(SettingName.allCases))
        #expect(given.allSatisfy { $0.value == ($0.key.isFlag ? "true" : "x=y") })
        // Those with a value may stand before the command's name.
        let movable = arguments.filter { $0.hasPrefix("--") }
        #expect(CommandLineArguments.optionsWithValue.union(CommandLineArguments.flags).isSuperset(of: movable))
    }

    @Test(
        arguments: [
            ("nope=x", "--registry-option: a registry has no setting 'nope' (choose from username, password"),
            ("address=x", "a registry has no setting 'address'"), ("=x", "a registry has no setting ''"),
            ("token", "--registry-option token needs a value"),
        ]
    )
    func refusesWhatNoRegistryHas(text: String, says: String) throws {
        let options = try ConnectionOptions.parse(["--registry-option", text])
        let failure = #expect(throws: Failure.self) { try options.given() }
        #expect(failure?.status == .usage && failure?.line.contains(says) == true, "\(failure?.line ?? "")")
    }

    @Test(arguments: RegistrySetting.allCases) func everySettingOfARegistryHasAnOption(part: RegistrySetting) {
        #expect(SettingName(rawValue: "registry-\(part.rawValue)")?.ofRegistry == part)
    }
}

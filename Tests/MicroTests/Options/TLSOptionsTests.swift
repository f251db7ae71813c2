import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct TLSOptionsTests {
    private func resolve(_ arguments: [String], _ environment: [String: String] = [:]) throws -> ClientTLS? {
        try ClientTLS(SettingLayers(options: TLSOptions.parse(arguments).given, environment: environment))
    }

    private static func tls(_ change: (inout ClientTLS) -> Void = { _ in }) -> ClientTLS {
        var tls = ClientTLS()
        change(&tls)
        return tls
    }

    @Test(
        arguments: [
            ([], [:], nil), (["--tls"], [:], tls()), (["--cacert", "a"], [:], tls { $0.authorities = "a" }),
            (["--cert", "c", "--key", "k"], [:], tls { ($0.certificate, $0.privateKey) = ("c", "k") }),
            (["--server-name", "n"], [:], tls { $0.serverName = "n" }),
            (["--insecure"], [:], tls { $0.verification = .none }),
            ([], ["MICRO_TLS": "true"], tls()), ([], ["MICRO_TLS": "0"], nil),
            ([], ["MICRO_TLS_CACERT": "b"], tls { $0.authorities = "b" }),
            (["--cacert", "a"], ["MICRO_TLS_CACERT": "b"], tls { $0.authorities = "a" }),
            ([], ["MICRO_TLS_INSECURE": "1"], tls { $0.verification = .none }),
        ] as [([String], [String: String], ClientTLS?)]
    )
    func settings(_ arguments: [String], _ environment: [String: String], _ expected: ClientTLS?) throws {
        #expect(try resolve(arguments, environment) == expected)
    }

    /// Which file comes from no option, for its failure to say so.
    @Test func filesFromElsewhere() throws {
        let environment = ["MICRO_TLS_CACERT": "b", "MICRO_TLS_CERT": "c", "MICRO_TLS_KEY": "d"]
        let layers = SettingLayers(options: [.cacert: "a"], environment: environment)
        let files = try ConnectionSettings(layers).tlsFiles
        #expect(files.mapValues(\.origin.description) == ["c": "$MICRO_TLS_CERT", "d": "$MICRO_TLS_KEY"])
    }

    @Test(
        arguments: [
            (["--cert", "c"], [:], ExitReason.usage), (["--key", "k"], [:], .usage),
            ([], ["MICRO_TLS_KEY": "k"], .configuration), ([], ["MICRO_TLS": "maybe"], .configuration),
        ] as [([String], [String: String], ExitReason)]
    )
    func refusals(_ arguments: [String], _ environment: [String: String], _ status: ExitReason) {
        let failure = #expect(throws: Failure.self) { try resolve(arguments, environment) }
        #expect(failure?.status == status)
    }
}

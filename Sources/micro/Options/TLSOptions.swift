import ArgumentParser
import MicroKit

/// How services are spoken to with TLS. Each of these asks for it, so that nothing that was meant to be secret goes out
/// in plaintext.
struct TLSOptions: ParsableArguments {
    @Flag(name: [.long], help: "Speak TLS to services; also with any of the options below. [$MICRO_TLS]")
    var tls = false

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system's)",
            valueName: "file"
        ),
        completion: .file()
    )
    var cacert: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("PEM file of the client's certificate. [$MICRO_TLS_CERT]", valueName: "file"),
        completion: .file()
    )
    var cert: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("PEM file of the certificate's private key. [$MICRO_TLS_KEY]", valueName: "file"),
        completion: .file()
    )
    var key: String?

    @Option(
        name: [.long, .customLong("servername")],
        help: ArgumentHelp(
            "Name that the service's certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)",
            valueName: "name"
        )
    )
    var serverName: String?

    @Flag(name: [.long], help: "Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]")
    var insecure = false
}

extension TLSOptions {
    /// Option before environment.
    /// - Returns: What is to be spoken; nil for plaintext.
    /// - Throws: ``Failure`` `usage` for options that don't go together, `configuration` for a wrong variable.
    func resolve(_ environment: [String: String]) throws -> ClientTLS? {
        func text(_ option: String?, _ variable: String) -> String? { option ?? Self.text(variable, environment) }
        var tls = ClientTLS()
        tls.authorities = text(cacert, Self.authoritiesVariable)
        tls.certificate = text(cert, Self.certificateVariable)
        tls.privateKey = text(key, Self.keyVariable)
        tls.serverName = text(serverName, "MICRO_TLS_SERVER_NAME")
        if try insecure || Self.isSet("MICRO_TLS_INSECURE", environment) { tls.verification = .none }
        guard (tls.certificate == nil) == (tls.privateKey == nil) else {
            throw Failure.usage("--cert and --key belong together", hint: "give the file of the other one too")
        }
        guard try self.tls || tls != ClientTLS() || Self.isSet("MICRO_TLS", environment) else { return nil }
        return tls
    }

    private static let authoritiesVariable = "MICRO_TLS_CACERT"
    private static let certificateVariable = "MICRO_TLS_CERT"
    private static let keyVariable = "MICRO_TLS_KEY"

    /// The variables that name files, where no option does: by the files' paths.
    func variables(_ environment: [String: String]) -> [String: String] {
        let files = [
            (cacert, Self.authoritiesVariable), (cert, Self.certificateVariable), (key, Self.keyVariable),
        ]
        let named = files.compactMap { option, variable in
            option == nil ? Self.text(variable, environment).map { ($0, variable) } : nil
        }
        return Dictionary(named) { first, _ in first }
    }

    private static func text(_ variable: String, _ environment: [String: String]) -> String? {
        environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A variable that is true or false, in the spellings that Go's `strconv.ParseBool` takes.
    private static func isSet(_ name: String, _ environment: [String: String]) throws -> Bool {
        switch environment[name] ?? "" {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "", "0", "f", "F", "false", "FALSE", "False": false
        case let text: throw Failure(.configuration, "$\(name): '\(text)' is neither true nor false")
        }
    }
}

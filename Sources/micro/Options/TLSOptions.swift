import ArgumentParser

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
    /// What the command line says, by the settings' names.
    var given: [SettingName: String] {
        var given: [SettingName: String] = [:]
        given[.tls] = tls ? "true" : nil
        given[.cacert] = cacert
        given[.cert] = cert
        given[.key] = key
        given[.serverName] = serverName
        given[.insecure] = insecure ? "true" : nil
        return given
    }
}

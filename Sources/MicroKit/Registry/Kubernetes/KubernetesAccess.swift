#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How to reach Kubernetes, and as whom.
struct KubernetesAccess: Sendable, Hashable {
    /// What is shown to the server, beside a certificate.
    enum Credential: Sendable, Hashable {
        case none
        case token(String)
        /// A file with a token, which is read for each request, since tokens are renewed.
        case tokenFile(String)
        case password(user: String, password: String)
    }

    /// The servers.
    var endpoints: [HTTPAPIEndpoint]
    /// How TLS is spoken.
    var tls = HTTPAPITLS()
    /// What is shown.
    var credential = Credential.none
    /// Where pods and services are looked for.
    var namespace: String

    /// The header that shows the credential; nil for none. A file that can't be read is an empty token, which the server
    /// refuses.
    func authorization() -> String? {
        switch credential {
        case .none: return nil
        case .token(let token): return "Bearer \(token)"
        case .tokenFile(let path): return "Bearer \((try? Self.text(path)) ?? "")"
        case .password(let user, let password):
            var text: [UInt8] = []
            Base64.append(Array("\(user):\(password)".utf8), to: &text)
            return "Basic " + String(decoding: text, as: UTF8.self)
        }
    }

    /// A file's text without white space around it.
    /// - Throws: ``MicroError`` `fileUnreadable`, naming the file.
    static func text(_ path: String) throws(MicroError) -> String {
        let bytes = try self.bytes(path)
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A file's bytes.
    /// - Throws: ``MicroError`` `fileUnreadable`, naming the file.
    static func bytes(_ path: String) throws(MicroError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw MicroError(
                .fileUnreadable,
                "can't read \(path): \(FileFault.reason(error))",
                hint: "outside of a cluster, name the API server's address, or the path of a kubeconfig",
                cause: error
            )
        }
    }
}

extension KubernetesAccess.Credential {
    /// What it is called in errors; nil for nothing.
    var words: String? {
        switch self {
        case .none: nil
        case .token: "the token"
        case .tokenFile(let path): "the token in \(path)"
        case .password(let user, _): "the user \(user)"
        }
    }
}

extension KubernetesAccess {
    /// Decides how to reach Kubernetes: by addresses, by a kubeconfig that is named, from within a pod by its service
    /// account, and otherwise by the kubeconfig that kubectl would use.
    /// - Throws: ``MicroError`` `invalidArgument`, saying which file or setting is wrong.
    init(_ configuration: KubernetesRegistry.Configuration) throws(MicroError) {
        let environment = configuration.environment
        if !configuration.addresses.isEmpty {
            try self.init(addresses: configuration.addresses)
        } else if let path = configuration.kubeconfig {
            try self.init(kubeconfig: path, context: configuration.context)
        } else if let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty {
            let port = environment["KUBERNETES_SERVICE_PORT"] ?? "443"
            try self.init(serviceAccount: configuration.serviceAccount, host: host, port: port)
        } else {
            try self.init(kubeconfig: Self.usualKubeconfig(environment), context: configuration.context)
        }
        if let token = configuration.token { credential = .token(token) }
        if let tls = configuration.tls { self.tls = HTTPAPITLS(tls) }
        if let namespace = configuration.namespace { self.namespace = namespace }
        let isName = namespace.utf8.allSatisfy {
            $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A)
        }
        guard !namespace.isEmpty, isName else {
            throw MicroError(.invalidArgument, "\"\(namespace)\" is no name of a namespace of Kubernetes")
        }
    }

    private init(addresses: [String]) throws(MicroError) {
        var endpoints: [HTTPAPIEndpoint] = []
        for address in addresses {
            endpoints.append(try HTTPAPIEndpoint(parsing: address, defaultPort: 6443, isSecure: true))
        }
        self.init(endpoints: endpoints, namespace: "default")
    }

    /// From within a pod (Kubernetes, "Accessing the Kubernetes API from a Pod").
    private init(serviceAccount folder: String, host: String, port: String) throws(MicroError) {
        let isIPv6 = host.contains(":")
        let address = "https://\(isIPv6 ? "[\(host)]" : host):\(port)"
        let endpoint = try HTTPAPIEndpoint(parsing: address, defaultPort: 443, isSecure: true)
        var tls = HTTPAPITLS()
        tls.authorities = .file("\(folder)/ca.crt")
        let namespace = try? Self.text("\(folder)/namespace")
        // Fails early, where there is no account.
        _ = try Self.text("\(folder)/token")
        self.init(
            endpoints: [endpoint],
            tls: tls,
            credential: .tokenFile("\(folder)/token"),
            namespace: namespace ?? "default"
        )
    }

    /// The first of `KUBECONFIG`, or `~/.kube/config`.
    private static func usualKubeconfig(_ environment: [String: String]) throws(MicroError) -> String {
        if let first = environment["KUBECONFIG"]?.split(separator: ":").first { return String(first) }
        guard let home = environment["HOME"], !home.isEmpty else {
            throw MicroError(
                .invalidArgument,
                "it is not known how to reach Kubernetes: this is no pod, and there is no kubeconfig",
                hint: "give its address, or a kubeconfig"
            )
        }
        return "\(home)/.kube/config"
    }
}

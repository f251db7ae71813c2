#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension KubernetesAccess {
    /// Reads a kubeconfig, in YAML or JSON (Kubernetes, "kubeconfig (v1)").
    ///
    /// Read are a cluster's `server`, `certificate-authority(-data)`, `insecure-skip-tls-verify` and `tls-server-name`, a
    /// user's `token`, `tokenFile`, `username`, `password`, `client-certificate(-data)` and `client-key(-data)`, and a
    /// context's `namespace`. Programs that make credentials are not run.
    /// - Parameters:
    ///   - path: Of the file; relative paths in it are from its folder.
    ///   - context: Nil for the current one.
    /// - Throws: ``MicroError`` `invalidArgument`, naming the file and what is wrong.
    init(kubeconfig path: String, context: String?) throws(MicroError) {
        let json: JSONValue
        do {
            json = try JSONValue(yaml: Self.bytes(path), maximumSize: 4 << 20)
        } catch let error as YAMLSyntaxError {
            throw MicroError(
                .invalidArgument,
                "\(path) is no kubeconfig: \(error.reason) at line \(error.line), column \(error.column)",
                cause: error
            )
        } catch {
            throw error as? MicroError ?? MicroError(.invalidArgument, "can't read \(path)", cause: error)
        }
        try self.init(Kubeconfig(json: json, path: path), context: context)
    }

    private init(_ file: Kubeconfig, context: String?) throws(MicroError) {
        guard let name = context ?? file.json["current-context"]?.stringValue, !name.isEmpty else {
            throw file.invalid("it has no current-context", hint: "kubectl config use-context sets it")
        }
        let context = try file.entry(name, of: "contexts", "context")
        let cluster = try file.entry(try file.text("cluster", in: context, name), of: "clusters", "cluster")
        let server = try file.text("server", in: cluster, "cluster")
        self.init(
            endpoints: [try HTTPAPIEndpoint(parsing: server, defaultPort: 443, isSecure: true)],
            namespace: context["namespace"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
        )
        tls.authorities = try file.pem("certificate-authority", in: cluster)
        tls.serverName = cluster["tls-server-name"]?.stringValue
        if cluster["insecure-skip-tls-verify"]?.boolValue == true { tls.verification = .none }
        if let user = context["user"]?.stringValue, !user.isEmpty {
            try take(try file.entry(user, of: "users", "user"), user, file)
        }
    }

    private mutating func take(_ user: JSONValue, _ name: String, _ file: Kubeconfig) throws(MicroError) {
        tls.certificate = try file.pem("client-certificate", in: user)
        tls.privateKey = try file.pem("client-key", in: user)
        if let path = user["tokenFile"]?.stringValue, !path.isEmpty {
            credential = .tokenFile(file.path(path))
        } else if let token = user["token"]?.stringValue, !token.isEmpty {
            credential = .token(token)
        } else if let login = user["username"]?.stringValue, !login.isEmpty {
            credential = .password(user: login, password: user["password"]?.stringValue ?? "")
        } else if let member = ["exec", "auth-provider"].first(where: { user[$0] != nil }) {
            throw file.invalid(
                "the user \(name) gets credentials from a program (\(member)), which is not supported",
                hint: "kubectl create token makes a token that can be given by itself"
            )
        }
    }
}

/// A kubeconfig's text, read.
private struct Kubeconfig {
    let json: JSONValue
    let path: String

    /// The entry of that name in one of the file's lists.
    func entry(_ name: String, of list: String, _ member: String) throws(MicroError) -> JSONValue {
        let entry = (json[list]?.arrayValue ?? []).first { $0["name"]?.stringValue == name }
        guard let entry else { throw invalid("it has no \(member) \(name)") }
        return entry[member] ?? .null
    }

    /// A text that must be there.
    func text(_ name: String, in json: JSONValue, _ what: String) throws(MicroError) -> String {
        guard let text = json[name]?.stringValue, !text.isEmpty else { throw invalid("\(what) has no \(name)") }
        return text
    }

    /// A PEM text that stands in the file, or in one of its own; the former goes first, as in kubectl.
    func pem(_ name: String, in json: JSONValue) throws(MicroError) -> HTTPAPITLS.PEM? {
        if let data = json["\(name)-data"]?.stringValue, !data.isEmpty {
            guard let bytes = Array(data.utf8).withUnsafeBytes({ Base64.decoded($0) }) else {
                throw invalid("\(name)-data is no base64")
            }
            return .bytes(bytes, origin: "\(name)-data of \(path)")
        }
        return json[name]?.stringValue.flatMap { $0.isEmpty ? nil : .file(self.path($0)) }
    }

    /// A path in the file, from the folder of the file.
    func path(_ text: String) -> String {
        guard !text.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return text }
        return path[...slash] + text
    }

    func invalid(_ reason: String, hint: String? = nil) -> MicroError {
        MicroError(.invalidArgument, "can't use the kubeconfig \(path): \(reason)", hint: hint)
    }
}

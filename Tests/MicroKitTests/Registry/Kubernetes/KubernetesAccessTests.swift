import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct KubernetesAccessTests {
    private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kube-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func access(
        kubeconfig text: String,
        context: String? = nil,
        check: (KubernetesAccess, URL) throws -> Void = { _, _ in }
    ) throws {
        try withFolder { folder in
            let file = folder.appending(path: "config")
            try Data(text.utf8).write(to: file)
            let environment = ["KUBECONFIG": file.path() + ":/other", "HOME": "/nowhere"]
            try check(try KubernetesAccess(.init(context: context, environment: environment)), folder)
        }
    }

    private static let kubeconfig = """
        apiVersion: v1
        kind: Config
        current-context: lab
        preferences: {}
        clusters:
        - name: lab
          cluster:
            server: https://10.0.0.1:6443
            certificate-authority: pki/ca.pem
            tls-server-name: kubernetes
        - cluster:
            insecure-skip-tls-verify: true
            server: http://h
          name: plain
        contexts:
        - name: lab
          context: {cluster: lab, user: admin, namespace: team}
        - name: token
          context: {cluster: plain, user: robot}
        - name: file
          context: {cluster: plain, user: file}
        - name: password
          context: {cluster: plain, user: login}
        - name: exec
          context: {cluster: lab, user: cloud}
        - name: lost
          context: {cluster: nowhere}
        users:
        - name: admin
          user:
            client-certificate-data: Y2VydA==
            client-key: key.pem
        - name: robot
          user: {token: "secret token"}
        - name: file
          user: {token: old, tokenFile: token}
        - name: login
          user:
            username: me
            password: 'p:w'
        - name: cloud
          user:
            exec:
              command: aws
        """

    @Test func readsTheCurrentContext() throws {
        try access(kubeconfig: Self.kubeconfig) { access, folder in
            let path = folder.path().hasSuffix("/") ? folder.path() : folder.path() + "/"
            #expect(access.endpoints.map(\.description) == ["10.0.0.1:6443"])
            #expect(access.endpoints.map(\.isSecure) == [true])
            #expect(access.namespace == "team")
            #expect(access.tls.serverName == "kubernetes")
            #expect(access.tls.authorities == .file("\(path)pki/ca.pem"))
            #expect(access.tls.certificate?.name == "client-certificate-data of \(path)config")
            #expect(access.tls.privateKey == .file("\(path)key.pem"))
            #expect(access.credential == .none)
            #expect(access.tls.verification == .full)
        }
    }

    @Test(arguments: [("token", "Bearer secret token"), ("password", "Basic bWU6cDp3"), ("file", "Bearer new")])
    func readsCredentials(context: String, header: String) throws {
        try access(kubeconfig: Self.kubeconfig, context: context) { access, folder in
            try Data("new\n".utf8).write(to: folder.appending(path: "token"))
            #expect(access.authorization() == header)
            #expect(access.tls.verification == .none)
            #expect(access.namespace == "default")
            #expect(access.endpoints.allSatisfy { !$0.isSecure })
        }
    }

    @Test(arguments: [
        ("exec", "a program (exec)"), ("lost", "no cluster nowhere"), ("other", "no context other"),
    ])
    func refusesContexts(context: String, reason: String) {
        let error = #expect(throws: MicroError.self) { try access(kubeconfig: Self.kubeconfig, context: context) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(reason) == true)
        #expect(error?.message.contains("secret") == false)
    }

    @Test(arguments: [
        ("a: [", "line 1, column 4"), ("a: 1", "no current-context"), ("current-context: x", "no context x"),
        ("current-context: x\ncontexts: [{name: x}]", "x has no cluster"),
    ])
    func refusesFiles(text: String, reason: String) {
        let error = #expect(throws: MicroError.self) { try access(kubeconfig: text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test func readsJSON() throws {
        let text = #"{"current-context":"c","contexts":[{"name":"c","context":{"cluster":"k"}}],"#
        try access(kubeconfig: text + #""clusters":[{"name":"k","cluster":{"server":"https://h"}}]}"#) { access, _ in
            #expect(access.endpoints.map(\.description) == ["h:443"])
        }
    }

    @Test func usesTheAccountOfAPod() throws {
        try withFolder { folder in
            let path = folder.path().hasSuffix("/") ? String(folder.path().dropLast()) : folder.path()
            var configuration = KubernetesRegistry.Configuration(
                environment: ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "6443"]
            )
            configuration.serviceAccount = path
            let missing = #expect(throws: MicroError.self) { try KubernetesAccess(configuration) }
            #expect(missing?.message == "can't read \(path)/token: there is no such file")
            for (name, text) in [("token", "one\n"), ("namespace", "team"), ("ca.crt", "")] {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            let access = try KubernetesAccess(configuration)
            #expect(access.endpoints.map(\.description) == ["10.0.0.1:6443"])
            #expect(access.tls.authorities == .file("\(path)/ca.crt"))
            #expect(access.namespace == "team")
            #expect(access.authorization() == "Bearer one")
            try Data("two".utf8).write(to: folder.appending(path: "token"))
            #expect(access.authorization() == "Bearer two")
        }
    }

    @Test func usesWhatIsGivenFirst() throws {
        var configuration = KubernetesRegistry.Configuration(
            addresses: ["host", "http://127.0.0.1:8001"],
            namespace: "team",
            token: "t",
            environment: ["KUBERNETES_SERVICE_HOST": "10.0.0.1"]
        )
        let access = try KubernetesAccess(configuration)
        #expect(access.endpoints.map { "\($0.isSecure) \($0)" } == ["true host:6443", "false 127.0.0.1:8001"])
        #expect(access.authorization() == "Bearer t")
        for namespace in ["", "Team", "a/b", "a b"] {
            configuration.namespace = namespace
            #expect(throws: MicroError.self) { try KubernetesAccess(configuration) }
        }
    }

    @Test func saysThatNothingIsKnown() {
        let error = #expect(throws: MicroError.self) { try KubernetesAccess(.init(environment: [:])) }
        #expect(error?.code == .invalidArgument)
        #expect(throws: MicroError.self) { try KubernetesAccess(.init(environment: ["HOME": "/nowhere"])) }
    }
}

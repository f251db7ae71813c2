public import Logging
package import NIOCore
import NIOPosix
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Services in the pods of Kubernetes, as go-micro's plugin keeps them there (go-micro plugins,
/// `v4/registry/kubernetes`).
///
/// A service is registered with the pod that it runs in: its record is an annotation of the pod, and labels say that there
/// is one. It is found for as long as the pod runs; there is no expiry, and a process that was killed is found until its
/// pod is restarted elsewhere or another process registers the service with the pod.
public final class KubernetesRegistry: NodeRecordSource {
    /// How to reach Kubernetes, as whom, and what to look for.
    ///
    /// Without addresses and kubeconfig a program within a pod uses the pod's service account, and any other the
    /// kubeconfig that kubectl would use: the first of `KUBECONFIG`, or `.kube/config` in the home folder.
    public struct Configuration: Sendable {
        /// API servers, each as `host`, `host:port` or a URL of http or https; without a scheme https is spoken, and
        /// without a port 6443 is meant. Nothing but ``token`` and ``tls`` is used with them.
        public var addresses: [String]
        /// Path of a kubeconfig.
        public var kubeconfig: String?
        /// The context of the kubeconfig, nil for the current one.
        public var context: String?
        /// Nil for that of the context or the pod, or `default`.
        public var namespace: String?
        /// A token to show instead of what is configured elsewhere.
        public var token: String?
        /// TLS instead of what is configured elsewhere.
        public var tls: ClientTLS?
        /// The pod that nodes are registered with; nil for that of `HOSTNAME`.
        public var pod: String?
        /// Whether services of Kubernetes' own are found too, each as a record with a node for each of its TCP ports, at
        /// the address of the cluster (its pods are the cluster's affair). The version is that of the label
        /// `app.kubernetes.io/version`.
        public var includesServices: Bool
        /// How long one request may take. Must be above zero.
        public var timeout: Duration
        /// Told of records that can't be used and of watches that are lost.
        public var logger: Logger
        /// Where `KUBERNETES_SERVICE_HOST`, `KUBERNETES_SERVICE_PORT`, `KUBECONFIG`, `HOME` and `HOSTNAME` are looked up.
        public var environment: [String: String]
        /// Folder of a pod's service account.
        package var serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount"

        /// The service account or the usual kubeconfig, pods alone, 5 seconds; without an environment that of the process.
        public init(
            addresses: [String] = [],
            kubeconfig: String? = nil,
            context: String? = nil,
            namespace: String? = nil,
            token: String? = nil,
            tls: ClientTLS? = nil,
            pod: String? = nil,
            includesServices: Bool = false,
            timeout: Duration = .seconds(5),
            logger: Logger = Logger(label: "micro.registry.kubernetes"),
            environment: [String: String]? = nil
        ) {
            self.addresses = addresses
            self.kubeconfig = kubeconfig
            self.context = context
            self.namespace = namespace
            self.token = token
            self.tls = tls
            self.pod = pod
            self.includesServices = includesServices
            self.timeout = timeout
            self.logger = logger
            self.environment = environment ?? ProcessInfo.processInfo.environment
        }
    }

    /// `kubernetes`.
    public let name = "kubernetes"
    private let configuration: Configuration
    private let group: any EventLoopGroup
    private let watches: RegistryWatches
    private let state = Mutex(State())

    private struct State {
        var api: KubernetesAPI?
        var registered = KubernetesRegistrations()
        var isClosed = false
    }

    /// Makes a registry on the process's shared event loops. Nothing is read or opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for a time that is not above zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on given event loops. Nothing is read or opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for a time that is not above zero.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        guard configuration.timeout > .zero else {
            throw MicroError(.invalidArgument, "the time for a request to Kubernetes must be above zero")
        }
        self.configuration = configuration
        self.group = group
        watches = RegistryWatches(of: "Kubernetes", logger: configuration.logger)
    }

    /// Writes the record into the pod's annotations; see ``Registry/register(_:ttl:)``. `ttl` has no meaning. What
    /// another process registered under that name with the same pod is replaced, as in Go.
    /// - Throws: ``MicroError`` `invalidRecord`, also for a name of more than 54 characters and for records that
    ///   Kubernetes refuses; `registryUnavailable`, `accessDenied`, `invalidArgument` for settings that can't be used.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        let (api, pod) = (try api(), try pod())
        let change = try state.withLock { state throws(MicroError) in try state.registered.add(service) }
        try await api.patch(pod: pod, labels: change.labels, annotations: change.annotations)
    }

    /// Takes the nodes out of the annotations of the pods that they are registered with; see ``Registry/deregister(_:)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `invalidArgument`.
    public func deregister(_ service: ServiceRecord) async throws {
        let api = try api()
        let ids = Set(service.nodes.map(\.id))
        guard !ids.isEmpty else { return }
        if let change = state.withLock({ $0.registered.remove(ids, of: service.name) }) {
            try await api.patch(pod: pod(), labels: change.labels, annotations: change.annotations)
            return
        }
        for pod in try await pods(of: service.name, api) {
            guard let change = KubernetesRegistrations.removal(of: ids, of: service.name, from: pod) else { continue }
            try await api.patch(pod: pod.name, labels: change.labels, annotations: change.annotations)
        }
    }

    /// Lists the pods with that service; see ``Registry/get(_:extent:)-(String,_)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`, `invalidArgument`.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await nodeRecords(of: name).merged()
    }

    /// Each node's own record; see ``NodeRecordSource``.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        let api = try api()
        guard !name.isEmpty else { return [] }
        var objects = try await pods(of: name, api)
        if configuration.includesServices { objects += try await api.list(.services, labels: nil).objects }
        return objects.flatMap(\.records).map(\.record).filter { $0.name == name }
    }

    /// Lists all pods with services once; see ``Registry``.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        guard names.count > 1 else {
            guard let name = names.first else { return [] }
            return try await get(name, extent: extent)
        }
        let wanted = Set(names)
        return try await all().filter { wanted.contains($0.name) }
    }

    /// The names of all services; see ``Registry/list()``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`, `invalidArgument`.
    public func list() async throws -> [String] {
        Set(try await all().map(\.name)).sorted()
    }

    /// Follows pods, and services if they are wanted, by watches that go on from where they were; see
    /// ``Registry/watch(_:)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`, `invalidArgument`.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let api = try api()
        let labels = name.map(Self.selector) ?? Self.everything
        var subjects: [(kind: KubernetesKind, labels: String?)] = [(.pods, labels)]
        if configuration.includesServices { subjects.append((.services, nil)) }
        return try await watches.open { [subjects] tell in
            try await KubernetesFollowing(api, subjects, of: name, tell: tell).run()
        }
    }

    /// Withdraws what this registry registered, as far as Kubernetes answers, and closes the connections.
    public func close() async {
        watches.close()
        let (api, registered) = state.withLock { state in
            defer {
                state.isClosed = true
                state.registered = KubernetesRegistrations()
            }
            return (state.api, state.registered)
        }
        if let api, let change = registered.removalOfAll, let pod = try? pod() {
            try? await api.patch(pod: pod, labels: change.labels, annotations: change.annotations)
        }
        await api?.http.close()
    }

    // MARK: Asking

    private static let everything = "\(KubernetesNames.type)=\(KubernetesNames.value)"

    private static func selector(_ name: String) -> String {
        "\(KubernetesNames.label(name))=\(KubernetesNames.value)"
    }

    private func pods(of name: String, _ api: KubernetesAPI) async throws -> [KubernetesObject] {
        // A name that can't be in a label is one that nobody can have registered.
        guard KubernetesNames.isValid(KubernetesNames.label(name)) else { return [] }
        return try await api.list(.pods, labels: Self.selector(name)).objects
    }

    private func all() async throws -> [ServiceRecord] {
        let api = try api()
        var objects = try await api.list(.pods, labels: Self.everything).objects
        if configuration.includesServices { objects += try await api.list(.services, labels: nil).objects }
        return objects.flatMap(\.records).map(\.record).merged()
    }

    private func pod() throws(MicroError) -> String {
        guard let pod = configuration.pod ?? configuration.environment["HOSTNAME"], !pod.isEmpty else {
            throw MicroError(
                .invalidArgument,
                "it is not known which pod this is: HOSTNAME is not set",
                hint: "services are registered with the pod they run in"
            )
        }
        return pod
    }

    private func api() throws(MicroError) -> KubernetesAPI {
        try state.withLock { state throws(MicroError) in
            if state.isClosed {
                throw MicroError(.registryUnavailable, "the registry Kubernetes has been closed", phase: .discovery)
            }
            if let api = state.api { return api }
            let access = try KubernetesAccess(configuration)
            var settings = HTTPAPISettings(
                server: "Kubernetes",
                endpoints: access.endpoints,
                timeout: configuration.timeout
            )
            settings.tls = access.tls
            let rejected = RejectedRecords(logger: configuration.logger)
            let api = KubernetesAPI(http: HTTPAPI(settings, group: group), access: access, rejected: rejected)
            state.api = api
            return api
        }
    }
}

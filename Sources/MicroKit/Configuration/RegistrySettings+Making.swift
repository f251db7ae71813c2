package import Logging
package import NIOCore

extension RegistrySettings {
    /// Makes one of the registries; see ``makeRegistry(logger:)``.
    package func makeRegistry(
        _ name: RegistryName,
        logger: Logger,
        group: any EventLoopGroup
    ) throws -> any Registry {
        do {
            return try make(name, logger: logger, group: group)
        } catch let error as MicroError {
            // Errors name addresses, and these may hold passwords.
            throw error.masking(self[name].addresses)
        }
    }

    private func make(_ name: RegistryName, logger: Logger, group: any EventLoopGroup) throws -> any Registry {
        switch name {
        case .mdns: try MDNSRegistry(mdns, group: group)
        case .etcd: try EtcdRegistry(etcd(logger), group: group)
        case .nats: try NATSRegistry(nats(logger), group: group)
        case .consul: try ConsulRegistry(consul(logger), group: group)
        case .kubernetes: try KubernetesRegistry(kubernetes(logger), group: group)
        case .eureka: try EurekaRegistry(eureka(logger), group: group)
        case .zookeeper: try ZooKeeperRegistry(zooKeeper(logger), group: group)
        case .dns: try DNSRegistry(dns(logger), group: group)
        case .file: try FileRegistry(FileRegistry.Configuration(paths: self[.file].addresses, logger: logger))
        case .static: try StaticRegistry(StaticRegistry.Configuration(addresses: self[.static].addresses))
        case .memory: MemoryRegistry()
        }
    }

    /// The longest time for an answer, where the registry's default is another.
    package func time(_ fallback: Duration) -> Duration { timeout ?? min(fallback, patience ?? fallback) }

    private var mdns: MDNSRegistry.Configuration {
        let access = self[.mdns]
        var configuration = MDNSRegistry.Configuration(interfaces: access.addresses)
        if let namespace = access.namespace { configuration.domain = namespace }
        configuration.discoveryTimeout = time(configuration.discoveryTimeout)
        return configuration
    }

    private func etcd(_ logger: Logger) -> EtcdRegistry.Configuration {
        let access = self[.etcd]
        var configuration = EtcdRegistry.Configuration(addresses: access.addresses, tls: access.tls, logger: logger)
        if let username = access.username {
            configuration.credentials = EtcdRegistry.Credentials(user: username, password: access.password ?? "")
        }
        configuration.timeout = time(configuration.timeout)
        if let namespace = access.namespace { configuration.domains = [namespace] }
        return configuration
    }

    private func nats(_ logger: Logger) -> NATSRegistry.Configuration {
        let access = self[.nats]
        var configuration = NATSRegistry.Configuration(addresses: access.addresses, tls: access.tls, logger: logger)
        if let credentials = access.credentials {
            // `nsc` writes a user's JWT and seed to files of this name; others hold a seed alone.
            configuration.credentials = credentials.hasSuffix(".creds") ? .file(credentials) : .nkeyFile(credentials)
        } else if let token = access.token {
            configuration.credentials = .token(token)
        } else if let username = access.username {
            configuration.credentials = .user(username, password: access.password ?? "")
        }
        configuration.discoveryTimeout = time(configuration.discoveryTimeout)
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func consul(_ logger: Logger) -> ConsulRegistry.Configuration {
        let access = self[.consul]
        var configuration = ConsulRegistry.Configuration(addresses: access.addresses, logger: logger)
        configuration.token = access.token
        configuration.datacenter = access.datacenter
        configuration.namespace = access.namespace
        configuration.tls = access.tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func kubernetes(_ logger: Logger) -> KubernetesRegistry.Configuration {
        let access = self[.kubernetes]
        var configuration = KubernetesRegistry.Configuration(addresses: access.addresses, logger: logger)
        configuration.kubeconfig = access.credentials
        configuration.token = access.token
        configuration.namespace = access.namespace
        configuration.tls = access.tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func eureka(_ logger: Logger) -> EurekaRegistry.Configuration {
        let access = self[.eureka]
        var configuration = EurekaRegistry.Configuration(addresses: access.addresses, logger: logger)
        configuration.user = access.username
        configuration.password = access.password
        configuration.tls = access.tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func zooKeeper(_ logger: Logger) -> ZooKeeperRegistry.Configuration {
        let access = self[.zookeeper]
        var configuration = ZooKeeperRegistry.Configuration(
            username: access.username,
            password: access.password,
            tls: access.tls,
            logger: logger
        )
        if !access.addresses.isEmpty { configuration.addresses = access.addresses }
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func dns(_ logger: Logger) -> DNSRegistry.Configuration {
        let access = self[.dns]
        var configuration = DNSRegistry.Configuration(servers: access.addresses, logger: logger)
        if let namespace = access.namespace { configuration.domain = namespace }
        configuration.timeout = time(configuration.timeout)
        return configuration
    }
}

extension MicroError {
    /// The same without the passwords of addresses that it quotes.
    fileprivate func masking(_ addresses: [String]) -> MicroError {
        var masked = self
        for address in addresses {
            let shown = SecretText.masked(addresses: address)
            guard shown != address else { continue }
            masked.message = masked.message.replacing(address, with: shown)
            masked.hint = masked.hint?.replacing(address, with: shown)
            masked.address = masked.address?.replacing(address, with: shown)
        }
        return masked
    }
}

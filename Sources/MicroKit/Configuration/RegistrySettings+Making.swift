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
            throw error.masking(addresses(of: name))
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
        case .file: try FileRegistry(FileRegistry.Configuration(paths: addresses(of: .file), logger: logger))
        case .static: try StaticRegistry(StaticRegistry.Configuration(addresses: addresses(of: .static)))
        case .memory: MemoryRegistry()
        }
    }

    /// The longest time for an answer, where the registry's default is another.
    package func time(_ fallback: Duration) -> Duration { timeout ?? min(fallback, patience ?? fallback) }

    private var mdns: MDNSRegistry.Configuration {
        var configuration = MDNSRegistry.Configuration(interfaces: addresses(of: .mdns))
        if let namespace { configuration.domain = namespace }
        configuration.discoveryTimeout = time(configuration.discoveryTimeout)
        return configuration
    }

    private func etcd(_ logger: Logger) -> EtcdRegistry.Configuration {
        var configuration = EtcdRegistry.Configuration(addresses: addresses(of: .etcd), tls: tls, logger: logger)
        if let username {
            configuration.credentials = EtcdRegistry.Credentials(user: username, password: password ?? "")
        }
        configuration.timeout = time(configuration.timeout)
        if let namespace { configuration.domains = [namespace] }
        return configuration
    }

    private func nats(_ logger: Logger) -> NATSRegistry.Configuration {
        var configuration = NATSRegistry.Configuration(addresses: addresses(of: .nats), tls: tls, logger: logger)
        if let credentials {
            // `nsc` writes a user's JWT and seed to files of this name; others hold a seed alone.
            configuration.credentials = credentials.hasSuffix(".creds") ? .file(credentials) : .nkeyFile(credentials)
        } else if let token {
            configuration.credentials = .token(token)
        } else if let username {
            configuration.credentials = .user(username, password: password ?? "")
        }
        configuration.discoveryTimeout = time(configuration.discoveryTimeout)
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func consul(_ logger: Logger) -> ConsulRegistry.Configuration {
        var configuration = ConsulRegistry.Configuration(addresses: addresses(of: .consul), logger: logger)
        configuration.token = token
        configuration.datacenter = datacenter
        configuration.namespace = namespace
        configuration.tls = tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func kubernetes(_ logger: Logger) -> KubernetesRegistry.Configuration {
        var configuration = KubernetesRegistry.Configuration(addresses: addresses(of: .kubernetes), logger: logger)
        configuration.kubeconfig = credentials
        configuration.token = token
        configuration.namespace = namespace
        configuration.tls = tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func eureka(_ logger: Logger) -> EurekaRegistry.Configuration {
        var configuration = EurekaRegistry.Configuration(addresses: addresses(of: .eureka), logger: logger)
        configuration.user = username
        configuration.password = password
        configuration.tls = tls
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func zooKeeper(_ logger: Logger) -> ZooKeeperRegistry.Configuration {
        var configuration = ZooKeeperRegistry.Configuration(
            username: username,
            password: password,
            tls: tls,
            logger: logger
        )
        let addresses = addresses(of: .zookeeper)
        if !addresses.isEmpty { configuration.addresses = addresses }
        configuration.timeout = time(configuration.timeout)
        return configuration
    }

    private func dns(_ logger: Logger) -> DNSRegistry.Configuration {
        var configuration = DNSRegistry.Configuration(servers: addresses(of: .dns), logger: logger)
        if let namespace { configuration.domain = namespace }
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

package import MicroKit

/// mDNS that stays on 127.0.0.1, in a domain of its own, so that tests do not hear each other.
package struct LoopbackMDNS: Sendable {
    private let domain = "test\(UInt64.random(in: 0...UInt64.max))"

    /// Makes a domain.
    package init() {}

    /// A registry in the domain.
    package func registry(timeout: Duration = .seconds(20)) throws -> MDNSRegistry {
        try MDNSRegistry(.init(interfaces: ["127.0.0.1"], domain: domain, discoveryTimeout: timeout))
    }
}

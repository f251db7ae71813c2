public import Logging
package import NIOCore
import NIOPosix

/// Which registry a program uses, where it is and who asks: what `MICRO_REGISTRY` and its like say.
///
/// ```swift
/// let settings = try RegistrySettings(environment: ProcessInfo.processInfo.environment)
/// let service = MicroService(name: "greeter", registry: try settings.makeRegistry())
/// ```
///
/// A service without a registry of its own reads the environment in the same way.
public struct RegistrySettings: Sendable, Hashable {
    /// Which; several are asked as one. Never empty.
    public var names: [RegistryName] = [.mdns]
    /// The longest time for an answer; nil for the registry's default.
    public var timeout: Duration?
    /// How long the caller waits for everything; shortens the registry's default.
    package var patience: Duration?
    private var accesses: [RegistryName: RegistryAccess] = [:]

    /// Multicast DNS on all interfaces.
    public init() {}

    /// Where one of the registries is, and who asks. What is meant for one is never told to another.
    public subscript(name: RegistryName) -> RegistryAccess {
        get { accesses[name] ?? RegistryAccess() }
        set { accesses[name] = newValue == RegistryAccess() ? nil : newValue }
    }
}

// MARK: From texts

extension RegistrySettings {
    /// What environment variables say: `MICRO_REGISTRY`, `MICRO_REGISTRY_ADDRESS` and so on, one for each
    /// ``RegistrySetting``, and behind them those that a registry's own programs read. What a registry can't use is passed
    /// over.
    /// - Parameter environment: The variables. Empty ones count as none.
    /// - Throws: ``MicroError`` `invalidArgument`, which names the variable.
    public init(environment: [String: String]) throws(MicroError) {
        self.init()
        if let given = environment["MICRO_REGISTRY"], !given.isEmpty {
            do { names = try Self.names(given) } catch { throw error.said(of: "$MICRO_REGISTRY") }
        }
        for name in names {
            for setting in RegistrySetting.allCases where name.settings.contains(setting) {
                try set(setting, of: name, environment)
            }
            try self[name].validate(for: name)
        }
    }

    /// Sets one thing of a registry to what the first variable says that says anything.
    private mutating func set(
        _ setting: RegistrySetting,
        of name: RegistryName,
        _ environment: [String: String]
    ) throws(MicroError) {
        let programs = name.variables(of: setting)
        for variable in setting.variables + programs {
            guard var text = environment[variable], !text.isEmpty else { continue }
            if setting.saysWhoAsks, programs.contains(variable) {
                // Who asks the server of the registry's own programs asks no other.
                let theirs = name.variables(of: .address).lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
                var access = RegistryAccess()
                try access.set(.address, to: try name.addresses(in: theirs ?? "", among: [name]) ?? "")
                guard access.addresses.isEmpty || access.addresses == self[name].addresses else { continue }
            }
            do {
                if setting == .address {
                    let among = setting.variables.contains(variable) ? names : [name]
                    guard let own = try name.addresses(in: text, among: among) else { continue }
                    text = own
                }
                try self[name].set(setting, to: text)
            } catch {
                throw error.said(of: "$\(variable)")
            }
            return
        }
    }

    /// Names of registries, comma-separated, each once.
    /// - Throws: ``MicroError`` `invalidArgument`, which names those that can be given.
    package static func names(_ text: String) throws(MicroError) -> [RegistryName] {
        var names: [RegistryName] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.trimmingSpaces()
            guard let name = RegistryName(rawValue: word) else {
                let known = RegistryName.allCases.map(\.rawValue).joined(separator: ", ")
                throw MicroError(.invalidArgument, "unknown registry '\(word)' (choose from \(known))")
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}

extension RegistrySettings {
    /// Makes the registry, which opens nothing before it is needed.
    /// - Parameter logger: Told what goes wrong behind a caller's back.
    /// - Returns: The registry, which is to be closed.
    /// - Throws: ``MicroError`` `invalidArgument` for settings that a registry can't have.
    public func makeRegistry(logger: Logger = Logger(label: "micro.registry")) throws -> any Registry {
        try makeRegistry(logger: logger, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes the registry on loops of NIOPosix; see ``makeRegistry(logger:)``.
    package func makeRegistry(logger: Logger, group: any EventLoopGroup) throws -> any Registry {
        if names.count == 1 { return try makeRegistry(names[0], logger: logger, group: group) }
        return MultiRegistry(try names.map { try makeRegistry($0, logger: logger, group: group) }, logger: logger)
    }
}

extension RegistrySettings: CustomStringConvertible {
    /// The registries and where they are, without secrets: `etcd at 10.0.0.1:2379`.
    public var description: String { names.map { text(of: $0) }.joined(separator: " and ") }

    /// One of the registries and where it is, without secrets.
    package func text(of name: RegistryName) -> String {
        let addresses = self[name].addresses.map { SecretText.masked(addresses: $0) }
        return addresses.isEmpty ? name.rawValue : "\(name.rawValue) at \(addresses.joined(separator: ", "))"
    }
}

extension MicroError {
    /// The same, said of a setting.
    fileprivate func said(of origin: String) -> MicroError {
        MicroError(code, "\(origin): \(message)", hint: hint)
    }
}

import MicroKit

/// Looks at everything that finding services depends on.
struct DoctorExamination: Sendable {
    typealias Check = DoctorReport.Check

    var settings: ConnectionSettings
    var layers: SettingLayers
    var context: CommandContext

    /// How long multicast is listened to.
    private static let listeningTime: Duration = .seconds(1)

    /// Looks.
    /// - Throws: ``MicroError`` `invalidArgument` for settings that a registry can't have, `CancellationError`.
    func checks() async throws -> [Check] {
        var checks = chosen
        for registry in try context.makeRegistries(settings) {
            checks.append(await reach(registry))
            if registry.name == .mdns { checks += try await multicast() }
            await registry.registry.close()
        }
        // Who can't be asked has been told of above, and would only be waited for once more.
        let isReached = checks.contains { $0.name == Self.reaching && $0.verdict != .problem }
        let readings = isReached ? try? await DoctorClock.readings(settings, context: context) : nil
        checks.append(DoctorClock.judged(readings ?? []))
        return checks
    }

    // MARK: Settings

    private var chosen: [Check] {
        let context: Check =
            if let chosen = layers.context {
                Check(name: "context", verdict: .ok, finding: "\(chosen.name), from \(chosen.origin)")
            } else {
                Check(name: "context", verdict: .ok, finding: "none")
            }
        let addresses = layers.settings(.address).map { registry, setting in
            let isOne = settings.registry.names.count == 1
            return check(.registryAddress, isOne ? setting.text : "\(registry.rawValue) at \(setting.text)", setting)
        }
        return [context, check(.registry, settings.registry.description, layers[.registry])] + addresses
            + [check(.broker, settings.broker.rawValue, layers[.broker])]
    }

    private func check(_ name: SettingName, _ value: String, _ setting: Setting?) -> Check {
        let origin = setting?.origin.description ?? "default"
        return Check(name: name.rawValue, verdict: .ok, finding: "\(name.shown(value)), from \(origin)")
    }

    // MARK: The registry

    private static let reaching = "reach"

    private func reach(_ registry: NamedRegistry) async -> Check {
        let start = ContinuousClock.now
        do {
            let names = try await registry.registry.list()
            let time = GoDuration((ContinuousClock.now - start).rounded)
            let services = "\(names.count) \(names.count == 1 ? "service" : "services")"
            let place = settings.registry.text(of: registry.name)
            guard names.isEmpty else {
                return Check(name: Self.reaching, verdict: .ok, finding: "\(place) answered in \(time): \(services)")
            }
            return Check(
                name: Self.reaching,
                verdict: .warning,
                finding: "\(place) knows no service (asked for \(time))",
                advice: registry.registry is any ReadOnlyRegistry
                    ? "look whether --registry-address is what you mean"
                    : "start one with the registry \(registry.name.rawValue), or name the registry that they use"
            )
        } catch {
            let failure = Failure(error)
            // It does answer, and knows services by their names.
            let isAnswered = (error as? MicroError)?.cause is ServiceListMissing
            return Check(
                name: Self.reaching,
                verdict: isAnswered ? .warning : .problem,
                finding: failure.line,
                advice: failure.hint
            )
        }
    }

    // MARK: Multicast

    private func multicast() async throws -> [Check] {
        var configuration = MDNSRegistry.Configuration(interfaces: settings.registry[.mdns].addresses)
        configuration.domain = settings.registry[.mdns].namespace ?? context.mdnsDomain
        let owners = portOwners
        do {
            let examination = try await MDNSExamination.run(
                configuration,
                for: Self.listeningTime,
                group: context.eventLoop
            )
            return Self.judged(examination) + owners
        } catch let error as MicroError {
            return [Check(name: "multicast", verdict: .problem, finding: error.message, advice: error.hint)] + owners
        }
    }

    /// What multicast on each interface means.
    static func judged(_ examination: MDNSExamination) -> [Check] {
        let works = examination.interfaces.contains { $0.problem == nil && $0.packets > 0 }
        let checks = examination.interfaces.map { interface in
            let name = "\(interface.name) (\(interface.address))"
            if let problem = interface.problem {
                return Check(
                    name: "multicast",
                    // A host with a network that can do without this one is not ill.
                    verdict: works ? .warning : .problem,
                    finding: "\(name): \(problem)",
                    advice: "leave the interface out with --registry-address, or look at its route for 224.0.0.0/4"
                )
            }
            guard interface.packets > 0 else {
                return Check(
                    name: "multicast",
                    verdict: works ? .warning : .problem,
                    finding: "\(name): not even the own question was heard",
                    advice: "let UDP port 5353 and 224.0.0.251 through the firewall"
                )
            }
            let senders = "\(interface.senders) \(interface.senders == 1 ? "address" : "addresses")"
            return Check(
                name: "multicast",
                verdict: .ok,
                finding:
                    "\(name): \(interface.packets) \(interface.packets == 1 ? "packet" : "packets") from \(senders)"
            )
        }
        guard checks.isEmpty else { return checks }
        return [
            Check(
                name: "multicast",
                verdict: .problem,
                finding: "no interface can do multicast",
                advice: "use another registry, or call services by their address"
            )
        ]
    }

    private var portOwners: [Check] {
        guard let owners = PortOwners.ofUDP(5353) else {
            return [Check(name: "port 5353", verdict: .unknown, finding: "this system does not tell who has it")]
        }
        guard !owners.isEmpty else { return [Check(name: "port 5353", verdict: .ok, finding: "nobody else has it")] }
        return [
            Check(
                name: "port 5353",
                // All of them share it if they ask for that, and mDNS programs do.
                verdict: .ok,
                finding: "shared with \(owners.joined(separator: ", "))"
            )
        ]
    }
}

extension Duration {
    /// Without what people don't read: to milliseconds, below ten of them to microseconds.
    fileprivate var rounded: Duration {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        return .microseconds(microseconds < 10_000 ? microseconds : microseconds / 1000 * 1000)
    }
}

import ArgumentParser
import MicroKit

/// Which node gets a call.
struct RoutingOptions: ParsableArguments {
    @Option(
        name: [.long],
        help: ArgumentHelp("Call this host:port and ask no registry. [$MICRO_ADDRESS]", valueName: "host:port")
    )
    var address: String?

    @Option(name: [.long], help: ArgumentHelp("Only the node of this id.", valueName: "id"))
    var node: String?

    @Option(name: [.customLong("version")], help: ArgumentHelp("Only nodes of this version.", valueName: "version"))
    var serviceVersion: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Only nodes with this metadata. May be given several times.", valueName: "name=text")
    )
    var label: [String] = []
}

extension RoutingOptions {
    /// How a call is to be made, as the connection's settings and these options say.
    /// - Throws: ``Failure`` as the two below.
    func callOptions(_ settings: ConnectionSettings, _ environment: [String: String]) throws -> CallOptions {
        CallOptions(
            timeout: settings.timeout,
            connectTimeout: settings.connectTimeout,
            retries: settings.retries,
            addresses: try addresses(environment),
            filter: try filter()
        )
    }

    /// The addresses to call without a registry: none, or those of the option or the environment, comma-separated.
    /// - Throws: ``Failure`` `usage` for a wrong option, `configuration` for a wrong environment variable.
    func addresses(_ environment: [String: String]) throws -> [String] {
        if let address { return try addresses(in: address, of: "--address", else: .usage) }
        guard let address = environment["MICRO_ADDRESS"], !address.isEmpty else { return [] }
        return try addresses(in: address, of: "$MICRO_ADDRESS", else: .configuration)
    }

    private func addresses(in text: String, of origin: String, else status: ExitReason) throws -> [String] {
        for (option, value) in [("--node", node), ("--version", serviceVersion), ("--label", label.first)]
        where value != nil {
            throw Failure.usage("\(option) chooses among the registry's nodes, but \(origin) asks no registry")
        }
        return try text.split(separator: ",", omittingEmptySubsequences: false).map {
            try Self.checkedAddress($0.trimmingSpaces(), of: origin, else: status)
        }
    }

    /// An address that a user gave, if it is one.
    /// - Throws: ``Failure`` of the given status, which names the origin.
    static func checkedAddress(_ text: String, of origin: String, else status: ExitReason) throws -> String {
        do throws(MicroError) {
            guard try HostPort(parsing: text).port > 0 else {
                throw MicroError(.invalidArgument, "\"\(text)\" is no address to connect to: its port is 0")
            }
            return text
        } catch {
            throw Failure(status, "\(origin): \(error.message)", hint: error.hint)
        }
    }

    /// The nodes that may be asked.
    /// - Throws: ``Failure`` of status `usage`.
    func filter() throws -> NodeFilter {
        var labels: [String: String] = [:]
        for entry in label {
            guard let equals = entry.firstIndex(of: "="), equals != entry.startIndex else {
                throw Failure.usage("--label: '\(entry)' is not name=text")
            }
            labels[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
        }
        return NodeFilter(version: serviceVersion, labels: labels, nodeID: node)
    }
}

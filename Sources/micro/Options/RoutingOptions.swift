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
    /// The addresses to call without a registry: none, or those of the option or the environment, comma-separated.
    func addresses(_ environment: [String: String]) -> [String] {
        (address ?? environment["MICRO_ADDRESS"] ?? "").split(separator: ",").map { $0.trimmingSpaces() }
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

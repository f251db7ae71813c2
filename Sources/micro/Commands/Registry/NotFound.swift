import MicroKit

extension Registry {
    /// A service that must be there, all versions with all nodes.
    /// - Throws: ``Failure`` of status `notFound` with a suggestion, `usage` for an empty name.
    func existing(_ name: String, _ settings: ConnectionSettings) async throws -> [ServiceRecord] {
        guard !name.isEmpty else { throw Failure.serviceRequired }
        let services = try await get(name, extent: .complete)
        if services.isEmpty { throw await missing(name, settings) }
        return services
    }

    /// The failure for a service that is not there; looks for one of a similar name.
    func missing(_ name: String, _ settings: ConnectionSettings) async -> Failure {
        let names = (try? await list()) ?? []
        let hint: String? =
            if names.contains(name) {
                settings.registry.names.contains { $0.answersWithin == nil }
                    ? "the registry has the name, but no record of it that can be read" : "it answers now; try again"
            } else if let nearest = Suggestion.nearest(name, in: names) {
                "did you mean '\(nearest)'?"
            } else if names.isEmpty {
                settings.registry.names == [.mdns]
                    ? "no service at all answered; is one running on this network, with the mdns registry?" : nil
            } else {
                "services that answered: \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", …" : "")"
            }
        return Failure(.notFound, "\(name): service not found (asked \(settings.registryText))", hint: hint)
    }
}

extension Failure {
    /// No name where one must be given, in the words of the Go `micro`.
    static let serviceRequired = Failure.usage("service required", hint: "'micro list services' shows their names")

    /// A version that the service does not have.
    static func noVersion(_ version: String, of service: String, known: [String]) -> Failure {
        let names = known.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: ", ")
        return Failure(.notFound, "service \"\(service)\" has no version \"\(version)\" (available: \(names))")
    }

    /// An endpoint that the service does not have.
    /// - Parameters:
    ///   - endpoint: Its name.
    ///   - service: The service.
    ///   - known: The endpoints that it has.
    ///   - words: What it said itself, if it did.
    /// - Returns: The failure, with the nearest name.
    static func noEndpoint(
        _ endpoint: String,
        of service: String,
        known: [String],
        saying words: String? = nil
    ) -> Failure {
        let names = Set(known).sorted()
        if names.contains(endpoint) {
            return Failure(
                .notFound,
                "the node that answered for \"\(service)\" has no endpoint \"\(endpoint)\", though the registry lists it"
                    + (words.map { "; it says: \($0)" } ?? "")
            )
        }
        var remarks: [String] = []
        if !names.isEmpty {
            remarks.append("available: \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", …" : "")")
        }
        if let nearest = Suggestion.nearest(endpoint, in: names) { remarks.append("did you mean \(nearest)?") }
        let suffix = remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
        if service.isEmpty {
            return Failure(.notFound, "there is no endpoint \"\(endpoint)\" at that address\(suffix)")
        }
        return Failure(.notFound, "service \"\(service)\" has no endpoint \"\(endpoint)\"\(suffix)")
    }
}

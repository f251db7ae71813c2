/// A registry that is only asked. How a service comes to be known there is not for the service to do.
package protocol ReadOnlyRegistry: Registry {
    /// What to do in place of registering, for a hint: `write the service into services.json`.
    var insteadOfRegistering: String { get }
}

extension ReadOnlyRegistry {
    /// Why a service can't be registered or deregistered.
    /// - Parameters:
    ///   - service: The service.
    ///   - action: `registered` or `deregistered`.
    /// - Returns: ``MicroError`` `invalidArgument`.
    func refusal(_ service: ServiceRecord, toBe action: String) -> MicroError {
        MicroError(
            .invalidArgument,
            "\(service.name) can't be \(action): the registry \(name) is only read",
            hint: insteadOfRegistering
        )
    }
}

import MicroKit

/// How something ended, in short, for tables: `ok`, `NOT_FOUND` for a service's error, `timeout` for one of ours.
struct PeerOutcome: CustomStringConvertible {
    let description: String
    /// All that is known, for whoever looks into a failure.
    let details: String

    /// Runs an operation to its end.
    static func of(_ body: () async throws -> Void) async -> Self {
        do {
            try await body()
            return Self(description: "ok", details: "")
        } catch let error as ServiceError {
            return Self(description: error.status.isEmpty ? "\(error.code)" : error.status, details: "\(error)")
        } catch let error as MicroError {
            return Self(description: error.code.rawValue, details: error.message)
        } catch {
            return Self(description: "?", details: "\(error)")
        }
    }
}

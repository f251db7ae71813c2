#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf

extension EndpointTable {
    /// Adds `Debug.Health` and `Debug.Stats`, which go-micro v1 to v4.7 serve and `micro health` and `micro stats` call
    /// (go-micro `debug/service/handler/debug.go`). They are not in the registry, and do not replace
    /// endpoints of the same names.
    ///
    /// Middleware is not run around `Debug.Health`: who asks whether a service is well needs no credentials, and gets an
    /// answer from one that is busy. `Debug.Stats` tells of the machine and is an endpoint like any other.
    mutating func addDebugHandlers(_ statistics: ServerStatistics) {
        let health = ProtobufHandler<DebugHealthRequest, DebugHealthResponse>("Debug.Health") { _, _ in
            DebugHealthResponse.with { $0.status = "ok" }
        }
        let stats = ProtobufHandler<DebugStatsRequest, DebugStatsResponse>("Debug.Stats") { _, _ in
            DebugStatsResponse(statistics)
        }
        for (name, handler) in [("Debug.Health", health as any EndpointHandler), ("Debug.Stats", stats)]
        where !contains(name) {
            set(name, handler, isListed: false, isWrapped: name != "Debug.Health")
        }
    }
}

extension DebugStatsResponse {
    init(_ statistics: ServerStatistics) {
        let now = UInt64(max(0, Date().timeIntervalSince1970))
        let seconds = UInt64(clamping: (ContinuousClock.now - statistics.started).components.seconds)
        let process = ProcessUsage.current()
        self.init()
        timestamp = now
        started = now - min(now, seconds)
        uptime = seconds
        memory = process.memory
        threads = process.threads
        requests = statistics.requests
        errors = statistics.errors
    }
}

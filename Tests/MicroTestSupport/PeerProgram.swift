public import Foundation
public import Testing

/// A foreign program that tests run as a real peer: those of `Tests/Peers`, made ready by its `setup.sh`.
public enum PeerProgram: String, CaseIterable, Sendable {
    case goInteropServer = "go-interop-server"
    case goInteropClient = "go-interop-client"
    case pythonInteropServer = "python-interop-server"
    case pythonInteropClient = "python-interop-client"
    case connectServer = "connect-server"
    case misbehavingServer = "misbehaving-server"
    case misbehavingClient = "misbehaving-client"
    case misbehavingReflection = "misbehaving-reflection"

    /// The folder that `setup.sh` filled; nil without `MICRO_TEST_PEERS`.
    public static let folder = ProcessInfo.processInfo.environment["MICRO_TEST_PEERS"].map {
        URL(fileURLWithPath: $0, isDirectory: true)
    }

    /// Whether a missing peer is a failure and not a reason to leave its suites out.
    public static let areRequired = ProcessInfo.processInfo.environment["MICRO_TEST_REQUIRE_SERVERS"] == "1"

    /// The executable; nil when it isn't there.
    public var url: URL? {
        guard let url = Self.folder?.appendingPathComponent("bin/\(rawValue)"),
            FileManager.default.isExecutableFile(atPath: url.path)
        else { return nil }
        return url
    }

    /// Why it can't be run; nil when it can.
    public var absence: String? {
        if url != nil { return nil }
        guard let folder = Self.folder else {
            return "\(rawValue) is missing: MICRO_TEST_PEERS names no folder (see Tests/Peers/README.md)"
        }
        return "\(rawValue) is missing in \(folder.path)/bin; Tests/Peers/setup.sh makes it"
    }
}

extension Trait where Self == ConditionTrait {
    /// Leaves a test out where one of the programs is missing, saying which; it fails instead where they are required.
    public static func peers(_ programs: PeerProgram...) -> Self {
        let absence = programs.lazy.compactMap(\.absence).first
        return .enabled(if: absence == nil || PeerProgram.areRequired, Comment(rawValue: absence ?? "all are there"))
    }
}

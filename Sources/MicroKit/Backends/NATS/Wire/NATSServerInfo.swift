/// What a server says of itself: the JSON behind `INFO`.
package struct NATSServerInfo: Sendable, Hashable {
    /// Such as `2.9.10`.
    package var version = ""
    /// Whether it carries headers, and so can say that nobody has subscribed.
    package var hasHeaders = false
    /// The most bytes of a message's headers and body.
    package var maximumPayload = 1024 * 1024
    /// Whether it wants to know who connects.
    package var needsLogin = false
    /// Whether everything after this must come through TLS.
    package var needsTLS = false
    /// Whether TLS may be spoken after this.
    package var offersTLS = false
    /// What is to be signed with an nkey.
    package var nonce: String?
    /// `host:port` of the servers of its cluster.
    package var cluster: [String] = []

    /// The most servers of a cluster that are kept.
    private static let clusterLimit = 64

    init() {}

    /// Reads the JSON; nil when it is no object. What is missing has its default.
    init?(decoding bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes, maximumDepth: 16), json.members != nil else { return nil }
        version = json["version"]?.stringValue ?? ""
        hasHeaders = json["headers"]?.boolValue ?? false
        if let size = json["max_payload"]?.intValue, size > 0 { maximumPayload = size }
        needsLogin = json["auth_required"]?.boolValue ?? false
        needsTLS = json["tls_required"]?.boolValue ?? false
        offersTLS = json["tls_available"]?.boolValue ?? false
        nonce = json["nonce"]?.stringValue
        cluster = (json["connect_urls"]?.arrayValue ?? []).prefix(Self.clusterLimit).compactMap(\.stringValue)
    }
}

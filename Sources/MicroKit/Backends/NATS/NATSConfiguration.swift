package import Logging

/// How a client of NATS connects.
package struct NATSConfiguration: Sendable {
    /// Its servers, tried in turn: `host`, `host:port`, `nats://…` or `tls://…`. None is 127.0.0.1:4222.
    package var servers: [String]
    /// What it proves with that it may connect.
    package var credentials: NATSCredentials
    /// How TLS is spoken, always when this is given; nil speaks it, with full verification, where the server wants it or
    /// the address says `tls://`.
    package var tls: ClientTLS?
    /// The most time for connecting, and for the server's answer to a flush.
    package var timeout: Duration
    /// The time after which a server that is silent is asked whether it is there; after three of them it counts as gone.
    package var keepAlive: Duration
    /// What servers list the connection as.
    package var name: String
    /// The most bytes of a message that is taken.
    package var messageLimit: Int
    /// Told when the connection is lost and when it is there again.
    package var logger: Logger

    /// No credentials, five seconds, gone after 27 seconds of silence, messages of up to 8 MiB.
    package init(
        servers: [String] = [],
        credentials: NATSCredentials = .none,
        tls: ClientTLS? = nil,
        timeout: Duration = .seconds(5),
        keepAlive: Duration = .seconds(9),
        name: String = "micro",
        messageLimit: Int = 8 << 20,
        logger: Logger
    ) {
        self.servers = servers
        self.credentials = credentials
        self.tls = tls
        self.timeout = timeout
        self.keepAlive = keepAlive
        self.name = name
        self.messageLimit = messageLimit
        self.logger = logger
    }
}

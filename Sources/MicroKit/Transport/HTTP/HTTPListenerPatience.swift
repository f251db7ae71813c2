import NIOCore

/// How long a listener waits for its peers, so that connections which send nothing, or too slowly, don't add up.
struct HTTPListenerPatience: Sendable {
    /// From the connection to the end of its first request's headers (go-micro `transport/http_transport.go` from v4
    /// on).
    var firstHead = TimeAmount.seconds(5)
    /// From a request's headers to its end.
    var body = TimeAmount.seconds(60)
    /// From a reply to the next request. go-micro's clients use a connection for a minute at most.
    var idle = TimeAmount.seconds(180)
    /// For the handler of a stream whose peer has gone, but not before sending all of it. go-micro's clients end every
    /// stream that way, also one that nobody waits for any more.
    var leftBehind = TimeAmount.seconds(30)
}

"""A gRPC server over HTTP/2 that misbehaves in a chosen way.

The way is the last part of a call's path (`/bad.Peer/two-messages`), or --scenario for all connections and calls, which
the scenarios of whole connections need. --list prints the names. While it runs it tells as lines what clients do: `call
SCENARIO`, `reset CODE`, `goaway CODE`, `closed`.
"""

import argparse
import base64
import threading

import h2.events
from h2.settings import SettingCodes
from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PriorityFrame,
    PushPromiseFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)

import peer
from http2 import JSON_MESSAGE, MESSAGE, Connection, Gone, bomb, framed, literal, server_context

#: Whole connections by name: what runs instead of HTTP/2, given the socket.
SOCKETS = {}
#: Calls by name: what answers, given the call.
CALLS = {}
#: Settings that a connection starts with when --scenario names it.
SETTINGS = {
    "no-streams": {SettingCodes.MAX_CONCURRENT_STREAMS: 0},
    "one-stream": {SettingCodes.MAX_CONCURRENT_STREAMS: 1},
    "window-closed": {SettingCodes.INITIAL_WINDOW_SIZE: 0},
    "small-headers": {SettingCodes.MAX_HEADER_LIST_SIZE: 100},
}
#: Calls that are answered when their headers are there.
EARLY = set()
HTML = b"<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Sign in</h1></body></html>\n"
FLOOD = 20_000


def on_socket(function):
    SOCKETS[function.__name__.replace("_", "-")] = function
    return function


def on_call(function):
    CALLS[function.__name__.replace("_", "-")] = function
    return function


def early(function):
    EARLY.add(function.__name__.replace("_", "-"))
    return on_call(function)


class Call:
    """One call to be answered."""

    def __init__(self, connection, stream, headers):
        self.connection = connection
        self.stream = stream
        self.request = headers
        self.type = headers.get(b"content-type", b"application/grpc")
        self.message = JSON_MESSAGE if b"json" in self.type else MESSAGE

    def headers(self, *more, status=b"200", type=None, end=False):
        fields = [(b":status", status), (b"content-type", self.type if type is None else type), *more]
        self.connection.headers(self.stream, [field for field in fields if field[1]], end=end)

    def data(self, data, end=False):
        self.connection.data(self.stream, data, end=end)

    def reply(self, message=None):
        self.data(framed(self.message if message is None else message))

    def trailers(self, *fields):
        self.connection.headers(self.stream, list(fields), end=True)

    def status(self, code=0, message=b"", *more):
        fields = [(b"grpc-status", str(code).encode())]
        if message:
            fields.append((b"grpc-message", message))
        self.trailers(*fields, *more)

    def frame(self, frame):
        self.connection.frame(frame)


# Whole connections.


@on_socket
def http1(sock):
    sock.recv(65536)
    sock.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n"
                 b"Connection: close\r\n\r\nBad Request\n")


@on_socket
def http1_html(sock):
    sock.recv(65536)
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n"
                 b"Connection: close\r\n\r\n%s" % (len(HTML), HTML))


@on_socket
def silence(sock):
    while sock.recv(65536):
        pass


@on_socket
def close(sock):
    pass


@on_socket
def close_after_preface(sock):
    sock.recv(65536)


@on_socket
def garbage(sock):
    sock.recv(65536)
    sock.sendall(peer.noise(4096))


@on_socket
def zeros(sock):
    sock.recv(65536)
    try:
        while True:
            sock.sendall(bytes(65536))
    except OSError:
        pass


@on_socket
def ssh(sock):
    sock.sendall(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
    while sock.recv(65536):
        pass


@on_socket
def tls_alert(sock):
    # What a TLS server says to plaintext: a fatal alert, unexpected message.
    sock.recv(65536)
    sock.sendall(b"\x15\x03\x03\x00\x02\x02\x0a")


@on_socket
def huge_frame(sock):
    # A SETTINGS frame that says it is 16 MB long.
    sock.recv(65536)
    sock.sendall(b"\xff\xff\xff\x04\x00\x00\x00\x00\x00")
    try:
        for _ in range(256):
            sock.sendall(bytes(65536))
    except OSError:
        pass


# Calls that go well, if strangely.


@on_call
def ok(call):
    call.headers()
    call.reply()
    call.status()


@on_call
def one_byte_frames(call):
    call.headers()
    for byte in framed(call.message):
        call.data(bytes([byte]))
    call.status()


@on_call
def padded(call):
    call.headers()
    call.frame(DataFrame(call.stream, framed(call.message), flags=["PADDED"], pad_length=200))
    call.frame(DataFrame(call.stream, b"", flags=["PADDED"], pad_length=255))
    call.status()


@on_call
def early_hints(call):
    for _ in range(3):
        call.headers((b"link", b"</style.css>; rel=preload"), status=b"103", type=b"")
    ok(call)


@on_call
def goaway_graceful(call):
    call.frame(GoAwayFrame(0, last_stream_id=call.stream))
    ok(call)


@on_call
def goaway_two_steps(call):
    call.frame(GoAwayFrame(0, last_stream_id=2**31 - 1))
    ok(call)
    call.frame(GoAwayFrame(0, last_stream_id=call.stream))


@on_call
def unknown_frames(call):
    for _ in range(10):
        call.connection.raw(b"\x00\x00\x04\xbe\x00\x00\x00\x00\x00abcd")
    ok(call)


@early
def answer_before_request_ends(call):
    ok(call)
    call.frame(RstStreamFrame(call.stream, error_code=0))


@on_call
def no_streams(call):
    ok(call)


@on_call
def one_stream(call):
    ok(call)


@on_call
def small_headers(call):
    ok(call)


# Statuses.


@on_call
def trailers_only_ok(call):
    call.headers((b"grpc-status", b"0"), end=True)


@on_call
def trailers_only_error(call):
    call.headers((b"grpc-status", b"5"), (b"grpc-message", b"no such%20thing"), end=True)


@on_call
def message_then_error(call):
    call.headers()
    call.reply()
    call.status(9, b"changed my mind")


@on_call
def status_without_message(call):
    call.headers()
    call.status()


@on_call
def two_messages(call):
    call.headers()
    call.reply()
    call.reply()
    call.status()


@on_call
def missing_trailers(call):
    call.headers()
    call.data(framed(call.message), end=True)


@on_call
def missing_everything(call):
    call.headers(end=True)


@on_call
def trailers_without_status(call):
    call.headers()
    call.reply()
    call.trailers((b"x-other", b"1"))


@on_call
def status_not_a_number(call):
    call.headers()
    call.status("abc")


@on_call
def status_negative(call):
    call.headers()
    call.status(-1)


@on_call
def status_unknown(call):
    call.headers()
    call.status(99, b"no such code")


@on_call
def status_twice(call):
    call.headers()
    call.reply()
    call.trailers((b"grpc-status", b"0"), (b"grpc-status", b"13"))


@on_call
def status_in_headers(call):
    call.headers((b"grpc-status", b"0"))
    call.reply()
    call.status(13, b"not so well")


@on_call
def message_invalid_utf8(call):
    call.headers()
    call.status(13, b"%FF%FEbad %")


@on_call
def message_raw_bytes(call):
    call.headers()
    call.status(13, b"raw \xff\xfe bytes")


@on_call
def message_control_characters(call):
    call.headers()
    call.status(13, b"%1B[2J%1B]0;owned%07%0A%E2%80%AEabc")


@on_call
def message_huge(call):
    call.headers()
    status = [(b"grpc-status", b"13")]
    call.connection.headers(call.stream, status, end=True, more=literal(b"grpc-message", b"x" * 1_000_000))


@on_call
def details_not_base64(call):
    call.headers()
    call.status(13, b"details", (b"grpc-status-details-bin", b"!!!"))


@on_call
def details_garbage(call):
    call.headers()
    call.status(13, b"details", (b"grpc-status-details-bin", base64.b64encode(b"\xff" * 100)))


@on_call
def metadata_not_base64(call):
    call.headers((b"x-data-bin", b"***"))
    call.reply()
    call.status()


# HTTP.


@on_call
def html_200(call):
    call.headers(type=b"text/html")
    call.data(HTML, end=True)


@on_call
def html_503(call):
    call.headers(status=b"503", type=b"text/html; charset=utf-8")
    call.data(HTML, end=True)


@on_call
def html_endless(call):
    call.headers(type=b"text/html")
    while True:
        call.data(HTML * 1000)


@on_call
def http_401(call):
    call.headers(status=b"401", type=b"", end=True)


@on_call
def http_404(call):
    call.headers(status=b"404", type=b"text/plain")
    call.data(b"404 page not found\n", end=True)


@on_call
def http_301(call):
    call.headers((b"location", b"https://example.org/"), status=b"301", type=b"", end=True)


@on_call
def http_500_with_status(call):
    call.headers((b"grpc-status", b"7"), (b"grpc-message", b"denied"), status=b"500", end=True)


@on_call
def no_http_status(call):
    call.connection.headers(call.stream, [(b"content-type", call.type)])
    call.reply()
    call.status()


@on_call
def no_content_type(call):
    call.headers(type=b"")
    call.reply()
    call.status()


@on_call
def other_subtype(call):
    call.headers(type=b"application/grpc+thrift")
    call.reply()
    call.status()


@on_call
def informational_endless(call):
    while True:
        call.headers(status=b"103", type=b"")


@on_call
def content_length_wrong(call):
    call.headers((b"content-length", b"3"))
    call.reply()
    call.status()


# Messages.


@on_call
def length_four_gigabytes(call):
    call.headers()
    call.data(b"\x00\xff\xff\xff\xff" + bytes(10_000))
    call.connection.wait()


@on_call
def length_without_end(call):
    call.headers()
    call.data(b"\x00\x00\x00\x00\x64" + bytes(10))
    call.status()


@on_call
def prefix_cut_off(call):
    call.headers()
    call.data(b"\x00\x00\x00")
    call.status()


@on_call
def flag_unknown(call):
    call.headers()
    call.data(framed(call.message, flag=7))
    call.status()


@on_call
def compressed_without_encoding(call):
    call.headers()
    call.data(framed(call.message, flag=1))
    call.status()


@on_call
def encoding_unknown(call):
    call.headers((b"grpc-encoding", b"snappy"))
    call.data(framed(call.message, flag=1))
    call.status()


@on_call
def gzip_garbage(call):
    call.headers((b"grpc-encoding", b"gzip"))
    call.data(framed(b"\x1f\x8b\x08garbage", flag=1))
    call.status()


@on_call
def gzip_bomb(call):
    call.headers((b"grpc-encoding", b"gzip"))
    call.data(framed(bomb(3, 31), flag=1))
    call.status()


@on_call
def deflate_bomb(call):
    call.headers((b"grpc-encoding", b"deflate"))
    call.data(framed(bomb(3, 15), flag=1))
    call.status()


@on_call
def string_invalid_utf8(call):
    # SimpleResponse.username
    call.headers()
    call.reply(b'{"username":"\xff\xfe"}' if b"json" in call.type else b"\x12\x02\xff\xfe")
    call.status()


@on_call
def protobuf_garbage(call):
    call.headers()
    call.reply(b"\xff" * 50)
    call.status()


@on_call
def protobuf_deep(call):
    # SimpleResponse.payload in groups without end
    call.headers()
    call.reply(b"\x0b" * 100_000)
    call.status()


@on_call
def messages_endless(call):
    call.headers()
    chunk = framed(call.message) * 1000
    while True:
        call.data(chunk)


@on_call
def empty_data_flood(call):
    call.headers()
    frame = DataFrame(call.stream, b"").serialize() * 1000
    for _ in range(FLOOD // 1000):
        call.connection.raw(frame)
    call.reply()
    call.status()


# Time.


@on_call
def no_answer(call):
    call.connection.wait()


@on_call
def headers_then_silence(call):
    call.headers()
    call.connection.wait()


@on_call
def drip(call):
    call.headers()
    call.data(b"\x00\x00\x0f\xff\xff")
    while not call.connection.wait(0.05):
        call.data(b"\x00")


@on_call
def window_closed(call):
    # With --scenario the client's request never gets a window; the answer doesn't come either.
    call.connection.wait()


@on_call
def silence_after_message(call):
    call.headers()
    call.reply()
    call.connection.wait()


# Connection errors.


@on_call
def close_in_message(call):
    call.headers()
    call.data(framed(call.message)[:6])
    call.connection.close()


@on_call
def close_without_answer(call):
    call.connection.close()


@on_call
def goaway_unprocessed(call):
    call.frame(GoAwayFrame(0, last_stream_id=0))
    call.connection.close()


@on_call
def goaway_calm(call):
    call.frame(GoAwayFrame(0, last_stream_id=0, error_code=11, additional_data=b"too_many_pings"))
    call.connection.close()


@on_call
def goaway_internal_error(call):
    call.frame(GoAwayFrame(0, last_stream_id=call.stream, error_code=2, additional_data=b"\x1b[2Jwhat \xff happened"))
    call.connection.close()


def make_reset(code):
    def reset(call):
        call.frame(RstStreamFrame(call.stream, error_code=code))

    return reset


for reset_code, reset_name in enumerate(
    ["no-error", "protocol-error", "internal-error", "flow-control-error", "settings-timeout", "stream-closed",
     "frame-size-error", "refused-stream", "cancel", "compression-error", "connect-error", "enhance-your-calm",
     "inadequate-security", "http-1-1-required"]
):
    CALLS[f"reset-{reset_name}"] = make_reset(reset_code)
CALLS["reset-unknown"] = make_reset(0xBEEF)


@on_call
def reset_after_message(call):
    call.headers()
    call.reply()
    call.frame(RstStreamFrame(call.stream, error_code=2))


@on_call
def push_promise(call):
    block = call.connection.state.encoder.encode([
        (b":method", b"GET"), (b":path", b"/pushed"), (b":scheme", b"http"), (b":authority", b"here"),
    ])
    call.frame(PushPromiseFrame(call.stream, promised_stream_id=2, data=block, flags=["END_HEADERS"]))
    ok(call)


@on_call
def headers_endless(call):
    call.frame(HeadersFrame(call.stream, call.connection.state.encoder.encode([(b":status", b"200")])))
    # A literal that isn't indexed, x: y, again and again; never END_HEADERS.
    frame = ContinuationFrame(call.stream, b"\x00\x01x\x01y" * 3000).serialize()
    while True:
        call.connection.raw(frame)


@on_call
def headers_empty_continuations(call):
    call.frame(HeadersFrame(call.stream, call.connection.state.encoder.encode([(b":status", b"200")])))
    frame = ContinuationFrame(call.stream, b"").serialize() * 1000
    while True:
        call.connection.raw(frame)


@on_call
def headers_too_large(call):
    fields = [(b":status", b"200"), (b"content-type", call.type)]
    more = b"".join(literal(b"x-%d" % number, b"y" * 1000) for number in range(2000))
    call.connection.headers(call.stream, fields, more=more)
    call.reply()
    call.status()


@on_call
def headers_bomb(call):
    # One long field put in the table, then referred to by one byte each time.
    call.headers((b"x-long", b"y" * 3000))
    state = call.connection.state
    state.encoder.encode([(b"x-long", b"y" * 3000)])
    reference = state.encoder.encode([(b"x-long", b"y" * 3000)])
    call.frame(HeadersFrame(call.stream, reference * 16000, flags=["END_HEADERS", "END_STREAM"]))


@on_call
def headers_not_hpack(call):
    call.frame(HeadersFrame(call.stream, b"\xff\xff\xff\xff\xff\xff\xff\xff\xff", flags=["END_HEADERS"]))
    call.connection.wait()


@on_call
def headers_upper_case(call):
    call.headers((b"X-Upper", b"1"))
    call.reply()
    call.status()


@on_call
def headers_interrupted(call):
    call.frame(HeadersFrame(call.stream, call.connection.state.encoder.encode([(b":status", b"200")])))
    call.frame(PingFrame(0, b"12345678"))
    call.connection.wait()


@on_call
def headers_three_times(call):
    call.headers()
    call.headers()
    call.reply()
    call.status()


@on_call
def data_before_headers(call):
    call.frame(DataFrame(call.stream, framed(call.message)))
    ok(call)


@on_call
def data_on_idle_stream(call):
    call.frame(DataFrame(call.stream + 100, b"x"))
    call.connection.wait()


@on_call
def data_after_end(call):
    ok(call)
    call.frame(DataFrame(call.stream, b"more"))


@on_call
def data_past_window(call):
    call.headers()
    frame = DataFrame(call.stream, framed(bytes(16000))).serialize()
    for _ in range(20_000):
        call.connection.raw(frame)
    call.connection.wait()


@on_call
def window_overflow(call):
    for stream in (0, call.stream):
        call.frame(WindowUpdateFrame(stream, window_increment=2**31 - 1))
        call.frame(WindowUpdateFrame(stream, window_increment=2**31 - 1))
    ok(call)


@on_call
def window_update_zero(call):
    call.connection.raw(b"\x00\x00\x04\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00")
    ok(call)


def make_flood(make):
    def flood(call):
        data = make(call.stream).serialize() * 1000
        for _ in range(FLOOD // 1000):
            call.connection.raw(data)
        ok(call)

    return flood


CALLS["ping-flood"] = make_flood(lambda stream: PingFrame(0, b"12345678"))
CALLS["ping-ack-flood"] = make_flood(lambda stream: PingFrame(0, b"12345678", flags=["ACK"]))
CALLS["settings-flood"] = make_flood(lambda stream: SettingsFrame(0, {SettingsFrame.HEADER_TABLE_SIZE: 4096}))
CALLS["priority-flood"] = make_flood(lambda stream: PriorityFrame(stream, depends_on=0, stream_weight=7))
CALLS["window-update-flood"] = make_flood(lambda stream: WindowUpdateFrame(0, window_increment=1))
CALLS["reset-flood"] = make_flood(lambda stream: RstStreamFrame(stream, error_code=0))
CALLS["goaway-flood"] = make_flood(lambda stream: GoAwayFrame(0, last_stream_id=stream))


@on_call
def settings_bad_frame_size(call):
    call.frame(SettingsFrame(0, {SettingsFrame.MAX_FRAME_SIZE: 1}))
    ok(call)


@on_call
def settings_window_too_large(call):
    call.frame(SettingsFrame(0, {SettingsFrame.INITIAL_WINDOW_SIZE: 2**32 - 1}))
    ok(call)


@on_call
def settings_ack_on_stream(call):
    call.connection.raw(b"\x00\x00\x00\x04\x01" + call.stream.to_bytes(4, "big"))
    ok(call)


def serve(sock, options, context):
    try:
        if options.scenario in SOCKETS:
            peer.say(f"connection {options.scenario}")
            try:
                SOCKETS[options.scenario](sock)
            finally:
                sock.close()
            return
        if context:
            sock = context.wrap_socket(sock, server_side=True)
        connection = Connection(sock, client=False, opens_windows=options.scenario != "window-closed")
        connection.start(SETTINGS.get(options.scenario))
        waiting = {}

        def run(call):
            name = options.scenario or call.request[b":path"].decode("utf-8", "replace").rsplit("/", 1)[-1]
            peer.say(f"call {name}")
            scenario = CALLS.get(name, lambda call: call.headers(
                (b"grpc-status", b"12"), (b"grpc-message", b"no such scenario"), end=True))
            try:
                scenario(call)
            except Gone:
                pass

        def handle(event):
            if isinstance(event, h2.events.RequestReceived):
                headers = dict(event.headers)
                call = Call(connection, event.stream_id, headers)
                name = options.scenario or headers[b":path"].decode("utf-8", "replace").rsplit("/", 1)[-1]
                if name in EARLY or event.stream_ended:
                    threading.Thread(target=run, args=(call,), daemon=True).start()
                else:
                    waiting[event.stream_id] = call
            elif isinstance(event, h2.events.StreamEnded) and event.stream_id in waiting:
                threading.Thread(target=run, args=(waiting.pop(event.stream_id),), daemon=True).start()

        connection.read(handle)
        connection.close()
    except (OSError, Gone):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    peer.add_server_tls(parser)
    parser.add_argument("--scenario", choices=[*SOCKETS, *CALLS], metavar="NAME")
    parser.add_argument("--list", action="store_true", help="print the scenarios: of connections, and of calls")
    options = parser.parse_args()
    if options.list:
        for name in SOCKETS:
            print("connection", name)
        for name in CALLS:
            print("call", name)
        return
    context = server_context(options)
    listener = peer.bound_socket()
    peer.listening(listener.getsockname()[1])
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=serve, args=(sock, options, context), daemon=True).start()


if __name__ == "__main__":
    main()

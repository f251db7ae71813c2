"""A gRPC client over HTTP/2 that misbehaves in a chosen way against HOST:PORT.

    misbehaving_client.py [--path /service.Type/Method] HOST:PORT [SCENARIO…]

Runs the scenarios named (all without a name), each on a connection of its own, and prints for each a line of JSON: what
the server did. `outcome` is one of `status` (the call ended with the gRPC status in `status` and `message`), `http` (with
an HTTP status in `status`), `reset` or `goaway` (with the code in `status`), `closed` (without a word), `open` (nothing
happened within --patience seconds), `violation` (the server broke HTTP/2's rules itself). `sent` counts what a flood sent
before that. --list prints the names.
"""

import argparse
import json
import socket
import threading
import time

import h2.connection
import h2.events
import h2.stream
from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PriorityFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)

import peer
from http2 import MESSAGE, Connection, Gone, bomb, framed, literal, name_of

SCENARIOS = {}
#: Settings of the client that differ.
SETTINGS = {"window-closed": {SettingsFrame.INITIAL_WINDOW_SIZE: 0}}
FLOOD = 200_000
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


class Run:
    """One scenario's connection, and what the server did to it."""

    def __init__(self, options, scenario):
        self.options = options
        self.sent = 0
        self.result = None
        self.fields = {}
        host, port = options.address.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)))
        self.connection = Connection(self.socket, client=True, opens_windows=scenario != "window-closed")
        self.scenario = scenario

    def start(self):
        settings = SETTINGS.get(self.scenario)
        if settings is not None:
            self.connection.raw(PREFACE)
        self.connection.start(settings)
        if self.scenario in RAW:
            threading.Thread(target=self.connection.read_frames, args=(self.note_frame,), daemon=True).start()
            return
        # Requests are written past h2, whose connection would wait for the first one.
        self.connection.state.state_machine.process_input(h2.connection.ConnectionInputs.SEND_HEADERS)
        threading.Thread(target=self.connection.read, args=(self.note, False), daemon=True).start()

    def note_frame(self, frame):
        if isinstance(frame, GoAwayFrame):
            self.end("goaway", name_of(frame.error_code), frame.additional_data.decode("utf-8", "replace"), last=True)

    def note(self, event):
        if isinstance(event, (h2.events.ResponseReceived, h2.events.TrailersReceived)):
            self.fields.update(event.headers)
        elif isinstance(event, h2.events.StreamEnded):
            if b"grpc-status" in self.fields:
                self.end("status", int(self.fields[b"grpc-status"]),
                         self.fields.get(b"grpc-message", b"").decode("utf-8", "replace"))
            else:
                self.end("http", int(self.fields.get(b":status", b"0")))
        elif isinstance(event, h2.events.StreamReset):
            self.end("reset", name_of(event.error_code))
        elif isinstance(event, h2.events.ConnectionTerminated):
            text = (event.additional_data or b"").decode("utf-8", "replace")
            self.end("goaway", name_of(event.error_code), text, last=True)

    def end(self, outcome, status=None, message="", last=False):
        with self.connection.lock:
            if self.result is None or last:
                self.result = {"outcome": outcome, "status": status, "message": message}
            self.connection.lock.notify_all()

    def wait(self):
        """What the server did, waiting for it."""
        with self.connection.lock:
            self.connection.lock.wait_for(
                lambda: self.result is not None or self.connection.closed, self.options.patience
            )
            if self.result is None and self.connection.violation:
                self.result = {"outcome": "violation", "message": self.connection.violation}
            elif self.result is None:
                self.result = {"outcome": "closed" if self.connection.closed else "open"}
        return {"scenario": self.scenario, **self.result, "sent": self.sent}

    # What scenarios write.

    def fields_of(self, **changes):
        fields = {
            ":method": "POST", ":scheme": "http", ":path": self.options.path, ":authority": self.options.address,
            "content-type": "application/grpc", "te": "trailers", "user-agent": "misbehaving",
        }
        fields.update({name.replace("__", ":").replace("_", "-"): value for name, value in changes.items()})
        return [(name.encode(), value if isinstance(value, bytes) else value.encode())
                for name, value in fields.items() if value is not None]

    def headers(self, stream=1, end=False, more=(), encoded=b"", **changes):
        # h2 has to know the stream, or it takes the answer for a violation.
        with self.connection.lock:
            self.connection.state._begin_new_stream(stream, h2.connection.AllowedStreamIDs.ODD)
            self.connection.state._get_stream_by_id(stream).state_machine.process_input(
                h2.stream.StreamInputs.SEND_HEADERS)
        self.connection.headers(stream, [*self.fields_of(**changes), *more], more=encoded)
        if end:
            self.frame(DataFrame(stream, b"", flags=["END_STREAM"]))

    def data(self, data, stream=1, end=True):
        for at in range(0, max(len(data), 1), 16000):
            last = end and at + 16000 >= len(data)
            self.wait_for_window(min(16000, len(data)), stream)
            self.frame(DataFrame(stream, data[at : at + 16000], flags=["END_STREAM"] if last else []))

    def wait_for_window(self, size, stream):
        state = self.connection.state
        with self.connection.lock:
            if not self.connection.lock.wait_for(
                lambda: self.connection.closed or self.result or state.outbound_flow_control_window >= size
                and state.streams[stream].outbound_flow_control_window >= size, self.options.patience
            ) or self.connection.closed or self.result:
                raise Gone()
            state.outbound_flow_control_window -= size
            state.streams[stream].outbound_flow_control_window -= size

    def frame(self, frame):
        self.connection.frame(frame)

    def flood(self, make, count=FLOOD):
        """Writes frames until the server has had enough or all are written."""
        for number in range(count // 100):
            if self.connection.closed or self.result:
                return
            self.connection.raw(b"".join(make(number * 100 + index).serialize() for index in range(100)))
            self.sent += 100


def scenario(function):
    SCENARIOS[function.__name__.replace("_", "-")] = function
    return function


def good_call(run, stream=1):
    run.headers(stream)
    run.data(framed(MESSAGE), stream)


@scenario
def ok(run):
    good_call(run)


@scenario
def preface_wrong(run):
    run.connection.raw(b"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n")


@scenario
def preface_slow(run):
    for byte in PREFACE[:20]:
        run.connection.raw(bytes([byte]))
        run.sent += 1
        time.sleep(0.05)


@scenario
def preface_cut_off(run):
    run.connection.raw(PREFACE[:10])
    run.socket.shutdown(socket.SHUT_WR)


@scenario
def garbage(run):
    run.connection.raw(peer.noise(65536))


@scenario
def garbage_after_preface(run):
    run.connection.raw(PREFACE + peer.noise(65536))


@scenario
def huge_frame(run):
    run.connection.raw(b"\xff\xff\xff\x00\x00\x00\x00\x00\x01")
    for _ in range(256):
        run.connection.raw(bytes(65536))
        run.sent += 65536


@scenario
def method_get(run):
    run.headers(__method="GET")
    run.data(framed(MESSAGE))


@scenario
def content_type_html(run):
    run.headers(content_type="text/html")
    run.data(framed(MESSAGE))


@scenario
def content_type_missing(run):
    run.headers(content_type=None)
    run.data(framed(MESSAGE))


@scenario
def te_missing(run):
    run.headers(te=None)
    run.data(framed(MESSAGE))


@scenario
def path_missing(run):
    run.headers(__path=None)
    run.data(framed(MESSAGE))


@scenario
def path_without_method(run):
    run.headers(__path="/")
    run.data(framed(MESSAGE))


@scenario
def path_huge(run):
    run.headers(__path="/" + "x" * 100_000 + "/y")
    run.data(framed(MESSAGE))


@scenario
def path_control_characters(run):
    run.headers(__path=b"/\x1b[2J\x00\xff/\r\nx: y")
    run.data(framed(MESSAGE))


@scenario
def timeout_garbage(run):
    run.headers(grpc_timeout="soon")
    run.data(framed(MESSAGE))


@scenario
def timeout_huge(run):
    run.headers(grpc_timeout="999999999999999999999H")
    run.data(framed(MESSAGE))


@scenario
def metadata_not_base64(run):
    run.headers(x_data_bin="***")
    run.data(framed(MESSAGE))


@scenario
def headers_upper_case(run):
    run.headers(more=[(b"X-Upper", b"1")])
    run.data(framed(MESSAGE))


@scenario
def headers_connection(run):
    run.headers(more=[(b"connection", b"close")])
    run.data(framed(MESSAGE))


@scenario
def no_message(run):
    run.headers(end=True)


@scenario
def two_messages(run):
    run.headers()
    run.data(framed(MESSAGE) * 2)


@scenario
def message_cut_off(run):
    run.headers()
    run.data(framed(bytes(1000))[:100])


@scenario
def prefix_cut_off(run):
    run.headers()
    run.data(b"\x00\x00")


@scenario
def length_four_gigabytes(run):
    run.headers()
    run.data(b"\x00\xff\xff\xff\xff" + bytes(10_000), end=False)


@scenario
def flag_unknown(run):
    run.headers()
    run.data(framed(MESSAGE, flag=7))


@scenario
def compressed_without_encoding(run):
    run.headers()
    run.data(framed(MESSAGE, flag=1))


@scenario
def encoding_unknown(run):
    run.headers(grpc_encoding="snappy")
    run.data(framed(MESSAGE, flag=1))


@scenario
def gzip_garbage(run):
    run.headers(grpc_encoding="gzip")
    run.data(framed(b"\x1f\x8b\x08garbage", flag=1))


@scenario
def gzip_bomb(run):
    run.headers(grpc_encoding="gzip")
    run.data(framed(bomb(3, 31), flag=1))


@scenario
def deflate_bomb(run):
    run.headers(grpc_encoding="deflate")
    run.data(framed(bomb(3, 15), flag=1))


@scenario
def protobuf_garbage(run):
    run.headers()
    run.data(framed(b"\xff" * 50))


@scenario
def protobuf_deep(run):
    run.headers()
    run.data(framed(b"\x0b" * 100_000))


@scenario
def string_invalid_utf8(run):
    run.headers()
    # The message of response_status.
    run.data(framed(b"\x3a\x04\x12\x02\xff\xfe"))


@scenario
def json_garbage(run):
    run.headers(content_type="application/grpc+json")
    run.data(framed(b'{"a":' * 1000))


@scenario
def drip(run):
    run.headers()
    run.data(b"\x00\x00\x0f\xff\xff", end=False)
    end = time.monotonic() + run.options.patience
    while time.monotonic() < end and not run.result and not run.connection.closed:
        run.data(b"\x00", end=False)
        run.sent += 1
        time.sleep(0.05)


@scenario
def half_request(run):
    run.headers()


@scenario
def window_closed(run):
    good_call(run)


@scenario
def data_past_window(run):
    run.headers()
    run.flood(lambda _: DataFrame(1, bytes(16000)), 20_000)


@scenario
def data_on_idle_stream(run):
    run.frame(DataFrame(99, b"x"))


@scenario
def data_after_end(run):
    good_call(run)
    run.frame(DataFrame(1, b"more"))


@scenario
def even_stream(run):
    block = run.connection.state.encoder.encode(run.fields_of())
    run.frame(HeadersFrame(2, block, flags=["END_HEADERS", "END_STREAM"]))


@scenario
def stream_numbers_fall(run):
    block = run.connection.state.encoder.encode(run.fields_of())
    run.frame(HeadersFrame(9, block, flags=["END_HEADERS"]))
    block = run.connection.state.encoder.encode(run.fields_of())
    run.frame(HeadersFrame(3, block, flags=["END_HEADERS"]))


@scenario
def headers_endless(run):
    run.frame(HeadersFrame(1, run.connection.state.encoder.encode(run.fields_of())))
    run.flood(lambda _: ContinuationFrame(1, b"\x00\x01x\x01y" * 3000), 20_000)


@scenario
def headers_empty_continuations(run):
    run.frame(HeadersFrame(1, run.connection.state.encoder.encode(run.fields_of())))
    run.flood(lambda _: ContinuationFrame(1, b""))


@scenario
def headers_too_large(run):
    run.headers(encoded=b"".join(literal(b"x-%d" % number, b"y" * 1000) for number in range(2000)))
    run.data(framed(MESSAGE))


@scenario
def headers_not_hpack(run):
    run.frame(HeadersFrame(1, b"\xff" * 9, flags=["END_HEADERS"]))


@scenario
def trailers_from_client(run):
    run.headers()
    run.data(framed(MESSAGE), end=False)
    block = run.connection.state.encoder.encode([(b"x-trailer", b"1")])
    run.frame(HeadersFrame(1, block, flags=["END_HEADERS", "END_STREAM"]))


@scenario
def rapid_reset(run):
    encoder = run.connection.state.encoder

    class Pair:
        def __init__(self, number):
            self.stream = 2 * number + 1

        def serialize(self):
            block = encoder.encode(run.fields_of())
            return (HeadersFrame(self.stream, block, flags=["END_HEADERS"]).serialize()
                    + RstStreamFrame(self.stream, error_code=8).serialize())

    run.flood(Pair, 50_000)


@scenario
def streams_without_end(run):
    encoder = run.connection.state.encoder
    run.flood(lambda number: HeadersFrame(
        2 * number + 1, encoder.encode(run.fields_of()), flags=["END_HEADERS"]), 20_000)


@scenario
def ping_flood(run):
    run.flood(lambda _: PingFrame(0, b"12345678"))


@scenario
def settings_flood(run):
    run.flood(lambda _: SettingsFrame(0, {SettingsFrame.HEADER_TABLE_SIZE: 4096}))


@scenario
def priority_flood(run):
    run.flood(lambda number: PriorityFrame(2 * (number % 1000) + 1, depends_on=0, stream_weight=7))


@scenario
def empty_data_flood(run):
    run.headers()
    run.flood(lambda _: DataFrame(1, b""))


@scenario
def window_update_flood(run):
    run.flood(lambda _: WindowUpdateFrame(0, window_increment=1))


@scenario
def window_overflow(run):
    run.headers()
    for stream in (0, 1):
        run.frame(WindowUpdateFrame(stream, window_increment=2**31 - 1))
        run.frame(WindowUpdateFrame(stream, window_increment=2**31 - 1))


@scenario
def window_update_zero(run):
    run.frame(WindowUpdateFrame(0, window_increment=1))
    run.connection.raw(b"\x00\x00\x04\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00")


@scenario
def unread_flood(run):
    # Pings whose answers are never read: the server must not keep them all.
    run.flood(lambda _: PingFrame(0, b"12345678"))


#: What keeps so few of the rules that h2 would not follow the answer: frames are read instead.
RAW = {"rapid-reset", "streams-without-end", "headers-endless", "headers-empty-continuations", "even-stream",
       "stream-numbers-fall", "data-on-idle-stream"}
#: What starts without preface or settings.
BARE = {"preface-wrong", "preface-slow", "preface-cut-off", "garbage", "garbage-after-preface"}


def run_one(options, name):
    run = Run(options, name)
    try:
        if name in BARE:
            threading.Thread(target=run.connection.read, args=(run.note, False), daemon=True).start()
        elif name == "unread-flood":
            run.socket.settimeout(options.patience)
            run.connection.start()
        else:
            run.start()
        SCENARIOS[name](run)
    except Gone:
        pass
    if name == "unread-flood" and run.result is None:
        # Nobody reads: what the server did shows in whether it took all.
        run.end("open" if run.sent == FLOOD else "closed")
    result = run.wait()
    run.connection.close()
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", metavar="HOST:PORT", nargs="?")
    parser.add_argument("scenarios", metavar="SCENARIO", nargs="*")
    parser.add_argument("--path", default="/grpc.testing.TestService/UnaryCall")
    parser.add_argument("--patience", type=float, default=5)
    parser.add_argument("--list", action="store_true", help="print the scenarios")
    options = parser.parse_args()
    if options.list or not options.address:
        print("\n".join(SCENARIOS))
        return
    for name in options.scenarios or SCENARIOS:
        if name not in SCENARIOS:
            parser.error(f"there is no scenario {name}")
        peer.say(json.dumps(run_one(options, name)))


if __name__ == "__main__":
    main()

"""An HTTP/2 connection that keeps the rules where its user does, and writes any frame its user likes (on PyPI's h2)."""

import socket
import ssl
import threading
import zlib

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
from hyperframe.exceptions import HyperframeError
from hyperframe.frame import ContinuationFrame, DataFrame, Frame, HeadersFrame, SettingsFrame

import peer

#: A SimpleResponse with three bytes of payload.
MESSAGE = b"\x0a\x05\x12\x03\x00\x00\x00"
#: The same as JSON.
JSON_MESSAGE = b'{"payload":{"body":"AAAA"}}'


class Gone(Exception):
    """The other side has closed the connection or the stream."""


class Connection:
    """One connection. A thread reads it; calls run in threads of their own."""

    def __init__(self, sock, client, opens_windows=True):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = sock
        self.lock = threading.Condition(threading.RLock())
        self._writing = threading.Lock()
        self.closed = False
        #: What the other side did wrong in h2's eyes.
        self.violation = None
        self.opens_windows = opens_windows
        self.reset = {}
        config = h2.config.H2Configuration(
            client_side=client,
            header_encoding=None,
            validate_outbound_headers=False,
            normalize_outbound_headers=False,
            validate_inbound_headers=False,
        )
        self.state = h2.connection.H2Connection(config)

    def start(self, settings=None):
        """Sends the preface and the settings; `settings` instead of them, without h2 keeping what they promise."""
        with self.lock:
            self.state.initiate_connection()
            if settings is None:
                self.flush()
            else:
                self.state.data_to_send()
                self.frame(SettingsFrame(0, settings))

    def read(self, handle, tells=True):
        """Reads until the end, giving events to `handle`. Acknowledges and opens windows as one should."""
        try:
            while data := self.socket.recv(65536):
                with self.lock:
                    try:
                        events = self.state.receive_data(data)
                    except h2.exceptions.ProtocolError as error:
                        self.violation = f"{type(error).__name__}: {error}"
                        if tells:
                            peer.say(f"violation {self.violation}")
                        self._answer()
                        break
                    for event in events:
                        self._note(event, tells)
                        handle(event)
                    self._answer()
                    self.lock.notify_all()
        except OSError:
            pass
        with self.lock:
            self.closed = True
            self.lock.notify_all()
        if tells:
            peer.say("closed")

    def read_frames(self, handle):
        """Reads until the end, giving frames to `handle` and answering nothing, for what h2 would not go along with."""
        data = b""
        try:
            while more := self.socket.recv(65536):
                data += more
                while len(data) >= 9:
                    frame, length = Frame.parse_frame_header(memoryview(data[:9]))
                    if len(data) < 9 + length:
                        break
                    frame.parse_body(memoryview(data[9 : 9 + length]))
                    data = data[9 + length :]
                    handle(frame)
        except (OSError, HyperframeError):
            pass
        with self.lock:
            self.closed = True
            self.lock.notify_all()

    def _note(self, event, tells):
        if isinstance(event, h2.events.DataReceived):
            if self.opens_windows and event.flow_controlled_length:
                try:
                    self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                except h2.exceptions.ProtocolError:
                    pass
        elif isinstance(event, h2.events.StreamReset):
            self.reset[event.stream_id] = name_of(event.error_code)
            if tells:
                peer.say(f"reset {name_of(event.error_code)}")
        elif isinstance(event, h2.events.ConnectionTerminated) and tells:
            peer.say(f"goaway {name_of(event.error_code)}")

    def _answer(self):
        try:
            self.flush()
        except Gone:
            # What the other side wrote before it closed is still to be read.
            pass

    def flush(self):
        data = self.state.data_to_send()
        if data:
            self.raw(data)

    def raw(self, data):
        """Writes bytes as they are."""
        try:
            with self._writing:
                self.socket.sendall(data)
        except OSError as error:
            raise Gone() from error

    def frame(self, frame):
        self.raw(frame.serialize())

    def headers(self, stream, headers, end=False, more=b""):
        """Writes a HEADERS frame (and CONTINUATION frames if it is long) past h2's rules; `more` is encoded already."""
        with self.lock:
            block = self.state.encoder.encode(headers) + more
            first = HeadersFrame(stream, block[:16000], flags=["END_STREAM"] if end else [])
            rest = [block[at : at + 16000] for at in range(16000, len(block), 16000)]
            frames = [first] + [ContinuationFrame(stream, part) for part in rest]
            frames[-1].flags.add("END_HEADERS")
            self.raw(b"".join(frame.serialize() for frame in frames))
            if end:
                self._ended(stream)

    def data(self, stream, data, end=False):
        """Writes DATA frames as the other side's windows allow, past h2's rules for the stream's state."""
        data = memoryview(data)
        while True:
            with self.lock:
                while True:
                    if self.closed or stream in self.reset:
                        raise Gone()
                    try:
                        window = self.state.local_flow_control_window(stream)
                    except h2.exceptions.ProtocolError as error:
                        raise Gone() from error
                    size = min(len(data), self.state.max_outbound_frame_size)
                    if size <= window or window > 0:
                        break
                    self.lock.wait()
                chunk = bytes(data[: min(size, max(window, 0))])
                data = data[len(chunk) :]
                last = end and not data
                self.frame(DataFrame(stream, chunk, flags=["END_STREAM"] if last else []))
                # What was written past h2 counts against its windows all the same.
                self.state.outbound_flow_control_window -= len(chunk)
                if stream in self.state.streams:
                    self.state.streams[stream].outbound_flow_control_window -= len(chunk)
                if last:
                    self._ended(stream)
            if not data:
                return

    def _ended(self, stream):
        """Lets h2 forget a stream whose end was written past it, or it would count it as open for ever."""
        self.flush()
        try:
            self.state.reset_stream(stream)
        except h2.exceptions.ProtocolError:
            pass
        self.state.data_to_send()

    def wait(self, seconds=None):
        """Waits until the other side closes the connection."""
        with self.lock:
            return self.lock.wait_for(lambda: self.closed, seconds)

    def close(self):
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.socket.close()


def name_of(code):
    """An error code's name, its number where it has none."""
    try:
        return h2.errors.ErrorCodes(code).name
    except ValueError:
        return str(int(code))


def literal(name, value):
    """A header field that stands as it is (RFC 7541 section 6.2.2); hpack takes very long to compress long ones."""
    return b"\x00" + _length(len(name)) + name + _length(len(value)) + value


def _length(number):
    if number < 127:
        return bytes([number])
    result, number = bytearray([127]), number - 127
    while number > 127:
        result.append(number & 127 | 128)
        number >>= 7
    return bytes(result + bytes([number]))


def framed(message, flag=0):
    """A gRPC message with its prefix."""
    return bytes([flag]) + len(message).to_bytes(4, "big") + message


def bomb(gigabytes, wbits):
    """Zeros of many gigabytes, compressed to about a megabyte for each; 31 is gzip, 15 is zlib ("deflate")."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, wbits)
    block = bytes(1 << 24)
    # After a full flush the same bytes are made again and again, so that one piece can be repeated.
    first = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    piece = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    # No end: the checksum would take as long as inflating.
    return first + piece * (gigabytes * 64 - 1)


def server_context(options):
    """The TLS of a server, None without a certificate."""
    if not options.cert:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.cert, options.key)
    context.set_alpn_protocols(["h2"])
    if options.client_ca:
        context.load_verify_locations(options.client_ca)
        context.verify_mode = ssl.CERT_REQUIRED
    return context

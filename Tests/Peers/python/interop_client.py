"""The client of the gRPC interop cases on grpcio (C-core).

Runs the cases named (all without a name) against HOST:PORT and prints `ok CASE` or `failed CASE: why` for each; the exit
code is 1 when one failed. C-core doesn't show a caller whether a reply was compressed, so the compressed cases compare
contents only.
"""

import argparse
import sys

import grpc

import peer

types = peer.messages()
SERVICE = "/grpc.testing.TestService/"
ECHO_INITIAL = "x-grpc-test-echo-initial"
ECHO_TRAILING = "x-grpc-test-echo-trailing-bin"
INITIAL_VALUE = "test_initial_metadata_value"
TRAILING_VALUE = b"\xab\xab\xab"
SPECIAL = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
REQUEST_SIZES = (27182, 8, 1828, 45904)
REPLY_SIZES = (31415, 9, 2653, 58979)
PATIENCE = 30


class Unexpected(Exception):
    """What a case saw instead of what it expects."""


def expect(seen, wanted, what):
    if seen != wanted:
        raise Unexpected(f"{what} is {seen!r} instead of {wanted!r}")


def serialize(message):
    return message.SerializeToString()


class Calls:
    """The calls of the test service on a channel."""

    def __init__(self, channel):
        def kind(make, name, reply, service=SERVICE):
            return make(service + name, request_serializer=serialize, response_deserializer=reply.FromString)

        self.empty = kind(channel.unary_unary, "EmptyCall", types.Empty)
        self.unary = kind(channel.unary_unary, "UnaryCall", types.SimpleResponse)
        self.output = kind(channel.unary_stream, "StreamingOutputCall", types.StreamingOutputCallResponse)
        self.input = kind(channel.stream_unary, "StreamingInputCall", types.StreamingInputCallResponse)
        self.duplex = kind(channel.stream_stream, "FullDuplexCall", types.StreamingOutputCallResponse)
        self.unknown_method = kind(channel.unary_unary, "UnimplementedCall", types.Empty)
        self.unknown_service = kind(
            channel.unary_unary, "UnimplementedCall", types.Empty, "/grpc.testing.UnimplementedService/"
        )


def simple_request(**members):
    return types.SimpleRequest(response_size=314159, payload=types.Payload(body=bytes(271828)), **members)


def output_request(*sizes, **members):
    parameters = [types.ResponseParameters(size=size) for size in sizes]
    return types.StreamingOutputCallRequest(response_parameters=parameters, **members)


def expect_error(call, code, message=None):
    try:
        call()
    except grpc.RpcError as error:
        expect(error.code(), code, "the status")
        if message is not None:
            expect(error.details(), message, "the status message")
        return
    raise Unexpected(f"the call succeeded instead of ending with {code}")


def expect_large(reply):
    expect(len(reply.payload.body), 314159, "the size of the reply's payload")
    expect(any(reply.payload.body), False, "a byte that isn't zero in the reply's payload")


class Feed:
    """Requests that are sent as the case goes on."""

    def __init__(self):
        import queue

        self._queue = queue.Queue()

    def send(self, request):
        self._queue.put(request)

    def finish(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


def empty_unary(calls):
    expect(calls.empty(types.Empty(), timeout=PATIENCE), types.Empty(), "the reply")


def large_unary(calls):
    expect_large(calls.unary(simple_request(), timeout=PATIENCE))


def client_compressed_unary(calls):
    for compression, expected in ((grpc.Compression.Gzip, True), (grpc.Compression.NoCompression, False)):
        request = simple_request(expect_compressed=types.BoolValue(value=expected))
        expect_large(calls.unary(request, timeout=PATIENCE, compression=compression))


def server_compressed_unary(calls):
    for compressed in (True, False):
        request = simple_request(response_compressed=types.BoolValue(value=compressed))
        expect_large(calls.unary(request, timeout=PATIENCE))


def client_compressed_streaming(calls):
    requests = (
        types.StreamingInputCallRequest(
            payload=types.Payload(body=bytes(size)), expect_compressed=types.BoolValue(value=True)
        )
        for size in (27182, 45904)
    )
    reply = calls.input(requests, timeout=PATIENCE, compression=grpc.Compression.Gzip)
    expect(reply.aggregated_payload_size, 73086, "the sum of sizes")


def server_compressed_streaming(calls):
    parameters = [
        types.ResponseParameters(size=size, compressed=types.BoolValue(value=compressed))
        for size, compressed in ((31415, True), (92653, False))
    ]
    request = types.StreamingOutputCallRequest(response_parameters=parameters)
    sizes = [len(reply.payload.body) for reply in calls.output(request, timeout=PATIENCE)]
    expect(sizes, [31415, 92653], "the sizes of the replies")


def client_streaming(calls):
    requests = (types.StreamingInputCallRequest(payload=types.Payload(body=bytes(size))) for size in REQUEST_SIZES)
    expect(calls.input(requests, timeout=PATIENCE).aggregated_payload_size, 74922, "the sum of sizes")


def server_streaming(calls):
    replies = calls.output(output_request(*REPLY_SIZES), timeout=PATIENCE)
    expect([len(reply.payload.body) for reply in replies], list(REPLY_SIZES), "the sizes of the replies")


def ping_pong(calls):
    feed = Feed()
    replies = calls.duplex(iter(feed), timeout=PATIENCE)
    for asked, size in zip(REPLY_SIZES, REQUEST_SIZES):
        feed.send(output_request(asked, payload=types.Payload(body=bytes(size))))
        expect(len(next(replies).payload.body), asked, "the size of a reply")
    feed.finish()
    expect(next(replies, None), None, "what follows the last reply")


def empty_stream(calls):
    expect(list(calls.duplex(iter(()), timeout=PATIENCE)), [], "the replies")


def custom_metadata(calls):
    metadata = ((ECHO_INITIAL, INITIAL_VALUE), (ECHO_TRAILING, TRAILING_VALUE))

    def look(call):
        expect(dict(call.initial_metadata()).get(ECHO_INITIAL), INITIAL_VALUE, "the initial metadata")
        expect(dict(call.trailing_metadata()).get(ECHO_TRAILING), TRAILING_VALUE, "the trailing metadata")

    _, call = calls.unary.with_call(simple_request(), metadata=metadata, timeout=PATIENCE)
    look(call)
    replies = calls.duplex(iter([output_request(314159)]), metadata=metadata, timeout=PATIENCE)
    expect([len(reply.payload.body) for reply in replies], [314159], "the sizes of the replies")
    look(replies)


def status_code_and_message(calls):
    status = types.EchoStatus(code=grpc.StatusCode.UNKNOWN.value[0], message="test status message")
    request = types.SimpleRequest(response_status=status)
    expect_error(lambda: calls.unary(request, timeout=PATIENCE), grpc.StatusCode.UNKNOWN, status.message)
    requests = [types.StreamingOutputCallRequest(response_status=status)]
    expect_error(
        lambda: list(calls.duplex(iter(requests), timeout=PATIENCE)), grpc.StatusCode.UNKNOWN, status.message
    )


def special_status_message(calls):
    status = types.EchoStatus(code=grpc.StatusCode.UNKNOWN.value[0], message=SPECIAL)
    request = types.SimpleRequest(response_status=status)
    expect_error(lambda: calls.unary(request, timeout=PATIENCE), grpc.StatusCode.UNKNOWN, SPECIAL)


def unimplemented_method(calls):
    expect_error(lambda: calls.unknown_method(types.Empty(), timeout=PATIENCE), grpc.StatusCode.UNIMPLEMENTED)


def unimplemented_service(calls):
    expect_error(lambda: calls.unknown_service(types.Empty(), timeout=PATIENCE), grpc.StatusCode.UNIMPLEMENTED)


def cancel_after_begin(calls):
    feed = Feed()
    call = calls.input.future(iter(feed), timeout=PATIENCE)
    call.cancel()
    feed.finish()
    expect(call.code(), grpc.StatusCode.CANCELLED, "the status")


def cancel_after_first_response(calls):
    feed = Feed()
    replies = calls.duplex(iter(feed), timeout=PATIENCE)
    feed.send(output_request(31415, payload=types.Payload(body=bytes(27182))))
    expect(len(next(replies).payload.body), 31415, "the size of the first reply")
    replies.cancel()
    feed.finish()
    expect_error(lambda: next(replies), grpc.StatusCode.CANCELLED)


def timeout_on_sleeping_server(calls):
    feed = Feed()
    replies = calls.duplex(iter(feed), timeout=0.001)
    feed.send(types.StreamingOutputCallRequest(payload=types.Payload(body=bytes(27182))))
    expect_error(lambda: list(replies), grpc.StatusCode.DEADLINE_EXCEEDED)
    feed.finish()


CASES = {
    case.__name__: case
    for case in (
        empty_unary,
        large_unary,
        client_compressed_unary,
        server_compressed_unary,
        client_streaming,
        client_compressed_streaming,
        server_streaming,
        server_compressed_streaming,
        ping_pong,
        empty_stream,
        custom_metadata,
        status_code_and_message,
        special_status_message,
        unimplemented_method,
        unimplemented_service,
        cancel_after_begin,
        cancel_after_first_response,
        timeout_on_sleeping_server,
    )
}


def channel(options):
    arguments = [("grpc.max_receive_message_length", -1)]
    if options.server_name:
        arguments.append(("grpc.ssl_target_name_override", options.server_name))
    if not options.ca:
        return grpc.insecure_channel(options.address, options=arguments)
    credentials = grpc.ssl_channel_credentials(
        root_certificates=peer.contents(options.ca),
        private_key=peer.contents(options.key),
        certificate_chain=peer.contents(options.cert),
    )
    return grpc.secure_channel(options.address, credentials, options=arguments)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("cases", metavar="CASE", nargs="*", choices=[*CASES, []])
    peer.add_client_tls(parser)
    options = parser.parse_args()

    failures = 0
    with channel(options) as connection:
        calls = Calls(connection)
        for name in options.cases or CASES:
            try:
                CASES[name](calls)
                peer.say(f"ok {name}")
            except Unexpected as error:
                failures += 1
                peer.say(f"failed {name}: {error}")
            except grpc.RpcError as error:
                failures += 1
                peer.say(f"failed {name}: {error.code().name}: {error.details()}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

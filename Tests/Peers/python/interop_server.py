"""The server of the gRPC interop definitions on grpcio (C-core), with health and reflection.

Beyond the interop description:
- metadata `x-grpc-test-status-details-bin` becomes the reply's `grpc-status-details-bin`;
- metadata `x-grpc-test-compression: gzip|deflate` names the compression of replies that are asked to be compressed;
- a call is told as a line `began METHOD`, and when its client gives it up `cancelled METHOD`.
C-core doesn't tell a handler whether a request was compressed, so `expect_compressed` is not looked at.
"""

import argparse
import time
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

import peer

types = peer.messages()
SERVICE = "grpc.testing.TestService"
ECHO_INITIAL = "x-grpc-test-echo-initial"
ECHO_TRAILING = "x-grpc-test-echo-trailing-bin"
STATUS_DETAILS = "x-grpc-test-status-details-bin"
COMPRESSION = "x-grpc-test-compression"
CODES = {code.value[0]: code for code in grpc.StatusCode}


def begin(context):
    """Echoes what the metadata asks to be echoed."""
    metadata = dict(context.invocation_metadata())
    if ECHO_INITIAL in metadata:
        context.send_initial_metadata(((ECHO_INITIAL, metadata[ECHO_INITIAL]),))
    trailing = []
    if ECHO_TRAILING in metadata:
        trailing.append((ECHO_TRAILING, metadata[ECHO_TRAILING]))
    if STATUS_DETAILS in metadata:
        trailing.append(("grpc-status-details-bin", metadata[STATUS_DETAILS]))
    context.set_trailing_metadata(tuple(trailing))


def compress(context):
    wanted = dict(context.invocation_metadata()).get(COMPRESSION, "gzip")
    context.set_compression(grpc.Compression.Deflate if wanted == "deflate" else grpc.Compression.Gzip)


def judge(request, context):
    """Ends the call with the status that the request asks for."""
    if request.HasField("response_status") and request.response_status.code != 0:
        context.abort(CODES[request.response_status.code], request.response_status.message)


def payload(size):
    return types.Payload(body=bytes(size))


def empty_call(request, context):
    begin(context)
    return types.Empty()


def unary_call(request, context):
    if request.response_compressed.value:
        compress(context)
    begin(context)
    judge(request, context)
    return types.SimpleResponse(payload=payload(request.response_size))


def outputs(request, context):
    for wanted in request.response_parameters:
        if wanted.interval_us:
            time.sleep(wanted.interval_us / 1e6)
        if wanted.HasField("compressed") and not wanted.compressed.value:
            context.disable_next_message_compression()
        yield types.StreamingOutputCallResponse(payload=payload(wanted.size))


def streaming_output_call(request, context):
    if any(wanted.compressed.value for wanted in request.response_parameters):
        compress(context)
    begin(context)
    judge(request, context)
    yield from outputs(request, context)


def streaming_input_call(requests, context):
    begin(context)
    return types.StreamingInputCallResponse(
        aggregated_payload_size=sum(len(request.payload.body) for request in requests)
    )


def full_duplex_call(requests, context):
    begin(context)
    for request in requests:
        judge(request, context)
        yield from outputs(request, context)


def half_duplex_call(requests, context):
    begin(context)
    for request in list(requests):
        judge(request, context)
        yield from outputs(request, context)


def telling(name, handler, streams):
    """The handler, telling when it begins and when its call ended before it did."""

    def watch(context):
        def ended():
            # Nothing public tells a call that was given up from one that has ended, for both end the requests.
            if context._state.client == "cancelled":
                peer.say(f"cancelled {name}")

        peer.say(f"began {name}")
        if not context.add_callback(ended):
            ended()

    def stream(request, context):
        watch(context)
        yield from handler(request, context)

    def single(request, context):
        watch(context)
        return handler(request, context)

    return stream if streams else single


def handlers():
    make = {
        (False, False): grpc.unary_unary_rpc_method_handler,
        (False, True): grpc.unary_stream_rpc_method_handler,
        (True, False): grpc.stream_unary_rpc_method_handler,
        (True, True): grpc.stream_stream_rpc_method_handler,
    }
    table = [
        ("EmptyCall", empty_call, types.Empty, False, False),
        ("UnaryCall", unary_call, types.SimpleRequest, False, False),
        ("CacheableUnaryCall", unary_call, types.SimpleRequest, False, False),
        ("StreamingOutputCall", streaming_output_call, types.StreamingOutputCallRequest, False, True),
        ("StreamingInputCall", streaming_input_call, types.StreamingInputCallRequest, True, False),
        ("FullDuplexCall", full_duplex_call, types.StreamingOutputCallRequest, True, True),
        ("HalfDuplexCall", half_duplex_call, types.StreamingOutputCallRequest, True, True),
    ]
    return {
        name: make[takes, gives](
            telling(name, handler, gives),
            request_deserializer=request.FromString,
            response_serializer=lambda message: message.SerializeToString(),
        )
        for name, handler, request, takes, gives in table
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    peer.add_server_tls(parser)
    parser.add_argument("--no-reflection", action="store_true")
    parser.add_argument("--no-health", action="store_true")
    options = parser.parse_args()

    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=100),
        options=(
            ("grpc.so_reuseport", 0),
            ("grpc.max_receive_message_length", 1 << 26),
            ("grpc.max_send_message_length", -1),
        ),
    )
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers()),))
    names = [SERVICE]
    if not options.no_health:
        servicer = health.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
        servicer.set("", health_pb2.HealthCheckResponse.SERVING)
        servicer.set(SERVICE, health_pb2.HealthCheckResponse.SERVING)
        servicer.set("grpc.testing.Resting", health_pb2.HealthCheckResponse.NOT_SERVING)
        names.append(health.SERVICE_NAME)
    if not options.no_reflection:
        reflection.enable_server_reflection([*names, reflection.SERVICE_NAME], server)
    if options.cert:
        credentials = grpc.ssl_server_credentials(
            [(peer.contents(options.key), peer.contents(options.cert))],
            root_certificates=peer.contents(options.client_ca),
            require_client_auth=options.client_ca is not None,
        )
        port = server.add_secure_port(f"{peer.LOOPBACK}:0", credentials)
    else:
        port = server.add_insecure_port(f"{peer.LOOPBACK}:0")
    server.start()
    peer.listening(port)
    server.wait_for_termination()


if __name__ == "__main__":
    main()

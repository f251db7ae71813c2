"""The test service's unary and server-streaming calls on connectrpc, over HTTP/2 with prior knowledge and HTTP/1.

It answers the Connect protocol and gRPC on one port, and gives its error details as connectrpc does.
"""

import argparse
import asyncio

from connectrpc.code import Code
from connectrpc.errors import ConnectError
from connectrpc.method import IdempotencyLevel, MethodInfo, StreamType
from connectrpc.server import ConnectASGIApplication, Endpoint
from google.protobuf import json_format
from hypercorn.asyncio import serve
from hypercorn.config import Config

import peer

types = peer.messages()
SERVICE = "grpc.testing.TestService"
CODES = {number: code for number, code in enumerate(
    [None, Code.CANCELED, Code.UNKNOWN, Code.INVALID_ARGUMENT, Code.DEADLINE_EXCEEDED, Code.NOT_FOUND,
     Code.ALREADY_EXISTS, Code.PERMISSION_DENIED, Code.RESOURCE_EXHAUSTED, Code.FAILED_PRECONDITION, Code.ABORTED,
     Code.OUT_OF_RANGE, Code.UNIMPLEMENTED, Code.INTERNAL, Code.UNAVAILABLE, Code.DATA_LOSS, Code.UNAUTHENTICATED]
)}


class Binary:
    """Messages of google.protobuf as protobuf; connectrpc's own codec knows those of another runtime."""

    def name(self):
        return "proto"

    def encode(self, message):
        return message.SerializeToString()

    def decode(self, data, message_class):
        return message_class.FromString(bytes(data))


class Json:
    """Messages of google.protobuf as JSON."""

    def name(self):
        return "json"

    def encode(self, message):
        return json_format.MessageToJson(message, indent=None).encode()

    def decode(self, data, message_class):
        return json_format.Parse(bytes(data), message_class(), ignore_unknown_fields=True)


def judge(request):
    if request.HasField("response_status") and request.response_status.code != 0:
        raise ConnectError(CODES[request.response_status.code], request.response_status.message)


class TestService:
    async def empty_call(self, request, context):
        return types.Empty()

    async def unary_call(self, request, context):
        judge(request)
        return types.SimpleResponse(payload=types.Payload(body=bytes(request.response_size)))

    async def streaming_output_call(self, request, context):
        judge(request)
        for wanted in request.response_parameters:
            await asyncio.sleep(wanted.interval_us / 1e6)
            yield types.StreamingOutputCallResponse(payload=types.Payload(body=bytes(wanted.size)))

    async def streaming_input_call(self, requests, context):
        size = 0
        async for request in requests:
            size += len(request.payload.body)
        return types.StreamingInputCallResponse(aggregated_payload_size=size)

    async def full_duplex_call(self, requests, context):
        async for request in requests:
            async for reply in self.streaming_output_call(request, context):
                yield reply


class Application(ConnectASGIApplication):
    """The service as an ASGI application."""

    @property
    def path(self):
        return f"/{SERVICE}"


def endpoints(service):
    table = [
        (Endpoint.unary, StreamType.UNARY, "EmptyCall", service.empty_call, types.Empty, types.Empty),
        (Endpoint.unary, StreamType.UNARY, "UnaryCall", service.unary_call, types.SimpleRequest, types.SimpleResponse),
        (Endpoint.server_stream, StreamType.SERVER_STREAM, "StreamingOutputCall", service.streaming_output_call,
         types.StreamingOutputCallRequest, types.StreamingOutputCallResponse),
        (Endpoint.client_stream, StreamType.CLIENT_STREAM, "StreamingInputCall", service.streaming_input_call,
         types.StreamingInputCallRequest, types.StreamingInputCallResponse),
        (Endpoint.bidi_stream, StreamType.BIDI_STREAM, "FullDuplexCall", service.full_duplex_call,
         types.StreamingOutputCallRequest, types.StreamingOutputCallResponse),
    ]
    return {
        f"/{SERVICE}/{name}": make(
            method=MethodInfo(
                name=name, service_name=SERVICE, input=request, output=reply, stream_type=kind,
                idempotency_level=IdempotencyLevel.UNKNOWN,
            ),
            function=function,
        )
        for make, kind, name, function, request, reply in table
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    peer.add_server_tls(parser)
    options = parser.parse_args()

    listener = peer.bound_socket()
    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.certfile, config.keyfile, config.ca_certs = options.cert, options.key, options.client_ca
    application = Application(
        service=TestService(), endpoints=endpoints, codecs=[Binary(), Json()], interceptors=[]
    )
    peer.listening(listener.getsockname()[1])
    asyncio.run(serve(application, config))


if __name__ == "__main__":
    main()

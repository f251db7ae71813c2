"""A gRPC server (on grpcio) whose reflection misbehaves in the way --scenario names; --list prints the ways.

It says that it has the service `demo.Greeter` with the method `Hello` (demo.Request to demo.Reply), and answers every call
of it with an empty message.
"""

import argparse
import time
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2
from grpc_reflection.v1alpha import reflection_pb2 as pb

import peer

V1 = "grpc.reflection.v1.ServerReflection"
V1ALPHA = "grpc.reflection.v1alpha.ServerReflection"
TYPES = descriptor_pb2.FieldDescriptorProto
SCENARIOS = {}
#: The versions that a scenario serves; both when it isn't named here.
VERSIONS = {"v1-only": [V1], "v1alpha-only": [V1ALPHA], "none": []}


def scenario(function):
    SCENARIOS[function.__name__.replace("_", "-")] = function
    return function


def field(name, number, kind=TYPES.TYPE_STRING, type_name="", label=TYPES.LABEL_OPTIONAL):
    return TYPES(name=name, number=number, type=kind, type_name=type_name, label=label, json_name=name)


def file_of(name="demo.proto", package="demo", imports=(), reply=".demo.Reply", **messages):
    """A file of messages by name, each a list of fields, and of the service when it has both of its messages."""
    file = descriptor_pb2.FileDescriptorProto(name=name, package=package, syntax="proto3", dependency=imports)
    for message, fields in messages.items():
        file.message_type.add(name=message, field=fields)
    if "Request" in messages:
        method = file.service.add(name="Greeter").method.add(name="Hello")
        method.input_type, method.output_type = ".demo.Request", reply
    return file


def good():
    return file_of(Request=[field("name", 1)], Reply=[field("message", 1)])


def services(request):
    return pb.ServerReflectionResponse(original_request=request, list_services_response=pb.ListServiceResponse(
        service=[pb.ServiceResponse(name="demo.Greeter")]))


def files(request, *all_files):
    return pb.ServerReflectionResponse(original_request=request, file_descriptor_response=pb.FileDescriptorResponse(
        file_descriptor_proto=[file if isinstance(file, bytes) else file.SerializeToString() for file in all_files]))


def missing(request, text="not found"):
    return pb.ServerReflectionResponse(original_request=request, error_response=pb.ErrorResponse(
        error_code=grpc.StatusCode.NOT_FOUND.value[0], error_message=text))


def answering(by_symbol, by_name=None):
    """Answers in order: the list of services, a file for a symbol, a file for a name."""

    def answer(requests, context):
        for request in requests:
            kind = request.WhichOneof("message_request")
            if kind == "list_services":
                yield services(request)
            elif kind == "file_containing_symbol":
                yield by_symbol(request)
            elif kind == "file_by_filename" and by_name:
                yield by_name(request)
            else:
                yield missing(request)

    return answer


@scenario
def ok():
    return answering(lambda request: files(request, good()))


@scenario
def v1_only():
    return ok()


@scenario
def v1alpha_only():
    return ok()


@scenario
def none():
    return ok()


@scenario
def recursive():
    # Not wrong: a message in itself, and in a map of itself.
    message = TYPES.TYPE_MESSAGE
    file = file_of(Request=[field("name", 1), field("child", 2, message, ".demo.Request")],
                   Reply=[field("children", 1, message, ".demo.Reply", TYPES.LABEL_REPEATED)])
    return answering(lambda request: files(request, file))


@scenario
def imports_without_end():
    def by_name(request):
        number = int("".join(filter(str.isdigit, request.file_by_filename)) or 0)
        return files(request, file_of(request.file_by_filename, f"p{number}", [f"file{number + 1}.proto"], M=[]))

    first = good()
    first.dependency.append("file1.proto")
    return answering(lambda request: files(request, first), by_name)


@scenario
def imports_itself():
    file = good()
    file.dependency.append(file.name)
    return answering(lambda request: files(request, file), lambda request: files(request, file))


@scenario
def imports_in_a_circle():
    file = good()
    file.dependency.append("other.proto")
    other = file_of("other.proto", "other", ["demo.proto"], M=[])
    return answering(lambda request: files(request, file, other),
                     lambda request: files(request, other if request.file_by_filename == other.name else file))


@scenario
def import_missing():
    file = good()
    file.dependency.append("nowhere.proto")
    return answering(lambda request: files(request, file))


@scenario
def import_needed_is_missing():
    file = file_of(Request=[field("name", 1), field("other", 2, TYPES.TYPE_MESSAGE, ".elsewhere.Thing")], Reply=[])
    file.dependency.append("elsewhere.proto")
    return answering(lambda request: files(request, file))


@scenario
def type_missing():
    file = file_of(Request=[field("name", 1)], Reply=[], reply=".demo.Nothing")
    return answering(lambda request: files(request, file))


@scenario
def conflicting():
    # Two files, each with a demo.Request of its own.
    other = file_of("other.proto", Request=[field("name", 1, TYPES.TYPE_INT32)], Reply=[])
    return answering(lambda request: files(request, good(), other))


@scenario
def changing():
    # The same file, different each time.
    state = {"count": 0}

    def by_symbol(request):
        state["count"] += 1
        return files(request, file_of(Request=[field("name", state["count"])], Reply=[field("message", 1)]))

    return answering(by_symbol)


@scenario
def numbers_twice():
    file = file_of(Request=[field("a", 1), field("b", 1)], Reply=[])
    return answering(lambda request: files(request, file))


@scenario
def other_file():
    # Not the file that has the symbol.
    return answering(lambda request: files(request, file_of("other.proto", "other", M=[])))


@scenario
def no_files():
    return answering(lambda request: files(request))


@scenario
def empty_answers():
    return answering(lambda request: pb.ServerReflectionResponse())


@scenario
def garbage():
    return answering(lambda request: files(request, b"\xff" * 100))


@scenario
def names_with_control_characters():
    file = file_of(Request=[field("\x1b[2Jname", 1)], Reply=[field("message", 1)])
    return answering(lambda request: files(request, file))


@scenario
def deep():
    # Messages in messages, 5000 deep; written by hand, since protobuf would not.
    body = b""
    for _ in range(5000):
        body = b"\x0a\x01M" + b"\x1a" + _varint(len(body)) + body
    file = good().SerializeToString() + b"\x22" + _varint(len(body)) + body
    return answering(lambda request: files(request, file))


def _varint(number):
    result = bytearray()
    while number > 127:
        result.append(number & 127 | 128)
        number >>= 7
    return bytes(result + bytes([number]))


@scenario
def many_files():
    # One answer with more files than anybody has.
    extra = [file_of(f"f{number}.proto", f"p{number}", M=[]).SerializeToString() for number in range(50_000)]
    return answering(lambda request: files(request, good(), *extra))


@scenario
def many_services():
    def answer(requests, context):
        for request in requests:
            yield pb.ServerReflectionResponse(list_services_response=pb.ListServiceResponse(
                service=[pb.ServiceResponse(name=f"demo.Service{number}") for number in range(100_000)]))

    return answer


@scenario
def answers_without_end():
    def answer(requests, context):
        request = next(requests)
        while context.is_active():
            yield services(request)

    return answer


@scenario
def silent():
    def answer(requests, context):
        while context.is_active():
            time.sleep(0.05)
        return iter(())

    return answer


@scenario
def ends_early():
    def answer(requests, context):
        next(requests)
        return iter(())

    return answer


@scenario
def denied():
    def answer(requests, context):
        context.abort(grpc.StatusCode.PERMISSION_DENIED, "reflection is for friends")

    return answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", choices=SCENARIOS, metavar="NAME", default="ok")
    parser.add_argument("--list", action="store_true", help="print the scenarios")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SCENARIOS))
        return

    server = grpc.server(futures.ThreadPoolExecutor(max_workers=20), options=(("grpc.so_reuseport", 0),))
    handler = grpc.stream_stream_rpc_method_handler(
        SCENARIOS[options.scenario](),
        request_deserializer=pb.ServerReflectionRequest.FromString,
        response_serializer=lambda message: message.SerializeToString(),
    )
    for version in VERSIONS.get(options.scenario, [V1, V1ALPHA]):
        server.add_generic_rpc_handlers(
            (grpc.method_handlers_generic_handler(version, {"ServerReflectionInfo": handler}),))
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(
        "demo.Greeter", {"Hello": grpc.unary_unary_rpc_method_handler(lambda request, context: b"")}),))
    port = server.add_insecure_port(f"{peer.LOOPBACK}:0")
    server.start()
    peer.listening(port)
    server.wait_for_termination()


if __name__ == "__main__":
    main()

"""What every peer program does: say where it listens, end with its standard input, know the messages."""

import os
import random
import signal
import socket
import sys
import threading

LOOPBACK = "127.0.0.1"


def say(line):
    """Prints one line at once. Tests read peers line by line, and several threads print."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def listening(port):
    """Says where the program listens, and ends it with its standard input or SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    threading.Thread(target=_end_with_input, daemon=True).start()
    say(f"listening {LOOPBACK}:{port}")


def _end_with_input():
    try:
        while os.read(0, 4096):
            pass
    finally:
        os._exit(0)


def bound_socket():
    """A listening socket on a free port of the loopback address."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, 0))
    listener.listen(128)
    return listener


def noise(count):
    """Bytes of no protocol, the same in every run."""
    return random.Random(1).randbytes(count)


def contents(path):
    """The bytes of a file, None for no path."""
    if path is None:
        return None
    with open(path, "rb") as file:
        return file.read()


def add_server_tls(parser):
    """The options of a server's TLS."""
    parser.add_argument("--cert", help="PEM file of the certificate chain; TLS is served with it")
    parser.add_argument("--key", help="PEM file of its private key")
    parser.add_argument("--client-ca", help="PEM file of authorities; a client certificate is required with it")


def add_client_tls(parser):
    """The options of a client's TLS."""
    parser.add_argument("--ca", help="PEM file of authorities; TLS is spoken with it")
    parser.add_argument("--server-name", help="name to verify instead of the address")
    parser.add_argument("--cert", help="PEM file of the client's certificate chain")
    parser.add_argument("--key", help="PEM file of its private key")


def messages():
    """Adds the interop descriptors (protos.desc beside this program's folder, made by setup.sh) to protobuf's pool.

    Generated code would be named grpc.testing and clash with grpcio's own package of that name.
    """
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "protos.desc")
    pool = descriptor_pool.Default()
    files = descriptor_pb2.FileDescriptorSet.FromString(contents(path))
    for file in files.file:
        pool.Add(file)

    class Messages:
        """The message classes of grpc.testing by their short names."""

        def __getattr__(self, name):
            return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"grpc.testing.{name}"))

    return Messages()

"""A server that throws bodies away and answers each with a knowledge."""

import itertools
import json
import os
import socket
import threading

import wire

BUFFER = 1 << 20


class Sink:
    """Listens on 127.0.0.1 until the program ends; each connection has a thread."""

    def __init__(self, before_body=lambda: None, before_answer=lambda: None):
        self.before_body, self.before_answer = before_body, before_answer
        self.numbers = itertools.count()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/v1"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.answer_all, args=(connection,), daemon=True).start()

    def answer_all(self, connection):
        with connection:
            while head := wire.read_head(connection):
                self.answer(connection, *head)

    def answer(self, connection, head, body):
        self.before_body()
        if wire.field(head, b"expect") == b"100-continue":
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        left = int(wire.field(head, b"content-length") or 0) - len(body)
        buffer = bytearray(min(left, BUFFER)) if left > 0 else b""
        while left > 0:
            left -= connection.recv_into(buffer, min(left, BUFFER))
        self.before_answer()
        knowledge = json.dumps(
            {"object": "knowledge", "id": f"kn_{next(self.numbers):016x}", "name": "thrown away"})
        connection.sendall((
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(knowledge)}\r\n\r\n{knowledge}").encode())


def run_apart():
    """A sink in a process of its own, for speed; gives its URL."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        os.write(writing, Sink().url.encode() + b"\n")
        os.close(writing)
        # Ends with the program that asked for it.
        while os.getppid() != 1:
            threading.Event().wait(1)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as line:
        return line.readline().strip()

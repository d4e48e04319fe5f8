"""A way to a server that loses answers: what they tell of has happened all the same."""

import itertools
import socket
import threading
import urllib.parse

import wire


class LossyRelay:
    """Hands everything on, but closes instead of giving the answer of each n-th create."""

    def __init__(self, url, every):
        parts = urllib.parse.urlsplit(url)
        self.target, self.every = (parts.hostname, parts.port), every
        self.creates = itertools.count(1)
        self.lost = 0
        self.lock = threading.Lock()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}{parts.path}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.relay_all, args=(connection,), daemon=True).start()

    def relay_all(self, connection):
        with connection, socket.create_connection(self.target) as server:
            for end in (connection, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while request := wire.read_head(connection):
                if not self.relay(request, connection, server):
                    return

    def relay(self, request, connection, server):
        """Hands a request on, and its answer unless that is to be lost; false when it was."""
        head, body = request
        server.sendall(head + body)
        self.copy(int(wire.field(head, b"content-length") or 0) - len(body), connection, server)
        answer = wire.read_head(server)
        if answer is None or self.loses(head):
            return False
        connection.sendall(b"".join(answer))
        left = int(wire.field(answer[0], b"content-length") or 0) - len(answer[1])
        self.copy(left, server, connection)
        return True

    def copy(self, left, source, target):
        while left > 0:
            piece = source.recv(min(left, 65536))
            if not piece:
                return
            target.sendall(piece)
            left -= len(piece)

    def loses(self, head):
        with self.lock:
            if not head.startswith(b"POST /v1/knowledge HTTP"):
                return False
            is_lost = next(self.creates) % self.every == 0
            self.lost += is_lost
            return is_lost

    def close(self):
        self.socket.close()

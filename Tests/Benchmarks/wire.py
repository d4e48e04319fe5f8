"""What the servers of the figures need of HTTP."""


def read_head(connection):
    """The next head with its end, and what of the body came with it; None where the peer has closed."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return None
        head += piece
    head, body = head.split(b"\r\n\r\n", 1)
    return head + b"\r\n\r\n", body


def field(head, name):
    """The value of a field, or None."""
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.strip()
    return None

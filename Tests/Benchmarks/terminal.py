"""A program on a pseudo-terminal, and how long it takes and how much it writes after each key."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b(\[[0-9;?]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()].|[=>78M])")
PATIENCE = 30


class Terminal:
    """Starts a program on a terminal of its own; the output is looked at as it comes."""

    def __init__(self, command, environment, columns=100, rows=40, folder=None):
        self.process, self.person = pty.fork()
        if self.process == 0:
            if folder:
                os.chdir(folder)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(
            self.person, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.written = b""

    def read(self, seconds):
        """What is written next, or nothing when so much time is over without."""
        if not select.select([self.person], [], [], seconds)[0]:
            return b""
        try:
            piece = os.read(self.person, 1 << 16)
        except OSError:
            raise RuntimeError(f"the program has ended: {self.written[-500:]}") from None
        self.written += piece
        return piece

    def expect(self, text):
        """Waits until the text has been written since the last call."""
        deadline = time.perf_counter() + PATIENCE
        while text.encode() not in ESCAPES.sub(b"", self.written):
            if time.perf_counter() > deadline:
                raise RuntimeError(f"no “{text}” in {self.written[-2000:]}")
            self.read(0.1)
        self.written = b""

    def send(self, data, silence=0.05):
        """Types something; gives the seconds until the last byte of what follows, and its length.

        It is over when nothing was written for so many seconds.
        """
        rest, count = memoryview(data), 0
        began = last = time.perf_counter()
        while True:
            ready = select.select(
                [self.person], [self.person] if rest else [], [], silence)
            if ready[0]:
                count += len(self.read(0))
                last = time.perf_counter()
            elif ready[1]:
                # No more than the terminal's own buffer takes: a writer that waits reads nothing.
                rest = rest[os.write(self.person, rest[:1024]):]
            elif not rest and count or time.perf_counter() - last > PATIENCE:
                return last - began, count

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.person)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

"""A sandbox of gridsh as a process, and what the suites do with it."""

import json
import os
import pathlib
import subprocess
import tempfile
import time

from datagrid_ai import Datagrid

PROGRAM = os.environ["GRIDSH"]
PATIENCE = 120  # seconds; a busy machine is no reason for a failure


class Sandbox:
    """`gridsh sandbox` with a client of it; ends with the block that it is used in."""

    def __init__(self, *options, data=None):
        storage = ["--data", str(data)] if data else ["--ephemeral"]
        self.process = subprocess.Popen(
            [PROGRAM, "sandbox", *storage, *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
            env={"PATH": os.environ["PATH"], "TMPDIR": tempfile.gettempdir()},
        )
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the sandbox did not start: exit code {self.process.wait()}")
        served = json.loads(line)
        self.url, self.key = served["url"], served["key"]
        self.client = self.client_with(self.key)

    def client_with(self, key):
        """A client that asks once: what is refused must show."""
        return Datagrid(api_key=key, base_url=self.url, max_retries=0)

    def learn(self, *files, **fields):
        """Creates a knowledge and polls it to its end; gives it as it is then."""
        return self.wait(self.client.knowledge.create(files=list(files), **fields))

    def wait(self, knowledge):
        deadline = time.monotonic() + PATIENCE
        while True:
            now = self.client.knowledge.retrieve(knowledge.id)
            if now.credits is not None:
                return now
            if time.monotonic() > deadline:
                raise TimeoutError(f"{knowledge.name} is still {now.status}")
            time.sleep(0.02)  # the API offers nothing but polling

    def is_alive(self):
        return self.process.poll() is None

    def close(self):
        """Ends it as Ctrl-C would; its exit code."""
        self.client.close()
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def folder(case):
    """A folder that is gone after the test case."""
    made = tempfile.TemporaryDirectory()
    case.addCleanup(made.cleanup)
    return pathlib.Path(made.name)

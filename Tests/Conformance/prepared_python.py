"""A Python that has imported the official client already, which takes longer than all that a short program does."""

import json
import pathlib
import subprocess
import sys
import tempfile

# Each program runs in a process of its own, a copy of this one.
LOOP = """
import json, os, sys, traceback
import datagrid_ai

for line in sys.stdin:
    order = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(order[name], os.O_WRONLY | os.O_CREAT), number)
        status = 0
        try:
            os.chdir(order["cwd"])
            os.environ.clear()
            os.environ.update(order["env"])
            exec(compile(order["text"], "<shown>", "exec"), {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class PreparedPython:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", LOOP], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self.process.communicate()
        self.folder.cleanup()

    def run(self, text, cwd, env):
        """What `subprocess.run` of a new Python would give."""
        files = {name: pathlib.Path(self.folder.name) / name for name in ("stdout", "stderr")}
        for file in files.values():
            file.unlink(missing_ok=True)
        order = {"text": text, "cwd": str(cwd), "env": env}
        order |= {name: str(file) for name, file in files.items()}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        status = int(self.process.stdout.readline())
        output = {name: file.read_bytes().decode() for name, file in files.items()}
        return subprocess.CompletedProcess("python", status, **output)

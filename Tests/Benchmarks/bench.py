"""The figures that gridsh promises, each against a named peer in the same run."""

import argparse
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

import prompt
import relay
import sink
from measuring import Table, pairs, seconds

PROGRAM = os.environ["GRIDSH"]
GIBIBYTE = 1 << 30


def environment(**variables):
    """Nothing of the caller's but where programs are."""
    return {"PATH": os.environ["PATH"], **variables}


def account(url, key="key"):
    return environment(DATAGRID_API_KEY=key, DATAGRID_BASE_URL=url)


def startup(table, _):
    ours, peer = [PROGRAM, "-c", "print 1"], ["curl", "--version"]
    table.ratio(
        "print 1", "curl --version",
        pairs(41, lambda: seconds(ours, environment()), lambda: seconds(peer, environment())), 1.6)


def upload(table, folder):
    file = folder / "big.bin"
    with file.open("wb") as big:
        piece = os.urandom(1 << 20)
        for _ in range(GIBIBYTE // len(piece)):
            big.write(piece)
    url = sink.run_apart()
    ours = [PROGRAM, "-c", f"create {file}"]
    peer = ["curl", "--silent", "--fail", "-F", f"files[]=@{file}", f"{url}/knowledge"]
    table.ratio(
        "1 GiB create", "curl -F",
        pairs(11, lambda: seconds(ours, account(url)), lambda: seconds(peer, environment())), 1.05)
    table.absolute("memory of 1 GiB create", "MiB", [growth(file) for _ in range(3)], 8)
    file.unlink()


def growth(file):
    """How much the peak memory of a create grows from before its first byte to behind its last."""
    peaks, started = [], []

    def note():
        status = pathlib.Path(f"/proc/{started[0].pid}/status").read_text()
        peaks.append(int(status.split("VmHWM:")[1].split()[0]))

    thrown = sink.Sink(note, note)
    started.append(subprocess.Popen(
        [PROGRAM, "-c", f"create {file}"], env=account(thrown.url),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    if started[0].wait() != 0:
        raise RuntimeError("the create failed")
    return (peaks[1] - peaks[0]) / 1024


class Sandbox:
    """`gridsh sandbox`, with the time from its start to its first answer."""

    def __init__(self, *options):
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [PROGRAM, "sandbox", *options], env=environment(TMPDIR=tempfile.gettempdir()),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        served = json.loads(self.process.stdout.readline())
        self.url, self.key = served["url"], served["key"]
        self.get("/knowledge?limit=1")
        self.started = time.perf_counter() - began

    def get(self, path):
        request = urllib.request.Request(
            self.url + path, headers={"Authorization": f"Bearer {self.key}"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request) as answer:
            return json.load(answer)

    def all(self):
        """All knowledge."""
        found, page = [], {"has_more": True}
        while page["has_more"]:
            after = f"&after={found[-1]['id']}" if found else ""
            page = self.get(f"/knowledge?limit=100{after}")
            found += page["data"]
        return found

    def run(self, text):
        return subprocess.run(
            [PROGRAM, "-c", text], env=account(self.url, self.key), check=True,
            stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def retrieves(table, folder):
    (folder / "a.csv").write_text("x\n1\n")
    with Sandbox("--ephemeral", "--limit", "0") as sandbox:
        path = shlex.quote(str(folder / "a.csv"))
        name = sandbox.run(f"k = create {path}; wait k; print k.id").strip()
        script = folder / "retrieves.grid"
        script.write_text("for i in 1..1000 { retrieve \"" + name + "\" }\n")
        config = folder / "retrieves.curl"
        config.write_text(
            f'silent\nfail\nheader = "Authorization: Bearer {sandbox.key}"\n'
            + f'url = "{sandbox.url}/knowledge/{name}"\n' * 1000)
        ours, peer = [PROGRAM, str(script)], ["curl", "--config", str(config)]
        python = [sys.executable, str(PROGRAMS / "retrieves.py"), name]
        settings = account(sandbox.url, sandbox.key)
        table.ratio(
            "1,000 retrieves", "curl, 1,000 URLs",
            pairs(21, lambda: seconds(ours, settings), lambda: seconds(peer, environment())), 1.5)
        table.ratio(
            "1,000 retrieves", "the Python client",
            pairs(3, lambda: seconds(ours, settings), lambda: seconds(python, settings)), 1 / 4)


def each(table, folder):
    """Many files, a knowledge for each, several at a time."""
    url = sink.run_apart()
    four = made(folder / "four", 4, 256 << 20)
    table.ratio(
        "4 × 256 MiB, --each", "curl --parallel",
        pairs(5, lambda: seconds(creates(four), account(url)),
              lambda: seconds(curls(four, url), environment())), 1.1)
    shutil.rmtree(four)
    thousand = made(folder / "thousand", 1_000, 10 << 10)
    table.ratio(
        "1,000 × 10 KiB, --each", "curl --parallel",
        pairs(11, lambda: seconds(creates(thousand), account(url)),
              lambda: seconds(curls(thousand, url), environment())), 1.3)
    python = [sys.executable, str(PROGRAMS / "creates.py"), str(thousand)]
    table.ratio(
        "1,000 × 10 KiB, --each", "the Python client",
        pairs(3, lambda: seconds(creates(thousand), account(url)),
              lambda: seconds(python, account(url))), 1 / 5)


def made(folder, count, size):
    """A folder of so many files, each with its own bytes."""
    folder.mkdir()
    for number in range(count):
        with (folder / f"{number:04}.txt").open("wb") as file:
            file.write(f"{number}\n".encode())
            left = size - file.tell()
            piece = b"some text of no meaning\n" * 43_690
            while left > 0:
                left -= file.write(piece[:left])
    return folder


def creates(folder, *options):
    return [PROGRAM, "-c", " ".join(["create", f"{folder}/*.txt --each", *options])]


def curls(folder, url):
    """curl with a block of its configuration for each file, as many at a time as it takes."""
    config = folder.with_suffix(".curl")
    config.write_text("next\n".join(
        f'silent\nfail\nurl = "{url}/knowledge"\nheader = "Authorization: Bearer key"\n'
        f'form = "files[]=@{file}"\noutput = "/dev/null"\n' for file in sorted(folder.iterdir())))
    return ["curl", "--parallel", "--config", str(config)]


def lost_answers(table, folder):
    """1,000 creates, with the answer to one in five lost after it was carried out."""
    files = made(folder / "lost", 1_000, 100)
    for title, options, python in (
            ("distinct names", [], ["names"]), ("equal names", ["--name", "same"], ["same"])):
        for who, command, bound in (
                ("", creates(files, "--parallel", "16", *options), 0),
                (" (the Python client)",
                 [sys.executable, str(PROGRAMS / "creates.py"), str(files), *python], None)):
            with Sandbox("--ephemeral", "--limit", "0", "--credits", "1000000") as sandbox:
                way = relay.LossyRelay(sandbox.url, 5)
                ended = subprocess.run(
                    command, env=account(way.url, sandbox.key), capture_output=True, text=True,
                    stdin=subprocess.DEVNULL)
                way.close()
                count = len(sandbox.all())
                told = ended.stderr.count("may have been created")
            print(f"{title}{who}: {way.lost} answers lost, {count} knowledge, {told} lines say that "
                  f"one may have been created, exit code {ended.returncode}", file=sys.stderr)
            table.absolute(
                f"lost answers, {title}{who}: too many", "", [max(0, count - 1_000)], bound)
            table.absolute(
                f"lost answers, {title}{who}: too few", "", [max(0, 1_000 - count)], bound)


def sandbox_start(table, folder):
    state = folder / "state"
    (folder / "a.csv").write_text("x\n" + "1\n" * 10_000)
    with Sandbox("--data", str(state), "--limit", "0") as sandbox:
        path = shlex.quote(str(folder / "a.csv"))
        sandbox.run(f"for i in 1..20 {{ wait (create {path}) }}")
    figures = []
    for _ in range(21):
        with Sandbox("--data", str(state)) as sandbox:
            figures.append(sandbox.started * 1000)
    table.absolute("sandbox: start to first answer", "ms", figures[1:], 20)


PROGRAMS = pathlib.Path(__file__).with_name("programs")


def language(table, folder):
    """Programs that print the same in each language; the time to start is taken off on both sides."""
    figures = [
        ("a loop of 3,000,000", "loop", 1.3, 0.8), ("fib 27", "fib", 1.3, 0.8),
        ("1,000,000 field reads", "fields", 1.3, 0.8), ("65,536 appends to a text", "text", None, 1),
        ("100,000 appends to a list, join", "join", None, 1),
        ("sorting 1,000,000 numbers", "sort", None, 1),
    ]
    endings = {"lua5.4": "lua", "python3": "py"}
    starts = {peer: duel("start", peer, ending, 41) for peer, ending in endings.items()}
    for name, program, to_lua, to_python in figures:
        for peer, bound in (("lua5.4", to_lua), ("python3", to_python)):
            if bound is not None:
                table.ratio(
                    name, peer, duel(program, peer, endings[peer], 31), bound, starts[peer])


def duel(program, peer, ending, count):
    """Interleaved runs of a program in our language and in the peer's."""
    ours = [PROGRAM, str(PROGRAMS / f"{program}.grid")]
    theirs = [peer, str(PROGRAMS / f"{program}.{ending}")]
    printed = [
        subprocess.run(run, env=environment(), capture_output=True, check=True).stdout.lower()
        for run in (ours, theirs)
    ]
    if printed[0] != printed[1]:
        raise RuntimeError(f"{program}: {printed}")
    return pairs(
        count, lambda: seconds(ours, environment()), lambda: seconds(theirs, environment()))


def check(table, folder):
    ours, theirs = folder / "lines.grid", folder / "lines.py"
    ours.write_text("".join(
        f'x{n % 500} = {n} * 2 + len("some text {n}")\n'
        f'if x{n % 500} > 5 {{ print "x is $x{n % 500}", x{n % 500} }}\n'
        for n in range(5_000)))
    theirs.write_text("".join(
        f'x{n % 500} = {n} * 2 + len("some text {n}")\n'
        f'if x{n % 500} > 5: print(f"x is {{x{n % 500}}}", x{n % 500})\n'
        for n in range(5_000)))
    table.ratio(
        "check of 10,000 lines", "python3 -m py_compile",
        pairs(11, lambda: seconds([PROGRAM, "--check", str(ours)], environment()),
              lambda: seconds(["python3", "-m", "py_compile", str(theirs)], environment())), 3)


ALL = [startup, upload, each, lost_answers, retrieves, sandbox_start, language, check,
       *prompt.ALL]


def main():
    names = [run.__name__ for run in ALL]
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("name", nargs="*", help=f"only these: {', '.join(names)}")
    options = parser.parse_args()
    if unknown := set(options.name) - set(names):
        parser.error(f"no figure {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        for run in ALL:
            if not options.name or run.__name__ in options.name:
                run(table, pathlib.Path(folder))
    table.print(options.json)


main()

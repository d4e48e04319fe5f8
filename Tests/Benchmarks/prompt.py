"""The figures of the prompt: what passes between a key and the line that is painted."""

import http.server
import json
import os
import threading
import time
import urllib.parse

from measuring import pairs, seconds
from terminal import Terminal

PROGRAM = os.environ["GRIDSH"]
PROMPT = "> "
MANY = 10_000

# 200 characters, with words of all colours, that the history goes on with.
LINE = (
    'k = create report.pdf --name "Q3 review" --timeout 5m; wait k --timeout 2m; '
    'print "rows: ${k.row_counts.total}", len(k.name), 42; '
    'list | where status == "ready" | select id name | first 5 ')
LINE += "#" + "." * (199 - len(LINE))


def environment(home, **variables):
    return {
        "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8",
        "HOME": str(home), **variables}


def home_with_history(folder):
    """A home in which 10,000 statements were typed; the last one goes on where LINE ends."""
    home = folder / "home"
    state = home / ".local/state/gridsh"
    state.mkdir(parents=True, exist_ok=True)
    statements = [f"print {number}" for number in range(MANY - 1)] + [LINE + " and so on"]
    (state / "history").write_text("".join(
        f"{1_700_000_000_000 + number} 1 {len(text.encode())} {text}\n"
        for number, text in enumerate(statements)))
    return home


def first_prompt(table, folder):
    settings = environment(home_with_history(folder))

    def ours():
        began = time.perf_counter()
        with Terminal([PROGRAM], settings) as terminal:
            terminal.expect(PROMPT)
            return time.perf_counter() - began

    peer = ["redis-cli", "--version"]
    table.allowance(
        "first prompt", "redis-cli --version", pairs(41, ours, lambda: seconds(peer, settings)),
        1.6, 20)


def keys(table, folder):
    with Terminal([PROGRAM, "--ephemeral"], environment(home_with_history(folder))) as terminal:
        terminal.expect(PROMPT)
        # As a person types: so that the last key has its hint, and the line all its colours.
        for character in LINE:
            terminal.send(character.encode(), silence=0.02)
        terminal.send(b"\x1b[D" * (len(LINE) - LINE.index("status") - 3), silence=0.1)
        within = [terminal.send(key, silence=0.02) for _ in range(100) for key in (b"x", b"\x7f")]
        # A # at the beginning makes all that follows a comment, of one colour; without it all is as it was.
        terminal.send(b"\x01", silence=0.05)
        worst = [terminal.send(key, silence=0.02) for _ in range(20) for key in (b"#", b"\x7f")]
    times = sorted(1000 * time for time, _ in within + worst)
    table.absolute("key to painted line, 200 characters", "ms", times, 2)
    table.absolute(
        "the same, 99th percentile", "ms", [times[int(len(times) * 0.99)]], 15)
    table.absolute("bytes for a key within a word", "", [max(count for _, count in within)], 60)
    table.absolute("bytes for a key at worst", "", [max(count for _, count in worst)], 900)


def tab(table, folder):
    names = folder / "names"
    names.mkdir()
    for number in range(MANY):
        (names / f"file-{number:05}.csv").touch()
    table.absolute(f"Tab on {MANY:,} paths", "ms", tabs(folder, names, b"create names/f"), 50)
    with Listing() as listing:
        settings = {"DATAGRID_API_KEY": "key", "DATAGRID_BASE_URL": listing.url}
        table.absolute(
            f"Tab on {MANY:,} known ids", "ms",
            tabs(folder, names, b"retrieve kn_", "print (list | count)", str(MANY), **settings), 50)


def tabs(folder, home, typed, before="print 1", shown="1", **variables):
    """How long each Tab takes: the first completes what all have in common, the second lists them."""
    figures = []
    with Terminal([PROGRAM], environment(home, **variables), folder=folder) as terminal:
        terminal.expect(PROMPT)
        terminal.send(before.encode() + b"\r", silence=0.5)
        terminal.send(typed)
        for _ in range(11):
            figures += [terminal.send(b"\t", silence=0.4)[0] * 1000 for _ in range(2)]
            terminal.send(b"\x15")  # ^U
            terminal.send(typed)
    return figures


class Listing:
    """A service that has 10,000 knowledge, and does nothing but list them."""

    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listing.Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            start = int(query["after"][0][3:]) + 1 if "after" in query else 0
            end = min(MANY, start + int(query.get("limit", ["20"])[0]))
            body = json.dumps({
                "object": "list", "has_more": end < MANY,
                "data": [{
                    "object": "knowledge", "id": f"kn_{number:016}", "name": f"report {number}.pdf",
                    "teamspace_id": "ts_1", "scope": "teamspace", "parent": {"type": "root"},
                    "created_at": "2026-01-01T00:00:00Z", "status": "ready", "last_error": None,
                    "row_counts": {"total": 1, "completed": 1, "failed": 0},
                    "credits": {"consumed": 1}, "sync": None,
                } for number in range(start, end)]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass


def paste(table, folder):
    row = b'print "a row of a text that somebody has pasted", 42\n'
    text = row * (230_000 // len(row))
    figures = []
    for _ in range(5):
        with Terminal([PROGRAM, "--ephemeral"], environment(folder)) as terminal:
            terminal.expect(PROMPT)
            figures.append(
                terminal.send(b"\x1b[200~" + text + b"\x1b[201~", silence=0.5)[0] * 1000)
    table.absolute("230 kB pasted", "ms", figures, 1_000)


ALL = [first_prompt, keys, tab, paste]

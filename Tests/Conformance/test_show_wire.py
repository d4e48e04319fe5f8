"""What `show` prints for every endpoint is run against a server that only listens: gridsh, curl and the
official Python client must ask for the same."""

import email.parser
import email.policy
import http.server
import json
import os
import subprocess
import threading
import unittest
import urllib.parse

from gridsh_sandbox import PATIENCE, PROGRAM, folder
from prepared_python import PreparedPython

KEY = "sk-conformance-0123456789"

COMMANDS = [
    "retrieve 'kn/1 ?#ü'",
    "list --page pg-1",
    "create orders.csv 'a;b.txt' --name 'Q3 \"x\"' --page pg-1",
    "update kn-1 --name '@x;type=y' --root",
    "update kn-1 --file 'a;b.txt'",
    "update kn-1 --sync on --cron '0 0 * * *' --timezone Europe/Oslo",
    "delete kn-1 --yes",
    "reindex kn-1",
    "connect conn-1",
    "tables kn-1",
    "rows table-1",
    "search late 'delivery fees' --in kn-1 --in kn-2",
    "connections",
    "pages",
    "credits",
    "whoami",
    "request GET '/knowledge?limit=1&after=x'",
    "request GET /anything --query 'q=a b&c=ü' --query 'x[]=1'",
    "request POST /webhooks --json '{\"url\": \"https://x\", \"n\": [null, true, 1.5, \"its\"]}'",
    "request POST /knowledge/connect --json ({connection_id: \"c\", more: 1})",
    "request PATCH /pages/p-1 --json ({name: \"N\"})",
    "request PUT /any/where --form a=b --form 'c=@d;e' --file 'f[]=a;b.txt'",
    "request POST /empty",
    "request DELETE /pages/p-1",
]


class Listener:
    """Answers every request with an empty object, and keeps the first."""

    def __enter__(self):
        listener = self
        listener.requests = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                listener.requests.append(normalised(self.command, self.path, self.headers, body))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def first(self, act):
        self.requests.clear()
        done = act()
        if not self.requests:
            raise AssertionError(f"it asked for nothing: {done.stderr}")
        return self.requests[0]


def normalised(method, target, headers, body):
    """What a server would make of a request."""
    path, _, query = target.partition("?")
    kind = headers.get("Content-Type", "")
    if kind.startswith("multipart/form-data"):
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
            b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
        content = sorted(
            (part.get_param("name", header="content-disposition"), part.get_filename() or "",
             part.get_payload(decode=True))
            for part in message.iter_parts())
    elif body:
        content = json.loads(body)
    else:
        content = None
    return (
        method, urllib.parse.unquote(path), sorted(urllib.parse.parse_qsl(query)),
        headers.get("Authorization"), content)


class OnTheWire(unittest.TestCase):
    def setUp(self):
        self.folder = folder(self)
        (self.folder / "orders.csv").write_text("x\n1\n")
        (self.folder / "a;b.txt").write_text("text")
        self.listener = self.enterContext(Listener())
        self.python = self.enterContext(PreparedPython())
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            "DATAGRID_API_KEY": KEY, "DATAGRID_BASE_URL": self.listener.url,
        }

    def run_program(self, *arguments):
        # The answer is none that anybody can use: only what was asked for counts.
        return subprocess.run(
            arguments, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=PATIENCE, text=True)

    def run_shown(self, form, text):
        if form == "curl":
            return self.run_program("/bin/sh", "-c", text)
        return self.python.run(text, self.folder, self.environment)

    def test_all_ask_for_the_same(self):
        for command in COMMANDS:
            expected = self.listener.first(
                lambda: self.run_program(PROGRAM, "-c", f"set retries 0; {command}"))
            self.assertEqual(expected[3], f"Bearer {KEY}")
            for form in ["curl", "python"]:
                with self.subTest(command=command, form=form):
                    shown = self.run_program(PROGRAM, "-c", f"show {form} {command}")
                    self.assertEqual(shown.returncode, 0, shown.stderr)
                    text = shown.stdout
                    self.assertNotIn(KEY, text)
                    self.assertEqual(
                        self.listener.first(lambda: self.run_shown(form, text)), expected, text)

    def test_a_dry_run_asks_for_nothing(self):
        self.listener.requests.clear()
        for command in COMMANDS:
            name = command.split()[0]
            if name in ["create", "update", "delete", "reindex", "connect", "request"]:
                shown = self.run_program(PROGRAM, "-c", f"{command} --dry-run")
                self.assertEqual(shown.returncode, 0, shown.stderr)
                self.assertIn("Authorization: Bearer $DATAGRID_API_KEY", shown.stdout)
        self.assertEqual(self.listener.requests, [])


if __name__ == "__main__":
    unittest.main()

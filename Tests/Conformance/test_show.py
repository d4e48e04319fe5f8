"""What `show` prints is run: the curl text by a shell and curl, the Python text by the official client.
What they make must be what gridsh makes itself. The JavaScript text is parsed."""

import os
import subprocess
import unittest

import esprima
from gridsh_sandbox import PATIENCE, PROGRAM, Sandbox, folder
from prepared_python import PreparedPython

ROWS = "city,count\nOslo,1\nBergen,2\n"

# Each would do something else in a shell, in curl's -F, in a literal, or on a terminal.
FILE_NAMES = [
    "orders.csv",
    '$(touch x);"a".csv',
    "`touch x`.csv",
    "a b  c.csv",
    "it's 'quoted'.csv",
    '"double".csv',
    "comma,semi;colon.csv",
    "type;type=text.csv",
    "filename;filename=x.csv",
    "-leading.csv",
    "--config.csv",
    "-",
    "@at.csv",
    "<less.csv",
    "#hash & amp | pipe > out.csv",
    "!bang!! $HOME ~ * ? [a] {b}.csv",
    "percent %22 %0A %s.csv",
    "Größe 日本 é 🎉.csv",
    "\u202eright to left\u202c.csv",
    "line\nend.csv",
    "ends with a line end\n",
    "carriage\rreturn.csv",
    "(type=text).csv",
    "=equals=.csv",
]

# The Python client doubles backslashes and writes controls as %09; nobody asks for either. Only gridsh
# and curl agree on what such a file is called.
DISPUTED_NAMES = [
    "back\\slash.csv", "ends\\", '\\"both\\".csv', "\\n.csv", "tab\tand\x1b[31mescape\x07.csv",
]

KNOWLEDGE_NAMES = [
    "Q3 review",
    "@orders.csv",
    "<orders.csv",
    "x;type=text/html",
    '"quoted" and \'single\'',
    "  blanks around  ",
    "$HOME `id` $(id) \\ %41",
    "two\nlines",
    "ends with a line end\n",
    "\u202eturned\u202c \x1b[31mred",
    "a=b&c=d",
    "Nüme 🎉",
]

SCRIPT = """\
param form = "none"
param name = ""
if form == "none" {{
  k = create $args{flags}
  print k.id
}} else if form == "curl" {{
  show curl create $args{flags}
}} else if form == "python" {{
  show python create $args{flags}
}} else {{
  show javascript create $args{flags}
}}
"""


class Showing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox("--limit", "0")
        cls.addClassCleanup(cls.sandbox.close)
        cls.python = cls.enterClassContext(PreparedPython())

    def setUp(self):
        self.folder = folder(self)
        self.scripts = folder(self)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.scripts), "LC_ALL": "C.UTF-8",
            "DATAGRID_API_KEY": self.sandbox.key, "DATAGRID_BASE_URL": self.sandbox.url,
        }

    def run_program(self, *arguments):
        done = subprocess.run(
            arguments, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=PATIENCE)
        return self.output(done.returncode, done.stdout.decode(), done.stderr.decode())

    def output(self, status, text, error):
        self.assertEqual(status, 0, error)
        self.assertNotIn(self.sandbox.key, text + error)
        return text

    def run_shown(self, form, text):
        if form == "curl":
            return self.run_program("/bin/sh", "-c", text)
        done = self.python.run(text, self.folder, self.environment)
        return self.output(done.returncode, done.stdout, done.stderr)

    def gridsh(self, form, files, name, flags):
        flags += " --name $name" if name else ""
        script = self.scripts / "create.grid"
        script.write_text(SCRIPT.format(flags=flags))
        return self.run_program(
            PROGRAM, str(script), "--form", form, "--name", name, "--", *files)

    def made_by(self, act):
        """What is there that was not there before, learned to its end."""
        before = {k.id for k in self.sandbox.client.knowledge.list(limit=100)}
        act()
        made = [k for k in self.sandbox.client.knowledge.list(limit=100) if k.id not in before]
        self.assertEqual(len(made), 1)
        learned = self.sandbox.wait(made[0])
        return (
            learned.name, learned.parent.to_dict(), learned.status,
            learned.row_counts.to_dict(), learned.last_error)

    def check(self, files, name="", flags="", is_disputed=False):
        for file in files:
            (self.folder / file).write_text(ROWS)
        present = sorted(os.listdir(self.folder))
        expected = self.made_by(lambda: self.gridsh("none", files, name, flags))
        self.assertEqual(expected[2:4], ("ready", {"completed": 2 * len(files), "failed": 0,
                                                   "total": 2 * len(files)}))
        curl = self.gridsh("curl", files, name, flags)
        self.assert_harmless(curl)
        self.assertEqual(
            self.made_by(lambda: self.run_shown("curl", curl)), expected, curl)
        python = self.gridsh("python", files, name, flags)
        self.assert_harmless(python)
        made = self.made_by(lambda: self.run_shown("python", python))
        self.assertEqual(made[is_disputed:], expected[is_disputed:], python)
        javascript = self.gridsh("javascript", files, name, flags)
        self.assert_harmless(javascript)
        self.check_javascript(javascript, files, name)
        # Nothing in a name was run.
        self.assertEqual(sorted(os.listdir(self.folder)), present)

    def assert_harmless(self, text):
        """A terminal that shows it, and an editor that it is put into, do nothing."""
        for character in text:
            self.assertTrue(
                character == "\n" or character == "\t" or character.isprintable() or
                character in "\u200c\u200d", repr(character))

    def check_javascript(self, text, files, name):
        # The parser knows no `await` outside of a function.
        tree = esprima.parseModule(text.replace("await ", ""))
        options = [node for node in nodes(tree) if node.type == "Property"]
        values = {key(node): node.value for node in options}
        self.assertEqual([element.arguments[0].value for element in values["files"].elements], files)
        if name:
            self.assertEqual(values["name"].value, name)
        self.assertEqual(values["baseURL"].value, self.sandbox.url)

    def test_files_with_any_name(self):
        for file in FILE_NAMES:
            with self.subTest(file=file):
                self.check([file])

    def test_files_with_names_that_clients_send_differently(self):
        for file in DISPUTED_NAMES:
            with self.subTest(file=file):
                self.check([file], is_disputed=True)

    def test_knowledge_with_any_name(self):
        for name in KNOWLEDGE_NAMES:
            with self.subTest(name=name):
                self.check(["orders.csv"], name=name)

    def test_several_files_at_the_root(self):
        self.check(["a.csv", "b, c;.csv", "-d.csv"], name="Three", flags=" --root")

    def test_files_elsewhere(self):
        (self.folder / "in; \"here\"").mkdir()
        self.check(['in; "here"/a.csv', "./in; \"here\"/../b.csv"])

    def test_the_last_request(self):
        (self.folder / "orders.csv").write_text(ROWS)
        script = "k = create orders.csv; wait k; retrieve k.id; show {}"
        for form in ["curl", "python"]:
            text = self.run_program(PROGRAM, "-c", script.format(form)).split("\n", 1)[1]
            self.assertIn("kn_", self.run_shown(form, text))

    def test_other_endpoints(self):
        (self.folder / "orders.csv").write_text(ROWS)
        identifier = self.run_program(PROGRAM, "-c", "print (create orders.csv).id").strip()
        for command, answer in [
            (f"retrieve {identifier}", identifier), ("list", identifier),
            ("connect conn-123", "/connect/conn-123"),
        ]:
            for form in ["curl", "python"]:
                with self.subTest(command=command, form=form):
                    text = self.run_program(PROGRAM, "-c", f"show {form} {command}")
                    self.assertIn(answer, self.run_shown(form, text))


def nodes(tree):
    """All nodes of a syntax tree."""
    found = []
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif hasattr(node, "type") and hasattr(node, "__dict__"):
            found.append(node)
            pending.extend(value for value in vars(node).values())
    return found


def key(node):
    return node.key.name or node.key.value


if __name__ == "__main__":
    unittest.main()

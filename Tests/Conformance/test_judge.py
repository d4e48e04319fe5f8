"""The official Python client judges the sandbox: what it sends is understood, and what is answered
becomes the objects and the exceptions that it documents."""

import unittest

import datagrid_ai
import httpx
from gridsh_sandbox import Sandbox, folder

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 41>>stream
BT /F 12 Tf 20 100 Td (Hello pages) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
"""


class Creating(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.close)
        cls.client = cls.sandbox.client

    def test_from_a_path(self):
        file = folder(self) / "orders.csv"
        file.write_text("city,count\nOslo,1\nBergen,2\n")
        created = self.client.knowledge.create(files=[file])
        self.assertEqual((created.object, created.name), ("knowledge", "orders.csv"))
        self.assertEqual((created.status, created.last_error), ("pending", None))
        self.assertEqual((created.scope, created.sync, created.credits), ("teamspace", None, None))
        self.assertEqual(created.parent.type, "root")
        ready = self.sandbox.wait(created)
        self.assertEqual((ready.status, ready.row_counts.total), ("ready", 2))
        self.assertEqual(ready.credits.consumed, 0.02)
        self.assertGreaterEqual(ready.updated_at, ready.created_at)

    def test_from_bytes(self):
        self.assertEqual(self.sandbox.learn(b"Example data").row_counts.completed, 1)

    def test_from_an_open_file(self):
        file = folder(self) / "notes.txt"
        file.write_text("one\n\ntwo\n")
        with file.open("rb") as opened:
            self.assertEqual(self.sandbox.learn(opened).row_counts.completed, 2)

    def test_from_several_files_of_all_types(self):
        knowledge = self.sandbox.learn(
            ("a.csv", b"x\n1\n2\n"), ("b.txt", b"one"), ("c.json", b"[1, 2, 3]"),
            ("d.jsonl", b'{"a": 1}\n{"a": 2}\n'), ("e.pdf", PDF), ("f.json", b'{"a": {"b": 1}}'),
        )
        self.assertEqual((knowledge.status, knowledge.last_error), ("ready", None))
        self.assertEqual(knowledge.row_counts.total, 2 + 1 + 3 + 2 + 2 + 1)

    def test_names_keep_every_character(self):
        name = 'Größe "日本" \'x\' é;a=b.csv'
        file = folder(self) / name
        file.write_text("ä\n1\n")
        self.assertEqual(self.client.knowledge.create(files=[file]).name, name)
        named = self.client.knowledge.create(files=[b"x"], name='Nüme "q" %41 \n 🎉')
        self.assertEqual(self.client.knowledge.retrieve(named.id).name, 'Nüme "q" %41 \n 🎉')

    def test_an_empty_name_is_none(self):
        created = self.client.knowledge.create(files=[("f.txt", b"x")], name="")
        self.assertEqual(created.name, "f.txt")

    def test_at_the_root_by_name(self):
        created = self.client.knowledge.create(files=[b"x"], parent={"type": "root"})
        self.assertEqual(created.parent.type, "root")

    def test_answers_carry_what_the_documentation_lists(self):
        raw = self.client.knowledge.with_raw_response.create(files=[b"x"]).http_response.json()
        self.assertEqual(
            list(raw),
            ["object", "id", "name", "teamspace_id", "scope", "parent", "created_at",
             "updated_at", "status", "last_error", "row_counts", "credits", "sync"])


class Ends(unittest.TestCase):
    """Each end that a run can come to."""

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.close)

    def test_ready(self):
        self.assertEqual(self.sandbox.learn(("a.csv", b"x\n1\n")).status, "ready")

    def test_failed_for_a_type_that_is_not_supported(self):
        failed = self.sandbox.learn(("a.bin", bytes(range(256))))
        self.assertEqual((failed.status, failed.last_error.code), ("failed", "processing_error"))
        self.assertIn("supported", failed.last_error.message.lower())
        self.assertEqual(failed.row_counts.total, 0)

    def test_failed_for_a_broken_file(self):
        failed = self.sandbox.learn(("a.pdf", PDF[:60]))
        self.assertEqual((failed.status, failed.last_error.code), ("failed", "processing_error"))

    def test_partial_for_a_file_that_breaks_off(self):
        partial = self.sandbox.learn(("a.csv", b'x\n1\n2\n"open'))
        self.assertEqual((partial.status, partial.last_error.code), ("partial", "processing_error"))
        self.assertEqual(partial.row_counts.completed, 2)


class Refusals(unittest.TestCase):
    """Each status, by the exception that the client makes of it."""

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox("--plan", "free")
        cls.addClassCleanup(cls.sandbox.close)
        cls.client = cls.sandbox.client

    def refused(self, kind, status, error, call):
        with self.assertRaises(kind) as caught:
            call()
        self.assertIs(type(caught.exception), kind)
        self.assertEqual(caught.exception.status_code, status)
        envelope = caught.exception.body
        self.assertEqual((envelope["status_code"], envelope["statusCode"]), (status, status))
        self.assertEqual(envelope["error"], error)
        for member in ("message", "mitigation", "retryable", "details"):
            self.assertIn(member, envelope)
        self.assertTrue(self.sandbox.is_alive())
        return caught.exception

    def test_400_without_files(self):
        self.refused(
            datagrid_ai.BadRequestError, 400, "bad_request",
            lambda: self.client.knowledge.create(files=[]))

    def test_400_for_an_unknown_field(self):
        error = self.refused(
            datagrid_ai.BadRequestError, 400, "bad_request",
            lambda: self.client.knowledge.create(files=[b"x"], extra_body={"colour": "red"}))
        self.assertEqual(error.body["message"], "property colour should not exist")

    def test_401_for_another_key(self):
        stranger = self.sandbox.client_with("sandbox_0123456789abcdef")
        self.refused(
            datagrid_ai.AuthenticationError, 401, "unauthorized",
            lambda: stranger.knowledge.retrieve("kn_1"))
        self.refused(
            datagrid_ai.AuthenticationError, 401, "unauthorized",
            lambda: stranger.knowledge.create(files=[b"x" * 3_000_000]))

    def test_402_without_credits(self):
        with Sandbox("--credits", "0") as poor:
            for call in (
                lambda: poor.client.knowledge.create(files=[b"x"]),
                lambda: poor.client.knowledge.connect(connection_id="conn_1"),
            ):
                with self.assertRaises(datagrid_ai.APIStatusError) as caught:
                    call()
                self.assertIs(type(caught.exception), datagrid_ai.APIStatusError)
                self.assertEqual(caught.exception.status_code, 402)
                self.assertEqual(caught.exception.body["error"], "out_of_credits")

    def test_403_for_a_web_page(self):
        self.refused(
            datagrid_ai.PermissionDeniedError, 403, "forbidden",
            lambda: self.client.knowledge.list(extra_headers={"Origin": "https://example.com"}))

    def test_404_for_an_unknown_knowledge(self):
        for name in ("kn_0000000000000000", "a/b ü%", "kn_1?x#y"):
            self.refused(
                datagrid_ai.NotFoundError, 404, "not_found",
                lambda name=name: self.client.knowledge.retrieve(name))

    def test_404_for_an_unknown_page(self):
        self.refused(
            datagrid_ai.NotFoundError, 404, "not_found",
            lambda: self.client.knowledge.create(
                files=[b"x"], parent={"type": "page", "page_id": "page_1"}))

    def test_413_over_the_cap(self):
        cap = 5 << 20
        error = self.refused(
            datagrid_ai.APIStatusError, 413, "payload_too_large",
            lambda: self.client.knowledge.create(files=[("big.txt", b"x" * (cap + 1))]))
        self.assertIn("upload-limits", error.body["mitigation"])
        self.client.knowledge.create(files=[("fits.txt", b"x" * cap)])

    def test_429_over_the_rate_limit(self):
        with Sandbox("--limit", "2") as busy:
            busy.client.knowledge.list()
            busy.client.knowledge.list()
            with self.assertRaises(datagrid_ai.RateLimitError) as caught:
                busy.client.knowledge.list()
            response, body = caught.exception.response, caught.exception.body
            self.assertEqual(body["error"], "rate_limit_exceeded")
            self.assertEqual(body["message"], "Rate limit exceeded")
            self.assertEqual(response.headers["X-RateLimit-Limit"], "2")
            self.assertEqual(response.headers["X-RateLimit-Remaining"], "0")
            self.assertLessEqual(0, int(response.headers["Retry-After"]))
            self.assertLessEqual(int(response.headers["Retry-After"]), 60)
            # Another endpoint has a window of its own.
            busy.client.knowledge.create(files=[b"x"])


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.close)
        cls.client = cls.sandbox.client
        cls.made = [cls.client.knowledge.create(files=[b"x"], name=f"{n}").id for n in range(25)]
        cls.newest_first = cls.made[::-1]

    def ids(self, page):
        return [knowledge.id for knowledge in page]

    def test_to_the_end(self):
        self.assertEqual(self.ids(self.client.knowledge.list()), self.newest_first)
        self.assertEqual(self.ids(self.client.knowledge.list(limit=7)), self.newest_first)

    def test_a_page_of_twenty_unless_told_otherwise(self):
        page = self.client.knowledge.list()
        self.assertEqual([k.id for k in page.data], self.newest_first[:20])
        self.assertTrue(self.raw()["has_more"])
        self.assertFalse(self.raw(limit=100)["has_more"])

    def raw(self, **query):
        return self.client.knowledge.with_raw_response.list(**query).http_response.json()

    def test_behind_and_before_a_knowledge(self):
        third = self.newest_first[2]
        self.assertEqual(
            [k["id"] for k in self.raw(after=third, limit=2)["data"]], self.newest_first[3:5])
        self.assertEqual(
            [k["id"] for k in self.raw(before=third, limit=1)["data"]], [self.newest_first[1]])

    def test_at_the_root(self):
        self.assertEqual(len(self.ids(self.client.knowledge.list(parent={"type": "root"}))), 25)
        with self.assertRaises(datagrid_ai.BadRequestError):
            self.client.knowledge.list(parent={"type": "page", "page_id": "no_such_page"})

    def test_of_wrong_limits(self):
        for limit in (0, 101, -1):
            with self.assertRaises(datagrid_ai.BadRequestError):
                self.client.knowledge.list(limit=limit)


class Connecting(unittest.TestCase):
    def test_a_redirect_url_answers_a_page_that_says_what_it_is(self):
        with Sandbox() as sandbox:
            answer = sandbox.client.knowledge.connect(connection_id="conn_<b>1</b>")
            self.assertEqual(answer.object, "redirect_url")
            page = httpx.get(answer.redirect_url, trust_env=False)
            self.assertEqual(page.status_code, 200)
            self.assertTrue(page.headers["Content-Type"].startswith("text/html"))
            self.assertIn("sandbox", page.text.lower())
            self.assertIn("conn_&lt;b&gt;1&lt;/b&gt;", page.text)
            self.assertNotIn("<b>1</b>", page.text)


class Keeping(unittest.TestCase):
    def test_a_state_outlives_its_process(self):
        data = folder(self)
        with Sandbox(data=data) as first:
            made = first.learn(("a.csv", b"x\n1\n"))
        with Sandbox(data=data) as second:
            self.assertEqual(second.client.knowledge.retrieve(made.id), made)

    def test_two_processes_share_a_state(self):
        data = folder(self)
        with Sandbox(data=data) as first, Sandbox(data=data) as second:
            made = second.client.knowledge.create(files=[("a.csv", b"x\n1\n")])
            self.assertEqual(first.wait(made).status, "ready")
            other = first.client.knowledge.create(files=[("a.csv", b"x\n1\n")])
            self.assertEqual(second.wait(other).status, "ready")


if __name__ == "__main__":
    unittest.main()

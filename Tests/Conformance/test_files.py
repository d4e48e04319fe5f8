"""Real files end as they should, and their rows are as many as independent readers find."""

import unittest

import real_files
from gridsh_sandbox import Sandbox


class RealFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox("--limit", "0")
        cls.addClassCleanup(cls.sandbox.close)

    def test_there_are_enough_of_each_type(self):
        readers = [real.reader for real in real_files.listed()]
        for reader, least in {"pages": 10, "json": 10, "csv": 10, "jsonl": 4, "-": 4}.items():
            self.assertGreaterEqual(readers.count(reader), least, reader)

    def test_each_ends_as_it_should(self):
        for real in real_files.listed():
            with self.subTest(real.path):
                file = real.fetched()
                knowledge = self.sandbox.learn(file)
                self.assertTrue(self.sandbox.is_alive())
                self.assertEqual(knowledge.status, real.status, knowledge.last_error)
                self.assertEqual(knowledge.row_counts.completed, real.rows)
                if real.status == "ready":
                    self.assertEqual(knowledge.row_counts.completed, real.count(file))
                    self.assertIsNone(knowledge.last_error)
                else:
                    self.assertEqual(knowledge.last_error.code, "processing_error")
                    self.assertTrue(
                        knowledge.last_error.message.startswith(f"{file.name}: {real.reason}"),
                        knowledge.last_error.message)

    def test_all_that_are_ready_make_one_knowledge(self):
        ready = [real for real in real_files.listed() if real.status == "ready"]
        knowledge = self.sandbox.learn(*[real.fetched() for real in ready])
        self.assertEqual((knowledge.status, knowledge.last_error), ("ready", None))
        self.assertEqual(knowledge.row_counts.completed, sum(real.rows for real in ready))


if __name__ == "__main__":
    unittest.main()

"""kill -9 at any moment loses no create that was answered, and makes none twice."""

import collections
import os
import random
import signal
import subprocess
import threading
import time
import unittest

import datagrid_ai
from gridsh_sandbox import PATIENCE, PROGRAM, Sandbox, folder

ROUNDS = 8
FILES, NAMESAKES = 300, 30


class Killed(unittest.TestCase):
    def test_answered_creates_survive_and_are_learned_to_the_end(self):
        data = folder(self)
        chance = random.Random(1)
        answered = {}
        for _ in range(ROUNDS):
            sandboxes = [Sandbox("--limit", "0", "--credits", "1000000000", data=data) for _ in range(chance.choice([1, 2]))]
            threads = [
                threading.Thread(target=self.create_on, args=(sandbox, chance.random(), answered))
                for sandbox in sandboxes
            ]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.02, 0.4))  # the moment is what is tried
            for sandbox in sandboxes:
                sandbox.process.send_signal(signal.SIGKILL)
            for thread in threads:
                thread.join()
            for sandbox in sandboxes:
                sandbox.close()
        self.assertGreater(len(answered), ROUNDS)
        with Sandbox("--limit", "0", "--credits", "1000000000", data=data) as sandbox:
            for name, rows in answered.items():
                knowledge = sandbox.wait(sandbox.client.knowledge.retrieve(name))
                self.assertEqual((knowledge.status, knowledge.row_counts.total), ("ready", rows))
            listed = [knowledge.id for knowledge in sandbox.client.knowledge.list(limit=100)]
            self.assertLessEqual(set(answered), set(listed))

    def create_on(self, sandbox, seed, answered):
        chance = random.Random(seed)
        while True:
            rows = chance.choice([1, 50, 20_000])
            try:
                made = sandbox.client.knowledge.create(files=[("a.csv", b"x\n" + b"1\n" * rows)])
            except (datagrid_ai.APIConnectionError, datagrid_ai.InternalServerError):
                return
            answered[made.id] = rows


class KilledClient(unittest.TestCase):
    def test_a_run_with_once_that_is_killed_and_gone_on_with_makes_each_file_once(self):
        files = folder(self)
        names = [f"{number}.csv" for number in range(FILES)]
        for number, name in enumerate(names):
            (files / name).write_text(f"number\n{number}\n" * 5_000)
        # Of one name, so that only the order in which they are sent tells what a broken one has made.
        for number in range(NAMESAKES):
            (files / f"{number}").mkdir()
            (files / f"{number}" / "same.csv").write_text(f"number\n{number}\n" * 5_000)
            names.append("same.csv")
        chance = random.Random(2)
        with Sandbox("--limit", "0", "--credits", "1000000000") as sandbox:
            for _ in range(ROUNDS):
                run = self.start(sandbox, files)
                time.sleep(chance.uniform(0.02, 0.25))  # the moment is what is tried
                run.kill()
                run.communicate()
            made = len(list(sandbox.client.knowledge.list(limit=100)))
            self.assertGreater(made, 0)
            self.assertLess(made, len(names))
            run = self.start(sandbox, files)
            _, errors = run.communicate(timeout=PATIENCE)
            self.assertEqual(run.returncode, 0, errors)
            listed = [knowledge.name for knowledge in sandbox.client.knowledge.list(limit=100)]
            counts = collections.Counter(listed)
            self.assertEqual(counts, collections.Counter(names))

    def start(self, sandbox, files):
        return subprocess.Popen(
            [PROGRAM, "-c", "create */*.csv *.csv --each --once --parallel 8 | count"],
            cwd=files, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={
                "PATH": os.environ["PATH"], "HOME": str(files), "XDG_STATE_HOME": str(files / "state"),
                "DATAGRID_BASE_URL": sandbox.url, "DATAGRID_API_KEY": sandbox.key,
            },
        )


if __name__ == "__main__":
    unittest.main()

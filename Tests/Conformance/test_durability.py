"""kill -9 at any moment loses no create that was answered."""

import random
import signal
import threading
import time
import unittest

import datagrid_ai
from gridsh_sandbox import Sandbox, folder

ROUNDS = 12


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


if __name__ == "__main__":
    unittest.main()

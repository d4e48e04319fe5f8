"""Interleaved pairs of two programs, and the table of what they took."""

import json
import statistics
import subprocess
import time


def seconds(command, environment=None):
    """How long a command takes from its start to its end; it must succeed."""
    began = time.perf_counter()
    subprocess.run(
        command, env=environment, check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def pairs(count, ours, peer):
    """Runs both in turn, each as often first as the other; gives both lists of seconds.

    What a shared machine does meanwhile falls on both.
    """
    ours(), peer()  # fills the caches
    times = ([], [])
    for number in range(count):
        order = [(0, ours), (1, peer)]
        for index, run in order if number % 2 == 0 else reversed(order):
            times[index].append(run())
    return times


class Table:
    """The figures of a run."""

    def __init__(self):
        self.rows = []

    def ratio(self, name, peer, times, bound, starts=([0], [0])):
        """A figure that is held against a peer's: a ratio of medians.

        `starts` are the seconds that both take for nothing, which are not counted.
        """
        ours, theirs = (
            statistics.median(whole) - statistics.median(start)
            for whole, start in zip(times, starts))
        self.rows.append({
            "name": name, "peer": peer, "pairs": len(times[0]), "unit": "ratio",
            "ours_ms": round(ours * 1000, 2), "peer_ms": round(theirs * 1000, 2),
            "figure": round(ours / theirs, 3), "bound": bound,
        })

    def allowance(self, name, peer, times, factor, extra):
        """A figure in milliseconds that may be so many times a peer's and so many more."""
        ours, theirs = (statistics.median(whole) * 1000 for whole in times)
        self.rows.append({
            "name": name, "peer": peer, "pairs": len(times[0]), "unit": "ms",
            "ours_ms": round(ours, 2), "peer_ms": round(theirs, 2),
            "figure": round(ours, 2), "bound": round(factor * theirs + extra, 2),
        })

    def absolute(self, name, unit, figures, bound):
        """A figure that has no peer: a median."""
        self.rows.append({
            "name": name, "peer": None, "pairs": len(figures), "unit": unit,
            "figure": round(statistics.median(figures), 2), "bound": bound,
        })

    def print(self, as_json):
        for row in self.rows:
            # A figure without a bound is there for the record.
            row["met"] = row["bound"] is None or row["figure"] <= row["bound"]
        if as_json:
            print(json.dumps(self.rows, indent=2))
            return
        cells = [("what", "peer", "runs", "ours", "peer's", "figure", "at most", "")]
        for row in self.rows:
            unit = "×" if row["unit"] == "ratio" else row["unit"]
            cells.append((
                row["name"], row["peer"] or "", str(row["pairs"]),
                f"{row['ours_ms']} ms" if row["peer"] else "",
                f"{row['peer_ms']} ms" if row["peer"] else "",
                f"{row['figure']} {unit}",
                "" if row["bound"] is None else f"{round(row['bound'], 3)} {unit}",
                "" if row["bound"] is None else "met" if row["met"] else "NOT MET",
            ))
        widths = [max(map(len, column)) for column in zip(*cells)]
        for row in cells:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

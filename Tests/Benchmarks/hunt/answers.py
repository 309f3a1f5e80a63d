#!/usr/bin/env python3
"""Times `posture hunt` on the queries of a benchmark folder, and compares the answers with the expected ones.

  answers.py --posture BIN --data DIR --queries DIR --expected DIR [--peers peers.json] [--repeat 3] [--warm]

A query is a .kql file; its expected answer is a .json file of the same name with `columns` and `rows`, in which
timestamps are cut to milliseconds and an empty text is null. `--peers` names a file of times of other engines,
{"direct" or "load": {"query": {"engine": [wall seconds, CPU seconds]}}}, to print ratios. By default each query is run
by a process of its own, straight from the files; with --warm one process answers all of them, each several times, and
the first time, which reads the files, does not count. Exit status 1 when an answer differs.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

NOW = "2026-03-01T00:00:00Z"
DATETIME = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z$")


def cell(value):
    """A value as both sides write it."""
    if value in ("", None):
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return int(value) if value == int(value) else round(value, 3)
    if isinstance(value, str):
        found = DATETIME.match(value)
        if found:
            return found.group(1) + ((found.group(2) or ".") + "000")[:4]
    if isinstance(value, (list, dict)):
        return json.dumps(value)
    return value


def plain(rows, zero_is_null):
    rows = [[cell(value) for value in row] for row in rows]
    return [[None if zero_is_null and v == 0 else v for v in row] for row in rows]


def run(posture, data, query):
    """The answer, wall seconds, CPU seconds and the largest resident size in MB."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        child = subprocess.Popen(
            [posture, "hunt", "--data", data, "--now", NOW, "--format", "json", "--file", query],
            stdout=out,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        if status:
            raise SystemExit(f"{query}: posture ended with status {status}")
        out.seek(0)
        table = json.load(out)["tables"][0]
    return table, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


class Warm:
    """One process that keeps what it read."""

    def __init__(self, posture, data):
        self.child = subprocess.Popen(
            [posture, "hunt", "--data", data, "--now", NOW, "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def used(self):
        with open(f"/proc/{self.child.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def size(self):
        with open(f"/proc/{self.child.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM:"))

    def run(self, query, repeat):
        """The answer, and for the best of some runs wall seconds; CPU seconds are the mean; the largest size in MB."""
        line = json.dumps({"id": 1, "query": open(query, encoding="utf-8").read()}).encode() + b"\n"
        walls, before = [], 0
        for number in range(repeat + 1):
            start = time.perf_counter()
            self.child.stdin.write(line)
            self.child.stdin.flush()
            answer = self.child.stdout.readline()
            if number:
                walls.append(time.perf_counter() - start)
            else:
                before = self.used()
        answer = json.loads(answer)
        if "error" in answer:
            raise SystemExit(f"{query}: {answer['error']}")
        return answer["tables"][0], min(walls), (self.used() - before) / repeat, self.size()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--posture", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--expected", required=True)
    parser.add_argument("--peers")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--warm", action="store_true")
    options = parser.parse_args()
    peers = json.load(open(options.peers))["load" if options.warm else "direct"] if options.peers else {}
    warm = Warm(options.posture, options.data) if options.warm else None
    names = sorted(n[:-4] for n in os.listdir(options.queries) if n.endswith(".kql"))
    wrong = 0
    for name in names:
        expected = json.load(open(os.path.join(options.expected, name + ".json")))
        path = os.path.join(options.queries, name + ".kql")
        best = None
        if warm:
            table, *best = warm.run(path, max(7, options.repeat))
        for _ in range(0 if warm else options.repeat):
            table, wall, cpu, size = run(options.posture, options.data, path)
            if best is None or wall < best[0]:
                best = (wall, cpu, size)
        # One of the queries joins tables of which one lacks a number, which peers write as 0.
        zero = name.startswith("q01")
        ours, theirs = plain(table["rows"], zero), plain(expected["rows"], zero)
        same = [c["name"] for c in table["columns"]] == expected["columns"] and ours == theirs
        wrong += not same
        line = f"{name:34} {'equal' if same else 'DIFFERS':8} {best[0] * 1000:8.1f} ms {best[1] * 1000:8.1f} ms CPU {best[2]:6} MB"
        for engine, (wall, cpu) in sorted(peers.get(name, {}).items()):
            line += f"  {engine} x{best[0] / wall:.2f} wall x{best[1] / max(cpu, 1e-4):.2f} CPU"
        print(line, flush=True)
        if not same:
            for number, (a, b) in enumerate(zip(ours, theirs)):
                if a != b:
                    print(f"  row {number}: {a}\n  expected {b}"[:600])
                    break
            else:
                print(f"  {len(ours)} rows, expected {len(theirs)}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

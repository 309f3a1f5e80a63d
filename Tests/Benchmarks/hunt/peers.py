#!/usr/bin/env python3
"""Runs the peers' benchmark and prints their times straight from the files and over tables that are loaded,
{"direct" or "load": {"query": {"engine": [wall, CPU]}}}.

  peers.py PATH-OF-THE-PEERS-BENCHMARK DATA
"""
import json
import statistics
import subprocess
import sys
import tempfile

script, data = sys.argv[1:]
times = {"direct": {}, "load": {}}
with tempfile.TemporaryDirectory() as work:
    done = subprocess.run(
        [sys.executable, script, "--data", data, "--engines", "duckdb,chdb,polars", "--reps", "5", "--work", work,
         "--json", work + "/out.json"],
        stdout=subprocess.PIPE, stderr=sys.stderr, text=True, check=False,
    )
    sys.stderr.write(done.stdout)
    with open(work + "/out.json") as file:
        found = json.load(file)
for entry in found:
    if entry.get("kind") == "q":
        # As for posture the best run counts: what others do on the machine only makes times longer.
        wall, cpu = min(entry["times"]), statistics.median(entry["cpu"])
        times[entry["mode"]].setdefault(entry["q"], {})[entry["engine"]] = [wall, cpu]
print(json.dumps(times))

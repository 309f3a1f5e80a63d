#!/usr/bin/env python3
"""Runs the peers' benchmark and prints their times straight from the files, {"query": {"engine": [wall, CPU]}}.

  peers.py PATH-OF-THE-PEERS-BENCHMARK DATA
"""
import json
import statistics
import subprocess
import sys
import tempfile

script, data = sys.argv[1:]
times = {}
with tempfile.TemporaryDirectory() as work:
    done = subprocess.run(
        [sys.executable, script, "--data", data, "--engines", "duckdb,chdb,polars", "--reps", "1", "--work", work,
         "--json", work + "/out.json"],
        stdout=subprocess.PIPE, stderr=sys.stderr, text=True, check=False,
    )
    sys.stderr.write(done.stdout)
    with open(work + "/out.json") as file:
        found = json.load(file)
for entry in found:
    if entry.get("kind") == "q" and entry.get("mode") == "direct":
        wall, cpu = statistics.median(entry["times"]), statistics.median(entry["cpu"])
        times.setdefault(entry["q"], {})[entry["engine"]] = [wall, cpu]
print(json.dumps(times))

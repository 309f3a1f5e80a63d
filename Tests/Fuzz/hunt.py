#!/usr/bin/env python3
"""Runs random queries in `posture hunt` until a time is over, and tells which it does not survive.

  Tests/Fuzz/hunt.py --posture .build/release/posture [--seed 1] [--seconds 60] [--out findings.jsonl]

Queries are made by a grammar from the functions that the prompt lists, with values at the edges of their types,
and by damaging the examples of the functions and the queries of the specs (and of --corpus, a file of JSON lines
with a "query" each). A query may be refused or stopped by a limit; it may not end the process, take longer than
--query-seconds, or more memory than --memory. The same seed makes the same queries; --only NUMBER runs one of them
again. Exit status 1 when something was found.
"""
import argparse
import collections
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from child import Child, Ended
from grammar import Grammar, Signature
from prompt import Prompt

# What an error says when the engine contradicts itself.
INTERNAL = re.compile(
    r"an aggregate gives no value|a conversion gives another type|a column is missing|a condition is not a bool"
    r"|do not fit|a plan has no source|a subquery has no columns|internal"
)


def functions(posture):
    """The signatures of scalar and aggregate functions, the names of plugins, and all examples."""
    scalars, aggregates, plugins, samples = [], [], [], []
    prompt = Prompt(posture, home=tempfile.gettempdir())
    listed = prompt.ask(".functions").split(".functions", 1)[-1]
    for name in filter(str.isidentifier, listed.split()):
        said = prompt.ask(f".help {name}").split("\n")
        for line in said:
            if line.startswith(f"  evaluate {name}("):
                plugins.append(name)
            elif line.startswith(f"  {name}(") and not line.count("  gives  "):
                signature = Signature(line)
                (scalars if signature.result or " -> " in line else aggregates).append(signature)
            elif "  gives  " in line:
                samples.append(line.strip().split("  gives  ")[0])
    prompt.close()
    # Operators such as has_any are listed too; of the others the check tells what they are.
    names = sorted({s.name for s in scalars + aggregates})
    asked = "".join(json.dumps({"id": n, "query": f"print {n}()"}) + "\n" for n in names)
    said = subprocess.run([posture, "hunt", "check", "--batch"], input=asked, text=True, capture_output=True, check=False)
    operators, sums = set(), set()
    for line in said.stdout.splitlines():
        if "is an operator and not" in line:
            operators.add(json.loads(line)["id"])
        elif "is an aggregate, which" in line:
            sums.add(json.loads(line)["id"])
    # A scalar function whose result depends on its arguments has no arrow either.
    scalars += [s for s in aggregates if s.name not in sums]
    scalars = [s for s in scalars if s.name not in operators]
    return scalars, [s for s in aggregates if s.name in sums], plugins, samples


def specs():
    """The queries of the specs."""
    found = []
    for path in sorted(glob.glob(os.path.join(os.path.dirname(__file__), "../KQLTests/Specs/*.kqltest"))):
        for case in re.split(r"^==== .*$", open(path, encoding="utf-8").read(), flags=re.M)[1:]:
            found.append(case.split("\n----")[0].strip())
    return found


def write_tables(folder, seed):
    """Tables of rows with everything in them, some large enough for several batches."""
    numbers = random.Random(seed)
    texts = ["", "a", "A", "powershell.exe", "cmd.exe /c echo \u00fc \U0001f600", "10.0.0.%d", "x=1;y=2", "{\"a\":1}", "2026-02-0%dT00:00:00Z"]
    tables = {}
    for name, rows in (("Few", 7), ("Many", 20_000), ("Empty", 0)):
        with open(os.path.join(folder, name + ".ndjson"), "w", encoding="utf-8") as file:
            for row in range(rows):
                text = numbers.choice(texts).replace("%d", str(row % 9))
                event = {
                    "Timestamp": f"2026-02-{row % 28 + 1:02}T{row % 24:02}:{row % 60:02}:{numbers.randrange(60):02}.{row:07}Z",
                    "n": numbers.choice([0, 1, -1, row, 2**62, None]), "r": numbers.choice([0.5, -1e300, row / 7, None]),
                    "s": text, "u": f"user{row % 50}", "f": numbers.choice([True, False, None]),
                    "d": numbers.choice([[1, 2], {"a": row, "b": {"c": [text]}}, {"a": None}, [], [{"a": 1}, {"a": text}]]),
                }
                if numbers.random() < 0.1:
                    del event[numbers.choice(list(event))]
                file.write(json.dumps(event) + "\n")
        columns = {"Timestamp": "datetime", "n": "long", "r": "real", "s": "string", "u": "string", "f": "bool", "d": "dynamic"}
        tables[name] = list(columns.items()) if rows else []
    return {name: columns for name, columns in tables.items() if columns}


def shorten(query, fails, seconds=40):
    """A shorter query that fails too."""
    end = time.monotonic() + seconds
    size = max(1, len(query) // 2)
    while size and time.monotonic() < end:
        at, changed = 0, False
        while at < len(query) and time.monotonic() < end:
            less = query[:at] + query[at + size:]
            if fails(less):
                query, changed = less, True
            else:
                at += size
        if not changed or size > len(query):
            size //= 2
    return query


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--posture", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--query-seconds", type=float, default=20)
    parser.add_argument("--memory", type=int, default=3000, help="address space in MB")
    parser.add_argument("--resident", type=int, default=1500, help="resident size in MB")
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--out", default="findings.jsonl")
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    scalars, aggregates, plugins, samples = functions(options.posture)
    samples += specs()
    for path in options.corpus:
        samples += [json.loads(line)["query"] for line in open(path, encoding="utf-8")]
    print(f"{len(scalars)} scalar and {len(aggregates)} aggregate signatures, {len(plugins)} plugins, {len(samples)} queries", flush=True)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as errors:
        tables = write_tables(folder, options.seed)
        # The limits are what a user would set who fears the queries; they have to hold.
        command = [options.posture, "hunt", "--data", folder, "--batch", "--now", "2026-03-01T00:00:00Z",
                   "--limit-time", str(options.query_seconds / 2), "--limit-rows", "300000", "--limit-memory", "500M"]
        child = Child(command, options.memory << 20, options.query_seconds, errors)
        counts = collections.Counter()
        slowest = (0, "")
        end = time.monotonic() + options.seconds
        number = options.only or 0
        seen = set()
        with open(options.out, "a", encoding="utf-8") as out:

            def trouble(query):
                """What is wrong with a query, or nothing; and how it ended."""
                try:
                    answer, seconds = child.ask(query)
                except Ended as how:
                    return str(how), "ended", options.query_seconds
                error = answer.get("error", "")
                if INTERNAL.search(error):
                    return "internal: " + error[:200], "internal", seconds
                if child.peak() > options.resident << 20:
                    size = child.peak() >> 20
                    child.stop()
                    return f"memory: {size} MB resident", "memory", seconds
                for table in answer.get("tables", []):
                    if any(len(row) != len(table["columns"]) for row in table["rows"]):
                        return "rows are not as wide as the columns", "shape", seconds
                return None, "stopped" if "limit" in error else "refused" if error else "answered", seconds

            while options.only is not None or time.monotonic() < end:
                query = Grammar(random.Random(f"{options.seed}/{number}"), scalars, aggregates, plugins, samples, tables).any()
                wrong, how, seconds = trouble(query)
                counts[how] += 1
                if seconds > slowest[0]:
                    slowest = (seconds, query)
                kind = re.sub(r"\d+", "0", wrong or "")[:160]
                if wrong and kind in seen and how not in ("ended",):
                    counts["again"] += 1
                elif wrong:
                    seen.add(kind)
                    # What only comes of many queries in a row is not found again by one of them.
                    first = trouble(query)[0]
                    short = shorten(query, lambda q: trouble(q)[0] is not None) if first else query
                    out.write(json.dumps({"seed": options.seed, "number": number, "wrong": wrong, "again": first is not None,
                                          "query": query, "short": short}) + "\n")
                    out.flush()
                    print(f"{number}: {wrong}\n{short[:400]}", flush=True)
                if options.only is not None:
                    print(query, how, wrong, sep="\n")
                    break
                number += 1
                if child.asked > 2_000:
                    child.stop()
                if number % 2_000 == 0:
                    print(f"{number} queries, {dict(counts)}, slowest {slowest[0]:.1f} s", flush=True)
        child.stop()
    print(f"{number} queries with seed {options.seed}: {dict(counts)}; slowest {slowest[0]:.1f} s: {slowest[1][:300]}")
    sys.exit(1 if any(counts[w] for w in ("ended", "internal", "memory", "shape")) else 0)


if __name__ == "__main__":
    main()

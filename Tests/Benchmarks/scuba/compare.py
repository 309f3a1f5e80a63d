"""Runs posture and the engines in turn and holds the ratios of their medians to the limits."""
import argparse, json, os, statistics, subprocess, sys, tempfile, time
from pathlib import Path

RUNS = 9
# The most of the other's time that a whole assessment may take.
LIMITS = {"opa": 0.1, "regorus": 0.5}
# Whole processes with ScubaGear's policies, seven products in one query, and json.loads of the same
# export in the same minutes, in milliseconds: measured before on a machine where the policies were.
RECORDED = {"opa": 728.0, "regorus": 178.0, "json": 7.0}


def timed(command):
    start = time.perf_counter()
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return (time.perf_counter() - start) * 1e3, process


def json_time(export):
    text = Path(export).read_text(encoding="utf-8-sig")
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        json.loads(text)
        times.append((time.perf_counter() - start) * 1e3)
    return min(times)


def main():
    parser = argparse.ArgumentParser()
    for name in ("posture", "export", "opa", "rego"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    has_policies = os.path.isdir(options.rego)
    engine = str(Path(__file__).with_name("engine.py"))
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "posture": [options.posture, "assess", options.export, "--quiet", "--output", folder],
            "opa": [sys.executable, engine, "opa", options.export, options.opa, options.rego],
            "regorus": [sys.executable, engine, "regorus", options.export, options.opa, options.rego],
        }
        times = {name: [] for name in commands}
        answers = {}
        for run in range(RUNS + 1):
            for name, command in list(commands.items()):
                took, process = timed(command)
                if process.returncode:
                    error = process.stderr.decode(errors="replace").strip().splitlines()
                    print(f"{name}: cannot judge this: {error[-1] if error else 'no reason given'}")
                    del commands[name]
                    continue
                answers[name] = process.stdout.decode(errors="replace").strip().splitlines()[:1]
                if run:  # The first fills the caches.
                    times[name].append(took)
    print(f"{options.export}: {os.path.getsize(options.export)} bytes, {RUNS} runs in turn")
    print("           median ms  least ms")
    for name, values in times.items():
        if values:
            print(f"{name:9}  {statistics.median(values):9.1f}  {min(values):8.1f}")
    what = "ScubaGear's policies" if has_policies else "a policy that does nothing much"
    print(f"posture: every control, with reports; the engines: {what}")
    if not times["posture"]:
        sys.exit(1)
    own = statistics.median(times["posture"])
    status = 0
    factor = json_time(options.export) / RECORDED["json"]
    for name, limit in LIMITS.items():
        if times[name]:
            ratio = own / statistics.median(times[name])
            holds = ratio <= limit
            word = "holds" if holds else "DOES NOT HOLD" if has_policies else "does not tell"
            print(f"posture / {name}: {ratio:.3f} (limit {limit:g}) {word}")
            if not holds:
                status = 1 if has_policies else max(status, 3)
        if not has_policies:
            estimate = own / (RECORDED[name] * factor)
            word = "would hold" if estimate <= limit else "would NOT hold"
            print(
                f"  against its recorded {RECORDED[name]:.0f} ms, times {factor:.2f} for this machine"
                f" now: {estimate:.3f} {word}"
            )
    sys.exit(status)


main()

#!/usr/bin/env python3
"""Whole-process time of `posture assess` beside that of Python's json module on the same file.

Prints ratios, medians of both in turn, so that a busy machine slows both. Exit status 1 when a
ratio is above its limit. POSTURE names the binary, EXPORT an export to assess.
"""
import os, statistics, subprocess, sys, tempfile, time
from pathlib import Path

root = Path(__file__).resolve().parents[2]
posture = os.environ.get("POSTURE", str(root / ".build/release/posture"))
posture = posture if os.path.isabs(posture) else str(root / posture)


def export():
    """The export to assess: EXPORT, the team's real one when it is there, else the bundled one."""
    real = root.parent / "shared/scuba/tenant/ProviderSettingsExport.json"
    if os.environ.get("EXPORT"):
        return Path(os.environ["EXPORT"])
    if real.exists():
        return real
    return max(root.glob("Controls/Samples/**/*.json"), key=lambda path: path.stat().st_size)


def timed(command):
    """CPU seconds, wall seconds and peak memory in MB of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with status {status}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    path = str(export())
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "assess": [posture, "assess", path, "--output", folder + "/out", "--quiet"],
            "version": [posture, "--version"],
            "json": [sys.executable, "-c", f"import json; json.load(open({path!r}, 'rb'))"],
            "python": [sys.executable, "-c", "pass"],
        }
        runs = {name: [] for name in commands}
        for _ in range(15):
            for name, command in commands.items():
                runs[name].append(timed(command))
    median = {
        name: [statistics.median(values) for values in zip(*results)]
        for name, results in runs.items()
    }
    print(f"{path}: {os.path.getsize(path)} bytes")
    print("command   CPU ms  wall ms  peak MB")
    for name, (cpu, wall, memory) in median.items():
        print(f"{name:8} {cpu * 1e3:7.1f}  {wall * 1e3:7.1f}  {memory:7.1f}")
    # Checks run on all processors, so the sum over them is told and only the wait is held to a limit.
    print(f"assess / json, CPU: {median['assess'][0] / median['json'][0]:.2f}")
    checks = [
        ("assess / json, wall", median["assess"][1] / median["json"][1], 3.0),
        ("assess peak MB", median["assess"][2], 150.0),
        ("version / python start, wall", median["version"][1] / median["python"][1], 2.0),
    ]
    failed = False
    for name, value, limit in checks:
        verdict = "ok" if value <= limit else "ABOVE"
        failed |= value > limit
        print(f"{name}: {value:.2f} (limit {limit:g}) {verdict}")
    sys.exit(1 if failed else 0)


main()

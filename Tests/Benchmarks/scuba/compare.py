"""Runs posture and the engines in turn, holds their verdicts together and the ratios of their medians
to the limits."""
import argparse, json, os, resource, statistics, subprocess, sys, tempfile, time
from pathlib import Path

# The most of the other's time that a whole assessment may take.
LIMITS = {"opa": 0.1, "regorus": 0.5}
# Whole processes with ScubaGear's policies, seven products in one query, and json.loads of the same
# export in the same minutes, in milliseconds: measured before on a machine where the policies were.
RECORDED = {"opa": 728.0, "regorus": 178.0, "json": 7.0}
PRODUCTS = ["aad", "securitysuite", "exo", "powerbi", "powerplatform", "sharepoint", "teams"]


def timed(commands):
    """Wall and processor milliseconds of the commands one after the other, and the last's answer."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    for command in commands:
        process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if process.returncode:
            break
    took = (time.perf_counter() - start) * 1e3
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, used * 1e3, process


def json_time(export, runs):
    text = Path(export).read_text(encoding="utf-8-sig")
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        json.loads(text)
        times.append((time.perf_counter() - start) * 1e3)
    return min(times)


def jobs(options, folder):
    """What is timed, by name: a list of commands each. The names that LIMITS speaks of come first."""
    engine = [sys.executable, str(Path(__file__).with_name("engine.py"))]

    def asked(name, *more):
        return [*engine, name, options.export, options.opa, options.rego, *more]

    own = [options.posture, "assess", options.export, "--quiet"]
    found = {
        "posture, all controls, page and JSON": [[*own, "--output", folder]],
        "posture, all controls, JSON": [[*own, "--format", "json"]],
        "posture, verdicts of the baseline": [[*own, "--baseline", "scuba", "--format", "verdicts"]],
        "opa": [asked("opa", "--combined")],
        "regorus": [asked("regorus", "--combined")],
    }
    if os.path.isdir(options.rego):
        for name in ("opa", "regorus"):
            found[f"{name}, a query each product"] = [asked(name, "--each")]
            found[f"{name}, a process each product"] = [asked(name, "--product", p) for p in PRODUCTS]
    return found


def disagreements(options):
    """Policies that not all answer alike: the policies' own verdicts, and ours beside them."""
    engine = [sys.executable, str(Path(__file__).with_name("engine.py"))]
    answers = {}
    for name in ("opa", "regorus"):
        command = [*engine, name, options.export, options.opa, options.rego, "--combined", "--verdicts"]
        process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if process.returncode == 0:
            answers[name] = json.loads(process.stdout)
    command = [options.posture, "assess", options.export, "--quiet", "--baseline", "scuba", "--format", "verdicts"]
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    answers["posture"] = json.loads(process.stdout)["verdicts"]
    # A policy without a result is an error, and one that the baseline does not have is nobody's.
    names = answers["posture"]
    differ = [n for n in names if len({a.get(n, "error") for a in answers.values()}) > 1]
    print(f"verdicts: {len(names)} policies by {', '.join(answers)}; {len(differ)} differ")
    for name in differ:
        print("  " + name + ": " + ", ".join(f"{who} {a.get(name, 'error')}" for who, a in answers.items()))
    return differ


def main():
    parser = argparse.ArgumentParser()
    for name in ("posture", "export", "opa", "rego"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", default="", help="the jobs whose name holds this")
    options = parser.parse_args()
    has_policies = os.path.isdir(options.rego)
    differ = disagreements(options) if has_policies and not options.only else []
    with tempfile.TemporaryDirectory() as folder:
        commands = {n: c for n, c in jobs(options, folder).items() if options.only in n}
        times = {name: [] for name in commands}
        for run in range(options.runs + 1):
            for name, command in list(commands.items()):
                took, used, process = timed(command)
                if process.returncode:
                    error = process.stderr.decode(errors="replace").strip().splitlines()
                    print(f"{name}: cannot judge this: {error[-1] if error else 'no reason given'}")
                    del commands[name]
                    continue
                if run:  # The first fills the caches.
                    times[name].append((took, used))
    print(f"{options.export}: {os.path.getsize(options.export)} bytes, {options.runs} runs in turn")
    print(f"{'whole process, milliseconds':38}    median     least  processor")
    for name, values in times.items():
        if values:
            walls, used = zip(*values)
            print(f"{name:38} {statistics.median(walls):9.1f} {min(walls):9.1f} {statistics.median(used):10.1f}")
    what = "ScubaGear's policies" if has_policies else "a policy that does nothing much"
    print(f"posture reads the export and asks every control; the engines have {what}")
    ours = next((v for n, v in times.items() if n.startswith("posture, all") and v), None)
    if not ours:
        sys.exit(1)
    own = statistics.median(wall for wall, _ in ours)
    status = 1 if differ else 0
    factor = json_time(options.export, options.runs) / RECORDED["json"]
    for name, limit in LIMITS.items():
        if times.get(name):
            ratio = own / statistics.median(wall for wall, _ in times[name])
            holds = ratio <= limit
            word = "holds" if holds else "DOES NOT HOLD" if has_policies else "does not tell"
            print(f"page and JSON / {name}: {ratio:.3f} (limit {limit:g}) {word}")
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

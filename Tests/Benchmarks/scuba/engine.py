"""One engine judging an export once, as a process of its own: engine.py opa|regorus EXPORT OPA REGO.

Prints the number of results, or with --verdicts a JSON object of the verdict by policy. REGO is
ScubaGear's folder of policies; where there is none the policy is one that walks over the first
level of the export. --combined asks one query for all products, --each one a product (the default),
--product NAME for one product only, which is what ScubaGear starts a process for.
"""
import argparse, json, re, sys
from pathlib import Path

PRODUCTS = ["aad", "securitysuite", "exo", "powerbi", "powerplatform", "sharepoint", "teams"]
FLOOR = 'package floor\n\nimport rego.v1\n\ntests contains key if {\n  some key, _ in input\n}\n'


def policies(folder):
    files = sorted(Path(folder).rglob("*.rego")) if Path(folder).is_dir() else []
    files = [f for f in files if not f.name.startswith("Defender")]
    return {str(f.relative_to(folder)): f.read_text() for f in files} or {"floor.rego": FLOOR}


def for_opa(text):
    """What a builtin of the wrong type gives: the wheel stops there, the program that ScubaGear
    starts calls it undefined. One rule of ScubaGear's own depends on it."""
    return text.replace(
        "Count(Container) := count(Container)",
        "Count(Container) := count(Container) if {\n    Container != null\n}",
    )


def for_regorus(text):
    """The same for regorus, which also reads no rule head with a bare null and takes the variable of
    a loop that has the name of a rule for that rule."""
    text = for_opa(text).replace("RuleFieldEmpty(null)\n", "RuleFieldEmpty(Value) if Value == null\n")
    text = text.replace("    count(Value) == 0\n", "    Value != null\n    count(Value) == 0\n")
    text = text.replace("\nRules := {\n", "\nRulesOfTypes := {\n")
    text = text.replace('"ActualValue": Rules,\n', '"ActualValue": RulesOfTypes,\n')
    return re.sub(r"\bRules\.(?=SSN|ITIN|Credit_Card)", "RulesOfTypes.", text)


def queries(texts, options):
    packages = {t.split("package ", 1)[1].split()[0] for t in texts if "package " in t}
    found = [p for p in PRODUCTS if p in packages] or ["floor"]
    if options.product:
        found = [p for p in found if p == options.product]
    if options.combined:
        return ["[" + ", ".join(f"data.{p}.tests" for p in found) + "]"]
    return [f"[data.{p}.tests]" for p in found]


def opa(texts, document, options):
    sys.path.insert(0, options.opa)
    from opa_bindings.engine import OpaEngine

    engine = OpaEngine()
    for path, text in texts.items():
        engine.add_policy(path, for_opa(text))
    loaded = json.loads(document)
    for query in queries(texts.values(), options):
        yield from engine.eval_query("x = " + query, loaded)[0]["x"]


def regorus(texts, document, options):
    import regorus as module

    engine = module.Engine()
    for path, text in texts.items():
        engine.add_policy(path, for_regorus(text))
    engine.set_input_json(document)
    for query in queries(texts.values(), options):
        answer = json.loads(engine.eval_query_as_json(query))
        yield from answer["result"][0]["expressions"][0]["value"]


def verdicts(parts, document):
    """ScubaGear's own order: no result, a command that failed, met, and only then how bad it is."""
    loaded = json.loads(document)
    ran = {c.lower() for k, v in loaded.items() if k.lower().endswith("_successful_commands") and v for c in v}
    answer = {}
    for test in (t for part in parts for t in part):
        criticality = test["Criticality"]
        if any(c.lower() not in ran for c in test["Commandlet"]):
            verdict = "error"
        elif test["RequirementMet"]:
            verdict = "pass"
        elif criticality == "Should":
            verdict = "warning"
        elif criticality.endswith(("Not-Implemented", "3rd Party")):
            verdict = "manual"
        else:
            verdict = "fail"
        answer[test["PolicyId"]] = verdict
    return answer


def main():
    parser = argparse.ArgumentParser()
    for name in ("engine", "export", "opa", "rego"):
        parser.add_argument(name)
    for name in ("--combined", "--each", "--verdicts"):
        parser.add_argument(name, action="store_true")
    parser.add_argument("--product")
    options = parser.parse_args()
    document = Path(options.export).read_text(encoding="utf-8-sig")
    parts = list({"opa": opa, "regorus": regorus}[options.engine](policies(options.rego), document, options))
    if options.verdicts:
        print(json.dumps(verdicts(parts, document)))
    else:
        print(sum(len(part) for part in parts))


main()

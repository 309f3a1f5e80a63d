"""One engine judging an export once, as a process of its own: engine.py opa|regorus EXPORT OPA REGO.

Prints the number of results. REGO is ScubaGear's folder of policies; where there is none the policy
is one that walks over the first level of the export.
"""
import json, sys
from pathlib import Path

PRODUCTS = ["aad", "securitysuite", "exo", "powerbi", "powerplatform", "sharepoint", "teams"]
FLOOR = 'package floor\n\nimport rego.v1\n\ntests contains key if {\n  some key, _ in input\n}\n'


def policies(folder):
    files = sorted(Path(folder).rglob("*.rego")) if Path(folder).is_dir() else []
    return {str(f.relative_to(folder)): f.read_text() for f in files} or {"floor.rego": FLOOR}


def query(texts):
    packages = {t.split("package ", 1)[1].split()[0] for t in texts if "package " in t}
    found = [p for p in PRODUCTS if p in packages] or ["floor"]
    return "[" + ", ".join(f"data.{p}.tests" for p in found) + "]"


def opa(texts, document, folder):
    sys.path.insert(0, folder)
    from opa_bindings.engine import OpaEngine

    engine = OpaEngine()
    for path, text in texts.items():
        engine.add_policy(path, text)
    rows = engine.eval_query("x = " + query(texts.values()), json.loads(document))
    return rows[0]["x"]


def regorus(texts, document, folder):
    import regorus as module

    engine = module.Engine()
    for path, text in texts.items():
        engine.add_policy(path, text)
    engine.set_input_json(document)
    return engine.eval_query(query(texts.values()))["result"][0]["expressions"][0]["value"]


def main():
    name, export, folder, rego = sys.argv[1:5]
    document = Path(export).read_text(encoding="utf-8-sig")
    results = {"opa": opa, "regorus": regorus}[name](policies(rego), document, folder)
    print(sum(len(part) for part in results))


main()

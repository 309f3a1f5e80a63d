#!/usr/bin/env python3
"""Feeds changed exports to every reader for a time and keeps what makes one crash or hang.

    Tests/Fuzzing/fuzz.py [--seconds 3600] [--seed 1] [--tool .build/release/fuzz-evidence]
                          [--keep /tmp/posture-fuzz]

The corpus is made of the repository's own fixtures and samples. A crash or a hang (60 s) leaves its
input in the folder of --keep, under the seed that led to it; the run goes on with the next seed. Exit
status 1 when there was one.
"""
import argparse, glob, os, shutil, subprocess, sys, time, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GPO = """<?xml version="1.0"?><report><GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
<Identifier><Identifier>{1}</Identifier></Identifier><Name>Own policy</Name><Computer>
<Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="urn:q"><q1:Policy><q1:Name>Own</q1:Name>
<q1:State>Enabled</q1:State></q1:Policy></Extension><Name>Registry</Name></ExtensionData></Computer>
<LinksTo><SOMPath>own.example</SOMPath><Enabled>true</Enabled></LinksTo></GPO></report>"""
TEXTS = {
    "RemoteDomain.csv": '#TYPE X\n"DomainName","AutoForwardEnabled"\n"*","True"\n"a ""b"", c","False"\n',
    "actions.csv": "Rank,Recommended action,Score impact,Points achieved,Status,Category,Product\n"
                   "1,Own action,+1.5%,3/10,To address,Identity,Entra ID\n",
    "aktionen.csv": "Rang;Empfohlene Aktion;Auswirkung auf die Bewertung;Erzielte Punkte;Status;"
                    "Kategorie;Produkt\n1;Eigene Aktion;+1,5 %;3/10;Zu bearbeiten;Identität;Entra ID\n",
    "secureScores.json": '{"value":[{"id":"a_2030-01-01","currentScore":10,"maxScore":20,"createdDate'
                         'Time":"2030-01-01T00:00:00Z","controlScores":[{"controlName":"Own","score":1}]}]}',
    "gpo.xml": GPO,
    "OrganizationConfig.json": '{"Name":"own","AuditDisabled":false,"DefaultPublicFolderAgeLimit":null}',
}


def corpus(folder):
    sources = [os.path.join(ROOT, path) for path in
               ("Tests/AssessmentTests/Fixtures/one-tenant", "Controls/Samples/contoso")]
    for source in sources:
        for path, _, names in os.walk(source):
            for name in names:
                whole = os.path.join(path, name)
                if os.path.getsize(whole) < 60_000:
                    target = os.path.join(folder, os.path.relpath(whole, os.path.dirname(source)))
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    shutil.copy(whole, target)
    for name, text in TEXTS.items():
        with open(os.path.join(folder, name), "w") as out:
            out.write(text)
    for method, name in ((zipfile.ZIP_STORED, "stored.zip"), (zipfile.ZIP_DEFLATED, "packed.zip")):
        with zipfile.ZipFile(os.path.join(folder, name), "w", method) as out:
            for inner, text in TEXTS.items():
                out.writestr("folder/" + inner, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", default=os.path.join(ROOT, ".build/release/fuzz-evidence"))
    parser.add_argument("--keep", default="/tmp/posture-fuzz")
    options = parser.parse_args()
    os.makedirs(options.keep, exist_ok=True)
    folder = os.path.join(options.keep, "corpus")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    corpus(folder)
    tables = os.path.join(options.keep, "tables")
    os.makedirs(tables, exist_ok=True)
    for path in glob.glob(os.path.join(ROOT, "Controls/Tables/*.yaml")):
        shutil.copy(path, tables)
    scratch = os.path.join(options.keep, "scratch")
    end = time.monotonic() + options.seconds
    seed, bad, counts = options.seed, 0, {}
    while (left := int(end - time.monotonic())) > 0:
        # A run of ten minutes at most, so that counts are told on the way.
        run = subprocess.run(
            [options.tool, tables, folder, scratch, str(seed),
             str(min(left, 600))], stdout=subprocess.PIPE, text=True)
        for line in run.stdout.splitlines():
            kind, count = line.rsplit(" ", 1)
            counts[kind] = counts.get(kind, 0) + int(count)
        if run.returncode != 0:
            bad += 1
            kept = os.path.join(options.keep, "seed-%d.input" % seed)
            if os.path.exists(scratch):
                shutil.copy(scratch, kept)
            print("seed %d: status %d, see %s" % (seed, run.returncode, kept), flush=True)
        print("%d s left; inputs so far: %s" % (
            max(0, int(end - time.monotonic())),
            ", ".join("%s %d" % item for item in sorted(counts.items()))), flush=True)
        seed += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Throughput of `posture classify test` beside that of Presidio's recognisers for the same types.

A rule package of 150 KB runs over texts of 10 KB; Presidio runs its own recognisers for the types of
the package that it has, without a language model, which is its fastest way. Both run in turn on the
same texts, so that a busy machine slows both. Exit status 1 when the ratio is below 20.

POSTURE names the binary; TEXTS how many texts (10000), PRESIDIO_TEXTS how many of them Presidio gets
(100). Needs: pip install presidio-analyzer. `--write FOLDER` only writes the package and the texts.
"""
import json, os, random, statistics, subprocess, sys, tempfile, time, uuid
from pathlib import Path

root = Path(__file__).resolve().parents[3]
posture = os.environ.get("POSTURE", str(root / ".build/release/posture"))
texts_count = int(os.environ.get("TEXTS", "10000"))
presidio_count = int(os.environ.get("PRESIDIO_TEXTS", "100"))
random.seed(20261124)

# The types of Presidio, as functions or expressions of a rule package.
SHARED = {
    "CreditCardRecognizer": "Func_credit_card",
    "IbanRecognizer": "Func_iban",
    "UsSsnRecognizer": "Func_ssn",
    "UsItinRecognizer": "Func_formatted_itin",
    "AbaRoutingRecognizer": "Func_aba_routing",
    "UsPassportRecognizer": "Func_usa_uk_passport",
    "NhsRecognizer": "Func_uk_nhs_number",
    "UkNinoRecognizer": "Func_uk_nino",
    "MedicalLicenseRecognizer": "Func_dea_number",
    "AuTfnRecognizer": "Func_australian_tax_file_number",
    "AuAbnRecognizer": "Func_australian_business_number",
    "AuAcnRecognizer": "Func_Australian_Company_Number",
    "AuMedicareRecognizer": "Func_australian_medical_account_number",
    "EsNifRecognizer": "Func_spain_eu_DL_and_NI_number_citizen",
    "EsNieRecognizer": "Func_spain_eu_DL_and_NI_number_foreigner",
    "ItFiscalCodeRecognizer": "Func_italy_eu_national_id_card",
    "PlPeselRecognizer": "Func_pesel_identification_number",
    "InAadhaarRecognizer": "Func_india_aadhaar",
    "FiPersonalIdentityCodeRecognizer": "Func_finnish_national_id",
    "IpRecognizer": r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
}
SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo".split()
WORDS = ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(6000)]
# One in ten words of the lists occurs in ordinary text.
TERMS = ["".join(random.choices(SYLLABLES, k=random.randint(3, 6))) for _ in range(5000)] + WORDS[:500]


def own_expression(number):
    """An expression as organisations write them: a mark and a number, in a few shapes."""
    mark = "".join(random.choices("ABCDEFGHKLMNPRSTVWXZ", k=random.randint(1, 3)))
    return random.choice([
        rf"\b{mark}-?\d{{{random.randint(5, 9)}}}\b",
        rf"(?i)\b{mark}[ /-]\d{{4}}[ /-]\d{{{random.randint(2, 4)}}}\b",
        rf"\b\d{{{random.randint(6, 9)}}}{mark[0]}\b",
        rf"(?<![A-Z0-9])[A-Z]{{2}}\d{{{random.randint(6, 8)}}}[{mark[0]}-Z](?![A-Z0-9])",
    ])


def package(size):
    """A rule package of at least so many bytes."""
    entities, processors, names = [], [], []
    expressions = list(SHARED.items())
    number = 0
    while sum(map(len, entities)) + sum(map(len, processors)) + sum(map(len, names)) < size:
        name, rule = expressions[number] if number < len(expressions) else (f"Own type {number}", own_expression(number))
        reference = rule if rule.startswith("Func_") else f"Regex_{number}"
        if reference != rule:
            processors.append(f'<Regex id="{reference}">{rule.replace("&", "&amp;").replace("<", "&lt;")}</Regex>')
        terms = "".join(f"<Term>{' '.join(random.sample(TERMS, random.randint(1, 2)))}</Term>" for _ in range(30))
        processors.append(f'<Keyword id="Keyword_{number}"><Group matchStyle="word">{terms}</Group></Keyword>')
        ident = uuid.UUID(int=random.getrandbits(128), version=4)
        match = f'<IdMatch idRef="{reference}"/>'
        entities.append(
            f'<Entity id="{ident}" patternsProximity="300" recommendedConfidence="75">'
            f'<Pattern confidenceLevel="85">{match}<Match idRef="Keyword_{number}"/></Pattern>'
            f'<Pattern confidenceLevel="65">{match}</Pattern></Entity>'
        )
        names.append(f'<Resource idRef="{ident}"><Name default="true" langcode="en-us">{name}</Name><Description default="true" langcode="en-us">{name}</Description></Resource>')
        number += 1
    details = '<Details defaultLangCode="en-us"><LocalizedDetails langcode="en-us"><PublisherName>Fabrikam</PublisherName><Name>Benchmark</Name><Description>Benchmark</Description></LocalizedDetails></Details>'
    return (
        '<?xml version="1.0" encoding="utf-8"?><RulePackage xmlns="http://schemas.microsoft.com/office/2011/mce">'
        f'<RulePack id="{uuid.UUID(int=random.getrandbits(128), version=4)}"><Version major="1" minor="0" build="0" revision="0"/>'
        f'<Publisher id="{uuid.UUID(int=random.getrandbits(128), version=4)}"/>{details}</RulePack>'
        f'<Rules>{"".join(entities)}{"".join(processors)}<LocalizedStrings>{"".join(names)}</LocalizedStrings></Rules></RulePackage>'
    ), number


IDENTIFIERS = ["4111 1111 1111 1111", "GB29 NWBK 6016 1331 9268 19", "856-45-6789", "912-70-1234", "111000025", "943 476 5919", "AB 12 34 56 C", "123 456 782", "54362315K", "44051401359", "mail@example.org", "10.20.30.40", "2026-11-24", "+49 30 1234567"]


def text(size):
    """Prose with an identifier every few hundred characters."""
    parts, length = [], 0
    while length < size:
        word = random.choice(WORDS)
        if random.random() < 0.08:
            word = word.capitalize()
        if random.random() < 0.015:
            word = random.choice(IDENTIFIERS)
        elif random.random() < 0.02:
            word = str(random.randint(1, 99999))
        if random.random() < 0.1:
            word += random.choice([",", ".", ".\n", ";"])
        parts.append(word)
        length += len(word) + 1
    return " ".join(parts)


def run_posture(pack, batch):
    start = time.perf_counter()
    with open(batch, "rb") as lines:
        done = subprocess.run([posture, "classify", "test", pack, "--batch"], stdin=lines, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def recognisers():
    import presidio_analyzer.predefined_recognizers as predefined
    found = []
    for name in SHARED:
        kind = getattr(predefined, name, None)
        if kind is not None:
            found.append(kind())
    return found


def main():
    pack, types = package(150_000)
    texts = [text(10_000) for _ in range(texts_count)]
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[1] == "--write" else Path(tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    (folder / "pack.xml").write_text(pack)
    (folder / "texts.jsonl").write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts)))
    if len(sys.argv) > 1 and sys.argv[1] == "--write":
        return
    recognised = recognisers()
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    some = texts[:presidio_count]
    some_megabytes = sum(len(t.encode()) for t in some) / 1e6
    ours, theirs = [], []
    for _ in range(3):
        ours.append(megabytes / run_posture(str(folder / "pack.xml"), str(folder / "texts.jsonl")))
        start = time.perf_counter()
        for one in some:
            for recogniser in recognised:
                recogniser.analyze(one, recogniser.supported_entities, None)
        theirs.append(some_megabytes / (time.perf_counter() - start))
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"package {len(pack)} bytes, {types} types; {len(texts)} texts, {megabytes:.1f} MB")
    print(f"posture   {a:8.2f} MB/s ({types} types)")
    print(f"presidio  {b:8.3f} MB/s ({len(recognised)} of them)")
    print(f"ratio     {a / b:8.1f} (at least 20)")
    sys.exit(0 if a / b >= 20 else 1)


main()

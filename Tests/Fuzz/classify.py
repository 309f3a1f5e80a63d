#!/usr/bin/env python3
"""Feeds hostile classification schemes and texts to `posture classify` and reports crashes and hangs.

Seeds are mutated: bytes, encodings, XML and JSON structure, regular expressions, numbers. Every batch
of files is validated, shown, and its rule packages run over texts. A batch that dies, or takes longer
than its time, is taken apart file by file, and the files that do it alone are kept.

  Tests/Fuzz/classify.py --seconds 1800 --seed 1 [--posture BINARY] [--keep FOLDER] [SEEDS...]

SEEDS are files or folders; without them, those of Tests/CommandTests/Fixtures/classify. The same seed
makes the same batches. Exit status 1 when anything crashed or hung.
"""
import argparse, json, random, shutil, subprocess, sys, tempfile, time
from pathlib import Path

root = Path(__file__).resolve().parents[2]
EXPRESSIONS = [
    "(a+)+$", "(a|aa)+b", "(?:x+x+)+y", "((((((((((a*)*)*)*)*)*)*)*)*)*)*", "(?<=a+)b", "(?R)", "(?1)", "\\Q", "[[:alpha:]",
    "[z-a]", "[^]", "a{99999999999}", "a{2,1}", "(?<n>a)\\k<n>", "(?|a|b)\\1", "\\x{110000}", "\\x{D800}", "\\", "(?#", "(?",
    "(?<", "[a-", "\\p{", "\\N", "(?i)\u0130\u0131", "\\b" * 500, "(" * 400 + ")" * 400, "(?=" * 300 + ")" * 300, "[" * 300,
    "(?>a*)*", "(?(1)a|b)", "(a)(?(2)b)", ".*" * 30, "\\d{1,1000}{1,1000}", "|" * 200, "x*y*z*" * 40, "(\\w*\\s*)*!", "^*", "$+",
]
TEXTS = [
    "a" * 5000, "4111 1111 1111 1111 visa", "a" * 40 + "!", "\u0000\u0001\ufffe", "\U0001F600" * 300, "e\u0301" * 400,
    "E-1234 staff number " * 200, "\u202e4111111111111111", "1" * 20000, "x" * 3000 + "y", "aa aa " * 3000, "", "\r\n" * 4000,
    "DE89 3704 0044 0532 0130 00", "9" * 400 + "." + "9" * 400, "\u0130" * 500 + "\u00df" * 500,
]
NUMBERS = ["-1", "0", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e999", "NaN", "", "0x10", "99999999999999999999", "1.5", "unlimited", " 7 "]
XML = ["<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "<a>" * 600, "<?x", "xmlns:a='b'", "<Any>" * 300, "\u0000", "&amp;" * 50]
JSON = ["[" * 600, "{\"a\":" * 600, "null", "\"\\ud800\"", "{}", "[]", "\"" + "\\u0000" * 20 + "\"", "true", "@{Name=x; Settings=System.Object[]}", "System.Collections.ArrayList"]


def mutate(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 1, 2, 3, 6])):
        size = len(data)
        at = rng.randrange(size + 1)
        kind = rng.randrange(13)
        if kind == 0 and size:
            data[min(at, size - 1)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del data[at : at + rng.choice([1, 2, 8, 64, 512])]
        elif kind == 2:
            data[at:at] = data[at : at + rng.choice([4, 40, 400, 4000])]
        elif kind == 3:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice([1, 2, 4])))
        elif kind == 4:
            data[at:at] = rng.choice(EXPRESSIONS + XML + JSON).encode("utf-8", "surrogatepass")
        elif kind == 5:  # a number
            digits = [i for i, b in enumerate(data) if 0x30 <= b <= 0x39]
            if digits:
                start = end = rng.choice(digits)
                while end < len(data) and 0x30 <= data[end] <= 0x39:
                    end += 1
                data[start:end] = rng.choice(NUMBERS).encode()
        elif kind == 6:  # the text of an element or the value of a string
            opens = [i for i, b in enumerate(data) if b in b'>"']
            if opens:
                start = rng.choice(opens) + 1
                end = start
                while end < len(data) and data[end] not in b'<"':
                    end += 1
                value = rng.choice(EXPRESSIONS + TEXTS + NUMBERS)
                if rng.random() < 0.7:
                    value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
                data[start:end] = value.encode("utf-8", "surrogatepass")
        elif kind == 7:  # a line goes elsewhere
            lines = data.split(b"\n")
            if len(lines) > 2:
                line = lines.pop(rng.randrange(len(lines)))
                lines.insert(rng.randrange(len(lines) + 1), line)
                data = bytearray(b"\n".join(lines))
        elif kind == 8:  # another encoding
            text = data.decode("utf-8", "replace")
            data = bytearray(text.encode(rng.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1"]), "replace"))
        elif kind == 9:
            del data[at:]
        elif kind == 10:
            data[at:at] = rng.choice([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00"])
        elif kind == 11 and size:  # a word becomes another of the same text
            words = bytes(data).split()
            old, new = rng.choice(words or [b"a"]), rng.choice(words or [b"a"])
            data = bytearray(bytes(data).replace(old, new, rng.choice([1, 3])))
        elif kind == 12 and size > 20:
            start = rng.randrange(size)
            piece = bytes(data[start : start + rng.randrange(1, 200)])
            data[at:at] = piece * rng.choice([2, 20, 200])
        if len(data) > 400_000:
            del data[400_000:]
    return bytes(data)


class Runner:
    def __init__(self, binary, limit, keep):
        self.binary, self.limit, self.keep = binary, limit, keep
        self.runs = self.bad = 0

    def dies(self, arguments, stdin=b""):
        """What is wrong with a run, or None."""
        self.runs += 1
        try:
            done = subprocess.run([self.binary, "classify", *arguments], input=stdin, capture_output=True, timeout=self.limit)
        except subprocess.TimeoutExpired:
            return f"longer than {self.limit} s"
        if done.returncode < 0 or done.returncode >= 128:
            return f"signal {-done.returncode}: {done.stderr[-400:].decode('utf-8', 'replace')}"
        return None

    def check(self, label, paths, arguments, stdin=b""):
        problem = self.dies(arguments(paths), stdin)
        if not problem:
            return
        alone = [p for p in paths if self.dies(arguments([p]), stdin)]
        for path in alone or paths:
            self.bad += 1
            kept = self.keep / f"{label}-{self.bad}{path.suffix}"
            shutil.copy(path, kept)
            print(f"{label}: {problem.strip()}\n  {kept}{'' if alone else ' (only together)'}", flush=True)
        if stdin:
            (self.keep / f"{label}-{self.bad}.stdin").write_bytes(stdin)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--posture", default=str(root / ".build/debug/posture"))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "posture-fuzz")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a run may take")
    parser.add_argument("seeds", nargs="*", type=Path)
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    seeds = []
    for path in options.seeds or [root / "Tests/CommandTests/Fixtures/classify"]:
        seeds += [p for p in sorted(path.rglob("*")) if p.is_file()] if path.is_dir() else [path]
    seeds = [(p.suffix, p.read_bytes()) for p in seeds if p.suffix in (".xml", ".json", ".yaml", ".yml", ".txt", ".ps1") and p.stat().st_size < 300_000]
    runner = Runner(options.posture, options.limit, options.keep)
    end, batch, files = time.time() + options.seconds, 0, 0
    while time.time() < end:
        rng = random.Random(f"{options.seed}/{batch}")
        batch += 1
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number in range(12):
                suffix, data = rng.choice(seeds)
                path = Path(folder) / f"{number}{suffix}"
                path.write_bytes(mutate(data, rng))
                paths.append(path)
            files += len(paths)
            form = rng.choice(["json", "sarif", "text"])
            runner.check("validate", paths, lambda p: ["validate", *map(str, p), "--format", form])
            if rng.random() < 0.3:
                runner.check("show", paths, lambda p: ["show", *map(str, p)])
            texts = []
            for number in range(6):
                text = mutate(rng.choice(TEXTS).encode(), rng).decode("utf-8", "replace")
                texts.append(json.dumps({"id": number, "text": text}))
            lines = mutate("\n".join(texts).encode(), rng) if rng.random() < 0.2 else "\n".join(texts).encode()
            for path in [p for p in paths if p.suffix == ".xml"][:3]:
                runner.check("test", [path], lambda p: ["test", *map(str, p), "--batch"], lines + b"\n")
            document = Path(folder) / f"text{rng.choice(['.eml', '.html', '.txt', '.csv', '.json', '.docx', '.xlsx'])}"
            document.write_bytes(mutate(rng.choice(seeds)[1], rng))
            runner.check("text", [document], lambda p: ["test", "--built-in", "all", "--text", *map(str, p)])
    print(f"{batch} batches, {files} files, {runner.runs} runs, {runner.bad} crashed or hung (seed {options.seed})")
    sys.exit(1 if runner.bad else 0)


main()

"""Random KQL: queries that mostly make sense, and damaged ones."""
import re

TYPES = ["bool", "int", "long", "real", "decimal", "string", "datetime", "timespan", "guid", "dynamic"]

# Values at the edges of their types, beside plain ones.
LITERALS = {
    "bool": ["true", "false", "bool(null)"],
    "int": ["int(0)", "int(1)", "int(-2147483648)", "int(2147483647)", "int(null)", "int(7)"],
    "long": ["0", "1", "-1", "2", "3", "10", "64", "1000", "long(null)", "9223372036854775807",
             "long(-9223372036854775808)", "4294967296", "-7"],
    "real": ["0.0", "-0.0", "1.5", "real(nan)", "real(+inf)", "real(-inf)", "1e308", "5e-324", "-2.25", "real(null)"],
    "decimal": ["decimal(0)", "decimal(1.5)", "decimal(-9999999999999999999999999999999999)", "decimal(null)",
                "decimal(0.0000000001)"],
    "string": ['""', '"a"', '"A b,c;d=1"', "'\u00fc\u4e2d\U0001f600'", '"powershell.exe -enc AAAA http://10.1.2.3/x?a=1"',
               '"10.0.0.1"', '"fe80::1"', '"2026-02-03T04:05:06Z"', '"{\\"a\\":[1,{\\"b\\":null}]}"', '"[1,2,"', '"(a+)+$"',
               '"%s%d\\\\"', '"\\t\\n"', '"yyyy-MM-dd"', '"<a b=\'c\'>d</a>"', '"aGVsbG8="', '"*"', '"x" "y"', '"P1D"',
               '"POINT(1 2)"', '"\\u0000"', '"' + "long " * 60 + '"'],
    "datetime": ["datetime(2026-02-03 04:05:06.7654321)", "datetime(0001-01-01)", "datetime(9999-12-31 23:59:59.9999999)",
                 "datetime(null)", "datetime(1601-01-01)", "datetime(2024-02-29)"],
    "timespan": ["1d", "1h", "0s", "time(-0.00:05:00)", "1tick", "timespan(null)", "time(10675199.02:48:05.4775807)", "7.5d"],
    "guid": ["guid(74be27de-1e4e-49d9-b579-fe0b331d3642)", "guid(null)"],
    "dynamic": ["dynamic(null)", "dynamic([])", "dynamic({})", "dynamic([1,2,3])", "dynamic([1,2.5,null,\"a\",[1],{\"b\":2}])",
                "dynamic({\"a\":1,\"b\":{\"c\":[true]},\"\":2})", "dynamic([0.1,0.2,0.4,0.8,1.6,3.2,1,1])", "dynamic(\"text\")",
                "dynamic({\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]})", "dynamic([[1,2],[3,4]])",
                "dynamic({\"type\":\"Point\",\"coordinates\":[200,95]})", "dynamic(7)", "dynamic([\"a\",\"b\",\"a\"])"],
}
OPERATORS = {
    "bool": ["{a} == {a}", "{a} != {a}", "{o} < {o}", "{o} >= {o}", "{bool} and {bool}", "{bool} or {bool}", "not({bool})",
             "{string} has {string}", "{string} !has_cs {string}", "{string} contains {string}", "{string} startswith {string}",
             "{string} endswith_cs {string}", "{string} =~ {string}", "{string} hasprefix {string}",
             "{string} matches regex {regex}", "{string} in ({string}, {string})", "{string} in~ ({string}, {string})",
             "{string} has_any ({string}, {string})", "{string} has_all (dynamic([\"a\", \"b\"]))", "{long} between ({long} .. {long})",
             "{datetime} !between ({datetime} .. {timespan})", "{long} in (({t} | project {long}))"],
    "long": ["{long} + {long}", "{long} * {long}", "{long} / {long}", "{long} % {long}", "-{long}"],
    "int": ["{int} - {int}", "{int} % {int}"],
    "real": ["{real} + {long}", "{real} / {real}", "{real} % {real}", "{timespan} / {timespan}"],
    "decimal": ["{decimal} + {decimal}", "{decimal} / {decimal}", "{decimal} * {long}"],
    "datetime": ["now({timespan})", "ago({timespan})", "{datetime} + {timespan}", "{datetime} - {timespan}", "bin({datetime}, {timespan})"],
    "timespan": ["{datetime} - {datetime}", "{timespan} * {long}", "{timespan} / {long}", "-{timespan}", "bin({timespan}, {timespan})"],
    "dynamic": ["({dynamic}).a", "({dynamic})[{long}]", "({dynamic})['b'].c", "parse_json({string})", "pack_array({a}, {a})",
                "bag_pack(\"k\", {a}, {string}, {a})", "toscalar({t} | summarize make_list({a}))"],
    "string": ["tostring({a})", "strcat({a}, {string})", "tostring(({dynamic}).a)"],
    "guid": [],
}
REGEXES = ['"(a|b)*c"', '@"\\\\d{1,3}\\\\.(\\\\d+)"', '"("', '"(?i)HTTP[s]?"', '"^$"', '".*"', '"[^a"', '"(?P<x>a){2,3}"', '"\\\\p{L}+"',
           '"(a{1,100}){1,10}"']
NAMES = ["a", "b", "c", "d", "x1", "_y", "['a b']", "['']", "Timestamp", "count_", "Column1", "['\u00fc']"]
KINDS = ["inner", "innerunique", "leftouter", "rightouter", "fullouter", "leftsemi", "leftanti", "rightsemi", "rightanti"]
FAMILIES = {"number": ["long", "real", "int", "decimal"], "scalar": TYPES, "any": TYPES, "value": TYPES}


class Signature:
    """A way of calling a function, as the prompt's help tells it."""

    def __init__(self, line):
        found = re.match(r"\s*([A-Za-z_0-9]+)\((.*)\)(?: -> (\w+))?\s*$", line)
        if not found:
            raise ValueError(f"no signature: {line!r}")
        self.name, self.result = found.group(1), found.group(3)
        self.parameters = [p for p in found.group(2).split(", ") if p and p != "..."]
        self.is_variadic = "..." in found.group(2)


class Grammar:
    """Makes queries out of random numbers, the signatures of functions and whole queries to damage."""

    def __init__(self, random, scalars, aggregates, plugins, samples, tables):
        self.random, self.samples, self.tables, self.plugins = random, samples, tables, plugins
        self.scalars = {type: [] for type in TYPES}
        for signature in scalars:
            for type in [signature.result] if signature.result in TYPES else TYPES:
                self.scalars[type].append(signature)
        self.aggregates = aggregates

    # Expressions

    def expression(self, type, columns, depth=0):
        random = self.random
        if random.random() < 0.02:
            type = random.choice(TYPES)
        own = [name for name, its in columns if its == type]
        roll = random.random()
        if depth > 3 or roll < 0.2:
            return random.choice(LITERALS[type])
        if own and roll < 0.55:
            return random.choice(own)
        if roll < 0.7 and OPERATORS[type] if type in OPERATORS else False:
            return "(" + self.fill(random.choice(OPERATORS[type]), columns, depth + 1) + ")"
        if roll < 0.74:
            return f"iff({self.expression('bool', columns, depth + 1)}, {self.expression(type, columns, depth + 1)}, {self.expression(type, columns, depth + 1)})"
        if roll < 0.78 and type in ("long", "int", "real", "string", "datetime", "timespan", "bool", "decimal", "guid"):
            return f"to{type}({self.expression(random.choice(TYPES), columns, depth + 1)})"
        if self.scalars[type]:
            return self.call(random.choice(self.scalars[type]), columns, depth + 1)
        return random.choice(LITERALS[type])

    def fill(self, text, columns, depth):
        same = self.random.choice(TYPES[:-1])
        ordered = self.random.choice(["long", "real", "datetime", "timespan", "int", "string"])

        def one(found):
            what = found.group(1)
            if what == "a":
                return self.expression(same, columns, depth)
            if what == "o":
                return self.expression(ordered, columns, depth)
            if what == "regex":
                return self.random.choice(REGEXES)
            if what == "t":
                return self.source(depth)[0]
            return self.expression(what, columns, depth)

        return re.sub(r"\{(\w+)\}", one, text)

    def call(self, signature, columns, depth):
        random = self.random
        parameters = list(signature.parameters)
        if signature.is_variadic and parameters and parameters[-1] != "typeof(...)":
            parameters += [parameters[-1]] * random.randrange(3)
        if random.random() < 0.02 and parameters:
            parameters.pop()
        # Values that have to be of one type are.
        common = random.choice(TYPES)
        parameters = [common if p == "value" else p for p in parameters]
        if signature.name == "case":
            parameters = ["bool", common] * random.randrange(1, 3) + [common]
        return f"{signature.name}({', '.join(self.argument(p, columns, depth) for p in parameters)})"

    def argument(self, parameter, columns, depth):
        random = self.random
        if parameter.startswith("constant "):
            return random.choice(LITERALS[parameter[9:]])
        if parameter == "typeof(...)":
            return f"typeof({random.choice(TYPES)})"
        type = parameter if parameter in TYPES else random.choice(FAMILIES.get(parameter, TYPES))
        return self.expression(type, columns, depth)

    def aggregate(self, columns):
        signature = self.random.choice(self.aggregates)
        parameters = list(signature.parameters)
        if signature.is_variadic and parameters:
            parameters += [parameters[-1]] * self.random.randrange(3)
        arguments = []
        for parameter in parameters:
            if parameter == "value" and self.random.random() < 0.1:
                arguments.append("*")
            else:
                arguments.append(self.argument(parameter, columns, 2))
        return f"{signature.name}({', '.join(arguments)})"

    # Rows

    def source(self, depth=0):
        """A small query without operators that change columns, and its columns."""
        random = self.random
        roll = random.random()
        if roll < 0.4 and self.tables:
            name = random.choice(list(self.tables))
            return name, list(self.tables[name])
        if roll < 0.55:
            step = random.choice(["1", "3", "0", "-1", "1000"])
            return f"range a from {random.choice(['0', '-5', '10'])} to {random.choice(['20', '-5', '3000'])} step {step}", [("a", "long")]
        if roll < 0.65:
            columns = [(random.choice(NAMES[:6]), random.choice(TYPES)) for _ in range(random.randrange(1, 4))]
            columns = list(dict(columns).items())
            return "print " + ", ".join(f"{n} = {self.expression(t, [], depth)}" for n, t in columns), columns
        columns = list(dict((random.choice(NAMES), random.choice(TYPES)) for _ in range(random.randrange(1, 6))).items())
        rows = random.choice([0, 1, 2, 5, 9])
        cells = ", ".join(random.choice(LITERALS[t]) for _ in range(rows) for _, t in columns)
        return f"datatable({', '.join(f'{n}:{t}' for n, t in columns)}) [{cells}]", columns

    def names(self, columns, most=3):
        # Rows are not ordered or grouped by dynamic values.
        columns = [c for c in columns if c[1] != "dynamic" or self.random.random() < 0.02] or columns
        count = min(len(columns), self.random.randrange(1, most + 1))
        return self.random.sample(columns, count)

    def query(self, depth=0):
        """A query and its columns as far as they are known."""
        text, columns = self.source(depth)
        for _ in range(self.random.choice([0, 1, 1, 2, 3, 4, 6])):
            if not columns:
                break
            step, columns = self.operator(columns, depth)
            text += "\n| " + step
        return text, columns

    def operator(self, columns, depth):
        random = self.random
        makers = [self.where, self.where, self.extend, self.extend, self.project, self.summarize, self.summarize, self.join, self.union,
                  self.sort, self.top, self.take, self.expand, self.series, self.parse, self.scan, self.partition, self.plugin,
                  self.other, self.window, self.apply]
        if depth > 1:
            makers = [self.where, self.extend, self.project, self.summarize, self.sort, self.take, self.other]
        return random.choice(makers)(columns, depth)

    def where(self, columns, depth):
        return "where " + self.expression("bool", columns), columns

    def extend(self, columns, depth):
        new = [(self.random.choice(NAMES), self.random.choice(TYPES)) for _ in range(self.random.randrange(1, 3))]
        text = ", ".join(f"{name} = {self.expression(type, columns)}" for name, type in new)
        return "extend " + text, list((dict(columns) | dict(new)).items())

    def project(self, columns, depth):
        random = self.random
        kept = self.names(columns, 4)
        roll = random.random()
        names = ", ".join(n for n, _ in kept)
        if roll < 0.15:
            return "project-away " + names, [c for c in columns if c not in kept]
        if roll < 0.25:
            return f"project-reorder {names} {random.choice(['asc', 'desc', 'granny-asc', ''])}", columns
        if roll < 0.35:
            return f"project-rename zz = {kept[0][0]}", [("zz", t) if (n, t) == kept[0] else (n, t) for n, t in columns]
        if roll < 0.5:
            return "distinct " + random.choice([names, "*"]), kept
        new = list(dict((random.choice(NAMES), random.choice(TYPES)) for _ in range(2)).items())
        taken = {n for n, _ in new}
        kept = [c for c in kept if c[0] not in taken]
        parts = [n for n, _ in kept] + [f"{n} = {self.expression(t, columns)}" for n, t in new]
        return random.choice(["project ", "project "]) + ", ".join(parts), kept + new

    def summarize(self, columns, depth):
        random = self.random
        calls = [f"r{i} = {self.aggregate(columns)}" if random.random() < 0.7 else self.aggregate(columns) for i in range(random.randrange(0, 4))]
        keys = [n for n, _ in self.names(columns, 2)] if random.random() < 0.7 else []
        if random.random() < 0.3:
            keys.append(f"k = {self.expression(random.choice(TYPES), columns, 2)}")
        if not calls and not keys:
            calls = ["count()"]
        by = f" by {', '.join(keys)}" if keys else ""
        shown = [(n, t) for n, t in columns if n in keys]
        return "summarize " + ", ".join(calls) + by, shown + [(f"r{i}", random.choice(["long", "dynamic", "real"])) for i, c in enumerate(calls) if c.startswith("r")]

    def join(self, columns, depth):
        random = self.random
        name, type = random.choice(columns)
        other, theirs = self.query(depth + 1)
        match = [n for n, t in theirs if t == type]
        condition = f"$left.{name} == $right.{random.choice(match)}" if match else name
        if random.random() < 0.2:
            return f"lookup kind={random.choice(['inner', 'leftouter'])} ({other}) on {condition}", columns + [c for c in theirs if c not in columns]
        return f"join kind={random.choice(KINDS)} ({other}) on {condition}", columns

    def union(self, columns, depth):
        other, theirs = self.query(depth + 1)
        how = self.random.choice(["", "kind=inner ", "kind=outer ", "withsource=src ", "isfuzzy=true "])
        return f"union {how}({other})", columns

    def sort(self, columns, depth):
        random = self.random
        keys = ", ".join(f"{n} {random.choice(['asc', 'desc', '', 'asc nulls last', 'desc nulls first'])}" for n, _ in self.names(columns))
        return f"{random.choice(['sort', 'order'])} by {keys}", columns

    def top(self, columns, depth):
        random = self.random
        name = random.choice(columns)[0]
        count = random.choice(["0", "1", "3", "100", "-1"])
        roll = random.random()
        if roll < 0.2:
            return f"top-nested {count} of {name} by {self.aggregate(columns)}, top-nested 2 of {random.choice(columns)[0]} by count()", []
        if roll < 0.3:
            return f"top-hitters {count} of {name}", []
        return f"top {count} by {self.expression(random.choice(TYPES), columns, 2)}", columns

    def take(self, columns, depth):
        random = self.random
        return random.choice(["take 5", "limit 0", "sample 3", f"sample-distinct 3 of {columns[0][0]}", "count", "take 100"]), columns

    def expand(self, columns, depth):
        random = self.random
        parts = []
        for _ in range(random.randrange(1, 3)):
            item = f"{random.choice(NAMES)} = {self.expression('dynamic', columns, 2)}"
            parts.append(item + (f" to typeof({random.choice(TYPES)})" if random.random() < 0.5 else ""))
        limit = f" limit {random.choice(['0', '1', '5', '1000'])}" if random.random() < 0.3 else ""
        how = random.choice(["", "", "bagexpansion=array ", "kind=bag ", "with_itemindex=i "])
        return f"mv-expand {how}{', '.join(parts)}{limit}", columns

    def apply(self, columns, depth):
        inner, _ = self.operator(columns, 2)
        return f"mv-apply e = {self.expression('dynamic', columns, 2)} to typeof({self.random.choice(TYPES)}) on ({inner})", columns

    def series(self, columns, depth):
        random = self.random
        axis = [c for c in columns if c[1] in ("long", "datetime", "real", "timespan", "int")]
        if not axis:
            return self.where(columns, depth)
        name, type = random.choice(axis)
        step = {"datetime": ["1h", "1d", "30d", "0s"], "timespan": ["1h", "1d"]}.get(type, ["1", "10", "0.5", "0", "-1"])
        bounds = ""
        if random.random() < 0.6:
            bounds = f" from {self.expression(type, [], 9)} to {self.expression(type, [], 9)}"
        by = f" by {random.choice(columns)[0]}" if random.random() < 0.5 else ""
        return f"make-series {random.choice(['', 'kind=nonempty '])}s = {self.aggregate(columns)} default={random.choice(['0', 'real(nan)', '1.5', 'long(null)'])} on {name}{bounds} step {random.choice(step)}{by}", [("s", "dynamic"), (name, "dynamic")]

    def parse(self, columns, depth):
        random = self.random
        text = [n for n, t in columns if t == "string"]
        if not text:
            return self.extend(columns, depth)
        name = random.choice(text)
        roll = random.random()
        if roll < 0.3:
            return f'parse-kv {name} as (k1:{random.choice(TYPES)}, k2:string) with (pair_delimiter="{random.choice([",", ";", " "])}", kv_delimiter="=")', columns
        pattern = random.choice(['* "a" p1:{t} "b" *', 'p1:string " " p2:{t}', '"x" * p1:{t}', '* p1:{t}', 'p1 "=" p2'])
        mode = random.choice(["", "kind=simple ", "kind=relaxed ", "kind=regex ", "kind=regex flags=Ui "])
        return f"{random.choice(['parse', 'parse-where'])} {mode}{name} with {pattern.replace('{t}', random.choice(TYPES))}", columns

    def scan(self, columns, depth):
        random = self.random
        declared = random.choice(["long", "real", "string", "dynamic"])
        steps = []
        for index in range(random.randrange(1, 4)):
            how = random.choice(["", "optional ", ""])
            output = random.choice(["", " output=all", " output=last", " output=none"])
            give = f" => v = {self.expression(declared, columns + [('v', declared)], 2)}" if random.random() < 0.6 else ""
            steps.append(f"step s{index} {how}{output}: {self.expression('bool', columns + [('v', declared)], 2)}{give};")
        match = random.choice(["", "with_match_id=m "])
        return f"sort by {columns[0][0]} asc | scan {match}declare (v:{declared}={random.choice(LITERALS[declared])}) with ({' '.join(steps)})", columns + [("v", declared)]

    def partition(self, columns, depth):
        inner, _ = self.operator(columns, 2)
        hint = self.random.choice(["", "hint.strategy=native ", "hint.strategy=shuffle ", "hint.strategy=legacy "])
        return f"partition {hint}by {self.names(columns)[0][0]} ({inner})", columns

    def window(self, columns, depth):
        random = self.random
        name = random.choice(columns)[0]
        call = random.choice([f"prev({name})", f"next({name}, 2)", "row_number()", f"row_cumsum({self.expression('long', columns, 2)})",
                              f"row_rank_dense({name})", f"row_window_session({name}, 1h, 5m)"])
        return f"serialize w = {call}", columns

    def plugin(self, columns, depth):
        random = self.random
        name = random.choice(self.plugins)
        arguments = []
        for _ in range(random.randrange(0, 5)):
            arguments.append(random.choice([random.choice(columns)[0], self.expression(random.choice(TYPES), columns, 3)]))
        return f"evaluate {name}({', '.join(arguments)})", columns

    def other(self, columns, depth):
        random = self.random
        name = random.choice(columns)[0]
        return random.choice([
            "as T9", "getschema", "consume", "serialize", f"reduce by {name}", "render timechart", f"search \"a\"", f"search {name}:\"1\"",
            f"facet by {name}", "invoke f()", f"make-graph {name} --> {random.choice(columns)[0]} | graph-match (p)-[e*1..3]->(q) project p, q",
            f"make-graph {name} --> {name} | graph-to-table edges", "fork (count) (take 1)",
        ]), columns

    # Whole queries

    def any(self):
        """The next query."""
        random = self.random
        roll = random.random()
        if roll < 0.62 or not self.samples:
            text, _ = self.query()
            if random.random() < 0.15:
                value = random.choice(TYPES)
                text = f"let v0 = {self.expression(value, [])};\nlet f = (T:(*)) {{ T | take 3 }};\n{text}"
            return text if random.random() < 0.9 else self.damage(text)
        if roll < 0.85:
            return self.damage(random.choice(self.samples))
        return self.splice()

    def splice(self):
        """The beginning of one query and the end of another."""
        first, second = self.random.choice(self.samples), self.random.choice(self.samples)
        head, tail = first.split("|"), second.split("|")
        cut = self.random.randrange(1, len(head) + 1)
        return "|".join(head[:cut] + tail[self.random.randrange(len(tail)):])

    def damage(self, text):
        """The query with some words changed."""
        random = self.random
        words = re.findall(r"\"[^\"]*\"|\w+|\s+|[^\w\s]", text)
        for _ in range(random.choice([1, 1, 2, 3, 8])):
            if not words:
                break
            at = random.randrange(len(words))
            roll = random.random()
            if roll < 0.2:
                del words[at]
            elif roll < 0.35:
                words.insert(at, words[random.randrange(len(words))])
            elif roll < 0.5:
                words[at] = random.choice(random.choice(list(LITERALS.values())))
            elif roll < 0.65:
                start = random.randrange(len(words))
                words[at:at] = words[start:start + random.randrange(1, 12)]
            elif roll < 0.8:
                words[at] = random.choice(["(", ")", "[", "]", "{", "}", "|", ",", ";", "-", "..", "==", "\x00", "\ud800", "'", "*", "by", "on"])
            elif roll < 0.85:
                words[at] = random.choice("([{-!") * random.choice([2, 300, 3000])
            else:
                other = random.choice(self.samples or [text])
                more = re.findall(r"\"[^\"]*\"|\w+|\s+|[^\w\s]", other)
                start = random.randrange(len(more) or 1)
                words[at:at + 1] = more[start:start + random.randrange(1, 10)]
        return "".join(words)

import Diagnostics
import KQL
import Tables
import Testing

@Suite struct PropertyPathTests {
  private static func table(_ fields: [Schema.Field]) -> MemoryTable {
    MemoryTable(schema: Schema(fields), rows: [])
  }

  private static let engine = KQLEngine(
    tables: MemoryTables([
      "P": table([
        Schema.Field("Name", .string), Schema.Field("c", .dynamic), Schema.Field("g", .dynamic),
      ]),
      "S": table([Schema.Field("Name", .string), Schema.Field("v", .dynamic)]),
    ]),
    prelude: [
      SourceText(
        name: "prelude",
        text: """
          let AsList = (value: dynamic) { iff(gettype(value) == "array", value, pack_array(value)) };
          let Named = () { P | where tostring(c.users.name) == "x" };
          """
      )
    ]
  )

  /// A property is `Table.column.name.name`; those of one group stand with `|` between them.
  @Test(arguments: [
    ("P | where c.users.name == 'x' and g.state == 'on'", ["P.c.users.name", "P.g.state"]),
    ("P | project Name", []),
    // What nothing looks at in the end.
    ("P | extend a = c.users | project Name", []),
    ("P | extend a = c.users | where tostring(a.name) has 'x'", ["P.c.users", "P.c.users.name"]),
    // Elements of arrays have no names of their own.
    (
      "P | mv-expand r = c.rules | where tostring(r.state) == 'on'",
      ["P.c.rules", "P.c.rules.state"]
    ),
    ("P | project x = c.rules[0].state", ["P.c.rules", "P.c.rules.state"]),
    (
      "P | mv-apply r = AsList(c.rules) on (summarize n = countif(r.state == 'on'))",
      ["P.c.rules", "P.c.rules.state"]
    ),
    ("P | summarize l = make_list(c) | project x = l[0].users", ["P.c.users"]),
    (
      "P | project x = array_concat(c.a, g.b) | mv-expand x | project x.end",
      [
        "P.c.a", "P.g.b", "P.c.a.end", "P.g.b.end",
      ]
    ),
    // Names for one thing.
    (
      "P | project x = tostring(coalesce(c.Setting.On, c.setting.on))",
      [
        "P.c.Setting.On|P.c.setting.on"
      ]
    ),
    ("P | project x = iff(isempty(g.list), c.list, g.list)", ["P.c.list|P.g.list"]),
    ("P | project x = iff(array_length(g) == 0, c.list, g)", ["P.c.list|P.g"]),
    // Values of two kinds.
    ("P | project x = iff(Name == 'a', c.list, g.list)", ["P.c.list", "P.g.list"]),
    ("P | join kind=inner S on Name | where v.on == true and c.on == true", ["P.c.on", "S.v.on"]),
    ("P | where Name in ((S | where v.on == true | project Name))", ["S.v.on"]),
    ("Named() | project Name", ["P.c.users.name"]),
    (
      "union (P | project Name, b = c), (S | project Name, b = v) | where b.on == true",
      [
        "P.c.on", "S.v.on",
      ]
    ),
    // Where a name is computed, nobody can tell.
    ("P | project x = c[Name]", []),
    ("P | project x = bag_merge(c, g).on", []),
  ])
  func propertiesThatAQueryLooksAt(query: String, expected: [String]) throws {
    let prepared = try Self.engine.prepare(SourceText(name: "q", text: query))
    let found = prepared.propertyPaths.map { group in
      group.map { ([$0.table] + $0.path).joined(separator: ".") }.joined(separator: "|")
    }
    #expect(Set(found) == Set(expected))
  }

  @Test(arguments: [
    ([#"{"a":{"b":1}}"#], DynamicColumn.PathSight.present),
    ([#"{"a":{"b":null}}"#], .present),
    ([#"{"a":{}}"#, #"{"a":{"b":1}}"#], .present),
    ([#"{"a":[{"c":1},{"b":1}]}"#], .present),
    ([#"{"a":{"c":1}}"#], .absent),
    ([#"{}"#], .absent),
    ([#"[{"a":null},{"b":2}]"#], .absent),
    ([#"{"a":null}"#], .silent),
    ([#"{"a":[]}"#], .silent),
    ([#"{"a":"@{b=1}"}"#], .silent),
    (["null"], .silent),
    ([], .silent),
  ])
  func rowsTellWhetherAPropertyIsThere(
    rows: [String],
    expected: DynamicColumn.PathSight
  ) throws {
    let values = try rows.map { try #require(DynamicJSON.parse($0)) }
    #expect(DynamicColumn(values).sight(of: ["a", "b"]) == expected)
  }
}

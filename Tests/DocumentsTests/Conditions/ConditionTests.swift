import Conditions
import Diagnostics
import Documents
import Testing

@Suite struct ConditionTests {
  private static let document = """
    {
      "yes": true, "no": false, "none": null, "one": 1, "text": "Abc", "list": ["a", "b"],
      "users": [{"name": "x", "roles": ["r"]}, {"name": "y"}, {"name": "x", "roles": []}],
      "keyed": {"1": {"name": "z"}}
    }
    """

  private func truth(
    _ condition: String,
    definitions: [(String, String)] = []
  ) throws -> Bool? {
    let library = try ConditionLibrary(definitions.map(Self.definition))
    let document = try JSONDocument(Self.document, named: "document")
    var run = ConditionRun(of: library, over: document.root)
    return run.truth(of: try library.condition(SourceText(name: "c", text: condition)))
  }

  private static func definition(_ header: String, _ body: String) -> ConditionLibrary.Definition {
    ConditionLibrary.Definition(
      header: SourceText(name: "h", text: header),
      body: SourceText(name: "b", text: body)
    )
  }

  @Test(arguments: [
    // Values are compared by type: nothing is converted.
    ("input.yes == true", true), ("input.one == true", false), ("'true' == input.yes", false),
    ("input.none == null", true), ("input.one != input.text", true), ("1 == 1.0", true),
    // Different types are in the order null, truth values, numbers, texts, lists, objects.
    ("input.none <= 30", true), ("input.none >= 1", false), ("'a' > 5", true),
    // Lists, and objects like lists of their values.
    ("'a' in input.list", true), ("'A' in input.list", false), ("'A' in input.text", false),
    ("input.keyed.exists(one, one.name == 'z')", true),
    ("input.users.filter(user, 'r' in user.roles).size() == 1", true),
    ("input.users.map(user, user.name).distinct().size() == 2", true),
    ("input.users.map(user, user.roles).flatten().size() == 1", true),
    ("input.list.all(one, one < 'c') && !input.list.exists(one, one == 'c')", true),
    // What an element lacks does not hold for it, and what is not there has no elements.
    ("input.users.exists(user, user.roles.size() == 0)", true),
    ("input.users.all(user, user.roles.size() >= 0)", false),
    ("input.missing.exists(one, true)", false), ("input.missing.all(one, false)", true),
    // Only false does not hold.
    ("input.none && input.one", true), ("holds(input.missing)", false), ("holds(input.none)", true),
    ("has(input.none) && !has(input.missing)", true),
    ("input.missing.orElse(5) == 5", true), ("input.no ? false : input.yes", true),
    // A side that decides does so whatever the other one is.
    ("input.missing || input.yes", true), ("input.missing && input.no", false),
    // Equal things are one, however they are written.
    ("[input.keyed, input.list, ['a', 'b'], input.keyed].distinct().size() == 2", true),
    // Texts.
    ("input.text.lower().contains('bc') && input.text.startsWith('A')", true),
    ("'a;b;'.split(';') == ['a', 'b', '']", true), ("' x '.trim() == 'x'", true),
    ("'P30D'.replace('P', '').replace('D', '').number() <= 30", true),
    ("'x.org'.endsWith('.' + 'org') // a remark", true), ("[2, 1].min() == 1", true),
    ("input.users[1]['name'] == 'y' && input['one'] == 1", true),
    ("input.list.type() == 'list' && input.keyed.type() == 'object'", true),
  ])
  func answers(condition: String, expected: Bool) throws {
    #expect(try truth(condition) == expected)
  }

  @Test(arguments: [
    "input.missing == null", "input.missing != 1", "!input.missing", "'a' in input.missing",
    "input.missing || input.no", "input.missing && input.yes", "size(input.none) == 0",
    "input.text.split(1) == []", "[input.missing] == []", "input.users[9].name == 'x'",
    "given(input.missing, true)", "input.missing ? true : true", "'M'.number() > 1",
  ])
  func hasNoAnswerToWhatIsMissing(condition: String) throws {
    #expect(try truth(condition) == nil)
  }

  @Test func usesDefinitions() throws {
    let definitions = [
      ("named(users, name)", "users.filter(user, user.name == name)"),
      ("xs", "named(input.users, 'x').size() + offset"), ("offset", "1"),
    ]
    #expect(try truth("xs == 3 && input.users.named('y').size() == 1", definitions: definitions)!)
  }

  @Test(arguments: [
    ("input.a ==", "CND0201"), ("(input.a", "CND0201"), ("a b", "CND0301"), ("inptu.a", "CND0301"),
    ("size(1, 2)", "CND0302"), ("'open", "CND0102"), ("'\\q'", "CND0102"), ("1.2.3", "CND0102"),
    ("input.a & input.b", "CND0101"), ("[1].exists(1, true)", "CND0201"), ("", "CND0201"),
    (String(repeating: "(", count: 200), "CND0202"),
  ])
  func refusesWrongConditions(condition: String, code: String) {
    let error = #expect(throws: Diagnostic.self) { try truth(condition) }
    #expect(error?.code == code)
  }

  @Test(arguments: [
    ([("f(x", "x")], "CND0303"), ([("f(x, x)", "x")], "CND0303"), ([("size", "1")], "CND0304"),
    ([("a", "1"), ("a", "2")], "CND0304"), ([("a", "b"), ("b", "[1].map(x, a)")], "CND0305"),
    ([("a", "b")], "CND0301"),
  ])
  func refusesWrongDefinitions(definitions: [(String, String)], code: String) {
    let error = #expect(throws: ConditionErrors.self) {
      try ConditionLibrary(definitions.map(Self.definition))
    }
    #expect(error?.diagnostics.map(\.code) == [code])
  }

  /// A condition over a hostile document ends, without an answer when that takes too long.
  @Test func ends() throws {
    let list = "[" + Array(repeating: "0", count: 400).joined(separator: ",") + "]"
    let library = ConditionLibrary()
    let document = try JSONDocument("{\"l\": \(list)}", named: "document")
    var run = ConditionRun(of: library, over: document.root, mostSteps: 100_000)
    let text = "input.l.all(a, input.l.all(b, input.l.all(c, a + b + c == 0)))"
    #expect(run.truth(of: try library.condition(SourceText(name: "c", text: text))) == nil)
    #expect(run.truth(of: try library.condition(SourceText(name: "c", text: "true"))) == true)
  }
}

import Diagnostics
import KQLSyntax
import Testing

/// How operators bind, and what can be an operand.
@Suite("Expressions")
struct ExpressionTests {
  @Test(
    "binds operators by their strength, and from the left",
    arguments: [
      ("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"),
      ("a or b and c or d", "(or a (and b c) d)"),
      ("a and b and c", "(and a b c)"),
      ("1 + 2 has 'x'", "(+ 1 (has 2 \"x\"))"),
      ("a * b =~ 'x' % c", "(% (* a (=~ b \"x\")) c)"),
      ("a + 1 < b * 2 == c >= d", "(== (< (+ a 1) (* b 2)) (>= c d))"),
      ("a == 1 and b != 2 or c <> 3", "(or (and (== a 1) (!= b 2)) (!= c 3))"),
      ("-a.b[0] + -f(1)", "(+ (- ([] (. a b) 0)) (- (f 1)))"),
      ("a in (1, 2) and b !in~ ('x')", "(and (in a [1 2]) (!in~ b [\"x\"]))"),
      ("a + 1 between (1 + 2 .. 3) and b", "(and (between (+ a 1) (+ 1 2) 3) b)"),
      ("a !between (1 .. ago(1d))", "(!between a 1 (ago time(1.00:00:00.0000000)))"),
      ("a has_any ('x', T) or b has_all (d)", "(or (has_any a [\"x\" T]) (has_all b [d]))"),
      ("a matches regex 'x' and not(b)", "(and (matches regex a \"x\") (not b))"),
      ("a notcontains 'x'", "(!contains a \"x\")"), ("a containscs 'x'", "(contains_cs a \"x\")"),
      ("(a + b) * c", "(* (+ a b) c)"), ("1-2", "(- 1 2)"),
      ("a.['x y'].z", "(. (. a [\"x y\"]) z)"), ("['a b']['c']", "([] [\"a b\"] \"c\")"),
      ("a.[0]", "([] a 0)"), ("a.where.kind", "(. (. a where) kind)"),
      ("f(a, b = 2, *)", "(f a b=2 *)"), ("f()", "(f)"),
      ("database('d').T", "(. (database \"d\") T)"),
      ("cluster('c').database('d').f(1)", "(. (. (cluster \"c\") (database \"d\")) (f 1))"),
      ("a in (T | project x)", "(in a [{T | project x}])"),
      ("count() + count", "(+ (count) count)"),
      ("toscalar(T | take 1) + 1", "(+ toscalar(T | take 1) 1)"), ("12abc + $x", "(+ 12abc $x)"),
      ("a / 1h", "(/ a time(0.01:00:00.0000000))"), ("typeof(long)", "typeof(long)"),
    ]
  )
  func binding(_ text: String, _ expected: String) throws {
    #expect(try prefix(Read.expression(text)) == expected)
  }

  @Test("reads every string operator and keeps its spelling", arguments: BinaryOperator.allCases)
  func operators(_ kind: BinaryOperator) throws {
    #expect(try prefix(Read.expression("a \(kind.rawValue) b")) == "(\(kind.rawValue) a b)")
  }

  @Test("reads every list operator", arguments: MembershipOperator.allCases)
  func lists(_ kind: MembershipOperator) throws {
    #expect(try prefix(Read.expression("a \(kind.rawValue) (b)")) == "(\(kind.rawValue) a [b])")
  }

  @Test("places a node from its first to its last byte")
  func places() throws {
    let query = "print é = a.b + f('x')[0] in (1)"
    // A letter outside ASCII cannot be a name: the same query with a plain name.
    let plain = query.replacing("é", with: "e")
    guard case .print(let node) = try #require(Read.operators(plain).first),
      case .membership(let member) = try #require(node.columns.first).expression,
      case .binary(let sum) = member.operand, let term = sum.rest.first
    else { throw Read.Missing() }
    func text(_ span: SourceSpan) -> String {
      String(decoding: Array(plain.utf8)[span.lowerBound..<span.upperBound], as: UTF8.self)
    }
    #expect(text(node.span) == plain)
    #expect(text(member.span) == "a.b + f('x')[0] in (1)")
    #expect(text(member.operatorSpan) == "in")
    #expect(text(sum.first.span) == "a.b")
    #expect(text(term.operatorSpan) == "+")
    #expect(text(term.operand.span) == "f('x')[0]")
  }

  @Test(
    "reads names that are words elsewhere",
    arguments: [
      "count", "top", "take", "order", "from", "on", "with", "id", "view", "range", "step", "table",
      "type", "cluster", "log", "filter", "parse", "limit", "bool", "guid",
    ]
  )
  func names(_ word: String) throws {
    #expect(try prefix(Read.expression("x = \(word) + 1, \(word) = 2")) == "(+ \(word) 1)")
    _ = Read.tree("T | where \(word) > 1 | project \(word), a = \(word).b | sort by \(word)")
  }

  @Test(
    "refuses words as names and shows how to write them",
    arguments: [
      "first", "last", "asc", "has", "and", "project", "where", "string", "missing", "title", "to",
    ]
  )
  func reserved(_ word: String) throws {
    #expect(!Read.diagnostics("T | project \(word)").isEmpty)
    #expect(Read.tree("T | project ['\(word)'], x.['\(word)']").statements.count == 1)
  }
}

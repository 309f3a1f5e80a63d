import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Rows that the query says where to find; nothing is read until the run asks for them.
  func rows(of node: ExternalDataSyntax) throws(Diagnostic) -> Rows {
    let fields = node.schema.columns.map {
      Schema.Field($0.name.text, ScalarType($0.type.keyword))
    }
    var names = NameAllocator()
    for column in node.schema.columns where !names.claim(column.name.text) {
      throw Diagnostic(
        Code.duplicateColumn,
        "there are two columns named '\(column.name.text)'",
        at: column.span
      )
    }
    var locations: [String] = []
    for source in node.sources {
      let value = try bind(source, in: Scope()).expression
      guard case .string(let text)? = value.literal ?? constantValue(value) else {
        throw Diagnostic(
          Code.notConstant,
          "externaldata takes the names of files as constant texts",
          at: source.span
        )
      }
      locations.append(text)
    }
    func property(_ name: String) -> String? {
      node.properties.last { $0.name.text.lowercased() == name }.flatMap { text(of: $0.value) }
    }
    let schema = Schema(fields)
    let external = ExternalSource(
      locations: locations,
      format: property("format")?.lowercased(),
      skipsFirstRecord: property("ignorefirstrecord")?.lowercased() == "true",
      schema: schema
    )
    return Rows(
      .scan(
        ScanPlan(
          table: "externaldata",
          columns: Array(fields.indices),
          schema: schema,
          external: external
        )
      )
    )
  }

  /// The text of a property's value.
  private func text(of value: ExpressionSyntax) -> String? {
    switch value {
    case .name(let node): return node.text
    case .literal(let node):
      switch node.value {
      case .string(let text): return text
      case .bool(let flag): return String(flag)
      case .long(let number): return String(number)
      default: return nil
      }
    default: return nil
    }
  }
}

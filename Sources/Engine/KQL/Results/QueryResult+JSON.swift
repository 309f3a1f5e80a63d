import Tables

extension QueryResult {
  /// Appends the table as `{"name", "columns": [{"name", "type"}], "rows": [[...]]}`.
  public func write(to json: inout JSONText) {
    json.raw("{\"name\":")
    json.string(name)
    json.raw(",\"columns\":[")
    for (index, field) in schema.fields.enumerated() {
      json.raw(index > 0 ? ",{\"name\":" : "{\"name\":")
      json.string(field.name)
      json.raw(",\"type\":\"" + field.type.rawValue + "\"}")
    }
    json.raw("],\"rows\":[")
    for row in 0..<batch.count {
      json.raw(row > 0 ? ",[" : "[")
      for (index, column) in batch.columns.enumerated() {
        if index > 0 { json.raw(",") }
        json.value(column.value(at: row))
      }
      json.raw("]")
    }
    json.raw("]}")
  }
}

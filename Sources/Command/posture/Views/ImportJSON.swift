import Diagnostics
import Documents
import Evidence
import ControlCatalog
import PostureModel

/// What an import found, as data.
enum ImportJSON {
  /// The JSON text.
  static func text(
    of store: EvidenceStore,
    tables: TableCatalog,
    remarks: [Diagnostic],
    ends: TableEnds
  ) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-import")
      json.object("tenant") { json in
        json.member("id", store.tenant.id)
        json.member("displayName", store.tenant.displayName)
        json.member("initialDomain", store.tenant.initialDomain)
      }
      json.member("exportDate", store.exportDate.map(Timestamp.text))
      json.array("files") { json in for file in store.report.files { write(file, to: &json) } }
      json.array("tables") { json in
        for status in store.collections {
          write(status, tables.table(named: status.table), ends[status.table], to: &json)
        }
      }
      if let score = store.microsoftScore {
        json.object("microsoftScore") { json in write(score, to: &json) }
      }
      json.array("thirdParty") { json in write(store.thirdParty, to: &json) }
      DiagnosticsView.write(remarks, as: "remarks", to: &json)
    }
    return json.text + "\n"
  }

  private static func write(_ file: ImportReport.File, to json: inout JSONWriter) {
    json.object { json in
      json.member("path", file.input.path)
      json.member("sha256", file.input.sha256)
      json.member("size", file.input.size)
      json.member("recognised", file.isRecognised)
      json.member("format", file.input.format)
      json.member("reason", file.reason)
      json.array("tables") { json in
        for table in file.tables {
          json.object { json in
            json.member("table", table.name)
            json.member("rows", table.rows)
          }
        }
      }
      json.member("verdicts", file.verdicts)
    }
  }

  private static func write(
    _ status: CollectionStatus,
    _ table: TableSpec?,
    _ ends: (first: TableEnds.End, last: TableEnds.End)?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("table", status.table)
      json.member("title", table?.title)
      json.member("product", table?.product)
      json.member("status", status.state.rawValue)
      json.member("rows", status.count)
      json.member("source", status.source)
      json.member("reason", status.reason)
      json.member("collect", status.command)
      if let ends {
        json.object("first") { json in write(ends.first, to: &json) }
        json.object("last") { json in write(ends.last, to: &json) }
      }
    }
  }

  private static func write(_ end: TableEnds.End, to json: inout JSONWriter) {
    json.member("origin", end.origin)
    if let position = end.place?.position {
      json.member("line", position.line)
      json.member("column", position.column)
    }
    if let bytes = end.place?.bytes {
      json.member("offset", bytes.lowerBound)
      json.member("length", bytes.count)
    }
  }

  private static func write(_ score: MicrosoftScore, to json: inout JSONWriter) {
    json.member("date", score.date)
    json.member("source", score.source)
    json.member("place", score.place)
    json.member("current", score.current)
    json.member("maximum", score.maximum)
    json.member("actions", score.actions.count)
    json.member("summedCurrent", score.summedCurrent)
    json.member("summedMaximum", score.summedMaximum)
    json.member("reproduced", score.isReproduced)
  }

  /// How many verdicts of each kind every tool gave.
  private static func write(_ verdicts: [ThirdPartyVerdict], to json: inout JSONWriter) {
    var tools: [String] = []
    for verdict in verdicts where !tools.contains(verdict.tool) { tools.append(verdict.tool) }
    for tool in tools {
      let own = verdicts.filter { $0.tool == tool }
      json.object { json in
        json.member("tool", tool)
        json.member("version", own.first?.toolVersion)
        json.object("verdicts") { json in
          for kind in Verdict.Kind.allCases {
            let count = own.count { $0.verdict == kind }
            if count > 0 { json.member(kind.rawValue, count) }
          }
        }
      }
    }
  }
}

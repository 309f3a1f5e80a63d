import Documents
import PostureModel

/// A history as data.
enum HistoryJSON {
  /// The version of the form; its first number changes when a reader could break.
  static let schemaVersion = "1.0"

  /// The JSON text of a list of runs.
  static func text(of runs: [RunSummary]) -> String { text(runs, secureScores: nil) }

  /// The JSON text of a tenant's history.
  static func text(of history: RunHistory) -> String {
    text(history.runs, secureScores: history.secureScores)
  }

  private static func text(_ runs: [RunSummary], secureScores: [SecureScorePoint]?) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("kind", "posture-history")
      json.array("runs") { json in for run in runs { write(run, &json) } }
      guard let secureScores else { return }
      json.array("secureScores") { json in
        for point in secureScores {
          json.object { json in
            json.member("date", point.date)
            json.member("current", point.current)
            json.member("maximum", point.maximum)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ run: RunSummary, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", run.id)
      json.member("tenant", run.tenantKey)
      json.member("tenantName", run.tenant.name)
      json.member("date", run.date)
      json.member("toolVersion", run.toolVersion)
      json.member("catalogDigest", run.catalogDigest)
      json.member("percentage", run.total.percentage)
      json.member("achieved", run.total.achieved)
      json.member("possible", run.total.possible)
      json.member("measured", run.total.measured)
      json.member("controls", run.total.controls)
      json.member("coverage", run.coverage)
      json.member("open", run.open)
      json.array("categories") { json in
        for entry in run.byCategory {
          json.object { json in
            json.member("category", entry.category.rawValue)
            json.member("percentage", entry.tally.percentage)
            json.member("achieved", entry.tally.achieved)
            json.member("possible", entry.tally.possible)
          }
        }
      }
    }
  }
}

import Assessment
import Documents
import PostureModel

/// A plan as data.
enum PlanJSON {
  /// The version of the forms; its first number changes when a reader could break.
  static let schemaVersion = "1.0"

  /// The plan.
  static func text(of plan: Plan) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("kind", "posture-plan")
      json.member("before", plan.before)
      json.member("after", plan.after)
      json.member("points", plan.points)
      json.member("effort", plan.effort)
      json.member("met", plan.isMet)
      json.member("exact", plan.isExact)
      json.array("actions") { json in
        for action in plan.actions {
          json.object { json in
            json.member("rank", action.rank)
            json.member("phase", action.phase.rawValue)
            json.member("summary", action.summary)
            json.member("controls", action.controls)
            json.member("points", action.pointsToGain)
            json.member("effort", action.cost.effort)
            json.member("userImpact", action.userImpact.rawValue)
            json.member("severity", action.severity.rawValue)
            json.member("objects", action.offenders)
            json.member("after", action.after)
            json.member("unverified", action.unverified)
            json.member("licence", action.licence)
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// What meeting some controls would do.
  static func text(of answer: WhatIf, before: Double?) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("kind", "posture-what-if")
      json.member("before", before)
      json.member("after", answer.after)
      json.member("points", answer.points)
      json.member("controls", answer.controls)
    }
    return json.text + "\n"
  }

  /// One ticket an action, in the fields that trackers share.
  static func tickets(of plan: Plan) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("kind", "posture-tickets")
      json.array("tickets") { json in
        for action in plan.actions {
          json.object { json in
            json.member("key", action.controls.first ?? "")
            json.member("title", action.summary)
            json.member("description", description(of: action))
            json.member("priority", action.severity.rawValue)
            json.member("labels", ["posture", action.phase.rawValue] + action.controls)
            json.member("component", action.product.rawValue)
            json.member("estimate", action.cost.effort)
            json.member("acceptance", action.verify)
            json.member("blockedBy", action.after)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func description(of action: Recommendation) -> String {
    var lines = [
      "Gains \(NumberText.points(action.pointsToGain)) points "
        + "(\(NumberText.percentage(action.percentageToGain))); user impact "
        + "\(action.userImpact.rawValue); \(action.offenders) objects do not meet it.",
      "",
    ]
    lines += action.steps.enumerated().map { index, step in
      "\(index + 1). \(step.means.title): \(step.text)" + (step.note.map { " (\($0))" } ?? "")
    }
    return lines.joined(separator: "\n")
  }
}

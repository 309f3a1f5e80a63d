import Comparison
import PostureModel

/// The first screen: score, gate, change, what the score rests on, what to do first.
struct OverviewView {
  let report: Report
  private var assessment: Assessment { report.assessment }

  init(_ report: Report) { self.report = report }

  /// How many actions the first screen shows.
  static let shownActions = 5
  /// How many pieces of missing evidence the first screen shows.
  static let shownNeeds = 3
  /// How many changes the page lists.
  static let shownChanges = 50

  var fields: Fields {
    let total = assessment.score.total
    let tenant = assessment.provenance.tenant
    let open = assessment.results.filter(\.isOpen)
    let severities = Severity.allCases.map { severity -> Fields in
      [
        "countValue": severity.rawValue,
        "countTitle": severity.title,
        "countText": open.count { $0.control.severity == severity },
      ]
    }
    let facts = [
      tenant.displayName == nil ? nil : tenant.initialDomain,
      tenant.id.map { "tenant \($0)" },
      assessment.provenance.exportDate.map { "exported \(Words.time($0))" },
      "\(assessment.provenance.catalogControls) controls in the catalog",
    ]
    var fields: Fields = [
      "tenantName": PageView.name(of: tenant),
      "tenantFacts": facts.compactMap { $0 }.map { SafeText.clipped($0, to: 120) },
      "scoreText": NumberText.percentage(total.percentage),
      "achievedText": NumberText.points(total.achieved),
      "possibleText": NumberText.points(total.possible),
      "measuredControls": total.measured,
      "allControls": total.controls,
      "openText": "\(Words.count(open.count, "control")) open",
      "openSeverities": severities,
    ]
    fields.merge(reach)
    fields.merge(gate)
    fields.merge(basis)
    fields.merge(actions)
    fields.merge(change)
    return fields
  }

  /// What the score could become, and the zone that it is in.
  private var reach: Fields {
    let reach = assessment.score.reach
    let gaps = LicenceGap.all(in: assessment)
    let lacking = gaps.reduce(0) { $0 + $1.points }
    // Which licences is told with the controls.
    let licences = gaps.isEmpty ? nil : "\(NumberText.points(lacking)) points more"
    let standings = assessment.zones?.standings(of: assessment.score) ?? []
    let achievable: Any =
      reach.achievablePercentage.map { percentage -> Fields in
        [
          "achievableText": NumberText.percentage(percentage),
          "achievablePoints": NumberText.points(reach.achievable),
          "achievableLicences": given(licences),
        ]
      } ?? false
    return ["reach": achievable, "zones": standings.map(Self.zone)]
  }

  private static func zone(_ standing: ZoneStanding) -> Fields {
    var texts: [String] = []
    if let zone = standing.zone { texts.append(SafeText.clipped(zone.name, to: 60)) }
    if let target = standing.target, let points = standing.pointsToTarget {
      let lack = points > 0 ? "\(NumberText.points(points)) points short" : "reached"
      texts.append("target \(NumberText.percentage(target)) \(lack)")
    }
    let isBest = standing.rank + 1 == standing.zones
    return [
      "zoneScope": standing.scope == .total ? "Total" : standing.scope.name,
      "zoneText": texts.joined(separator: ", "),
      "zoneClass": isBest ? "pass" : standing.rank == 0 ? "fail" : "partial",
    ]
  }

  private var gate: Fields {
    guard let gate = report.gate else { return ["gate": false] }
    return [
      "gate": [
        "gateClass": gate.passed ? "passed" : "failed",
        "gateTitle": gate.passed ? "Gate passed" : "Gate failed",
        "gateRules": gate.outcomes.map { outcome -> Fields in
          [
            "ruleClass": outcome.failure == nil ? "pass" : "fail",
            "ruleWord": outcome.failure == nil ? "Holds" : "Fails",
            "ruleText": outcome.reason,
          ]
        },
      ] as Fields
    ]
  }

  private var basis: Fields {
    let parts = BasisPart.parts(of: assessment.score)
    let inScope = parts.dropLast().reduce(0) { $0 + $1.points }
    var bars: [Fields] = []
    var position = 0.0
    for part in parts.dropLast() where part.points > 0 && inScope > 0 {
      let width = part.points / inScope * 1000
      bars.append([
        "barClass": part.key,
        "barX": NumberText.points(position),
        // A thin gap keeps neighbours apart without colour.
        "barWidth": NumberText.points(max(1, width - 2)),
      ])
      position += width
    }
    let rows = parts.map { part -> Fields in
      let isOutside = part.key == "outside"
      return [
        "partKey": part.key,
        "partTitle": part.title,
        "partMeaning": part.meaning,
        "partPoints": NumberText.points(part.points),
        "partShare": isOutside || inScope <= 0
          ? "" : NumberText.percentage(part.points / inScope * 100),
      ]
    }
    let unmeasured = assessment.results.filter {
      $0.status == .notMeasured || $0.status == .error
    }
    return [
      "basisBars": bars,
      "basisRows": rows,
      "coverageText": NumberText.percentage(assessment.score.basis.coverage),
      "coverageSentence": unmeasured.isEmpty
        ? "Every control that applies was measured."
        : "\(Words.count(unmeasured.count, "control")) that apply could not be measured.",
      "topNeeds": MissingTables.needed(by: assessment).prefix(Self.shownNeeds).map {
        ["needName": $0.name, "needPoints": NumberText.points($0.points)] as Fields
      },
      "hasMissing": assessment.results.contains { $0.status == .notMeasured },
    ]
  }

  private var actions: Fields {
    let recommendations = assessment.recommendations
    return [
      "hasActions": !recommendations.isEmpty,
      "actionCount": Words.count(recommendations.count, "action"),
      "topActions": recommendations.prefix(Self.shownActions).map(ActionView.fields),
    ]
  }

  private var change: Fields {
    guard let comparison = report.comparison else {
      return ["change": false, "hasAttention": false]
    }
    let causes = ChangeText.parts(comparison.score)
    let difference = comparison.score.difference
    let since = comparison.before.exportDate.map(Words.day) ?? "the run before"
    let known = Set(assessment.results.map(\.control.id))
    let attention = ChangeText.attention(comparison)
    let more = attention.count - Self.shownChanges
    return [
      "change": [
        "changeText": difference.map(ChangeText.signed) ?? "–",
        "changeClass": Words.direction(difference),
        "changeSince": since,
        "hasCauses": !causes.isEmpty,
        "changeStates": given(ChangeText.states(comparison)),
        "causes": causes.map { cause -> Fields in
          ["causeName": cause.name, "causeText": ChangeText.signed(cause.value)]
        },
      ] as Fields,
      "hasAttention": !attention.isEmpty,
      "attentionTitle": "What changed since \(since): \(Words.count(attention.count, "control"))",
      "attention": attention.prefix(Self.shownChanges).map { row($0, known: known) },
      "attentionMore": given(more > 0 ? "\(more) more in the JSON report" : nil),
    ]
  }

  private func row(_ change: ControlChange, known: Set<String>) -> Fields {
    let names = change.objects.prefix(3).map {
      "\(SafeText.clipped(SafeText.oneLine($0.object), to: 80)) "
        + "(\(SafeText.clipped(SafeText.oneLine($0.text), to: 100)))"
    }
    let further = change.objects.count - names.count
    let objects = names.joined(separator: ", ") + (further > 0 ? " and \(further) more" : "")
    return [
      "changeAnchor": given(known.contains(change.control.id) ? change.control.id : nil),
      "changeTitle": change.control.title,
      "changeObjects": given(objects),
      "changeKind": change.kind.title,
      "changeBefore": change.before?.kind.title ?? "–",
      "changeAfter": change.after?.kind.title ?? "–",
      "changePoints": Words.signedPoints(change.pointsGained),
    ]
  }
}

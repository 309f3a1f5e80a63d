import PostureModel

/// Now, next and later.
struct RoadmapView {
  let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  var fields: Fields {
    [
      "phases": Roadmap.phases(of: assessment).map { phase -> Fields in
        [
          "phaseTitle": phase.title,
          "phaseMeaning": phase.meaning,
          "hasPhaseSteps": !phase.steps.isEmpty,
          "phaseSteps": phase.steps.map { step -> Fields in
            var fields = ActionView.fields(step.action)
            fields.merge(["actionReach": NumberText.percentage(step.percentage)])
            return fields
          },
          "phaseMore": given(
            phase.further > 0 ? "\(Words.count(phase.further, "action")) more in the plan" : nil
          ),
        ]
      }
    ]
  }
}

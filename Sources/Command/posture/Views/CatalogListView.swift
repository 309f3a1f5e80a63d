import ControlCatalog
import PostureModel

/// The controls of a catalog, one a line.
struct CatalogListView {
  let controls: [Control]
  let terminal: Terminal

  var lines: [String] {
    var table = TextTable(columns: [
      .init(title: "Control"), .init(title: "Points", alignment: .right),
      .init(title: "Severity"), .init(title: "Title", shrinks: true),
    ])
    table.rows = controls.map { control in
      [
        .init(control.id), .init(NumberText.points(control.points)),
        .init(control.severity.rawValue),
        .init(control.title),
      ]
    }
    let points = controls.reduce(0) { $0 + $1.points }
    return table.lines(on: terminal)
      + [
        terminal.styled(
          "\(Count.of(controls.count, "control")), \(Count.points(points))",
          .dim
        )
      ]
  }
}

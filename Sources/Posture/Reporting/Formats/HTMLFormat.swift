public import Diagnostics

/// The report as one page: self-contained, without network, readable with scripts off.
public struct HTMLFormat: ReportFormat {
  /// How much of long lists the page holds; the JSON and CSV reports have everything.
  public struct Limits: Sendable, Hashable {
    /// How many objects of a control are in sight when it is opened; the others are folded.
    public var rowsInSight: Int
    /// How many objects a control that is not met shows at most.
    public var rowsPerControl: Int
    /// How many objects a control that is met shows at most.
    public var rowsWhenMet: Int
    /// How many objects the page shows at most; every control keeps those in sight.
    public var rowsInReport: Int
    /// How many input files and problems the page lists at most.
    public var listedItems: Int
    /// Whether a control that is not met shows its query.
    public var showsQueries: Bool
    /// Whether a control that was not measured says why it matters and where to read more.
    public var explainsUnmeasured: Bool
    /// Whether a control says where to read more.
    public var showsReferences: Bool

    /// Creates limits.
    public init(
      rowsInSight: Int = 10,
      rowsPerControl: Int = 1_000,
      rowsWhenMet: Int = 3,
      rowsInReport: Int = 4_000,
      listedItems: Int = 200,
      showsQueries: Bool = true,
      explainsUnmeasured: Bool = true,
      showsReferences: Bool = true
    ) {
      self.rowsInSight = max(0, rowsInSight)
      self.rowsPerControl = max(0, rowsPerControl)
      self.rowsWhenMet = max(0, rowsWhenMet)
      self.rowsInReport = max(0, rowsInReport)
      self.listedItems = max(0, listedItems)
      self.showsQueries = showsQueries
      self.explainsUnmeasured = explainsUnmeasured
      self.showsReferences = showsReferences
    }

    /// From generous to tight.
    ///
    /// A page takes the first that keeps it under `largestPage`.
    static let steps = [
      Limits(),
      Limits(rowsPerControl: 200, rowsWhenMet: 2, rowsInReport: 2_000, listedItems: 100),
      Limits(
        rowsInSight: 5,
        rowsPerControl: 50,
        rowsWhenMet: 1,
        rowsInReport: 500,
        listedItems: 50,
        showsQueries: false
      ),
      Limits(
        rowsInSight: 3,
        rowsPerControl: 20,
        rowsWhenMet: 0,
        rowsInReport: 200,
        listedItems: 50,
        showsQueries: false,
        explainsUnmeasured: false
      ),
      Limits(
        rowsInSight: 2,
        rowsPerControl: 10,
        rowsWhenMet: 0,
        rowsInReport: 100,
        listedItems: 30,
        showsQueries: false,
        explainsUnmeasured: false,
        showsReferences: false
      ),
    ]

    /// How many bytes a page should not exceed, so that it can be mailed and opens at once.
    static let largestPage = 1_000_000
  }

  /// What the command line calls it.
  public let name = "html"
  /// What its file is called.
  public let fileName = "report.html"
  /// What it is for.
  public let summary = "one self-contained page for people"
  /// How much of long lists it holds; nil for as much as a page of 1 MB can take.
  public var limits: Limits?

  /// Creates the format.
  public init(limits: Limits? = nil) {
    self.limits = limits
  }

  /// Reads the templates.
  public func prepare(_ resources: ReportResources) {
    _ = try? resources.templates(for: .report)
  }

  /// The page.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let templates = try resources.templates(
      for: report.history == nil ? .report : .reportWithHistory
    )
    let frame = try PageFrame(resources)
    var page = ""
    for limits in limits.map({ [$0] }) ?? Limits.steps {
      let view = PageView(report, frame: frame, limits: limits, templates: templates)
      page = templates.page(view.fields)
      if page.utf8.count <= Limits.largestPage { break }
    }
    return page
  }
}

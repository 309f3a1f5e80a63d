import Compression
import Diagnostics
import Documents
import Hashing
import JSONColumns
import PostureModel

/// Reads files, has them recognised, and gathers what they hold.
struct EvidenceImporter {
  private let recognition: RecognitionCatalog
  /// The files so far.
  private(set) var files: [ImportReport.File] = []
  /// When each file's export was made, as far as it or the file system says: in ticks.
  private(set) var dates: [Int64] = []
  /// The rows so far.
  private(set) var found: [FoundRows] = []
  /// What is said about the tenant, the first file first.
  private(set) var tenants: [TenantFacts] = []
  /// The first configuration of a ScubaGear run.
  private(set) var scubaConfig: Row?
  /// The first of ScubaGear's documents.
  private(set) var scubaExport: JSONNode?
  /// The first of those that were read in parts.
  private(set) var largeScubaExport: LargeScubaExport?
  /// What other tools say about the tenant.
  private(set) var thirdParty: [ThirdPartyVerdict] = []
  /// Parts of Microsoft's score that came as tables, the first file first.
  private(set) var secureScores: [SecureScoreTable] = []
  /// Rule packages and scheme files, which are no tables, in order of file.
  private(set) var schemeTexts: [(name: String, bytes: [UInt8])] = []
  /// The tenants that they name, by file.
  private(set) var thirdPartyTenants: [(file: Int, id: String)] = []
  /// Whether a file held settings, and not only results of other tools.
  private(set) var holdsSettings = false
  /// Whether a file held what others make of settings.
  var holdsResults: Bool { !thirdParty.isEmpty || !secureScores.isEmpty }
  /// The files that may hold values cut off at the export's depth.
  private(set) var cutFiles: Set<Int> = []
  /// What is odd.
  private(set) var problems: [Diagnostic] = []
  /// Whether the values of large files are checked while they are read.
  var checksValues = false
  /// From which size on files are taken apart.
  private var leastLargeSize = LargeFile.leastSize(ofTotal: 0)
  /// The files whose pointers are not those of their text, with the lines of their objects.
  private var rewritten: [Int: [Int]] = [:]
  /// Where values stand in bytes.
  private(set) var byteOrigins = ByteOrigins()
  private var isInArchive = false
  /// How many bytes of archives have been unpacked that could not be read part by part.
  private var unpackedAtOnce = 0
  private static let mostUnpackedAtOnce = 2 << 30
  /// The values of data files that lie beside blueprints, by folder.
  private var configurationData: [String: ConfigurationData] = [:]

  init(_ catalog: TableCatalog) { recognition = RecognitionCatalog(catalog) }

  /// Looks at all files, and into the data files that blueprints name, before any is read.
  mutating func lookAhead(_ files: [FoundFile]) {
    // Sizes come from the file system and fit, but nothing says that their sum does.
    let total = files.reduce(0) { $0.addingReportingOverflow($1.size).partialValue }
    leastLargeSize = LargeFile.leastSize(ofTotal: total)
    for file in files where file.name.lowercased().hasSuffix(".psd1") {
      // What is wrong with it is told when it is read in its turn.
      if let bytes = try? InputFiles.bytes(of: file) { addData(named: file.name, bytes: bytes) }
    }
  }

  /// The same for files whose bytes are at hand.
  mutating func lookAhead(_ files: [(name: String, bytes: [UInt8])]) {
    for file in files where file.name.lowercased().hasSuffix(".psd1") {
      addData(named: file.name, bytes: file.bytes)
    }
  }

  private mutating func addData(named name: String, bytes: [UInt8]) {
    let data = try? ConfigurationData(bytes.span, named: name)
    if let data { configurationData[Self.folder(of: name)] = data }
  }

  private static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }

  /// Reads a file.
  mutating func add(_ file: FoundFile) {
    if addLarge(file) || addArchive(file) { return }
    let bytes: [UInt8]
    do {
      try checkSize(of: file)
      bytes = try InputFiles.bytes(of: file)
    } catch {
      problems += error.problems
      let reason = error.problems.first?.message ?? ""
      failTable(hintedBy: file.name, file: files.count, reason: "\(file.name): \(reason)")
      note(file.name, sha256: "", size: 0, reason: reason)
      return
    }
    let position = files.count
    add(named: file.name, bytes: bytes, changed: Self.ticks(of: file))
    if files[position].isRecognised {
      byteOrigins.add(
        ByteOrigins.Source(
          file: file,
          sha256: files[position].input.sha256,
          objectLines: rewritten[position]
        )
      )
    }
  }

  private static func ticks(of file: FoundFile) -> Int64 {
    file.changed.flatMap { DateText.ticks(secondsSince1970: $0) } ?? 0
  }

  /// A small archive must not fill the memory.
  private mutating func checkSize(of file: FoundFile) throws(EvidenceError) {
    guard file.archived != nil else { return }
    unpackedAtOnce += min(file.size, Self.mostUnpackedAtOnce + 1)
    guard unpackedAtOnce > Self.mostUnpackedAtOnce else { return }
    let problem = Diagnostic(
      Code.tooLarge,
      "the files of the archive that must be unpacked at once have more than "
        + "\(Self.mostUnpackedAtOnce >> 20) MiB together",
      in: file.name,
      hints: ["unpack the archive and name the folder"]
    )
    throw EvidenceError(.invalid, [problem])
  }

  /// Reads a file without having it in memory, when that can be done.
  private mutating func addLarge(_ file: FoundFile) -> Bool {
    // Without tables there are no rows to leave in their file.
    guard !recognition.catalog.tables.isEmpty,
      let large = LargeFile(file, leastSize: leastLargeSize),
      let read = LargeImport(
        large,
        file: files.count,
        using: recognition,
        checksValues: checksValues
      )
    else { return false }
    let position = files.count
    note(file.name, sha256: read.digest, size: large.size, reason: nil)
    dates[position] = Self.ticks(of: file)
    problems += read.warnings
    if read.mayBeCut { cutFiles.insert(position) }
    byteOrigins.add(
      ByteOrigins.Source(
        file: read.large.found,
        sha256: read.digest,
        lists: read.recognition.found.compactMap(\.large),
        outline: OutlineText(read.large.lists)
      )
    )
    if let results = read.results { take(results, position) }
    var recognition = read.recognition
    if let part = recognition.scubaExport {
      recognition.scubaExport = nil
      largeScubaExport =
        largeScubaExport
        ?? LargeScubaExport(
          file: read.large.found,
          sha256: read.digest,
          pointer: part.pointer
        )
    }
    let duplicates = Self.unexpected(read.duplicates, recognition.format)
    take(recognition, form: nil, position, duplicates: duplicates)
    return true
  }

  /// Reads a file whose bytes are at hand.
  mutating func add(named name: String, bytes: [UInt8], changed: Int64) {
    let digest = DigestAlgorithm.sha256.hexadecimalDigest(of: bytes.span)
    let position = files.count
    note(name, sha256: digest, size: bytes.count, reason: nil)
    dates[position] = changed
    guard bytes.count > 0 else {
      problems.append(Diagnostic(Code.emptyFile, "the file is empty", in: name))
      files[position].reason = "it is empty"
      failTable(hintedBy: name, file: position, reason: "\(name) is empty")
      return
    }
    if ZipArchive.isArchive(bytes.span) {
      return addArchive(in: MemoryBytes(ContiguousArray(bytes)), name, position, changed: nil)
    }
    if let format = SchemeText.format(of: bytes.span, named: name) {
      files[position].input.format = format
      schemeTexts.append((name, bytes))
      holdsSettings = true
      return
    }
    let document: ReadDocument
    do {
      guard
        let read = try DocumentReaders.read(
          bytes.span,
          named: name,
          data: configurationData[Self.folder(of: name)] ?? ConfigurationData()
        )
      else {
        files[position].reason =
          name.lowercased().hasSuffix(".psd1")
          ? "it holds values for blueprints"
          : "it is neither JSON nor another known form of text"
        return
      }
      document = read
    } catch {
      problems.append(error)
      files[position].reason = error.message
      failTable(hintedBy: name, file: position, reason: "\(name) cannot be read: \(error.message)")
      return
    }
    problems += document.document.warnings + document.problems
    if document.form != nil { rewritten[position] = document.objectLines ?? [] }
    if document.form != nil || document.document.traits.contains(.cutOff) {
      cutFiles.insert(position)
    }
    recognise(document, name, position)
  }

  private mutating func note(_ name: String, sha256: String, size: Int, reason: String?) {
    files.append(
      ImportReport.File(
        input: InputFile(path: name, sha256: sha256, size: size),
        tables: [],
        reason: reason
      )
    )
    dates.append(0)
  }

  /// Reads an archive where it lies; false when it is something else.
  private mutating func addArchive(_ file: FoundFile) -> Bool {
    guard file.archived == nil, let source = LineFile(path: file.path),
      let head = source.array(0..<4),
      ZipArchive.isArchive(head.span)
    else { return false }
    let position = files.count
    note(file.name, sha256: LargeFile.digest(of: file) ?? "", size: source.count, reason: nil)
    dates[position] = Self.ticks(of: file)
    addArchive(in: source, file.name, position, changed: file.changed)
    return true
  }

  /// Reads what is in an archive; archives within it are not opened.
  private mutating func addArchive(
    in source: any RandomAccessBytes,
    _ name: String,
    _ position: Int,
    changed: Double?
  ) {
    guard !isInArchive else {
      files[position].reason = "it is an archive within an archive"
      problems.append(
        Diagnostic(
          Code.nestedArchive,
          "an archive within an archive is not opened",
          in: name,
          severity: .warning,
          hints: ["unpack the outer archive"]
        )
      )
      return
    }
    isInArchive = true
    defer { isInArchive = false }
    do throws(Diagnostic) {
      let archive = try ZipArchive(in: source, named: name)
      files[position].input.format = "zip archive"
      let entries = archive.entries.sorted { $0.path < $1.path }
        .filter { !$0.path.hasSuffix("/") && !$0.path.contains("__MACOSX/") }
      let found = entries.map { entry in
        FoundFile(
          name: "\(name)/\(entry.path)",
          path: name,
          changed: changed,
          size: entry.size,
          archived: ArchivedFile(archive: archive, entry: entry)
        )
      }
      let least = leastLargeSize
      lookAhead(found)
      for file in found { add(file) }
      leastLargeSize = least
    } catch {
      problems.append(error)
      files[position].reason = error.message
    }
  }

  private mutating func recognise(_ read: ReadDocument, _ name: String, _ position: Int) {
    let document = read.document
    let whole = ExportDocument(root: document.root, path: name, file: position)
    var result: Recognition?
    for format in ExportFormats.all {
      result = format.read(whole, using: recognition)
      if result != nil { break }
    }
    let results = ThirdPartyFormats.read(whole)
    if let results { take(results, position) }
    guard let result else {
      if let results {
        files[position].input.format = results.format
        files[position].reason = "it holds \(results.format), not an export of settings"
      } else {
        files[position].reason = reason(for: document.root)
      }
      return
    }
    take(result, form: read.form, position, duplicates: duplicates(in: document, result.format))
  }

  private mutating func take(_ results: ThirdPartyResults, _ position: Int) {
    thirdParty += results.verdicts
    if let id = results.tenantID { thirdPartyTenants.append((position, id)) }
    files[position].verdicts = results.verdicts.count
  }

  /// Takes what was recognised in a file.
  private mutating func take(
    _ result: Recognition,
    form: String?,
    _ position: Int,
    duplicates: [Diagnostic]
  ) {
    if let table = result.secureScore { secureScores.append(table) }
    if result.secureScore == nil { holdsSettings = true }
    files[position].input.format = form.map { "\(result.format), \($0)" } ?? result.format
    problems += result.problems
    problems += duplicates
    if let date = result.tenant.exportDate { dates[position] = date }
    found += result.found
    if result.tenant.tool != nil { tenants.append(result.tenant) }
    if scubaConfig == nil { scubaConfig = result.scubaConfig }
    if scubaExport == nil { scubaExport = result.scubaExport }
  }

  /// Why nothing was taken from a document.
  private func reason(for root: JSONNode) -> String {
    if let reason = Strangers.reason(for: root) { return reason }
    let context = GraphContext(root["@odata.context"]?.string ?? "").description
    return context.isEmpty ? "it holds no known export" : "no table holds Graph's '\(context)'"
  }

  /// Keys that come twice; two of ScubaGear's do by design, with like values.
  private func duplicates(in document: JSONDocument, _ format: String) -> [Diagnostic] {
    guard document.traits.contains(.duplicateKeys) else { return [] }
    return Self.unexpected(document.duplicateKeys(limit: 50), format)
  }

  private static func unexpected(_ duplicates: [Diagnostic], _ format: String) -> [Diagnostic] {
    duplicates.filter { problem in
      guard format == ScubaGearFormat().name, case .pointer(let pointer) = problem.place else {
        return true
      }
      let key = pointer.hasPrefix("/Raw/") ? pointer.dropFirst(4) : pointer[...]
      return key != "/service_plans" && key != "/accepted_domains"
    }
  }

  /// A file that is broken but whose name says what it should hold is a failed collection.
  private mutating func failTable(hintedBy name: String, file: Int, reason: String) {
    guard let target = TableMatcher(recognition: recognition).hint(path: name) else { return }
    var failed = FoundRows(table: target.table, file: file)
    failed.state = .failed
    failed.reason = reason
    found.append(failed)
  }
}

extension DateText {
  /// Ticks of a file system's time.
  static func ticks(secondsSince1970 seconds: Double) -> Int64? {
    guard seconds > -60_000_000_000, seconds < 200_000_000_000 else { return nil }
    return milliseconds(seconds * 1000)
  }

  private static func milliseconds(_ value: Double) -> Int64? {
    guard let whole = Int64(exactly: value.rounded(.down)) else { return nil }
    return whole * 10_000 + 621_355_968_000_000_000
  }
}

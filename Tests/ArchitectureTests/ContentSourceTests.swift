import BundledContent
import Foundation
import Testing

/// The packed copy of Controls/ and Reports/, and folders in front of it.
@Suite struct ContentSourceTests {
  @Test func thePackedCopyIsWhatTheFoldersHold() throws {
    let files = (Manifest.files(below: "Controls") + Manifest.files(below: "Reports"))
      .filter { file in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: file.path(), isDirectory: &isFolder)
        return !isFolder.boolValue && !Manifest.relative(file).contains("/.")
      }
    #expect(BundledContent.paths == files.map(Manifest.relative).sorted())
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(BundledContent.text(at: Manifest.relative(file)) == text)
    }
    #expect(BundledContent.text(at: "Controls") == nil)
  }

  @Test func aFolderStandsInFrontOfThePackedCopy() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let controls = folder.appending(path: "Controls/Own")
    try FileManager.default.createDirectory(at: controls, withIntermediateDirectories: true)
    try Data("id: own\n".utf8).write(to: controls.appending(path: "own.yaml"))
    try Data([0xFF]).write(to: controls.appending(path: "broken.yaml"))
    try Data().write(to: controls.appending(path: ".hidden"))

    for source in [
      try ContentSource(option: folder.path(), environment: [:]),
      try ContentSource(option: nil, environment: ["POSTURE_CONTENT": folder.path()]),
    ] {
      #expect(
        try source.paths(under: "Controls") == [
          "Controls/Own/broken.yaml", "Controls/Own/own.yaml",
        ]
      )
      #expect(try source.text(at: "Controls/Own/own.yaml") == "id: own\n")
      #expect(throws: ContentError.self) { try source.text(at: "Controls/Own/broken.yaml") }
      // What the folder does not have comes from behind it.
      #expect(
        try source.text(at: "Reports/README.md") == BundledContent.text(at: "Reports/README.md")
      )
      #expect(try source.paths(under: "Reports") == ContentSource.packed.paths(under: "Reports"))
    }
  }

  @Test func wrongPlacesAreErrors() throws {
    #expect(throws: ContentError.self) { try ContentSource(option: "/nowhere", environment: [:]) }
    let empty = FileManager.default.temporaryDirectory.path()
    #expect(throws: ContentError.self) { try ContentSource(option: empty, environment: [:]) }
    for path in ["Controls/../../etc/passwd", "/etc/passwd", "Controls/absent.yaml"] {
      #expect(throws: ContentError.self) { try ContentSource.packed.text(at: path) }
    }
    #expect(throws: ContentError.self) { try ContentSource.packed.paths(under: "../x") }
    #expect(try ContentSource.packed.paths(under: "Controls/Absent").isEmpty)
    #expect(try ContentSource.packed.paths(under: "").count == BundledContent.paths.count)
  }
}

import Foundation
import FremgangPublishing
import Testing

/// Each test works in a folder of its own under the system's temporary folder.
struct StagedFolderTests {
  private let root: String
  private let manifest = Array("{\"schema\": \"fremgang.manifest/1\"}\n".utf8)

  init() throws {
    root = NSTemporaryDirectory() + "fremgang-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()
  }

  private func publish(_ text: String, to target: String, isPrivate: Bool = false) throws {
    var folder = try StagedFolder.beside(target, isPrivate: isPrivate)
    try folder.write("charts/a.svg", Array(text.utf8))
    try folder.write(StagedFolder.manifestName, manifest)
    try folder.publish()
  }

  @Test func `a published folder replaces the one before and leaves nothing beside it`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one", to: root + "/report/")
    try publish("two", to: root + "/report")
    #expect(try names() == ["report"])
    #expect(try names(in: "/report") == ["charts", "manifest.json"])
    #expect(try String(contentsOfFile: root + "/report/charts/a.svg", encoding: .utf8) == "two")
  }

  @Test func `a folder that is not ours is left as it is`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(
      atPath: root + "/thesis",
      withIntermediateDirectories: true
    )
    try "precious".write(toFile: root + "/thesis/chapter.txt", atomically: true, encoding: .utf8)
    #expect(throws: PublishingFault.notOurs(path: root + "/thesis")) {
      try publish("one", to: root + "/thesis")
    }
    #expect(try names() == ["thesis"])
    #expect(try names(in: "/thesis") == ["chapter.txt"])
  }

  @Test func `a file in the place of the folder is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try "precious".write(toFile: root + "/report", atomically: true, encoding: .utf8)
    #expect(throws: PublishingFault.notOurs(path: root + "/report")) {
      try publish("one", to: root + "/report")
    }
  }

  @Test func `a folder that is dropped before it is published leaves nothing`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    do {
      var folder = try StagedFolder.beside(root + "/report", isPrivate: false)
      try folder.write("a.txt", [65])
    }
    #expect(try names() == [])
  }

  @Test func `files for their owner alone have mode 0600`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one", to: root + "/report", isPrivate: true)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: root + "/report/charts/a.svg"
    )
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let folder = try FileManager.default.attributesOfItem(atPath: root + "/report")
    #expect(folder[.posixPermissions] as? Int == 0o700)
  }

  @Test func `work that is stopped leaves the old folder and nothing beside it`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one", to: root + "/report")
    let stop = StopFlag()
    #expect(throws: PublishingFault.stopped(.requested)) {
      var folder = try StagedFolder.beside(root + "/report", isPrivate: false, stop: stop)
      try folder.write(StagedFolder.manifestName, manifest)
      stop.request()
      try folder.publish()
    }
    #expect(try names() == ["report"])
    #expect(try names(in: "/report") == ["charts", "manifest.json"])
  }

  #if !os(macOS)
  @Test func `a limit on the size of files is an error, not the end of the program`() async {
    await #expect(processExitsWith: .exitCode(74)) {
      let place = try TemporaryFolder()
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      _ = unsafe setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &limit)
      var folder = try StagedFolder.beside(place.path + "/report", isPrivate: false)
      do {
        try folder.write("large.txt", [UInt8](repeating: 65, count: 10_000))
      } catch PublishingFault.cannotWrite {
        exit(74)
      }
    }
  }
  #endif
}

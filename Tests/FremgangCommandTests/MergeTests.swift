import Foundation
import FremgangCommand
import Testing

struct MergeTests {
  private static let samples: [(path: String, id: String, delimiter: Character)] = [
    ("15m-pool/export.csv", "borger_id", ";"), ("who-5/export.csv", "id", ","),
    ("personal-star/export.csv", "frivillig", ";"),
  ]

  private func folder(_ index: Int) throws -> PartFolder {
    let sample = MergeTests.samples[index]
    let path = Paths.package + "/SampleData/" + sample.path
    return try PartFolder(path, id: sample.id, delimiter: sample.delimiter)
  }

  @Test func `parts of a long, a wide and a personal export give the results of one run`() throws {
    for index in MergeTests.samples.indices {
      let folder = try folder(index)
      defer { folder.remove() }
      let whole = folder.whole()
      #expect(whole.exitCode == .done, "\(index): \(whole.errors)")
      for count in [2, 3, 17] {
        let parts = try folder.divide(into: count)
        for order in [parts, parts.reversed()] {
          let merged = folder.merged(order, "--format", "json", "--quiet")
          #expect(merged.errors == "", "\(index), \(count)")
          #expect(merged.output == whole.output, "\(index), \(count)")
        }
      }
    }
  }

  @Test func `a folder of parts is that of one run but for its manifest, which lists them`() throws
  {
    let folder = try folder(0)
    defer { folder.remove() }
    let one = folder.root + "/one"
    let other = folder.root + "/other"
    _ = CommandRun("evaluate", folder.export, "--plan", folder.plan, "--out", one, "--quiet")
    let parts = try folder.divide(into: 3)
    #expect(folder.merged(parts, "--out", other, "--quiet").exitCode == .done)
    let files = try FileManager.default.subpathsOfDirectory(atPath: one).sorted()
    #expect(try FileManager.default.subpathsOfDirectory(atPath: other).sorted() == files)
    for file in files where file != "manifest.json" {
      let isSame = FileManager.default.contentsEqual(
        atPath: "\(one)/\(file)",
        andPath: "\(other)/\(file)"
      )
      #expect(isSame, "\(file)")
    }
    let manifest = try folder.bytes("other/manifest.json")
    #expect(manifest.contains("\"name\": \"part-2.part\""))
    #expect(manifest.contains("\"name\": \"part-2.csv\""))
    #expect(manifest.components(separatedBy: "\"dialect\": \"fremgang.partial/1\"").count == 4)
  }

  @Test func `a part can be read by its owner alone and replaces nothing unasked`() throws {
    let folder = try folder(1)
    defer { folder.remove() }
    #expect(try folder.count("a") { _ in true }.exitCode == .done)
    let path = folder.root + "/a.part"
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let text = try folder.bytes("a.part")
    #expect(!text.contains("W01"))
    let again = try folder.count("a") { _ in true }
    #expect(again.exitCode == .cannotCreate)
    #expect(again.errors.contains("--replace"))
    let replaced = try folder.count("a", options: ["--replace"]) { _ in true }
    #expect(replaced.exitCode == .done)
    #expect(try folder.bytes("a.part") == text)
    let printed = CommandRun(
      "evaluate",
      folder.root + "/a.csv",
      "--plan",
      folder.plan,
      "--partial",
      "-",
      "--quiet"
    )
    #expect(printed.output == text)
  }

  @Test func `parts that share respondents are refused by their names, without an id`() throws {
    let folder = try folder(1)
    defer { folder.remove() }
    _ = try folder.count("a") { $0 < "W15" }
    _ = try folder.count("b") { $0 > "W12" }
    _ = try folder.count("c") { $0 == "W03" }
    let merged = folder.merged(["a.part", "b.part", "c.part"], "--format", "json")
    #expect(merged.exitCode == .badData)
    #expect(merged.output == "")
    // W13 and W14 are in both.
    #expect(merged.errors.contains("b.part: error: 2 respondents of this part are in '"))
    #expect(merged.errors.contains("c.part: error: A respondent of this part is in '"))
    #expect(merged.errors.contains("[respondent-in-several-parts]"))
    #expect(!merged.errors.contains("W03") && !merged.errors.contains("W13"))
  }

  @Test func `parts under different plans are refused with what differs`() throws {
    let folder = try folder(0)
    defer { folder.remove() }
    _ = try folder.count("a") { $0 < "B1050" }
    _ = try folder.count("b", options: ["--minimum-cell", "7", "--instrument", "mhrm"]) {
      $0 >= "B1050"
    }
    try folder.write("{}", to: "c.part")
    let merged = folder.merged(["a.part", "b.part", "c.part", "d.part"])
    #expect(merged.exitCode == .badData)
    #expect(merged.errors.contains("what differs is instruments, disclosure."))
    #expect(merged.errors.contains("c.part:1:1 $.schema: error:"))
    #expect(merged.errors.contains("There is no file '\(folder.root)/d.part'."))
  }

  @Test func `what goes together is said before anything is read`() {
    let rows: [(arguments: [String], said: String)] = [
      (["evaluate", "x.csv", "--partial", "p", "--out", "o"], "do not go together"),
      (["evaluate", "x.csv", "--partial", "p", "--format", "json"], "do not go together"),
      (["evaluate", "x.csv", "--part", "1/2"], "only beside '--partial'"),
      (["evaluate", "x.csv", "--partial", "p", "--part", "3/2"], "a slice such as 3/16"),
      (["merge"], "needs an operand"),
      (["merge", "p", "--format", "csv"], "add --out DIR"),
    ]
    for row in rows {
      let run = CommandRun(row.arguments)
      #expect(run.exitCode == .wrongUsage, "\(row.arguments)")
      #expect(run.errors.contains(row.said), "\(row.arguments): \(run.errors)")
    }
  }

  @Test func `a part that counts more answers than people is refused as bad data`() throws {
    let folder = try folder(0)
    defer { folder.remove() }
    _ = try folder.count("a") { _ in true }
    let part = try folder.bytes("a.part")
    // 109 people have a pair on MHRM; 137 answered every item before, of whom 40 have none.
    let damaged = part.replacing(
      "\"count\":137,\"withoutPair\":40",
      with: "\"count\":137,\"withoutPair\":0"
    )
    #expect(damaged != part)
    try folder.write(damaged, to: "b.part")
    let run = folder.merged(["b.part"], "--format", "json", "--quiet")
    #expect(run.exitCode == .badData)
    #expect(run.errors.contains("than there are pairs"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `a damaged part is refused and never brings the program down`() throws {
    let folder = try folder(1)
    defer { folder.remove() }
    _ = try folder.count("a") { _ in true }
    let sound = Array(try folder.bytes("a.part").utf8)
    var state: UInt64 = 7
    func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let digits = sound.indices.filter { (0x30...0x39).contains(sound[$0]) }
    for round in 0..<150 {
      var bytes = sound
      let place = digits[number(below: digits.count)]
      switch round % 3 {
      case 0: bytes[place] = 0x30 + (bytes[place] - 0x30 + 1 + UInt8(number(below: 9))) % 10
      case 1: bytes.replaceSubrange(place...place, with: Array("9223372036854775807".utf8))
      default: bytes.removeLast(1 + number(below: bytes.count - 1))
      }
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "b.part")
      let run = folder.merged(["b.part"], "--format", "json", "--quiet")
      // A changed digit of a hash, a date or a line makes another sound part.
      #expect([.badData, .done, .dataHasErrors].contains(run.exitCode), "\(round)")
      if round % 3 == 2 { #expect(run.exitCode == .badData, "\(round)") }
    }
  }
}

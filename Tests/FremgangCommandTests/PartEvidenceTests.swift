import FremgangCommand
import Testing

/// What only all parts together show, and slices of respondents.
struct PartEvidenceTests {
  private static let header = "id;projekt;wave;who5_1;who5_2;who5_3;who5_4;who5_5"

  /// People with a wave before and one after, each with a project and codes.
  private func export(
    _ people: Int,
    project: (Int) -> String = { _ in "Nord" },
    code: (Int) -> Int
  ) throws -> PartFolder {
    let rows = (1...people).flatMap { person in
      ["pre", "post"].map { wave in
        let codes = (0..<5).map { String(code(person + $0)) }.joined(separator: ";")
        return "p\(person);\(project(person));\(wave);\(codes)"
      }
    }
    let text = ([PartEvidenceTests.header] + rows).joined(separator: "\n") + "\n"
    return try PartFolder(text: text, id: "id")
  }

  /// Two parts: the people up to a number, and the others.
  private func halves(_ folder: PartFolder, upTo last: Int) throws -> [String] {
    let isFirst = { (id: Substring) in Int(id.dropFirst()) ?? 0 <= last }
    let one = try folder.count("one", where: isFirst)
    let other = try folder.count("other") { !isFirst($0) }
    #expect(one.exitCode == .done, "\(one.errors)")
    #expect(other.exitCode == .done, "\(other.errors)")
    return ["one.part", "other.part"]
  }

  @Test func `labels that are too many for a part are judged over all parts`() throws {
    // Ten people with ten projects would be refused alone; twenty with the same ten are not.
    let shared = try export(20, project: { "Sted \($0 % 10)" }, code: { $0 % 6 })
    defer { shared.remove() }
    let parts = try halves(shared, upTo: 10)
    #expect(
      CommandRun("evaluate", shared.root + "/one.csv").errors.contains("[group-is-free-text]")
    )
    let merged = shared.merged(parts, "--format", "json", "--quiet")
    #expect(merged.exitCode == .done, "\(merged.errors)")
    #expect(merged.output == shared.whole().output)
    // Twelve people with a project each, in parts too small to tell.
    let own = try export(12, project: { "Sted \($0)" }, code: { $0 % 6 })
    defer { own.remove() }
    let refused = own.merged(try halves(own, upTo: 6), "--format", "json", "--quiet")
    #expect(refused.exitCode == .badData)
    #expect(refused.errors.contains("has 12 labels"))
    #expect(refused.errors.contains("[group-is-free-text]"))
  }

  @Test func `codes that never are the lowest are doubted over all parts`() throws {
    // 30 people, 2 waves and 5 items are 300 answers, of which 250 are odd; half of them are not.
    let folder = try export(30, code: { 1 + $0 % 5 })
    defer { folder.remove() }
    let parts = try halves(folder, upTo: 15)
    let alone = folder.merged(["one.part"], "--format", "json")
    #expect(!alone.errors.contains("code-shift-suspected"))
    let merged = folder.merged(parts, "--format", "json")
    #expect(merged.exitCode == .done)
    #expect(merged.errors.contains("Among 300 answers to who-5 the lowest code never occurs"))
  }

  @Test func `codes that all lie beside the instrument's are refused over all parts`() throws {
    let folder = try export(40, code: { 1 + $0 % 6 })
    defer { folder.remove() }
    let plan = try folder.bytes("the-plan.json")
    try folder.write(
      plan.replacing("\"onBadValue\": \"stop\"", with: "\"onBadValue\": \"exclude\""),
      to: "the-plan.json"
    )
    let whole = folder.whole()
    let merged = folder.merged(try halves(folder, upTo: 20), "--format", "json")
    for run in [whole, merged] {
      #expect(run.exitCode == .badData)
      #expect(run.errors.contains("The codes of who-5 all lie 1 too high"))
    }
  }

  @Test func `a filter's level may be missing from a part, and not from all`() throws {
    let folder = try export(8, project: { $0 <= 4 ? "Nord" : "Syd" }, code: { $0 % 6 })
    defer { folder.remove() }
    let plan = try folder.bytes("the-plan.json")
    for (level, exitCode) in [("Syd", ExitCode.done), ("Vest", .badData)] {
      let filter = "\"filters\": { \"levels\": { \"project\": [\"\(level)\"] } },\n  \"onBadValue\""
      try folder.write(plan.replacing("\"onBadValue\"", with: filter), to: "the-plan.json")
      let parts = try halves(folder, upTo: 4)
      let whole = folder.whole()
      let merged = folder.merged(parts, "--format", "json", "--quiet")
      #expect([whole.exitCode, merged.exitCode] == [exitCode, exitCode], "\(merged.errors)")
      #expect(merged.output == whole.output)
      if exitCode == .badData { #expect(merged.errors.contains("[filter-level-unknown]")) }
      for part in parts { try folder.write("", to: part) }
    }
  }

  @Test func `pseudonyms of two keys are never put together`() throws {
    let folder = try export(8, code: { $0 % 6 })
    defer { folder.remove() }
    let whole = folder.whole()
    let plan = try folder.bytes("the-plan.json")
    let asked = "\"pseudonymise\": { \"keyFile\": \"own.key\" },\n  \"onBadValue\""
    try folder.write(plan.replacing("\"onBadValue\"", with: asked), to: "the-plan.json")
    let isFirst = { (id: Substring) in id <= "p4" }
    try folder.writeKey("0123456789abcdef0123456789abcdef", to: "own.key")
    _ = try folder.count("one", where: isFirst)
    _ = try folder.count("two") { !isFirst($0) }
    let merged = folder.merged(["one.part", "two.part"], "--format", "json", "--quiet")
    #expect(merged.output == whole.output, "\(merged.errors)")
    try folder.writeKey("another key, which is as long as it must be", to: "own.key")
    _ = try folder.count("three") { !isFirst($0) }
    let refused = folder.merged(["one.part", "three.part"], "--format", "json")
    #expect(refused.exitCode == .badData)
    #expect(refused.errors.contains("made with another key"))
  }

  /// By `xxhash.xxh64(id, seed=42).intdigest() % 3 + 1` of the Python package xxhash 4.1.0.
  private static let sliceOf: [Substring: Int] = [
    "p1": 1, "p2": 2, "p3": 2, "p4": 3, "p5": 2, "p6": 2,
    "p7": 2, "p8": 2, "p9": 1, "p10": 1, "p11": 1, "p12": 3,
  ]

  private func slice(
    _ folder: PartFolder,
    _ name: String,
    _ declared: String,
    holding slice: Int
  ) throws -> CommandRun {
    try folder.count(name, options: ["--part", declared]) {
      PartEvidenceTests.sliceOf[$0] == slice
    }
  }

  @Test func `declared slices are verified by line and need no hashes`() throws {
    let folder = try export(12, code: { $0 % 6 })
    defer { folder.remove() }
    for number in 1...3 {
      let run = try slice(folder, "s\(number)", "\(number)/3", holding: number)
      #expect(run.exitCode == .done, "\(run.errors)")
    }
    #expect(try folder.bytes("s1.part").contains("\"respondents\":{\"slice\":\"1/3\"}"))
    let merged = folder.merged(["s3.part", "s1.part", "s2.part"], "--format", "json", "--quiet")
    #expect(merged.output == folder.whole().output)
    let two = folder.merged(["s3.part", "s1.part"], "--format", "json")
    #expect(two.exitCode == .done)
    #expect(two.errors.contains("No part holds 1 of the slices: 2/3"))
    let wrong = try slice(folder, "wrong", "2/3", holding: 1)
    #expect(wrong.exitCode == .badData)
    #expect(wrong.errors.contains("wrong.csv:2"))
    #expect(wrong.errors.contains("[respondent-in-other-slice]"))
    #expect(!wrong.errors.contains("p1"))
  }

  @Test func `slices that overlap or cannot be compared are refused`() throws {
    let folder = try export(12, code: { $0 % 6 })
    defer { folder.remove() }
    _ = try slice(folder, "a", "1/3", holding: 1)
    _ = try slice(folder, "b", "1/3", holding: 1)
    _ = try folder.count("c") { PartEvidenceTests.sliceOf[$0] == 2 }
    _ = try folder.count("d", options: ["--part", "1/1"]) { PartEvidenceTests.sliceOf[$0] == 2 }
    let rows: [(parts: [String], code: String)] = [
      (["a.part", "b.part"], "slice-in-several-parts"),
      (["a.part", "c.part"], "parts-not-comparable"),
      (["a.part", "d.part"], "parts-not-comparable"),
    ]
    for row in rows {
      let run = folder.merged(row.parts, "--quiet")
      #expect(run.exitCode == .badData)
      #expect(run.errors.contains("[\(row.code)]"), "\(run.errors)")
    }
  }
}

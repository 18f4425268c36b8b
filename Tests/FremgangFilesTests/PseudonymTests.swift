import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

struct PseudonymTests {
  private static let key = Array("0123456789abcdef0123456789abcdef".utf8)

  private func read(_ files: [(String, String)], _ plan: ExportPlan) throws -> ExportReading {
    try ExportReader(
      instruments: TestInstruments.all,
      plan: plan,
      pseudonymiser: Pseudonymiser(key: PseudonymTests.key)
    ).read(files.map { ExportFile(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  private func plan(_ columns: String = "") throws -> ExportPlan {
    try FremgangFilesTests.plan(
      "{ \"pseudonymise\": { \"keyFile\": \"k\" }, \"columns\": { \(columns) } }"
    )
  }

  /// Python 3: `hmac.new(b"0123456789abcdef0123456789abcdef", text, "sha256").hexdigest()[:32]`.
  @Test func `pseudonyms are what another program computes`() throws {
    let examples: [(parts: [String], pseudonym: String)] = [
      (["B1001"], "9e8858c8f3d6b4ef87af6d03197c6db5"),
      ([" B1001\u{A0}"], "9e8858c8f3d6b4ef87af6d03197c6db5"),
      (["Åse"], "18f856bdb91b5d9d073ba56a9720194f"),
      (["A\u{30A}se"], "18f856bdb91b5d9d073ba56a9720194f"),
      (["Nord", "7"], "02fa3966f5f34e7a9a5fb28eb80396cf"),
      ([""], "796cd3078af14636753d26b3b5555422"),
    ]
    let pseudonymiser = try #require(Pseudonymiser(key: PseudonymTests.key))
    for one in examples { #expect(pseudonymiser.pseudonym(of: one.parts) == one.pseudonym) }
    #expect(Pseudonymiser(key: Array(PseudonymTests.key.dropLast())) == nil)
  }

  @Test func `ids are gone from what is read, and equal ids agree over files and dialects`() throws
  {
    let one = try read([("foer.csv", "id;wave;tiny_1;tiny_2\nB1001;pre;1;1\n")], plan())
    let other = try read([("efter.csv", "id,wave,tiny_1,tiny_2\r\n\"B1001\",post,2,1\r\n")], plan())
    #expect(one.responses.respondents == ["9e8858c8f3d6b4ef87af6d03197c6db5"])
    #expect(other.responses.respondents == ["9e8858c8f3d6b4ef87af6d03197c6db5"])
    #expect(one.notes.contains { $0.contains("pseudonyms") })
    let both = try plan("\"respondent\": [\"sted\", \"id\"]")
    let two = try read([("e.csv", "sted;id;wave;tiny_1;tiny_2\nNord;7;pre;1;1\n")], both)
    #expect(two.responses.respondents == ["02fa3966f5f34e7a9a5fb28eb80396cf"])
  }

  @Test func `ids that are alike are still told, and ids that would become one are refused`() throws
  {
    let alike = try read(
      [("e.csv", "id;wave;tiny_1;tiny_2\na1;pre;1;1\nA1;pre;1;1\n")],
      plan()
    )
    #expect(alike.diagnostics.places == ["respondent-ids-alike 3:0"])
    #expect(Set(alike.responses.respondents).count == 2)
    let same = try read(
      [("e.csv", "id;wave;tiny_1;tiny_2\nÅ1;pre;1;1\nA\u{30A}1;pre;1;1\n")],
      plan()
    )
    #expect(same.diagnostics.map(\.code).contains("pseudonyms-alike"))
    #expect(same.hasErrors)
    #expect(same.diagnostics.allSatisfy { !$0.description.contains("Å1") })
  }

  @Test func `a plan that asks for pseudonyms is not read without a key`() throws {
    let text = "id;wave;tiny_1;tiny_2\nB1;pre;1;1\n"
    #expect(refusal(text, plan: try plan()).map(\.code) == ["pseudonym-key-missing"])
  }

  @Test func `the column that names people is not copied beside their pseudonyms`() throws {
    let copying = try plan("\"copy\": [\"ID\"]")
    #expect(throws: ExportRefusal.self) {
      try read([("e.csv", "id;wave;tiny_1;tiny_2\nB1;pre;1;1\n")], copying)
    }
  }

  @Test func `a plan with pseudonyms and copies is written as it was read`() throws {
    let given = try plan("\"copy\": [\"kommentar\"]")
    #expect(given.pseudonyms == PlanPseudonyms(keyFile: "k"))
    let again = try FremgangFilesTests.plan(given.text(isInferred: false))
    #expect(again == given)
    #expect(throws: ExportRefusal.self) {
      try FremgangFilesTests.plan("{ \"pseudonymise\": { \"keyfile\": \"k\" } }")
    }
  }

  @Test func `only texts that the plan names are kept, trimmed and as they stand`() throws {
    let text = "id;wave;tiny_1;tiny_2;kommentar;navn\nB1;pre;1;1;\" =1+\"\"1\"\" \";Lone\n"
    let reading = try FremgangFilesTests.read(
      text,
      plan: FremgangFilesTests.plan("{ \"columns\": { \"copy\": [\"kommentar\"] } }")
    )
    let origin = try #require(reading.responses.measurements.first?.origin)
    #expect(reading.copied.columns == ["kommentar"])
    #expect(reading.copied.texts(at: origin) == ["=1+\"1\""])
    let none = try FremgangFilesTests.read(text)
    #expect(none.copied.texts(at: origin) == [])
    let missing = refusal(
      text,
      plan: try FremgangFilesTests.plan("{ \"columns\": { \"copy\": [\"komentar\"] } }")
    )
    #expect(missing.map(\.code) == ["column-missing"])
    #expect(missing.first?.message.contains("Did you mean \"kommentar\"?") == true)
  }
}

struct IdentityTests {
  private func export(_ people: Int, id: (Int) -> String, role: (Int) -> String) -> String {
    let rows = (1...people).flatMap { person in
      ["pre", "post"].map { "\(id(person));\($0);\(role(person));1;1" }
    }
    return (["id;wave;rolle;tiny_1;tiny_2"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func `respondents who are named by their e-mail address are warned of, not shown`() throws {
    let text = export(3, id: { $0 == 2 ? "lone@example.org" : "p\($0)@7" }, role: { _ in "x" })
    let found = try read(text).diagnostics.filter { $0.code == "respondent-is-named" }
    #expect(found.map(\.message) == ["1 of 3 respondents are named by an e-mail address."])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.place.line == 4)
    #expect(found.first?.remedy?.contains("\"pseudonymise\"") == true)
    #expect(found.first?.description.contains("lone") == false)
  }

  @Test func `a group that is everyone's own or in long words is refused as free text`() throws {
    let long = try read(export(10, id: { "p\($0)" }) { "person \($0) says much about the day" })
    #expect(long.diagnostics.map(\.code) == ["group-is-free-text"])
    #expect(long.hasErrors)
    #expect(long.diagnostics.first?.description.contains("says") == false)
    let essay = try read(
      export(4, id: { "p\($0)" }) { $0 == 1 ? String(repeating: "ord ", count: 31) : "x" }
    )
    #expect(essay.diagnostics.map(\.code) == ["group-is-free-text"])
    let names = try read(export(10, id: { "p\($0)" }) { "Lone \($0)" })
    #expect(names.diagnostics.map(\.code) == ["group-is-free-text"])
    #expect(names.diagnostics.first?.description.contains("Lone") == false)
    // Seven labels for ten people are fewer than four in five; nine people are too few to tell.
    let shared = try read(export(10, id: { "p\($0)" }) { "project \($0 % 7)" })
    #expect(shared.diagnostics == [])
    let nine = try read(export(9, id: { "p\($0)" }) { "project \($0)" })
    #expect(nine.diagnostics == [])
    let few = try read(export(10, id: { "p\($0)" }) { "frivillig med brugererfaring \($0 % 3)" })
    #expect(few.diagnostics == [])
  }

  @Test func `a way of answering that is everyone's own is refused as free text`() throws {
    let rows = (1...10).map { "p\($0);pre;sad med Bo nr. \($0);1;1" }
    let text = (["id;wave;hvordan;tiny_1;tiny_2"] + rows).joined(separator: "\n") + "\n"
    let found = try read(text, plan: plan(#"{ "columns": { "answerMode": "hvordan" } }"#))
    #expect(found.diagnostics.places == ["group-is-free-text 2:0"])
  }

  @Test func `two words in the column of waves may be a name`() throws {
    let text = "id;wave;tiny_1;tiny_2\na;pre;1;1\na;post;1;1\na;Bo Lund;1;1\na;midt;1;1\n"
    let waves = try plan(#"{ "waves": [{ "id": "pre" }, { "id": "post" }] }"#)
    let found = try read(text, plan: waves).diagnostics
    #expect(found.places == ["wave-unknown 4:2", "wave-unknown 5:2"])
    #expect(!found[0].description.contains("Lund"))
    #expect(found[1].description.contains("\"midt\""))
  }

  @Test func `labels of waves that may be what people wrote are not repeated`() {
    let rows = (1...14).map { "p\($0);Fortrolig \($0);1;1" }
    let text = (["id;wave;tiny_1;tiny_2"] + rows).joined(separator: "\n") + "\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.map(\.code) == ["waves-need-a-plan"])
    #expect(diagnostics.allSatisfy { !$0.description.contains("Fortrolig") })
  }
}

import Foundation
import FremgangCommand
import Testing

struct FollowUpTests {
  private static let rule = """
    "followUps": { "dueAfterDays": 100, "reasonColumn": "status", "reasons": {
      "stillActive": ["in progress"], "stopped": ["stopped"], "declined": ["no thanks"] } }
    """

  private func place(_ rules: String) throws -> (NightlyPlace, Register) {
    let plan = Register.plan.replacing("\"clusterBy\"", with: "\(rules), \"clusterBy\"")
    let place = try NightlyPlace(plan: plan)
    var register = Register()
    register.add(1...30)
    register.add(31...38, onlyFirst: true)
    register.state(31, " In  Progress ")
    register.state(33, "stopped")
    register.state(34, "something else")
    register.state(35, "=HYPERLINK")
    register.state(2, "no thanks")
    // Of somebody who came back it does not matter what this means.
    register.state(3, "nobody knows")
    try place.write(register.export, to: "in/export.csv")
    return (place, register)
  }

  @Test func `who has a form before and none after is listed by project, for the owner alone`()
    throws
  {
    let (place, register) = try place("\"rowLevel\": true, \(FollowUpTests.rule)")
    let run = place.night()
    #expect(run.exitCode == .done, "\(run.errors)")
    // Two people's texts mean nothing to the rule; what they are is not repeated.
    let unknown = try #require(
      run.errors.split(separator: "\n").first { $0.contains("follow-up-reasons-unknown") }
    )
    #expect(unknown.contains(" count=2 texts=2 file="))
    #expect(
      unknown.contains("/plan.json line=") && unknown.contains("path=$.followUps.reasonColumn")
    )
    #expect(unknown.contains("remedy=\"List the texts under"))
    #expect(
      !run.errors.lowercased().contains("something else") && !run.errors.contains("HYPERLINK")
    )
    let folder = place.root + "/out/private/follow-ups"
    let about = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(about[.posixPermissions] as? Int == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["01.csv", "02.csv"])
    for name in names {
      let about = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(about[.posixPermissions] as? Int == 0o600)
    }
    // Odd numbers are of South. Person 31 stands 31st, on the 3rd of a month of 28 days; 100 days
    // after 3 January is 13 April, after 5 January 15 April, and so on.
    let south = try #require(place.text("out/private/follow-ups/02.csv"))
    #expect(
      south.trimmingPrefix("\u{FEFF}") == """
        project;person;measured;due from;questionnaires;status\r
        South;ZQX1031;2026-01-03;2026-04-13;WHO-5;open: still active\r
        South;ZQX1035;2026-01-07;2026-04-17;WHO-5;open\r
        South;ZQX1037;2026-01-09;2026-04-19;WHO-5;open\r
        South;ZQX1033;2026-01-05;2026-04-15;WHO-5;closed: stopped\r

        """
    )
    // What is due depends on no clock, so that a night without news writes nothing.
    let whole = try place.everything()
    place.clock.advance(days: 200)
    #expect(place.night().output == "nightly: unchanged since v000001\n")
    #expect(try place.everything() == whole)

    // Nothing that is published names anybody.
    for (path, about) in try place.everything(in: "out/versions") {
      let text = String(decoding: Data(base64Encoded: about[4]) ?? Data(), as: UTF8.self)
      #expect(!text.contains("ZQX"), "\(path)")
    }
    try closing(place, register)
  }

  /// The last ones come back, and the lists go away.
  private func closing(_ place: NightlyPlace, _ register: Register) throws {
    var whole = Register()
    whole.add(1...38)
    try place.write(whole.export, to: "in/export.csv")
    #expect(place.night().exitCode == .done)
    #expect(!FileManager.default.fileExists(atPath: place.root + "/out/private/follow-ups"))
  }

  @Test func `without leave for row-level output no list is written`() throws {
    let (place, _) = try place(FollowUpTests.rule)
    let run = place.night()
    #expect(run.exitCode == .done)
    #expect(run.errors.contains("follow-ups-not-allowed"))
    #expect(!FileManager.default.fileExists(atPath: place.root + "/out/private/follow-ups"))
  }

  @Test(arguments: [
    ("statsu", "Did you mean \\\"status\\\"?", ""),
    ("outcome", "reasons of follow-ups are read.\"", " Not read otherwise are: \\\"status\\\"."),
  ])
  func `a column of reasons that the export does not have is refused where the plan names it`(
    name: String,
    sentence: String,
    remedy: String
  ) throws {
    let rule = FollowUpTests.rule.replacing("\"status\"", with: "\"\(name)\"")
    let (place, _) = try place("\"rowLevel\": true, \(rule)")
    let run = place.night()
    #expect(run.exitCode == .badData)
    #expect(run.output == "nightly: FAILED: reason-column-missing\n")
    // The plan's ninth line, `  "rowLevel": true, "followUps": { "dueAfterDays": 100, "reasonColumn": …`.
    #expect(
      run.errors.contains(
        "file=\(place.root)/plan.json line=9 column=73 path=$.followUps.reasonColumn"
      ),
      "\(run.errors)"
    )
    #expect(run.errors.contains("No column is called \\\"\(name)\\\""))
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(
      run.errors.contains("Correct \\\"reasonColumn\\\", or export the column.\(remedy)\"")
    )
    #expect(!FileManager.default.fileExists(atPath: place.root + "/out/private/follow-ups"))
    // Other letters and blanks than the export's are no other column.
    let other = FollowUpTests.rule.replacing("\"status\"", with: "\" STATUS\"")
    let (sound, _) = try self.place("\"rowLevel\": true, \(other)")
    #expect(sound.night().exitCode == .done)
    let list = try #require(sound.text("out/private/follow-ups/02.csv"))
    #expect(list.contains("closed: stopped"))
  }
}

import Foundation
import FremgangCommand
import FremgangKit
import Testing

/// `fremgang score`, as somebody runs it.
struct ScoreTests {
  private let root: String

  init() throws {
    root = try Paths.scratch()
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
    return "\(root)/\(name)"
  }

  /// The rows of a list of scores whose fields need no quotes, by the names of the columns.
  private func rows(_ text: String, _ delimiter: Character = ";") -> [[String: String]] {
    let lines = text.drop { $0 == "\u{FEFF}" }.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init) }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(lines[0], line))
    }
  }

  private let who5 = "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5\n"

  /// Both commands go one way: the means over pairs of the list are those of the evaluation.
  @Test func `the means of the list are the means of the evaluation`() throws {
    let list = rows(CommandRun("score", Paths.pool, "--quiet").output)
    let findings = try Findings.evaluating(Paths.pool)
    for instrument in findings.instruments {
      for scale in instrument.scales {
        let summary = try #require(scale.overall)
        var scores: [String: [String: Double]] = [:]
        for row in list
        where row["instrument"] == instrument.id && row["scale"] == scale.id
          && row["score"] != "" && row["remark"]?.contains("samme svar igen") != true
        {
          let score = row["score"]?.replacingOccurrences(of: ",", with: ".")
          scores[row["respondent"] ?? "", default: [:]][row["wave"] ?? ""] = score.flatMap(
            Double.init
          )
        }
        let pairs = scores.values.filter { $0["før"] != nil && $0["efter"] != nil }
        #expect(pairs.count == summary.n, "\(scale.id)")
        for (wave, mean) in [("før", summary.meanBefore), ("efter", summary.meanAfter)] {
          let sum = pairs.reduce(0) { $0 + ($1[wave] ?? 0) }
          // Prorated scores are written with four decimals.
          #expect(abs(sum / Double(pairs.count) - (mean ?? .nan)) < 0.00005, "\(scale.id) \(wave)")
        }
      }
    }
  }

  /// WHO-5: the sum of five answers times 4, complete only; its bands end at 28 and 50, as
  /// Ergoterapeutforeningen (etf.dk) gives them.
  @Test func `every questionnaire is there, in the order of the export, with what was done`() throws
  {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try file(
      "export.csv",
      who5 + "b;efter;5;5;5;5;5\na;før;1;2;3;4;5\na;før;1;2;3;4;5\nb;før;1;1;;1;1\n"
        + "c;før;1;1;1;1;1\nc;før;2;2;2;2;2\n"
    )
    let run = CommandRun("score", export, "--language", "en", "--quiet")
    #expect(run.exitCode == .done)
    let wanted = [
      "b;efter;;who-5;total;100;5;5;complete;No immediate risk;;export.csv;2",
      "a;før;;who-5;total;60;5;5;complete;No immediate risk;;export.csv;3",
      "a;før;;who-5;total;60;5;5;complete;No immediate risk;same answers again;export.csv;4",
      "b;før;;who-5;total;;4;5;;;too many unanswered;export.csv;5",
      "c;før;;who-5;total;20;5;5;complete;High risk of depression or stress;"
        + "other answers at the same time, not counted;export.csv;6",
      "c;før;;who-5;total;40;5;5;complete;Risk of depression or stress;"
        + "other answers at the same time, not counted;export.csv;7",
    ]
    let header =
      "respondent;wave;date;instrument;scale;score;answered;items;rule;band;remark;file;line"
    #expect(run.output == "\u{FEFF}" + ([header] + wanted).joined(separator: "\n") + "\n")
  }

  /// MHRM: 26 of 30 answered with a sum of 26 × 2 + 1 = 53 gives 53 × 30 / 26 = 61.153846….
  @Test func `a prorated score says so and has the dialect's decimals`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let names = (1...30).map { "mhrm_\($0 < 10 ? "0" : "")\($0)" }
    let answers = ["3"] + Array(repeating: "2", count: 25) + Array(repeating: "", count: 4)
    for (delimiter, score) in [(";", "61,1538"), (",", "61.1538")] {
      let lines = [["id", "wave"] + names, ["a", "pre"] + answers]
      let text = lines.map { $0.joined(separator: delimiter) + "\r\n" }.joined()
      let run = CommandRun("score", try file("e.csv", text), "--quiet", "--language", "en")
      let total = rows(run.output, Character(delimiter)).first { $0["scale"] == "total" }
      #expect(total?["score"] == score)
      #expect(total?["answered"] == "26")
      #expect(total?["rule"] == "prorated (4 of 30 missing)")
      #expect(run.output.hasSuffix("\r\n"))
    }
  }

  @Test func `cells that a spreadsheet would run are defused, numbers and quotes kept`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try file(
      "=e.csv",
      "id;måling;rolle;who5_1;who5_2;who5_3;who5_4;who5_5;kommentar\n"
        + "=1+1;før;@rolle;1;1;1;1;1;\"a;\"\"b\"\"\"\n-7;før;+x;1;1;1;1;1;-2+3\n"
        + "\"=\"\"x\";før;;1;1;1;1;1;\"\t=1\"\n"
    )
    let plan = try file("plan-copy.json", #"{ "columns": { "copy": ["kommentar"] } }"#)
    let run = CommandRun("score", export, "--plan", plan, "--quiet", "--language", "en")
    let lines = run.output.split(whereSeparator: \.isNewline).map(String.init)
    let score = ";who-5;total;20;5;5;complete;High risk of depression or stress;;'=e.csv;"
    #expect(lines[0].hasSuffix(";file;line;kommentar"))
    #expect(
      Array(lines.dropFirst()) == [
        "'=1+1;før;;'@rolle\(score)2;\"a;\"\"b\"\"\"", "-7;før;;'+x\(score)3;'-2+3",
        "\"'=\"\"x\";før;;\(score)4;'=1",
      ]
    )
  }

  @Test func `the list is as the export was written`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let text = who5 + "Åse;før;1;1;1;1;1\n"
    let path = "\(root)/ansi.csv"
    try #require(text.data(using: .windowsCP1252)).write(to: URL(fileURLWithPath: path))
    let out = "\(root)/scores.csv"
    #expect(CommandRun("score", path, "--out", out, "--quiet").exitCode == .done)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: out))
    #expect(String(data: bytes, encoding: .windowsCP1252)?.contains("Åse;før;;who-5") == true)
    #expect(!bytes.starts(with: [0xEF]))
  }

  @Test func `the file is for its owner alone, and nothing that holds something is lost`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try file("export.csv", who5 + "a;før;1;1;1;1;1\n")
    let out = "\(root)/scores.csv"
    let first = CommandRun("score", export, "--out", out)
    #expect(first.exitCode == .done)
    #expect(first.output.isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: out)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(CommandRun("score", export, "--out", out).exitCode == .cannotCreate)
    #expect(CommandRun("score", export, "--out", out, "--replace").exitCode == .done)
    for target in [export, "\(root)", "\(root)/none/scores.csv"] {
      let run = CommandRun("score", export, "--out", target, "--replace", "--quiet")
      #expect(run.exitCode == .cannotCreate, "\(target)")
    }
    #expect(try String(contentsOfFile: export, encoding: .utf8).hasPrefix("id;"))
    let names = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
    #expect(names == ["export.csv", "scores.csv"])
    let bad = try file("bad.csv", who5 + "a;før;9;1;1;1;1\n")
    let refused = CommandRun("score", bad, "--out", "\(root)/bad-scores.csv")
    #expect(refused.exitCode == .badData)
    #expect(refused.errors.contains("Nothing was scored."))
    #expect(!FileManager.default.fileExists(atPath: "\(root)/bad-scores.csv"))
  }

  @Test func `filters leave questionnaires out and say so, and bad values have no score`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try file(
      "export.csv",
      "id;måling;dato;who5_1;who5_2;who5_3;who5_4;who5_5\n"
        + "a;før;2020-01-01;1;1;1;1;1\na;efter;2021-01-01;1;1;1;1;9\n"
    )
    let plan = try file(
      "own.json",
      #"{ "onBadValue": "exclude", "filters": { "from": "2020-06-01" } }"#
    )
    let run = CommandRun("score", export, "--plan", plan, "--language", "en")
    #expect(run.errors.contains("Left out by the filters of the plan: 1 questionnaires."))
    #expect(
      rows(run.output).map { [$0["line"], $0["score"], $0["remark"]] }
        == [["3", "", "bad value, excluded"]]
    )
    let all = try file("all.json", #"{ "filters": { "from": "2031-01-01" } }"#)
    let good = try file(
      "good.csv",
      "id;dato;who5_1;who5_2;who5_3;who5_4;who5_5\na;2020-01-01;1;1;1;1;1\n"
    )
    #expect(CommandRun("score", good, "--plan", all).exitCode == .dataHasErrors)
  }
}

/// An invented register of WHO-5 forms: people with two forms each, in projects, and what goes wrong.
struct Register {
  static let plan = """
    {
      "format": "fremgang.plan/1",
      "columns": {
        "respondent": "id", "wave": "wave", "date": "date",
        "groups": { "project": "project" }
      },
      "waves": [ { "id": "pre" }, { "id": "post" } ],
      "pairing": { "rule": "waves", "before": "pre", "after": "post" },
      "clusterBy": "project",
      "instruments": ["who-5"]
    }
    """

  static let header = "id,project,status,wave,date,who5_1,who5_2,who5_3,who5_4,who5_5"

  /// By person and wave, the five answers.
  private(set) var forms: [String: [Int]] = [:]
  private(set) var people: [String] = []
  private(set) var status: [String: String] = [:]

  /// Adds people with both forms; their answers depend on their number alone.
  mutating func add(_ numbers: ClosedRange<Int>, onlyFirst: Bool = false) {
    for number in numbers {
      let id = Register.id(number)
      people.append(id)
      forms["\(id) pre"] = (0..<5).map { (number * 7 + $0 * 3) % 4 }
      if !onlyFirst { forms["\(id) post"] = (0..<5).map { (number * 5 + $0 * 2) % 4 + 2 } }
    }
  }

  mutating func correct(_ number: Int, _ wave: String, _ answers: [Int]) {
    forms["\(Register.id(number)) \(wave)"] = answers
  }

  mutating func state(_ number: Int, _ text: String) { status[Register.id(number)] = text }

  static func id(_ number: Int) -> String { "ZQX\(1000 + number)" }

  /// The register as an export; projects come from the numbers, half of the people in each.
  var export: String {
    var lines = [Register.header]
    for (place, id) in people.enumerated() {
      let project = Int(id.dropFirst(3)).map { $0 % 2 == 0 ? "North" : "South" } ?? ""
      for (wave, month) in [("pre", "01"), ("post", "05")] {
        guard let answers = forms["\(id) \(wave)"] else { continue }
        let day = place % 28 + 1
        let date = "2026-\(month)-" + (day < 10 ? "0\(day)" : "\(day)")
        let cells = answers.map(String.init).joined(separator: ",")
        lines.append("\(id),\(project),\(status[id] ?? ""),\(wave),\(date),\(cells)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

import FremgangKit
import FremgangWords

/// One instrument of the results, with what its charts need to know of the rest.
struct ChartSubject {
  let findings: Findings
  let instrument: InstrumentFindings
  let words: Words
  /// The beginning of the chart's ids.
  let name: String

  var badges: [String] { findings.study.synthetic ? [words.syntheticData] : [] }
  var shortTitle: String { words.say(instrument.shortTitle) }

  /// The primary scale, where an axis can be drawn for it.
  var primary: ScaleFindings? { instrument.scales.first.flatMap { $0.isDrawable ? $0 : nil } }

  init(findings: Findings, position: Int, words: Words) {
    self.findings = findings
    instrument = findings.instruments[position]
    self.words = words
    name = ChartName.safe(instrument.id) ?? "instrument-\(position + 1)"
  }

  /// A sheet of this instrument.
  func sheet(_ suffix: String, title: String, subtitle: String) -> Sheet {
    Sheet(
      id: "\(name)-\(suffix)",
      title: "\(shortTitle): \(title)",
      subtitle: subtitle,
      instrument: instrument.id,
      words: words,
      badges: badges
    )
  }
}

/// Names of charts: parts of ids and of file names.
enum ChartName {
  /// `id` when it is made of lower-case ASCII letters, digits and single hyphens, else nothing.
  static func safe(_ id: String) -> String? {
    let isSafe = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isSafe && !id.isEmpty && id.utf8.count <= 64 && !id.hasPrefix("-") ? id : nil
  }

  /// The suffix for a grouping: by name where the name is the program's own, else by number.
  ///
  /// Other groupings carry the name of a column, which is text from an export.
  static func grouping(_ id: String, position: Int) -> String {
    ["role", "project"].contains(id) ? "by-\(id)" : "by-group-\(position + 1)"
  }

  /// `charts` without those whose id was used before, so that no file overwrites another.
  static func unique(_ charts: [Chart]) -> [Chart] {
    var seen: Set<String> = []
    return charts.filter { seen.insert($0.id).inserted }
  }
}

import FremgangKit
import FremgangWords

/// One line of a history: the total of one instrument in one publication.
public struct HistoryEntry: Sendable, Hashable {
  /// The version in which the figures were first published.
  public var version: Int
  /// When that was, in seconds since 1970 in UTC.
  public var published: Int
  /// The instrument's id.
  public var instrument: String
  /// The pairs; nothing where they are hidden.
  public var n: Int?
  /// The mean before, as printed; nothing where it is hidden or there is none.
  public var meanBefore: String
  /// The mean after, as printed.
  public var meanAfter: String
  /// The mean change, as printed.
  public var meanChange: String
  /// The first digits of the SHA-256 of what the plan says, whatever comments are in it.
  public var plan: String
  /// The first digits of the SHA-256 of the instrument.
  public var declaration: String
  /// The version of the program.
  public var program: String

  static let columns = [
    "version", "published", "instrument", "n", "mean_before", "mean_after", "mean_change", "plan",
    "declaration", "program", "crc32",
  ]

  /// The header of the file.
  static var header: String { columns.joined(separator: ",") }

  /// The line, with its checksum and without its end.
  var line: String {
    let fields = [
      "\(version)", "\(UTCTime(published))", instrument, n.map(String.init) ?? "", meanBefore,
      meanAfter, meanChange, plan, declaration, program,
    ]
    let text = fields.map(HistoryEntry.harmless).joined(separator: ",")
    return "\(text),\(LineChecksum.of(text))"
  }

  /// Reads a line; nothing when it is damaged.
  init?(line: Substring) {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == HistoryEntry.columns.count, let comma = line.lastIndex(of: ","),
      LineChecksum.of(line[..<comma]) == fields[10], let version = Int(fields[0]), version > 0,
      let published = UTCTime(fields[1]), fields[3].isEmpty || Int(fields[3]) != nil
    else { return nil }
    self.version = version
    self.published = published.seconds
    instrument = String(fields[2])
    n = Int(fields[3])
    meanBefore = String(fields[4])
    meanAfter = String(fields[5])
    meanChange = String(fields[6])
    plan = String(fields[7])
    declaration = String(fields[8])
    program = String(fields[9])
  }

  /// Creates the entry of an instrument's total on its primary scale.
  init(
    _ instrument: InstrumentFindings,
    version: Int,
    published: Int,
    fingerprint: Fingerprint
  ) {
    let scale = instrument.scales.first
    let summary = scale.flatMap { $0.suppressed ? nil : $0.overall }
    let decimals = scale.map { ScalePrecision($0).table } ?? 1
    func printed(_ value: Double?) -> String {
      value.map { Words(.en).plainNumber($0, decimals: decimals) } ?? ""
    }
    let declared = fingerprint.instruments.first { $0.name == instrument.id }
    self.version = version
    self.published = published
    self.instrument = instrument.id
    n = summary?.n
    meanBefore = printed(summary?.meanBefore)
    meanAfter = printed(summary?.meanAfter)
    meanChange = printed(summary?.meanChange)
    plan = String(fingerprint.plan.prefix(12))
    declaration = String((declared?.sha256 ?? "").prefix(12))
    program = fingerprint.program
  }

  /// A field without what would end it; ids and numbers hold none of that.
  private static func harmless(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value > 0x20 && $0 != "," && $0 != "\"" && $0 != "=" }
      )
    )
  }
}

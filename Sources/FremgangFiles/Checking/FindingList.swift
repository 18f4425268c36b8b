import FremgangJSON
import FremgangKit

/// Findings as they are made: each code once, its occurrences counted, its first places kept.
struct FindingList {
  private struct Entry {
    var severity: Diagnostic.Severity
    var count = 0
    var places: [FindingPlace] = []
    var details: Set<String> = []
    var remedy: String?
  }

  /// Places are sorted and cut when there are so many of one code.
  private static let mostUnsorted = 4096

  private var entries: [String: Entry] = [:]
  /// What reading found of names, whole files and the plan, as it was said: nothing of a row.
  private(set) var told: [Diagnostic] = []
  /// The names of the files, by index.
  let files: [String]

  init(files: [String]) {
    self.files = files
  }

  /// Counts one occurrence, or several that share a place.
  mutating func add(
    _ code: String,
    _ severity: Diagnostic.Severity,
    at place: FindingPlace?,
    count: Int = 1,
    detail: String? = nil,
    remedy: String? = nil
  ) {
    var entry = entries.removeValue(forKey: code) ?? Entry(severity: severity)
    entry.severity = max(entry.severity, severity)
    entry.count += count
    if let place { entry.places.append(place) }
    if entry.places.count >= FindingList.mostUnsorted { entry.places = FindingList.first(entry) }
    if let detail { entry.details.insert(detail) }
    if let remedy, entry.remedy.map({ remedy < $0 }) ?? true { entry.remedy = remedy }
    entries[code] = entry
  }

  /// Counts an occurrence at a row, with the rows that it is alike to.
  mutating func add(
    _ code: String,
    _ severity: Diagnostic.Severity,
    at origin: Origin,
    others: [Origin] = [],
    detail: String? = nil
  ) {
    let others = others.prefix(Finding.mostPlaces).map { other in
      FindingPlace.Other(file: files[other.file], line: other.line)
    }
    let place = FindingPlace(file: files[origin.file], line: origin.line, others: others)
    add(code, severity, at: place, detail: detail)
  }

  /// Keeps a sentence that repeats nothing of a row.
  mutating func tell(_ diagnostic: Diagnostic) {
    told.append(diagnostic)
  }

  /// Says more of a code that was counted.
  mutating func addDetail(_ detail: String, to code: String) {
    entries[code]?.details.insert(detail)
  }

  /// Forgets a code that is found anew in a better way.
  mutating func remove(_ code: String) {
    entries[code] = nil
  }

  /// How many occurrences of a code were counted.
  func count(of code: String) -> Int {
    entries[code]?.count ?? 0
  }

  /// The findings: the gravest first, then by code.
  var findings: [Finding] {
    entries.sorted { one, other in
      (other.value.severity, one.key) < (one.value.severity, other.key)
    }.map { code, entry in
      let words = FindingWords.of(code)
      // Where the only sentence of the reading says more than the code, it is the title.
      let sentence = !words.isKnown && entry.details.count == 1 ? entry.details.first : nil
      return Finding(
        code: code,
        severity: entry.severity,
        title: sentence ?? words.title,
        count: entry.count,
        places: FindingList.first(entry),
        details: sentence == nil ? entry.details.sorted() : [],
        remedy: entry.remedy ?? words.remedy
      )
    }
  }

  private static func first(_ entry: Entry) -> [FindingPlace] {
    Array(entry.places.sorted { $0.precedes($1) }.prefix(Finding.mostPlaces))
  }
}

import FremgangKit

/// Labels of a group as they stand in the rows, and what they come to.
///
/// Labels that differ only by case and blanks are one; its spelling is the plan's where the plan
/// lists it, and otherwise the first in the order of Unicode scalars, so that it does not depend on
/// the order of rows.
struct LabelTable {
  fileprivate var raw = TextTable()

  /// The number of the label in a field, or nothing where it is blank.
  mutating func index(of cell: CSVCell, in bytes: [UInt8]) -> Int? {
    if cell.escape != 0 { return raw.index(of: CellText.trimmedText(of: cell, in: bytes)) }
    let range = CellText.trimmed(cell.range, in: bytes)
    return range.isEmpty ? nil : raw.index(of: range, in: bytes)
  }

  /// The labels that the raw ones come to, in order, and for each raw one the index among them;
  /// nothing where the plan says that a label means nothing.
  func resolved(labels: [String: String] = [:], levels: [String] = []) -> Resolution {
    let meanings = Dictionary(
      labels.sorted { $0.key < $1.key }.map { (CellText.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    let targets = raw.texts.map { text in meanings[CellText.folded(text)] ?? text }
    let folded = targets.map(CellText.folded)
    var spelling: [String: String] = [:]
    for (target, key) in zip(targets, folded) {
      spelling[key] = String.firstSpelling(spelling[key], target.spacedOnce)
    }
    for level in levels { spelling[CellText.folded(level)] = level }
    let found = Set(folded).subtracting([""]).map { (spelling: spelling[$0] ?? "", key: $0) }
    let keys = found.sorted { $0 < $1 }.map(\.key)
    let places = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    return Resolution(
      levels: keys.map { spelling[$0] ?? $0 },
      indices: folded.map { places[$0] }
    )
  }

  /// What labels come to.
  struct Resolution {
    let levels: [String]
    let indices: [Int?]
  }
}

extension LabelTable {
  /// The number of a label, or nothing where it is blank.
  mutating func index(ofLabel label: Range<Int>, in bytes: [UInt8]) -> Int? {
    let range = CellText.trimmed(label, in: bytes)
    return range.isEmpty ? nil : raw.index(of: range, in: bytes)
  }
}

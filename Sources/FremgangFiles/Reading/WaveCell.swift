/// The label of a row's wave where repetitions are waves.
enum WaveCell {
  /// The wave and the number of the repetition with `/` between them, or whichever there is.
  static func label(of row: CSVRow, _ layout: FileLayout, _ bytes: [UInt8]) -> [UInt8] {
    var label: [UInt8] = []
    for column in [layout.wave, layout.instance].compactMap({ $0 }) where column < row.cells.count {
      let range = CellText.trimmed(row.cells[column].range, in: bytes)
      if range.isEmpty { continue }
      if !label.isEmpty { label.append(UInt8(ascii: "/")) }
      label += bytes[range]
    }
    return label
  }
}

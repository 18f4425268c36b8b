import FremgangJSON

/// Checks what belongs together in an instrument, after its file has been read.
struct InstrumentLinter {
  let instrument: Instrument
  let collector: DiagnosticCollector
  private let positions: Positions
  private let brokenPaths: [String]

  /// Creates a linter of `instrument`, which was read from `document`; what `collector` holds
  /// already is not reported again in other words.
  init(_ instrument: Instrument, document: JSONNode, collector: DiagnosticCollector) {
    self.instrument = instrument
    self.collector = collector
    positions = Positions(document)
    brokenPaths = collector.diagnostics.filter { $0.severity == .error }.compactMap(\.place.path)
  }

  func lint() {
    lintIDs()
    lintColumnNames()
    for (index, item) in instrument.items.enumerated() {
      lint(item, index)
    }
    lintKind()
    for (index, scale) in instrument.scales.enumerated() {
      ScaleLinter(self, scale: scale, path: "$.scales[\(index)]").lint()
    }
  }

  /// Whether the reader found nothing wrong at `path` or below it.
  func isSound(_ path: String) -> Bool {
    !brokenPaths.contains { broken in
      broken == path
        || (broken.hasPrefix(path) && ".[".contains(broken.dropFirst(path.count).first ?? "x"))
    }
  }

  func report(_ fault: InstrumentFault, at path: String) {
    let known = positions.byPath[path] ?? positions.byPath["$"] ?? JSONPosition(line: 1, column: 1)
    collector.add(
      fault.code,
      severity: fault.severity,
      at: known,
      path: path,
      fault.message,
      remedy: fault.remedy
    )
  }

  /// Reports each id that stands a second time in the list at `path`.
  func lintIDs(_ ids: [String], at path: String) {
    var seen: Set<String> = []
    for (index, id) in ids.enumerated() where !id.isEmpty && !seen.insert(id).inserted {
      report(.duplicateID(id), at: "\(path)[\(index)].id")
    }
  }
}

/// Where the values of a document stand, by path; found out at the first fault, which few files have.
private final class Positions {
  private let document: JSONNode
  private(set) lazy var byPath = found()

  init(_ document: JSONNode) {
    self.document = document
  }

  private func found() -> [String: JSONPosition] {
    var positions: [String: JSONPosition] = [:]
    func visit(_ node: JSONNode, _ path: String) {
      positions[path] = node.position
      switch node.value {
      case .array(let elements):
        for (index, element) in elements.enumerated() { visit(element, "\(path)[\(index)]") }
      case .object(let members):
        for member in members { visit(member.value, JSONPath.appending(member.key, to: path)) }
      default: return
      }
    }
    visit(document, "$")
    return positions
  }
}

extension InstrumentLinter {
  private func lintIDs() {
    lintIDs(instrument.responseSets.map(\.id), at: "$.responseSets")
    lintIDs(instrument.items.map(\.id), at: "$.items")
    lintIDs(instrument.scales.map(\.id), at: "$.scales")
  }

  /// Ids and aliases must stay apart after folding; an id that stands twice is reported as such.
  private func lintColumnNames() {
    var taken: [String: (item: Int, name: String)] = [:]
    for (index, item) in instrument.items.enumerated() {
      for (place, name) in ([item.id] + item.aliases).enumerated() where !name.isEmpty {
        let folded = ColumnName.folded(name)
        guard let first = taken[folded] else {
          taken[folded] = (index, name)
          continue
        }
        if place == 0 && first.name == name { continue }
        let path = "$.items[\(index)]" + (place == 0 ? ".id" : ".aliases[\(place - 1)]")
        report(.collidingColumnNames(name, first.name), at: path)
      }
    }
  }

  private func lint(_ item: Item, _ index: Int) {
    var path: String { "$.items[\(index)]" }
    if item.text != nil, !instrument.licence.textsMayBeShipped {
      report(.textNotLicensed, at: "\(path).text")
    }
    guard let responses = instrument.responseSet(of: item) else {
      guard !item.responseSet.isEmpty else { return }
      let ids = instrument.responseSets.map(\.id)
      let meant = closestMatch(to: item.responseSet, among: ids)
      return report(.unknownResponseSet(item.responseSet, meant: meant), at: "\(path).responses")
    }
    guard item.isReversed else { return }
    for option in responses.options {
      let reversed = responses.bounds.lowerBound + responses.bounds.upperBound - option.code
      if !responses.offers(reversed) {
        return report(
          .reversedCodeOutside(code: option.code, reversed: reversed),
          at: "\(path).reversed"
        )
      }
    }
  }

  private func lintKind() {
    switch instrument.kind {
    case .scored:
      if instrument.scales.isEmpty, isSound("$.scales") { report(.noScales, at: "$.scales") }
    case .personal:
      if !instrument.items.isEmpty { report(.personalWithItems, at: "$.items") }
      if !instrument.scales.isEmpty { report(.personalWithItems, at: "$.scales") }
      let count = instrument.responseSets.count
      if count != 1, isSound("$.responseSets") {
        report(.personalResponseSets(count), at: "$.responseSets")
      }
    }
  }
}

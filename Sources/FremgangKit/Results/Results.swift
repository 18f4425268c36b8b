/// An evaluation as it may be shown: the only thing that charts, reports and JSON accept.
///
/// Made by ``Evaluation/disclosed(under:)``, or read back from a `results.json`.
public struct Results: Sendable, Hashable {
  /// The figures, with small groups withheld.
  public let findings: Findings

  package init(disclosed findings: Findings) {
    self.findings = findings
  }
}

import FremgangJSON
import FremgangKit

extension ExportPlan {
  /// What a plan may hold: one that says something of every column of the widest table holds less.
  ///
  /// Some of what a plan names is looked for among all columns, which must not take minutes.
  private static let options = JSONOptions(
    allowsComments: true,
    allowsTrailingCommas: true,
    maximumBytes: 8 << 20,
    maximumValues: 50_000
  )

  /// Reads a plan from JSON in which comments and trailing commas are allowed.
  ///
  /// - Parameters:
  ///   - bytes: the plan's file.
  ///   - file: its name, for diagnostics.
  /// - Throws: every fault of the plan, each with its line, column and path.
  public init(reading bytes: [UInt8], file: String?) throws(ExportRefusal) {
    let node: JSONNode
    do {
      node = try JSONNode.parse(bytes, file: file, options: ExportPlan.options)
    } catch {
      throw ExportRefusal(error.diagnostics)
    }
    let collector = DiagnosticCollector(file: file)
    if let root = JSONValueReader(node, into: collector).object() {
      var reader = PlanReader(root)
      reader.read()
      self = reader.plan
      source = PlanSource(node, file: file)
    } else {
      self.init()
    }
    if collector.hasErrors { throw ExportRefusal(collector.diagnostics) }
  }
}

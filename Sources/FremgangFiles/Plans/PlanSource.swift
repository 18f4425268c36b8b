import FremgangJSON

/// The text that a plan was read from, so that what turns out later can be placed in it.
///
/// Where a plan was written down does not make it another plan: all sources are equal.
struct PlanSource: Sendable, Hashable {
  private var file: String?
  private var root: JSONNode?

  /// The source of a plan that was read from no text.
  init() {}

  init(_ root: JSONNode, file: String?) {
    self.root = root
    self.file = file
  }

  /// Where the value at `path` stands, or what is around it.
  func place(_ path: String) -> Place {
    let position = root?.position(ofPath: path)
    return Place(file: file, line: position?.line, column: position?.column, path: path)
  }

  static func == (one: PlanSource, other: PlanSource) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}

extension ExportPlan {
  /// Where a part of the plan stands: in its file when it was read from one.
  func place(_ path: String) -> Place {
    source.place(path)
  }
}

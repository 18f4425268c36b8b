import FremgangJSON

/// Reads what is known of a scale: each fact with its source and status.
enum FactReader {
  private static let zero = DecimalNumber(0)
  private static let noText = LocalizedText(same: "")

  static func band(_ value: JSONValueReader) -> Band {
    let object = value.object()
    defer { object?.finish() }
    return Band(
      id: object?.id() ?? "",
      title: object?.text("title") ?? noText,
      from: object?.decimal("from") ?? zero,
      to: object?.decimal("to") ?? zero,
      ownsUpperBoundary: object?.flag("ownsUpperBoundary") ?? false,
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }

  static func cutoff(_ value: JSONValueReader) -> Cutoff {
    let object = value.object()
    defer { object?.finish() }
    return Cutoff(
      id: object?.id() ?? "",
      title: object?.text("title") ?? noText,
      value: object?.decimal("value") ?? zero,
      beyond: object?.required("beyond")?.choice(Cutoff.Side.self) ?? .below,
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }

  static func questionable(_ value: JSONValueReader) -> QuestionableScore {
    let object = value.object()
    defer { object?.finish() }
    return QuestionableScore(
      value: object?.decimal("value") ?? zero,
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }

  static func reliability(_ value: JSONValueReader) -> Reliability {
    let object = value.object()
    defer { object?.finish() }
    return Reliability(
      kind: object?.required("kind")?.choice(Reliability.Kind.self) ?? .alpha,
      value: object?.decimal("value") ?? zero,
      population: object?.sentence("population") ?? "",
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }

  static func norm(_ value: JSONValueReader) -> Norm {
    let object = value.object()
    defer { object?.finish() }
    return Norm(
      population: object?.sentence("population") ?? "",
      group: object?.optional("group")?.choice(Norm.Group.self),
      mean: object?.decimal("mean") ?? zero,
      standardDeviation: object?.optional("standardDeviation")?.decimal(),
      n: object?.optional("n")?.int(in: 1...Int(Int32.max)),
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }

  static func changeCriterion(_ value: JSONValueReader) -> ChangeCriterion {
    let object = value.object()
    defer { object?.finish() }
    return ChangeCriterion(
      kind: object?.required("kind")?.choice(ChangeCriterion.Kind.self) ?? .recommended,
      points: object?.decimal("points") ?? zero,
      provenance: object?.provenance() ?? ScaleReader.nowhere
    )
  }
}

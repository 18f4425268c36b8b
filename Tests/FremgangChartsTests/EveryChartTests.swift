import FremgangCharts
import FremgangKit
import Testing

/// What holds of every chart of every variant.
struct EveryChartTests {
  private static let placeNames = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy"]

  private func everyChart(
    _ check: (_ variant: String, _ chart: Chart, _ read: ReadSVG) -> Void
  ) throws {
    for variant in Fixture.variants {
      for language in Language.allCases {
        for chart in try Fixture.charts(language, variant.edit) {
          check(variant.name, chart, ReadSVG(chart.svg))
        }
      }
    }
  }

  @Test func `is well-formed and names itself to screen readers`() throws {
    var faults: [String] = []
    try everyChart { variant, chart, read in
      let expected = "\(chart.id)-title \(chart.id)-desc"
      let hasNames = read.ids.contains("\(chart.id)-title") && read.ids.contains("\(chart.id)-desc")
      let isWhole =
        read.isWellFormed && hasNames && read.root["aria-labelledby"] == expected
        && read.root["role"] == "img" && !chart.description.isEmpty && !chart.title.isEmpty
      if !isWhole { faults.append("\(variant)/\(chart.id)") }
    }
    #expect(faults == [])
  }

  @Test func `lies inside its view box`() throws {
    var faults: [String] = []
    try everyChart { variant, chart, read in
      guard let width = read.root["width"].flatMap(Double.init),
        let height = read.root["height"].flatMap(Double.init),
        read.root["viewBox"] == "0 0 \(read.root["width"] ?? "") \(read.root["height"] ?? "")"
      else {
        faults.append("\(variant)/\(chart.id): no view box")
        return
      }
      for element in read.elements where !element.isInPattern {
        for name in Self.placeNames {
          guard let place = element.attributes[name].flatMap(Double.init) else { continue }
          let limit = name.contains("x") ? width : height
          if place < 0 || place > limit {
            faults.append("\(variant)/\(chart.id): \(name)=\(place)")
          }
        }
      }
    }
    #expect(faults == [])
  }

  /// Boxes of half an em a character, which is less than any face of the stack takes.
  @Test func `has no text over another`() throws {
    var faults: [String] = []
    try everyChart { variant, chart, read in
      let boxes = read.drawnLines.filter { !$0.isTurned }.compactMap(Box.init)
      for (index, box) in boxes.enumerated() {
        for other in boxes[..<index] where box.meets(other) {
          faults.append("\(variant)/\(chart.id): \(box.text) | \(other.text)")
        }
      }
    }
    #expect(faults == [])
  }

  @Test func `has an id that is safe in file names, and no id twice`() throws {
    for variant in Fixture.variants {
      let charts = try Fixture.charts(.da, variant.edit)
      let ids = charts.flatMap { ReadSVG($0.svg).ids }
      #expect(Set(ids).count == ids.count, "\(variant.name)")
      for chart in charts {
        let isSafe = chart.id.allSatisfy {
          $0 == "-" || ($0.isASCII && ($0.isLowercase || $0.isNumber))
        }
        #expect(isSafe, "\(variant.name): \(chart.id)")
        #expect(ReadSVG(chart.svg).ids.allSatisfy { $0.hasPrefix(chart.id + "-") })
      }
    }
  }

  @Test func `is the same bytes twice`() throws {
    for variant in Fixture.variants {
      #expect(try Fixture.charts(.da, variant.edit) == Fixture.charts(.da, variant.edit))
    }
  }

  @Test func `says that data are synthetic where they are, and only there`() throws {
    for (language, words) in [(Language.da, "Syntetiske data"), (.en, "Synthetic data")] {
      for chart in try Fixture.charts(language) {
        #expect(ReadSVG(chart.svg).drawnText.contains(words), "\(chart.id)")
        #expect(chart.description.contains(words), "\(chart.id)")
      }
      for chart in try Fixture.charts(language, { $0.study.synthetic = false }) {
        #expect(!chart.svg.contains(words), "\(chart.id)")
      }
    }
  }
}

/// Where a line of text is at least.
private struct Box {
  let text: String
  let left: Double
  let right: Double
  let baseline: Double
  let size: Double

  init?(_ line: ReadSVG.Element) {
    guard let x = line.attributes["x"].flatMap(Double.init),
      let y = line.attributes["y"].flatMap(Double.init),
      let size = line.attributes["font-size"].flatMap(Double.init)
    else { return nil }
    let width = Double(line.text.count) * size * 0.5
    text = line.text
    self.size = size
    baseline = y
    switch line.attributes["text-anchor"] {
    case "middle": left = x - width / 2
    case "end": left = x - width
    default: left = x
    }
    right = left + width
  }

  func meets(_ other: Box) -> Bool {
    left < other.right && other.left < right && baseline - size * 0.7 < other.baseline
      && other.baseline - other.size * 0.7 < baseline
  }
}

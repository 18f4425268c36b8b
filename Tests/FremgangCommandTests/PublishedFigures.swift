import Foundation

/// The figures that the published evaluation prints, read from a copy of `published.json`.
struct PublishedFigures: Decodable {
  struct Means: Decodable {
    let n: Int
    let meanBefore: Double?
    let meanAfter: Double?
    let percentOfScale: Double?
    let significant: Bool?
    let worsened: Int?
  }

  struct Projects: Decodable {
    let twoProjects: [[Double]]
    let othersChangeBetween: [Double]?
    let othersChange: Double?
  }

  struct Instrument: Decodable {
    let maximum: Double
    let all: Means
    let deltager: Means
    let frivillig: Means
    let notStated: Means
    let knownRole: Means?
    let projects: Projects

    enum CodingKeys: String, CodingKey {
      case maximum, all, deltager, knownRole, projects
      case frivillig = "frivillig med brugererfaring"
      case notStated = "ikke oplyst"
    }
  }

  struct Compensation: Decodable {
    let worsenedOn: String
    let improvedOn: String
    let worsened: Int
    let compensated: Int?
  }

  struct Design: Decodable {
    let projects: Int
    let projectsExemptFromMeasurement: Int
    let projectsWithoutAfterMeasurement: Int
    let respondentsIncluded: Int
  }

  let design: Design
  let instruments: [String: Instrument]
  let compensation: [Compensation]

  static func read() throws -> PublishedFigures {
    let url = URL(fileURLWithPath: Paths.fixtures + "/published.json")
    return try JSONDecoder().decode(PublishedFigures.self, from: Data(contentsOf: url))
  }
}

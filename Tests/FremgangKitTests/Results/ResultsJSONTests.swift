import FremgangJSON
import FremgangKit
import Testing

struct ResultsJSONTests {
  private func results(minimumCell: Int = 5, withRole: Int = 12) throws -> Results {
    var study = SmallStudy()
    for person in 0..<12 {
      study.add("p\(person)", "before", [person % 5, 1, 2])
      study.add("p\(person)", "after", [4, person % 3, nil])
      study.addWorry("p\(person)", 5, person % 4)
      if person < withRole {
        study.state("p\(person)", "role", person < 8 ? "guest" : "helper \"x\"")
      }
    }
    return try Evaluation(of: study.responses, plan: study.plan).disclosed(
      under: Disclosure(minimumCell: minimumCell)
    )
  }

  @Test func `results read back as they were written`() throws {
    let results = try results()
    #expect(try Results(json: results.json()) == results)
  }

  /// `Encodable` is the other way to write them, which `json()` does not take because it is slow.
  @Test(arguments: [1, 5, 9]) func `results are written as their types encode them`(
    minimumCell: Int
  ) throws {
    let results = try results(minimumCell: minimumCell)
    #expect(try results.json() == JSONWriter.bytes(of: results.findings))
  }

  @Test func `a figure that is not finite is refused with its path`() throws {
    var findings = try results().findings
    findings.instruments[0].scales[0].maximum = .infinity
    do {
      _ = try Results(disclosed: findings).json()
      Issue.record("infinity was written")
    } catch let error as EncodingError {
      guard case .invalidValue(_, let context) = error else { throw error }
      #expect(context.codingPath.last?.stringValue == "maximum")
    }
  }

  @Test func `what is withheld is null beside the word for it`() throws {
    let text = String(decoding: try results().json(), as: UTF8.self)
    #expect(text.contains("\"summary\": null, \"suppressed\": true"))
    #expect(text.contains("\"points\": null"))
  }

  /// One figure of a sound document is changed; the document then contradicts itself.
  @Test func `a document that contradicts itself is refused`() throws {
    let text = String(decoding: try results(minimumCell: 1).json(), as: UTF8.self)
    let changes = [
      ("\"measurements\": 48,", "\"measurements\": 49,"),
      ("\"n\": 12,", "\"n\": 13,"),
      ("\"fremgang.results/1\"", "\"fremgang.results/9\""),
    ]
    for change in changes {
      let parts = text.split(separator: change.0, maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "\(change.0) is not in the document")
      let changed = parts.joined(separator: change.1)
      #expect(throws: JSONFaults.self) { try Results(json: Array(changed.utf8)) }
    }
  }

  /// What is found in the first scale when one of its figures is changed.
  private func broken(
    withRole: Int = 12,
    _ change: (inout ScaleFindings) -> Void
  ) throws -> String? {
    var findings = try results(minimumCell: 1, withRole: withRole).findings
    #expect(findings.brokenIdentity == nil)
    change(&findings.instruments[0].scales[0])
    return findings.brokenIdentity
  }

  @Test func `each identity of a scale is looked at`() throws {
    func names(_ broken: String?, _ words: String) -> Bool { broken?.contains(words) ?? false }
    let parts = "improved, unchanged and worsened"
    #expect(names(try broken { $0.overall?.improved? += 1 }, parts))
    #expect(names(try broken { $0.groups[1].summary?.improved? += 1 }, parts))
    #expect(names(try broken(withRole: 11) { $0.stated[0].summary?.improved? += 1 }, parts))
    #expect(names(try broken { $0.changeHistogram?.counts[0] += 1 }, "the bins of the change"))
    let levels = "the levels of role hold"
    #expect(names(try broken { $0.groups.removeLast() }, levels))
    let withheld = try broken { scale in
      scale.groups.removeLast()
      scale.groups[0].suppressed = true
    }
    #expect(withheld == nil)
    let alpha = "alpha rests on more people"
    #expect(names(try broken { $0.internalConsistency?.before?.withoutPair = -1 }, alpha))
    let after = try broken { scale in
      let before = scale.internalConsistency?.before
      scale.internalConsistency?.after = before
      scale.internalConsistency?.after?.withoutPair = -1
    }
    #expect(names(after, alpha))
  }

  @Test func `damaged documents are refused with a place`() throws {
    let bytes = try results().json()
    for length in stride(from: 0, to: bytes.count - 2, by: 97) {
      do {
        _ = try Results(json: Array(bytes[..<length]), file: "results.json")
        Issue.record("the first \(length) bytes were read")
      } catch {
        #expect(error.diagnostics.allSatisfy { $0.place.line != nil })
      }
    }
  }
}

import Foundation
import FremgangPublishing
import Testing

/// What becomes of a folder when somebody has removed parts of it by hand.
struct OrphanTests {
  private let place: TemporaryFolder
  private let folder: PublishedFolder

  init() throws {
    place = try TemporaryFolder()
    folder = PublishedFolder(place.path)
  }

  @Test(arguments: 1...3)
  func `the newest version is what a missing link led to`(versions: Int) throws {
    for number in 1...versions { try folder.publish("\(number)") }
    #expect(try folder.orphan() == nil)
    try place.remove("current")
    let orphan = try #require(try folder.orphan())
    #expect(orphan.number == versions)
    let before = try place.everything()
    #expect(try folder.heal() == [])
    #expect(throws: PublishingFault.self) { try folder.publish("over it") }
    #expect(try place.everything() == before)
    try folder.adopt(orphan)
    #expect(place.destination(of: "current") == "versions/v00000\(versions)")
    #expect(place.text(of: "current/a.svg") == "\(versions)")
    #expect(try folder.orphan() == nil)
    try folder.publish("next")
    #expect(place.destination(of: "current") == "versions/v00000\(versions + 1)")
  }

  @Test func `a version that was being made when the link went is a leftover`() throws {
    try folder.publish("one")
    try place.remove("current")
    try place.create("versions/v000002.staging")
    try place.write("half", to: "private/v000002.json")
    #expect(try folder.orphan()?.number == 1)
    #expect(try folder.heal() == ["versions/v000002.staging", "private/v000002.json"])
    #expect(place.names(in: "versions") == ["v000001"])
    #expect(place.names(in: "private") == ["v000001.json"])
  }

  /// What is removed or made in a folder of two publications, and what must be told.
  private static let losses: [(change: [String], says: String)] = [
    (["current", "private"], "'private/v000002.json' is, too"),
    (["current", "private/v000002.json"], "'private/v000002.json' is, too"),
    (["current", "versions"], "is missing, and so is 'v000002' in 'versions'"),
    (["current", "versions/v000002"], "is missing, and so is 'v000002' in 'versions'"),
    (["versions/v000002"], "leads to 'versions/v000002', which is not there"),
    (["versions"], "leads to 'versions/v000002', which is not there"),
    (["private"], "holds no state of 'v000002', which is published"),
    (["private/v000002.json"], "holds no state of 'v000002', which is published"),
    (["current", "+versions/v000001"], "ln -sfn versions/v000002"),
    (["current", "+/etc"], "a link that this program did not make"),
    (["current", "+"], "no link that this program made"),
  ]

  @Test(arguments: losses.indices)
  func `what is missing is told, and nothing is made or removed`(row: Int) throws {
    let loss = OrphanTests.losses[row]
    try folder.publish("one")
    try folder.publish("two")
    for change in loss.change {
      if change == "+" {
        try place.create("current")
      } else if change.hasPrefix("+") {
        try place.link("current", to: String(change.dropFirst()))
      } else {
        try place.remove(change)
      }
    }
    let before = try place.everything()
    for attempt in [{ _ = try folder.heal() }, { try folder.publish("three") }] {
      do {
        try attempt()
        Issue.record("\(loss) was not noticed")
      } catch {
        #expect("\(error)".contains(loss.says), "\(error)")
        #expect(!"\(error)".contains(".."), "\(error)")
      }
    }
    let after = try place.everything()
    // A publication may make a folder that is missing; nothing goes and nothing changes.
    #expect(before.filter { !after.contains($0) && !$0.hasPrefix("private ") } == [])
    #expect(place.names(in: "versions").filter { !["v000001", "v000002"].contains($0) } == [])
  }

  @Test func `a copy in the link's place is told for what it is`() throws {
    let manifest = #"{ "schema": "fremgang.manifest/1" }"#
    try folder.publish(
      files: [(path: "manifest.json", bytes: Array(manifest.utf8))],
      state: [1]
    )
    try place.remove("current")
    try place.create("current")
    try place.write(manifest, to: "current/manifest.json")
    #expect(
      throws: PublishingFault.isTaken(
        path: place.path + "/current",
        found: "a folder and no link, as a copy is that followed the link"
      )
    ) { try folder.current() }
    try place.remove("current")
    #expect(try folder.orphan()?.number == 1)
  }
}

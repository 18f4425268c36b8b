import Foundation
import FremgangJSON
import FremgangPublishing
import Testing

struct HealingTests {
  private let place: TemporaryFolder
  private let folder: PublishedFolder

  init() throws {
    place = try TemporaryFolder()
    folder = PublishedFolder(place.path)
  }

  @Test func `what a killed run leaves is removed, and nothing else is`() throws {
    try folder.publish("one")
    try folder.publish("two")
    try place.create("versions/v000003.staging/charts")
    try place.create("versions/v000003")
    try place.create("versions/v000001.removed")
    try place.create("versions/mine")
    try place.create("private/follow-ups.staging")
    try place.create("private/follow-ups")
    try place.write("newer", to: "private/v000003.json")
    try place.write("older", to: "private/v000001.json")
    try place.write("half", to: "private/v000002.json.staging")
    try place.write("mine", to: "private/notes.txt")
    try place.link("current.staging", to: "versions/v000003")
    #expect(
      try folder.heal() == [
        "current.staging", "versions/v000001.removed", "versions/v000003",
        "versions/v000003.staging", "private/follow-ups.staging", "private/v000001.json",
        "private/v000002.json.staging", "private/v000003.json",
      ]
    )
    #expect(place.names(in: "versions") == ["mine", "v000001", "v000002"])
    #expect(place.names(in: "private") == ["follow-ups", "notes.txt", "v000002.json"])
    #expect(place.destination(of: "current") == "versions/v000002")
    #expect(try folder.heal() == [])
  }

  @Test(arguments: [[], ["v000001.json.staging"], ["v000001.json"]])
  func `a first publication that was killed before it had its name is begun again`(
    states: [String]
  ) throws {
    try place.create("versions/v000001.staging/charts")
    try place.create("private")
    for state in states { try place.write("half", to: "private/\(state)") }
    try folder.publish("one")
    #expect(place.text(of: "current/a.svg") == "one")
    #expect(place.names(in: "versions") == ["v000001"])
    #expect(place.names(in: "private") == ["v000001.json"])
  }

  @Test func `links in what is removed are not followed`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("precious", to: "chapter.txt")
    try folder.publish("one")
    try place.create("versions/v000002")
    try place.link("versions/v000002/link", to: elsewhere.path)
    try folder.heal()
    #expect(elsewhere.names() == ["chapter.txt"])
  }

  @Test func `files that are not as the manifest says are found`() throws {
    let files = ["a.svg": "one", "b.svg": "two"].sorted { $0.key < $1.key }
      .map { (path: $0.key, bytes: Array($0.value.utf8)) }
    let manifest = Manifest(
      version: "1",
      inputs: [],
      plan: .init(file: nil, sha256: nil),
      instruments: [],
      remarks: [],
      outputs: files.map { .init(path: $0.path, bytes: $0.bytes) }
    )
    let account = (path: StagedFolder.manifestName, bytes: try JSONWriter.bytes(of: manifest))
    let version = try folder.publish(files: files + [account], state: [1])
    func found() throws -> [String] {
      try folder.damage(of: version).map { "\($0.path) \($0.kind)" }
    }
    #expect(try found() == [])
    // As long as it was, and as short as it can be.
    for text in ["owt", ""] {
      try place.write(text, to: "versions/v000001/b.svg")
      #expect(try found() == ["b.svg changed"])
    }
    try place.remove("versions/v000001/a.svg")
    #expect(try found() == ["a.svg missing", "b.svg changed"])
    try place.link("versions/v000001/a.svg", to: "/dev/zero")
    try place.create("versions/v000001/charts")
    try place.write("mine", to: "versions/v000001/charts/c.svg")
    try place.write("litter", to: "versions/v000001/charts/.DS_Store")
    #expect(try found() == ["a.svg changed", "b.svg changed", "charts/c.svg added"])
    try place.write("{", to: "versions/v000001/manifest.json")
    #expect(try found() == ["manifest.json changed"])
    try place.remove("versions/v000001/manifest.json")
    #expect(try found() == ["manifest.json missing"])
  }
}

struct RetentionTests {
  private let place: TemporaryFolder
  private let folder: PublishedFolder
  /// 2026-11-21 02:00:00 UTC.
  private let now: Int64 = 1_795_226_400

  /// Five versions, made 40, 30, 20, 10 and 0 days ago.
  init() throws {
    place = try TemporaryFolder()
    folder = PublishedFolder(place.path)
    for number in 1...5 {
      try folder.publish(files: [(path: "a.svg", bytes: [UInt8(number)])], state: [1])
      let time = Double(now) - Double(5 - number) * 864_000
      try place.setModified(Date(timeIntervalSince1970: time), of: "versions/v00000\(number)")
    }
  }

  /// Removes what is no longer to be kept, and says which versions that were.
  @discardableResult
  private func prune(_ retention: Retention, now: Int64) throws -> [Int] {
    let expired = try folder.expired(keeping: retention, now: now)
    for version in expired { try folder.remove(version) }
    return expired.map(\.number)
  }

  private func kept() -> [String] {
    place.names(in: "versions").map { String($0.dropFirst(6)) }
  }

  @Test func `as many versions stay as are asked for, the current one among them`() throws {
    #expect(try prune(Retention(versions: 2, days: 90), now: now) == [1, 2, 3])
    #expect(kept() == ["4", "5"])
  }

  @Test func `a version's age counts from when another took its place`() throws {
    // Version 2 was replaced 20 days ago, version 1 30 days ago.
    try prune(Retention(versions: 30, days: 21), now: now)
    #expect(kept() == ["2", "3", "4", "5"])
    try prune(Retention(versions: 30, days: 20), now: now)
    #expect(kept() == ["3", "4", "5"])
  }

  @Test func `either limit drops a version, the one that it reaches first`() throws {
    // Version 3 was replaced 10 days ago: young enough, and one too many.
    #expect(try prune(Retention(versions: 2, days: 11), now: now) == [1, 2, 3])
    #expect(kept() == ["4", "5"])
  }

  @Test func `few enough versions go all the same when they are too old`() throws {
    #expect(try prune(Retention(versions: 5, days: 15), now: now) == [1, 2])
    #expect(kept() == ["3", "4", "5"])
  }

  @Test func `the current version stays, whatever is asked for`() throws {
    try prune(Retention(versions: 0, days: -1), now: .max)
    #expect(kept() == ["5"])
    #expect(place.text(of: "current/a.svg") == "\u{5}")
  }

  @Test func `a clock that went back removes nothing`() throws {
    for now in [now - 864_000 * 400, 0, -1, .min] {
      #expect(try prune(Retention(versions: 30, days: 1), now: now) == [])
    }
    #expect(kept() == ["1", "2", "3", "4", "5"])
  }
}

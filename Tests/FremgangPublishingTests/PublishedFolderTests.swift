import Foundation
import FremgangPublishing
import Testing

struct PublishedFolderTests {
  private let place: TemporaryFolder
  private let folder: PublishedFolder

  init() throws {
    place = try TemporaryFolder()
    folder = PublishedFolder(place.path + "/out/")
  }

  @discardableResult
  private func publish(
    _ texts: [String: String],
    state: String = "state",
    isPrivate: Bool = false,
    stop: StopFlag? = nil
  ) throws -> PublishedVersion {
    let files = texts.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    return try folder.publish(
      files: files,
      state: Array(state.utf8),
      isPrivate: isPrivate,
      stop: stop
    )
  }

  @Test func `the first publication makes the folder, its version and its state`() throws {
    #expect(try folder.current() == nil)
    let version = try publish(["index.html": "one", "charts/a.svg": "chart"], state: "first")
    #expect(version.name == "v000001")
    #expect(try folder.current() == version)
    #expect(place.names(in: "out") == ["current", "private", "versions"])
    #expect(place.destination(of: "out/current") == "versions/v000001")
    #expect(place.text(of: "out/current/charts/a.svg") == "chart")
    #expect(try folder.read("index.html", of: version) == Array("one".utf8))
    #expect(try folder.read("missing.html", of: version) == nil)
    #expect(try folder.state(of: version) == Array("first".utf8))
  }

  @Test func `what is private has modes 0600 and 0700, and the rest is for everybody`() throws {
    try publish(["charts/a.svg": "chart"])
    #expect(try place.mode(of: "out/private") == 0o700)
    #expect(try place.mode(of: "out/private/v000001.json") == 0o600)
    #expect(try place.mode(of: "out/versions/v000001") == 0o755)
    #expect(try place.mode(of: "out/versions/v000001/charts") == 0o755)
    #expect(try place.mode(of: "out/versions/v000001/charts/a.svg") == 0o644)
  }

  @Test func `a version with people in it is for its owner alone, its unchanged files too`() throws
  {
    try publish(["a.svg": "chart"])
    try publish(["a.svg": "chart", "points.svg": "people"], isPrivate: true)
    #expect(try place.mode(of: "out/versions/v000002") == 0o700)
    #expect(try place.mode(of: "out/versions/v000002/a.svg") == 0o600)
    #expect(try place.mode(of: "out/versions/v000002/points.svg") == 0o600)
    try publish(["a.svg": "chart"])
    #expect(try place.mode(of: "out/versions/v000003/a.svg") == 0o644)
  }

  @Test func `a file that did not change is the same file, with the same time`() throws {
    try publish(["a.svg": "same", "b.svg": "old"])
    try place.setModified(Date(timeIntervalSince1970: 1_000_000), of: "out/current/a.svg")
    let inode = try place.inode(of: "out/versions/v000001/a.svg")
    try publish(["a.svg": "same", "b.svg": "new"])
    #expect(try place.inode(of: "out/versions/v000002/a.svg") == inode)
    #expect(
      try place.modified("out/versions/v000002/a.svg") == Date(timeIntervalSince1970: 1_000_000)
    )
    #expect(place.text(of: "out/versions/v000001/b.svg") == "old")
    #expect(place.text(of: "out/current/b.svg") == "new")
  }

  @Test func `a file that stands where a link does is written anew`() throws {
    try place.write("elsewhere", to: "elsewhere.txt")
    try publish(["a.svg": "elsewhere"])
    try place.remove("out/versions/v000001/a.svg")
    try place.link("out/versions/v000001/a.svg", to: place.path + "/elsewhere.txt")
    let version = try publish(["a.svg": "elsewhere"])
    #expect(place.destination(of: "out/versions/v000002/a.svg") == nil)
    #expect(try folder.read("a.svg", of: version) == Array("elsewhere".utf8))
  }

  @Test func `only the state of the current version is kept`() throws {
    try publish(["a.svg": "one"], state: "first")
    let second = try publish(["a.svg": "two"], state: "second")
    #expect(place.names(in: "out/private") == ["v000002.json"])
    try folder.replaceState(Array("third".utf8), of: second)
    #expect(try folder.state(of: second) == Array("third".utf8))
    #expect(place.names(in: "out/private") == ["v000002.json"])
    #expect(try place.mode(of: "out/private/v000002.json") == 0o600)
  }

  @Test func `a private folder that others can read is closed before anything is written`() throws {
    try publish(["a.svg": "one"])
    try place.setMode(0o755, of: "out/private")
    try publish(["a.svg": "two"])
    #expect(try place.mode(of: "out/private") == 0o700)
  }

  @Test func `a current that is somebody else's is refused and left as it is`() throws {
    try place.create("out/current")
    try place.write("precious", to: "out/current/chapter.txt")
    #expect(throws: PublishingFault.self) { try publish(["a.svg": "one"]) }
    #expect(place.text(of: "out/current/chapter.txt") == "precious")
    try place.remove("out/current")
    for foreign in ["/etc", "versions/../..", "versions/v1", "versions/v0000001", "versions/"] {
      try place.link("out/current", to: foreign)
      #expect(throws: PublishingFault.self, "\(foreign)") { try publish(["a.svg": "one"]) }
      #expect(throws: PublishingFault.self, "\(foreign)") { try folder.check() }
      #expect(place.destination(of: "out/current") == foreign)
      try place.remove("out/current")
    }
  }

  @Test func `versions and private that are no folders are refused`() throws {
    for name in ["versions", "private"] {
      try place.create("elsewhere")
      try place.create("out")
      try place.link("out/\(name)", to: place.path + "/elsewhere")
      #expect(throws: PublishingFault.self) { try publish(["a.svg": "one"]) }
      #expect(throws: PublishingFault.self) { try folder.check() }
      #expect(place.names(in: "elsewhere") == [])
      try place.remove("out/\(name)")
    }
  }

  @Test func `a current that leads to nothing stops everything`() throws {
    try publish(["a.svg": "one"])
    try place.remove("out/versions/v000001")
    #expect(throws: PublishingFault.self) { try publish(["a.svg": "two"]) }
    #expect(throws: PublishingFault.self) { try folder.heal() }
  }

  @Test func `versions are not thrown away because current is missing`() throws {
    try publish(["a.svg": "one"])
    try publish(["a.svg": "two"])
    try place.remove("out/current")
    #expect(throws: PublishingFault.self) { try publish(["a.svg": "three"]) }
    #expect(place.names(in: "out/versions") == ["v000001", "v000002"])
  }

  @Test func `paths that lead out of the folder are refused and leave nothing`() throws {
    try publish(["a.svg": "one"])
    for path in ["../b.svg", "/b.svg", "charts/../../b.svg", "charts//b.svg", "", "."] {
      #expect(throws: PublishingFault.self, "\(path)") { try publish([path: "two"]) }
    }
    #expect(place.names(in: "out/versions") == ["v000001"])
    #expect(place.names(in: "out") == ["current", "private", "versions"])
  }

  @Test func `a file under a path that is a file stops the publication and leaves nothing`() throws
  {
    try publish(["a": "one"], state: "first")
    #expect(throws: PublishingFault.self) { try publish(["a": "one", "a/b": "two"]) }
    #expect(place.destination(of: "out/current") == "versions/v000001")
    #expect(place.names(in: "out/versions") == ["v000001"])
    #expect(place.names(in: "out/private") == ["v000001.json"])
  }

  @Test func `work that is stopped leaves the old publication and nothing else`() throws {
    try publish(["a.svg": "one"])
    let before = try place.everything()
    let stop = StopFlag()
    stop.request()
    #expect(throws: PublishingFault.stopped(.requested)) {
      try publish(["a.svg": "two"], stop: stop)
    }
    #expect(try place.everything() == before)
  }

  @Test func `looking, healing and checking touch nothing where all is well`() throws {
    let version = try publish(["a.svg": "one"])
    let before = try place.everything()
    #expect(try folder.heal() == [])
    try folder.check()
    _ = try folder.read("a.svg", of: version)
    _ = try folder.state(of: version)
    #expect(try place.everything() == before)
  }

  @Test func `numbers go on beyond six digits`() throws {
    try place.create("out/versions/v999999")
    try place.create("out/private")
    try place.write("", to: "out/private/v999999.json")
    try place.link("out/current", to: "versions/v999999")
    #expect(try publish(["a.svg": "one"]).name == "v1000000")
    #expect(try folder.current()?.number == 1_000_000)
  }
}

import Foundation
import FremgangPublishing
import Testing

struct PrivateFolderTests {
  private let place: TemporaryFolder
  private let lists: PrivateFolder

  init() throws {
    place = try TemporaryFolder()
    let folder = PublishedFolder(place.path)
    try folder.publish(files: [(path: "a.svg", bytes: [1])], state: [1])
    lists = PrivateFolder("follow-ups", in: folder)
  }

  @Test func `the folder holds what it is given, for its owner alone`() throws {
    #expect(try lists.replace(with: [("01.csv", [1]), ("02.csv", [2])]))
    #expect(place.names(in: "private/follow-ups") == ["01.csv", "02.csv"])
    #expect(try place.mode(of: "private/follow-ups") == 0o700)
    #expect(try place.mode(of: "private/follow-ups/01.csv") == 0o600)
    #expect(try lists.replace(with: [("02.csv", [3])]))
    #expect(place.names(in: "private/follow-ups") == ["02.csv"])
    #expect(place.names(in: "private") == ["follow-ups", "v000001.json"])
  }

  @Test func `the same files again are not written`() throws {
    try lists.replace(with: [("01.csv", [1])])
    let before = try place.everything()
    #expect(try !lists.replace(with: [("01.csv", [1])]))
    #expect(try place.everything() == before)
  }

  @Test func `without files the folder goes away, and is not missed`() throws {
    #expect(try !lists.replace(with: []))
    try lists.replace(with: [("01.csv", [1])])
    #expect(try lists.replace(with: []))
    #expect(place.names(in: "private") == ["v000001.json"])
  }

  @Test func `a folder that others can read is written anew`() throws {
    try lists.replace(with: [("01.csv", [1])])
    try place.setMode(0o755, of: "private/follow-ups")
    #expect(try lists.replace(with: [("01.csv", [1])]))
    #expect(try place.mode(of: "private/follow-ups") == 0o700)
  }
}

/// Who holds a lock, or held it and ended without giving it back.
public struct LockHolder: Sendable, Hashable {
  /// The number of the process.
  public let process: Int
  /// Whether the machine has been started again since.
  public let isOfEarlierBoot: Bool
}

/// Why a lock could not be taken.
public enum LockFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another run holds it.
  case held(path: String, by: LockHolder?)
  /// The file cannot be created, opened or locked.
  case cannotTake(path: String, error: String)
  /// Something that is no plain file stands in the lock's place.
  case isTaken(path: String)

  /// The fault in a sentence, with what to do.
  public var description: String {
    switch self {
    case .held(let path, let holder):
      "Another run\(holder.map { ", process \($0.process)," } ?? "") works on the same folder and "
        + "holds '\(path)'. Wait until it has ended."
    case .cannotTake(let path, let error):
      "'\(path)' cannot be locked: \(error)."
    case .isTaken(let path):
      "'\(path)' is no plain file, so it was left as it is. Move it away, or name another folder."
    }
  }
}

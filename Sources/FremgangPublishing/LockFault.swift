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
  /// The file cannot be opened or locked.
  case cannotTake(path: String, error: String)
  /// The file, or a folder that it is to stand in, cannot be created.
  case cannotCreate(path: String, error: String)
  /// What is written before anything else could not be written.
  case cannotWrite(path: String, error: String)
  /// Another file, or none, stands in the lock's place by now.
  case isGone(path: String)
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
    case .cannotCreate(let path, let error):
      "'\(path)' cannot be created: \(error)."
    case .cannotWrite(let path, let error):
      "'\(path)' could not be written: \(error). What was published before is untouched."
    case .isGone(let path):
      "'\(path)' is no longer the file that this run has locked: the folder was replaced, or another "
        + "file system was mounted there, while the run was under way. Nothing more was written; "
        + "run again when the folder is the right one."
    case .isTaken(let path):
      "'\(path)' is no plain file, so it was left as it is. Move it away, or name another folder."
    }
  }
}

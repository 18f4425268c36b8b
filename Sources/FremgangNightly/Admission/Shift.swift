/// One thing that changes of a person, in all the figures in which it does.
///
/// What is told of a person falls into aspects that say nothing of each other: the score before, the
/// score after, the two together, the days between. A score that is new is added to the figures of
/// everybody, of a project and of a role; one that stays and is counted elsewhere is added there and
/// taken away here.
package struct Shift: Sendable, Hashable {
  /// Why other people may, or may not, stand behind this one.
  package enum Standing: Sendable, Hashable {
    /// Nothing that was published on any night depends on it.
    case new
    /// It is taken from figures that it was in since the first publication, together with everybody
    /// who was in exactly the same ones.
    case original(alike: UInt64)
    /// It was published before, and so can be taken away again by whoever kept that night.
    case old

    /// Who was in the same figures since the first publication, where it is taken from some of them.
    var alike: UInt64? {
      if case .original(let alike) = self { alike } else { nil }
    }

    var isOriginal: Bool { alike != nil }
  }

  /// What is added to one figure.
  package struct Step: Sendable, Hashable {
    /// The figure's number.
    package let place: Int32
    /// 1 where it is added, -1 where it is taken away.
    package let sign: Int8

    package init(_ place: Int32, _ sign: Int8 = 1) {
      self.place = place
      self.sign = sign
    }
  }

  /// What changes; a figure has parts of each aspect, and no sum mixes them.
  package let aspect: Int32
  /// In which figures, by place.
  package let steps: [Step]
  /// Whether the person can stand behind others.
  package let standing: Standing

  package init(aspect: Int32, steps: [Step], standing: Standing) {
    self.aspect = aspect
    self.steps = steps
    self.standing = standing
  }
}

extension ByteWriter {
  mutating func add(_ memory: PublicationMemory) {
    add(memory.publications)
    add(memory.lowestMinimum)
    add(memory.retired.sorted())
    add(memory.groupings.sorted())
    add(memory.trends.sorted { $0.lexicographicallyPrecedes($1) }) { $0.add($1) }
    add(memory.formerly.sorted()) { $0.addWhole($1) }
    add(memory.digests) { $0.addWhole($1) }
    let parts = memory.parts.sorted { one, other in
      (one.key.instrument, one.key.scale, one.key.grouping)
        < (other.key.instrument, other.key.scale, other.key.grouping)
    }
    add(parts) { writer, part in
      writer.add(part.key.instrument)
      writer.add(part.key.scale)
      writer.add(part.key.grouping)
      writer.add(part.value)
    }
  }

  private mutating func add(_ part: PublicationMemory.Part) {
    add(part.epochs) { writer, epoch in
      writer.add(epoch.closed.sorted { $0.key < $1.key }) { writer, level in
        writer.add(level.key)
        writer.add(level.value)
      }
      writer.add(epoch.through)
    }
    add(part.moves.sorted { $0.key < $1.key }) { writer, move in
      writer.add(move.key)
      writer.add(move.value.publication)
      writer.add(move.value.people)
    }
    add(part.opened.sorted())
  }
}

extension ByteReader {
  mutating func memory(people: Int) throws(StateFault) -> PublicationMemory {
    var memory = PublicationMemory()
    memory.publications = try count("a number of publications")
    memory.lowestMinimum = Int(try integer(in: 1...Int64.max, "a minimum"))
    memory.retired = Set(try texts())
    memory.groupings = Set(try texts())
    memory.trends = Set(try list { (reader) throws(StateFault) in try reader.texts() })
    memory.formerly = Set(try list { (reader) throws(StateFault) in try reader.word() })
    memory.digests = try list { (reader) throws(StateFault) in try reader.word() }
    guard memory.digests.count == people else {
      throw .inconsistent("there are not as many digests as people")
    }
    let parts = try list { (reader) throws(StateFault) in
      let key = PublicationMemory.PartKey(
        instrument: try reader.text(),
        scale: try reader.text(),
        grouping: try reader.text()
      )
      return (key, try reader.part())
    }
    memory.parts = Dictionary(parts) { first, _ in first }
    return memory
  }

  private mutating func part() throws(StateFault) -> PublicationMemory.Part {
    var part = PublicationMemory.Part()
    part.epochs = try list { (reader) throws(StateFault) in
      let closed = try reader.list { (reader) throws(StateFault) in
        (try reader.text(), try reader.count("a number of pairs"))
      }
      return PublicationMemory.Epoch(
        closed: Dictionary(closed) { first, _ in first },
        through: try reader.count("a number of publications")
      )
    }
    let moves = try list { (reader) throws(StateFault) in
      let level = try reader.text()
      let move = PublicationMemory.Move(
        publication: try reader.count("a number of publications"),
        people: try reader.count("a number of people")
      )
      return (level, move)
    }
    part.moves = Dictionary(moves) { first, _ in first }
    part.opened = Set(try texts())
    return part
  }
}

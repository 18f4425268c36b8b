/// All numbers that a result stores, however deep.
func storedNumbers(_ value: Any) -> [Double] {
  if let number = value as? Double { return [number] }
  return Mirror(reflecting: value).children.flatMap { storedNumbers($0.value) }
}

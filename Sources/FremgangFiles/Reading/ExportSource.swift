/// One file of an export with its columns understood.
struct ExportSource {
  let name: String
  let table: TableText
  let header: TableHeader
  var layout: FileLayout
}

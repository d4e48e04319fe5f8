/// The cells of one row, as UTF-8: filled by a reader, then handed on, then used again.
struct Row {
  /// The largest row, in bytes: bounds the memory of a reader where a quote or an empty line is
  /// missing.
  static let byteCap = 1 << 20
  /// The most cells in a row, which is as many columns as a sheet of Excel can have.
  static let cellCap = 16_384

  private(set) var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private(set) var ends: [Int] = []

  /// The number of cells that are complete.
  var count: Int { ends.count }

  /// The bytes of one cell.
  subscript(_ cell: Int) -> ArraySlice<UInt8> {
    bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// Whether the cell that is being filled has no byte yet.
  var isCellEmpty: Bool { bytes.count == ends.last ?? 0 }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ run: ArraySlice<UInt8>) {
    bytes.append(contentsOf: run)
  }

  /// Takes back the bytes from an offset on, which no complete cell may hold.
  mutating func removeBytes(from offset: Int) {
    bytes.removeSubrange(offset...)
  }

  mutating func endCell() {
    ends.append(bytes.count)
  }

  /// Begins the next row in the same memory.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

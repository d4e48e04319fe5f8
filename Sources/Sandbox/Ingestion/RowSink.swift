/// Takes the rows that a reader finds.
protocol RowSink {
  /// Takes the names of the columns, again whenever rows need more of them.
  mutating func name(columns: [String])

  /// Takes the next row, whose cells are texts.
  ///
  /// - Throws: What ends the reading.
  mutating func learn(_ row: borrowing Row) throws

  /// Takes the next row, whose cells are the members of a JSON object.
  ///
  /// - Parameter object: The text of the object: valid JSON in UTF-8.
  /// - Throws: What ends the reading.
  mutating func learn(object: ArraySlice<UInt8>) throws
}

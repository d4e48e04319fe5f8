extension String {
  /// How many characters a person sees: `count`, without its walk where every byte is one of them.
  var characterCount: Int {
    // CR and LF in a row are one character. No early end, so that many bytes are looked at at once.
    let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
      var all: UInt8 = 0
      var returns: UInt8 = 0
      for byte in bytes {
        all |= byte
        returns |= byte == UInt8(ascii: "\r") ? 1 : 0
      }
      return all < 0x80 && returns == 0
    }
    return isPlain == true ? utf8.count : count
  }
}

extension Value {
  /// The value as `print` and replacements in texts write it.
  ///
  /// Texts are bare, an API object is its id, or its JSON where the API gives it none, a list or record
  /// is JSON.
  package var text: String {
    switch self {
    case .unset, .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): Self.text(of: value)
    case .duration(let nanoseconds): DurationText.text(of: nanoseconds)
    case .size(let bytes): SizeText.text(of: bytes)
    case .time(let nanoseconds): TimeText.text(of: nanoseconds)
    case .range(let lower, let upper): "\(lower)..\(upper)"
    case .text(let text), .path(let text): text
    case .list, .record: json
    case .object(let handle): handle.id.isEmpty ? json : handle.id
    }
  }

  /// The value as one line of JSON, members in order.
  ///
  /// What JSON has no form for (a duration, a size, a time, a range, a path) is its text; an API object is
  /// its fields; a number that is not finite is null.
  package var json: String {
    var text = ""
    writeJSON(to: &text)
    return text
  }

  private func writeJSON(to output: inout String) {
    switch self {
    case .unset, .null, .boolean, .integer: output += text
    case .number(let value): output += value.isFinite ? text : "null"
    case .duration, .size, .time, .range, .text, .path: JSONText.write(text, to: &output)
    case .list(let values): Self.write(values, to: &output)
    case .record(let record): Self.write(record, to: &output)
    case .object(let handle): Self.write(handle.record, to: &output)
    }
  }

  private static func write(_ values: [Value], to output: inout String) {
    output += "["
    for (offset, value) in values.enumerated() {
      if offset > 0 { output += "," }
      value.writeJSON(to: &output)
    }
    output += "]"
  }

  private static func write(_ record: Record, to output: inout String) {
    output += "{"
    for (offset, field) in record.fields.enumerated() {
      if offset > 0 { output += "," }
      JSONText.write(field.0, to: &output)
      output += ":"
      field.1.writeJSON(to: &output)
    }
    output += "}"
  }

  /// The shortest form that reads back as the same number: `5`, not `5.0`.
  private static func text(of value: Double) -> String {
    if let whole = Int64(exactly: value), abs(whole) < 1 << 53 {
      return value.sign == .minus && whole == 0 ? "-0" : String(whole)
    }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The value for an error: its text, cut, with its kind where that is not plain.
  package var described: String {
    let shown = text.escapingControls()
    let cut = shown.count > 60 ? shown.prefix(60) + "…" : shown[...]
    return switch self {
    case .unset, .null: "null"
    case .text, .path: "\"\(cut)\""
    case .list(let values): "a list of \(values.count)"
    case .record: "a record"
    case .object(let handle): "the \(handle.kind.name) \(cut)"
    default: String(cut)
    }
  }
}

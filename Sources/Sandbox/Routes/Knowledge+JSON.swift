extension Knowledge {
  /// The documented object: every property, in the order of the documentation.
  var json: JSONValue {
    [
      "object": "knowledge",
      "id": .string(id),
      "name": .string(name),
      "teamspace_id": .string(Services.teamspace),
      "scope": "teamspace",
      "parent": parent.json,
      "created_at": .string(createdAt.iso8601),
      "updated_at": .string(updatedAt.iso8601),
      "status": .string(status.rawValue),
      "last_error": lastError?.json ?? .null,
      "row_counts": [
        "total": .integer(rows.total),
        "completed": .integer(rows.completed),
        "failed": .integer(rows.failed),
      ],
      "credits": consumedHundredths.map { ["consumed": Self.credits(hundredths: $0)] } ?? .null,
      "sync": .null,
    ]
  }

  /// A sum of credits: whole where it is.
  private static func credits(hundredths: Int64) -> JSONValue {
    hundredths.isMultiple(of: 100)
      ? .integer(hundredths / 100) : .real(Double(hundredths) / 100)
  }
}

extension Knowledge.Parent {
  fileprivate var json: JSONValue {
    switch self {
    case .root: ["type": "root"]
    case .page(let id): ["type": "page", "page_id": .string(id)]
    }
  }
}

extension Knowledge.ProcessingError {
  fileprivate var json: JSONValue {
    ["code": .string(code), "message": .string(message)]
  }
}

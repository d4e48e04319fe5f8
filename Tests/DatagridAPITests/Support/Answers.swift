/// A knowledge with all its members, as the documentation shows them.
let knowledgeJSON = """
  {"object":"knowledge","id":"kn_1","name":"Report","teamspace_id":"ts_1","scope":"teamspace",\
  "parent":{"type":"root"},"created_at":"2025-05-01T10:00:00.000Z","status":"pending",\
  "last_error":null,"row_counts":{"total":3,"completed":1,"failed":0},"credits":null,"sync":null}
  """

/// An answer with the length of its body.
func answer(
  _ status: String, _ body: String, type: String = "application/json", headers: [String] = []
) -> String {
  let lines = ["HTTP/1.1 \(status)", "Content-Type: \(type)"] + headers
  return lines.joined(separator: "\r\n") + "\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
}

/// The answer to a create that went well.
let created = answer("201 Created", knowledgeJSON)

/// The answer to a retrieve that went well.
let found = answer("200 OK", knowledgeJSON)

/// The interim answer that lets a large body come.
let goOn = "HTTP/1.1 100 Continue\r\n\r\n"

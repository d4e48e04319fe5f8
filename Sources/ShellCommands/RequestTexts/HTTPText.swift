import CommandLanguage
import DatagridAPI

/// A request as HTTP writes it, for reading: files and the boundary are named, not written out.
enum HTTPText {
  private static let boundary = "<boundary>"

  static func text(of request: RequestDescription) -> String {
    var rows = ["\(request.method) \(target(of: request.url)) HTTP/1.1"]
    rows.append("Host: \(authority(of: request.url))")
    rows += request.headers.map { "\($0.name): \($0.shown)".escapingControls() }
    switch request.body {
    case .none: break
    case .json(let value):
      let text = value.encoded ?? ""
      rows += ["Content-Length: \(text.utf8.count)", "", text.escapingControls()]
    case .form(let parts):
      rows += ["Content-Type: multipart/form-data; boundary=\(boundary)", ""]
      for part in parts { rows += ["--\(boundary)"] + self.rows(of: part) }
      rows.append("--\(boundary)--")
    }
    return rows.joined(separator: "\n")
  }

  private static func rows(of part: RequestDescription.Part) -> [String] {
    switch part {
    case .text(let name, let value):
      [
        "Content-Disposition: form-data; name=\"\(escaped(name))\"", "",
        value.escapingControls(keepingNewlines: true),
      ]
    case .file(let name, let file):
      [
        "Content-Disposition: form-data; name=\"\(escaped(name))\"; "
          + "filename=\"\(escaped(file.filename))\"",
        "Content-Type: \(file.mediaType)", "",
        "<contents of \(file.path.escapingControls()), \(file.size) bytes>",
      ]
    }
  }

  /// As the client escapes a name in a part's header; what it leaves raw is made visible.
  private static func escaped(_ name: String) -> String {
    String(
      name.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "%22"
        case "\r": "%0D"
        case "\n": "%0A"
        default: String(scalar)
        }
      }.joined()
    ).escapingControls()
  }

  private static func authority(of url: String) -> Substring {
    rest(of: url).prefix { $0 != "/" && $0 != "?" }
  }

  private static func target(of url: String) -> String {
    let target = rest(of: url).drop { $0 != "/" && $0 != "?" }
    return target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// Behind the scheme.
  private static func rest(of url: String) -> Substring {
    url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
  }
}

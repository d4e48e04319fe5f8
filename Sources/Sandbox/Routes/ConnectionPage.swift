/// `GET /connect/{connection}`: the page behind a redirect URL, for a browser.
///
/// It says what it is. A browser brings no key, so this page needs none, and shows nothing but what
/// stands in its own address.
struct ConnectionPage: Endpoint {
  let method = "GET"
  let path = "/connect/{connection}"
  let access = EndpointAccess.anyone

  /// The path of the page of a connection.
  static func path(of connection: String) -> String {
    "/connect/\(PercentEncoding.encoded(connection))"
  }

  func answer(_ request: Request) throws -> Answer {
    let connection = Self.escaped(request.parameters["connection"] ?? "")
    return Answer(
      page: """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Connect – gridsh sandbox</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <main>
        <h1>This is where a service would ask for your permission</h1>
        <p>You followed the redirect URL of a request to create knowledge from the connection
        <bdi><code>\(connection)</code></bdi>. With the real API, the third-party service behind that
        connection would now ask whether Datagrid may read from it, and what.</p>
        <p><strong>The gridsh sandbox has no third-party services yet.</strong> Nothing is read, no
        knowledge is made, and there is nothing to agree to.</p>
        <p>You can close this page and go on in the program that brought you here.</p>
        </main>
        </body>
        </html>

        """,
      headers: [
        Answer.Header(name: "Content-Security-Policy", value: Self.policy),
        Answer.Header(name: "X-Frame-Options", value: "DENY"),
        Answer.Header(name: "X-Content-Type-Options", value: "nosniff"),
        Answer.Header(name: "Referrer-Policy", value: "no-referrer"),
        Answer.Header(name: "Cache-Control", value: "no-store"),
      ])
  }

  static let style = """
    :root{color-scheme:light dark}\
    body{margin:0;font:1.125rem/1.6 system-ui,sans-serif}\
    main{max-width:38rem;margin:0 auto;padding:3rem 1.5rem}\
    h1{font-size:1.6rem;line-height:1.25}\
    code{overflow-wrap:anywhere}
    """

  /// Nothing may be loaded or run, and nobody may frame the page; the style is let in by its digest.
  private static let policy =
    "default-src 'none'; style-src 'sha256-\(styleDigest)'; base-uri 'none'; form-action 'none'; "
    + "frame-ancestors 'none'"

  /// The SHA-256 of `style` in Base64, which a test computes anew.
  static let styleDigest = "zWO/vjxpcQadUdJ9XkQvmUbiOE7PIS1JmGfNZN0Vi/o="

  /// A text for HTML; control characters, which HTML forbids, are replaced.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

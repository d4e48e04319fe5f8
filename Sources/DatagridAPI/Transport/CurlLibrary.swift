internal import CCurl

/// The start of libcurl, which must happen once in a process.
enum CurlLibrary {
  /// True when libcurl is ready; the first use starts it, which takes some milliseconds (of OpenSSL).
  ///
  /// It is never shut down: other code of the process may use it too.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

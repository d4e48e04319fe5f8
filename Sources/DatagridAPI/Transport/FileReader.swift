internal import CCurl

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The reading end of one part: hands libcurl exactly the bytes that the file had when it was opened.
///
/// Belongs to the thread of its transfer.
final class FileReader {
  private let file: OpenFile
  private var offset: Int64 = 0
  /// Why the file cannot be sent any further, if so.
  private(set) var fault: FileError.Fault?

  init(_ file: OpenFile) {
    self.file = file
  }

  /// Adds the file to a form as the content of a part.
  func attach(to part: OpaquePointer) -> CURLcode {
    curl_mime_data_cb(
      part, curl_off_t(file.size),
      { buffer, size, count, context in
        guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
        let reader = Unmanaged<FileReader>.fromOpaque(context).takeUnretainedValue()
        return reader.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
      },
      { context, offset, origin in
        guard let context, origin == SEEK_SET else { return CURL_SEEKFUNC_FAIL }
        Unmanaged<FileReader>.fromOpaque(context).takeUnretainedValue().offset = Int64(offset)
        return CURL_SEEKFUNC_OK
      },
      nil, Unmanaged.passUnretained(self).toOpaque())
  }

  /// The next bytes, 0 at the end, or the code that breaks the transfer off.
  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    do throws(FileError.Problem) {
      let wanted = Int(min(Int64(buffer.count), file.size - offset))
      let count = try file.read(into: .init(rebasing: buffer[..<wanted]), at: offset)
      // Before the last bytes go out, not after them: the server never gets the whole of a file that
      // changed, and so makes nothing of it.
      if count < wanted || offset + Int64(count) == file.size { try file.checkUnchanged() }
      // libcurl would take it for the end of the part, and wait for ever for the missing bytes.
      guard count > 0 || wanted == 0 else { throw .changed }
      offset += Int64(count)
      return count
    } catch {
      fault = FileError.Fault(path: file.path, problem: error)
      return Int(CURL_READFUNC_ABORT)
    }
  }
}

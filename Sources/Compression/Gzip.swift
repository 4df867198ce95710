import CZlib

/// `bytes` as a gzip file (RFC 1952) at the highest level: for answers that are made once and sent often.
public func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  // 15 bits of window, and 16 for the gzip frame (zlib.h, deflateInit2).
  guard deflateInit2_(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    preconditionFailure("zlib is not the one that this was built for")
  }
  defer { deflateEnd(&stream) }
  let most = Int(deflateBound(&stream, UInt(bytes.count)))
  return bytes.withUnsafeBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: most) { output, count in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(most)
      let code = deflate(&stream, Z_FINISH)
      precondition(code == Z_STREAM_END, "deflateBound promises room for all")
      count = most - Int(stream.avail_out)
    }
  }
}

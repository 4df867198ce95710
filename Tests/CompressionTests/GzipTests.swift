import CZlib
import Compression
import Testing

@Suite struct GzipTests {
  @Test("what goes in comes out again", arguments: [0, 1, 1000, 300_000])
  func roundTrip(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = gzip(bytes)
    #expect(packed.starts(with: [0x1F, 0x8B]))
    #expect(unpacked(packed, count) == bytes)
  }

  private func unpacked(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    var stream = z_stream(), input = bytes, output = [UInt8](repeating: 0, count: count + 1)
    #expect(inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    let written = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        #expect(inflate(&stream, Z_FINISH) == Z_STREAM_END)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<written])
  }
}

import CCrypto

/// SHA-256 of `bytes`, 32 bytes.
public func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
  let bytes = Array(bytes)
  var output = [UInt8](repeating: 0, count: 32)
  SHA256(bytes, bytes.count, &output)
  return output
}

/// A SHA-256 that is fed piece by piece.
public final class SHA256Stream {
  private let context = EVP_MD_CTX_new()

  public init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }
  deinit { EVP_MD_CTX_free(context) }

  public func update(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  public func finish() -> [UInt8] {
    var output = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    EVP_DigestFinal_ex(context, &output, &count)
    return output
  }
}

/// HMAC-SHA256 of `message` under `key`, 32 bytes (RFC 2104).
public func hmacSHA256(key: some Collection<UInt8>, _ message: some Collection<UInt8>) -> [UInt8] {
  let key = Array(key), message = Array(message)
  var output = [UInt8](repeating: 0, count: 32)
  var count: UInt32 = 32
  HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &output, &count)
  return output
}

/// Compares without telling by its time where the first difference is.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}

/// The same for bytes that are not in an array.
public func constantTimeEqual(_ left: [UInt8], _ right: UnsafeRawBufferPointer) -> Bool {
  left.count == right.count && CRYPTO_memcmp(left, right.baseAddress, left.count) == 0
}

/// A keyed HMAC-SHA256 context for one thread: half the time of a one-shot HMAC. Never share it between threads.
public final class KeyedHMAC {
  private let context: OpaquePointer

  public init(key: [UInt8]) {
    let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)
    context = EVP_MAC_CTX_new(algorithm)!
    EVP_MAC_free(algorithm)
    var name = Array("SHA256".utf8CString)
    name.withUnsafeMutableBufferPointer { text in
      let parameters = [
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, text.baseAddress, 0), OSSL_PARAM_construct_end(),
      ]
      _ = EVP_MAC_init(context, key, key.count, parameters)
    }
  }

  deinit { EVP_MAC_CTX_free(context) }

  /// Whether `signature` is the MAC of `message`.
  public func verify(_ message: UnsafeRawBufferPointer, signature: UnsafeRawBufferPointer) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { output in
      var count = 0
      guard EVP_MAC_init(context, nil, 0, nil) == 1,
        EVP_MAC_update(context, message.baseAddress?.assumingMemoryBound(to: UInt8.self), message.count) == 1,
        EVP_MAC_final(context, output.baseAddress, &count, 32) == 1, count == 32, signature.count == 32
      else { return false }
      return CRYPTO_memcmp(output.baseAddress!, signature.baseAddress!, 32) == 0
    }
  }
}

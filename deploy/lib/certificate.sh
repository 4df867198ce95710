# A certificate authority of this installation and a certificate by it, P-256. A certificate of your own: put cert.pem, key.pem and
# ca.pem into tls/ and they are left alone.
ensure_certificate() {
  local tls=$STATE/tls names
  names="DNS:localhost,IP:127.0.0.1,IP:::1"
  [ "$HOST" = localhost ] || names="$names,DNS:$HOST"
  if [ -s "$tls/cert.pem" ] && [ -s "$tls/key.pem" ] && openssl x509 -in "$tls/cert.pem" -noout -checkend 604800 >/dev/null &&
    openssl x509 -in "$tls/cert.pem" -noout -checkhost "$HOST" | grep -q 'does match'; then return 0; fi
  [ ! -s "$tls/cert.pem" ] || [ -s "$tls/ca-key.pem" ] || die "the certificate in $tls is not for $HOST, or ends within a week; replace it"
  (
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -keyout "$tls/ca-key.pem" -out "$tls/ca.pem" \
      -subj "/CN=Artifio local authority" -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$tls/key.pem" -out "$tls/request.pem" -subj "/CN=$HOST"
    printf 'subjectAltName=%s\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nkeyUsage=critical,digitalSignature\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n' "$names" >"$tls/extensions"
    openssl x509 -req -in "$tls/request.pem" -CA "$tls/ca.pem" -CAkey "$tls/ca-key.pem" -CAcreateserial -days 397 -extfile "$tls/extensions" -out "$tls/cert.pem"
  ) 2>"$STATE/log/certificate.log" || die "openssl could not make a certificate; see $STATE/log/certificate.log"
  rm -f "$tls/request.pem" "$tls/extensions" "$tls/ca.srl"
  chmod 644 "$tls/ca.pem" "$tls/cert.pem"
}

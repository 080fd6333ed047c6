import CCurl

/// How a handle gets to its server, and whom it trusts there.
extension HandleSetup {
  /// - Parameter addresses: the list for ``TransferOptions/otherAddresses``; it must outlive the
  ///   handle.
  mutating func connection(
    _ request: HTTPRequest, addresses: UnsafeMutablePointer<curl_slist>?
  ) {
    let options = request.options
    // The environment is read by this project's own rules, so that what is said of proxies is so.
    text(CURLOPT_PROXY, options.proxy(for: request.url)?.url ?? "")
    text(CURLOPT_NOPROXY, "")
    if let addresses { list(CURLOPT_CONNECT_TO, addresses) }
    if request.showsChain { long(CURLOPT_FRESH_CONNECT, 1) }
    certificates(options)
  }

  private mutating func certificates(_ options: TransferOptions) {
    // As Go's programs, Connaisseur 3.9 and Notary's client among them.
    long(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    // Every connection shows its certificate, so that every failure can tell it.
    long(CURLOPT_SSL_SESSIONID_CACHE, 0)
    if !options.checksCertificates {
      long(CURLOPT_SSL_VERIFYPEER, 0)
      long(CURLOPT_SSL_VERIFYHOST, 0)
    }
    if let authorities = options.certificateAuthorities {
      // The bytes alone would only be added to the system's folder of roots.
      null(CURLOPT_CAINFO)
      null(CURLOPT_CAPATH)
      blob(CURLOPT_CAINFO_BLOB, authorities.pem)
    } else {
      if let file = options.systemRoots.file { text(CURLOPT_CAINFO, file) }
      if let folder = options.systemRoots.folder { text(CURLOPT_CAPATH, folder) }
    }
  }
}

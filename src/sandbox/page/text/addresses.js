/**
 * The address as the browser would open it, or null when it is not one that text may lead to. Only http, https and
 * mailto: everything else (`javascript:`, `data:`, `vbscript:`, broken ones) is shown as words.
 *
 * @param {string} address
 */
export function safeAddress(address) {
  let url
  try {
    url = new URL(address.trim())
  } catch {
    return null
  }
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null
}

/**
 * Pictures are only fetched from this computer, so that looking at a message tells nobody anything.
 *
 * @param {string} address
 * @param {string} [origin]
 */
export function localAddress(address, origin = globalThis.location?.origin ?? 'http://127.0.0.1') {
  let url
  try {
    url = new URL(address, origin)
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  return url.origin === origin ? url.pathname + url.search : null
}

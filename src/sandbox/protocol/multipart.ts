/** The first part of a multipart body that carries a file, or else the first part; undefined where there is none. */
export function firstFilePart(body: Buffer, contentTypeHeader: string): Buffer | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentTypeHeader)?.[1]
  if (boundary === undefined) return undefined
  const delimiter = Buffer.from(`--${boundary}`)
  let first: Buffer | undefined
  let start = body.indexOf(delimiter)
  while (start !== -1) {
    const from = start + delimiter.length + 2
    const next = body.indexOf(delimiter, from)
    if (next === -1) break
    const headersEnd = body.indexOf('\r\n\r\n', from)
    if (headersEnd !== -1 && headersEnd < next) {
      const content = body.subarray(headersEnd + 4, next - 2)
      if (/filename=/i.test(body.subarray(from, headersEnd).toString('latin1'))) return content
      first ??= content
    }
    start = next
  }
  return first
}

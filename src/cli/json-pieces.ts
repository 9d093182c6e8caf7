/** Elements of a list that are written as one piece. */
const PIECE = 1000

/**
 * A value as JSON in pieces: lists directly under the root are written in parts, all else at once.
 * A result over a million accounts is longer than the longest string that JavaScript can hold.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    yield `${JSON.stringify(value)}\n`
    return
  }
  let separator = '{'
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue
    yield `${separator}${JSON.stringify(key)}:`
    separator = ','
    if (Array.isArray(entry) && entry.length > PIECE) yield* listPieces(entry)
    else yield JSON.stringify(entry)
  }
  yield separator === '{' ? '{}\n' : '}\n'
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  for (let start = 0; start < list.length; start += PIECE) {
    const part = JSON.stringify(list.slice(start, start + PIECE))
    yield `${start === 0 ? '[' : ','}${part.slice(1, -1)}`
  }
  yield ']'
}

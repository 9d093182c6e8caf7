/** A row of a CSV file: the physical line on which it starts, from 1, and its cells as they are written. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** A row that can't be read; reading goes on behind it. */
export interface BrokenRecord {
  readonly line: number
  /** Position of the cell that is at fault, from 0. */
  readonly cell: number
  /** Beginning of that cell. */
  readonly value: string
  readonly reason: string
}

/** What the bytes at a position hold; `unfinished` asks for more bytes, `broken` leaves the place to go on to the reader. */
export type Scan =
  | { readonly found: 'record'; readonly next: number; readonly cells: readonly string[] }
  | { readonly found: 'broken'; readonly cell: number; readonly value: string; readonly reason: string }
  | { readonly found: 'unfinished'; readonly cell: number }

export const LF = 10
export const CR = 13
export const QUOTE = 34
const SHOWN_BYTES = 60

export const UNCLOSED =
  'a quote that is closed: this one never is; close it, or double quotes that belong to the text'
const STRAY = 'no quote inside a cell, or the whole cell in quotes with its own quotes doubled'

/**
 * Reads one row with quoted cells (RFC 4180, strictly) from `start`. `isLast` says that no bytes follow `end`.
 * Strict, because a quote out of place is how a damaged file looks.
 */
export function scanRecord(
  bytes: Buffer,
  start: number,
  end: number,
  delimiter: number,
  isLast: boolean,
): Scan {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell =
      at < end && bytes[at] === QUOTE
        ? quotedCell(bytes, at, end, delimiter, isLast)
        : bareCell(bytes, at, end, delimiter, isLast)
    if (cell === null) return { found: 'unfinished', cell: cells.length }
    if ('reason' in cell) {
      const value = bytes.toString('utf8', at, Math.min(at + SHOWN_BYTES, end))
      return { found: 'broken', cell: cells.length, value, reason: cell.reason }
    }
    cells.push(cell.text)
    at = cell.next
    if (at < end && bytes[at] === delimiter) at++
    else return { found: 'record', next: afterLineBreak(bytes, at, end), cells }
  }
}

type Cell = { readonly text: string; readonly next: number } | { readonly reason: string } | null

function quotedCell(bytes: Buffer, start: number, end: number, delimiter: number, isLast: boolean): Cell {
  let hasEscapes = false
  let quote = bytes.indexOf(QUOTE, start + 1)
  for (;;) {
    if (quote === -1 || quote >= end) return isLast ? { reason: UNCLOSED } : null
    // Whether the quote closes the cell shows only in up to two bytes behind it.
    if (quote + 2 >= end && !isLast) return null
    const follower = quote + 1 < end ? bytes[quote + 1] : LF
    if (follower === QUOTE) {
      hasEscapes = true
      quote = bytes.indexOf(QUOTE, quote + 2)
      continue
    }
    const isLineEnd = follower === LF || (follower === CR && (quote + 2 >= end || bytes[quote + 2] === LF))
    if (follower !== delimiter && !isLineEnd) return { reason: STRAY }
    const text = bytes.toString('utf8', start + 1, quote)
    return { text: hasEscapes ? text.replaceAll('""', '"') : text, next: quote + 1 }
  }
}

function bareCell(bytes: Buffer, start: number, end: number, delimiter: number, isLast: boolean): Cell {
  let at = start
  while (at < end) {
    const byte = bytes[at]
    if (byte === delimiter || byte === LF) break
    if (byte === QUOTE) return { reason: STRAY }
    at++
  }
  if (at === end && !isLast) return null
  const endsLine = at === end || bytes[at] === LF
  const stop = endsLine && at > start && bytes[at - 1] === CR ? at - 1 : at
  return { text: bytes.toString('utf8', start, stop), next: at }
}

function afterLineBreak(bytes: Buffer, at: number, end: number): number {
  if (at < end && bytes[at] === CR) return Math.min(at + 2, end)
  return Math.min(at + 1, end)
}

import { CR, LF, QUOTE } from './scan-record.ts'

/** Where in a row the bytes stand. */
type Place = 'cell start' | 'bare' | 'quoted' | 'quote in quoted' | 'line end in quoted'

/** What became of the bytes of one call: the row goes on, it ended before `next`, or its quotes are broken. */
type Skipped =
  | { readonly outcome: 'goes on' | 'broken' }
  | { readonly outcome: 'ended'; readonly next: number }

/** Finds the end of a row that is too large to keep, piece by piece, by the same rules as `scanRecord`. */
export class RecordSkip {
  private readonly delimiter: number
  private place: Place = 'cell start'

  constructor(delimiter: number) {
    this.delimiter = delimiter
  }

  /** True where the file may end here without a quote left open. */
  get mayEnd(): boolean {
    return this.place !== 'quoted'
  }

  feed(bytes: Buffer, start: number, end: number): Skipped {
    for (let at = start; at < end; at++) {
      if (this.place === 'quoted') {
        const quote = bytes.indexOf(QUOTE, at)
        if (quote === -1 || quote >= end) return { outcome: 'goes on' }
        at = quote
      }
      const next = this.step(bytes[at] ?? LF)
      if (next === 'ended') return { outcome: 'ended', next: at + 1 }
      if (next === 'broken') return { outcome: 'broken' }
      this.place = next
    }
    return { outcome: 'goes on' }
  }

  private step(byte: number): Place | 'ended' | 'broken' {
    switch (this.place) {
      case 'cell start':
        if (byte === QUOTE) return 'quoted'
        break
      case 'bare':
        if (byte === QUOTE) return 'broken'
        break
      case 'quoted':
        return 'quote in quoted'
      case 'quote in quoted':
        if (byte === QUOTE) return 'quoted'
        if (byte === CR) return 'line end in quoted'
        if (byte !== this.delimiter && byte !== LF) return 'broken'
        break
      case 'line end in quoted':
        return byte === LF ? 'ended' : 'broken'
    }
    if (byte === LF) return 'ended'
    return byte === this.delimiter ? 'cell start' : 'bare'
  }
}

import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { type BrokenRecord, CR, type CsvRecord, LF, QUOTE, scanRecord, UNCLOSED } from './scan-record.ts'
import { RecordSkip } from './skip-record.ts'

const CHUNK_BYTES = 256 * 1024
/** The largest row that is kept in memory; a larger one is passed over and refused. */
const MAX_RECORD_BYTES = 1024 * 1024
export const BOM_BYTES = 3

export type CsvItem = CsvRecord | BrokenRecord

/** Some rows and how far into the file they reach, in bytes. */
export interface CsvBatch {
  readonly items: readonly CsvItem[]
  readonly bytesRead: number
}

interface ReadOptions {
  readonly delimiter: string
  /** Where to begin: behind a byte order mark. */
  readonly startByte: number
  readonly chunkBytes?: number
  readonly maxRecordBytes?: number
}

/**
 * Reads the rows of a CSV file in bounded memory. A row with a broken quote, an oversized one and one that is not
 * UTF-8 come back as broken, and reading goes on with the next line: a library that streams would lose its place and
 * with it every row behind the fault. Blank lines are no rows.
 */
export function readRecords(file: FileHandle, options: ReadOptions): AsyncGenerator<CsvBatch> {
  return new RecordReader(file, options).batches()
}

class RecordReader {
  private readonly file: FileHandle
  private readonly delimiterText: string
  private readonly delimiter: number
  private readonly chunkBytes: number
  private readonly maxRecordBytes: number
  private bytes: Buffer = Buffer.alloc(0)
  /** Position in the file of the first of `bytes`. */
  private base: number
  private at = 0
  private line = 1
  private isLast = false
  /** Place of the next quote in `bytes`, -1 for none; behind `at` it is out of date. */
  private quote = -2
  private isAllUtf8 = false

  constructor(file: FileHandle, { delimiter, startByte, chunkBytes, maxRecordBytes }: ReadOptions) {
    this.file = file
    this.delimiterText = delimiter
    this.delimiter = delimiter.charCodeAt(0)
    this.base = startByte
    this.chunkBytes = chunkBytes ?? CHUNK_BYTES
    this.maxRecordBytes = maxRecordBytes ?? MAX_RECORD_BYTES
  }

  async *batches(): AsyncGenerator<CsvBatch> {
    for (;;) {
      const items: CsvItem[] = []
      this.readBuffered(items)
      if (items.length > 0) yield { items, bytesRead: this.base + this.at }
      if (this.at === this.bytes.length && this.isLast) return
      if (this.bytes.length - this.at > this.maxRecordBytes) {
        yield { items: [await this.passOver()], bytesRead: this.base + this.at }
      } else {
        await this.load()
      }
    }
  }

  private async load(): Promise<void> {
    const rest = this.bytes.subarray(this.at)
    const next = Buffer.allocUnsafe(rest.length + this.chunkBytes)
    rest.copy(next)
    const from = this.base + this.bytes.length
    const { bytesRead } = await this.file.read(next, rest.length, this.chunkBytes, from)
    this.base += this.at
    this.at = 0
    this.bytes = next.subarray(0, rest.length + bytesRead)
    this.isLast = bytesRead === 0
    this.quote = -2
    // A line break is never inside a character, so whole lines can be judged at once.
    const whole = this.isLast ? this.bytes.length : this.bytes.lastIndexOf(LF) + 1
    this.isAllUtf8 = isUtf8(this.bytes.subarray(0, whole))
  }

  private readBuffered(items: CsvItem[]): void {
    while (this.at < this.bytes.length) {
      const item = this.next()
      if (item === 'unfinished') return
      if (item !== 'blank') items.push(item)
    }
  }

  private next(): CsvItem | 'blank' | 'unfinished' {
    const { bytes, at, line } = this
    const found = bytes.indexOf(LF, at)
    if (found === -1 && !this.isLast) return 'unfinished'
    const lineEnd = found === -1 ? bytes.length : found
    if (this.quoteFrom(at) >= lineEnd) {
      const stop = lineEnd > at && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd
      this.advance(Math.min(lineEnd + 1, bytes.length), 1)
      if (stop === at) return 'blank'
      return this.checked(line, at, stop, bytes.toString('utf8', at, stop).split(this.delimiterText))
    }
    const scan = scanRecord(bytes, at, bytes.length, this.delimiter, this.isLast)
    if (scan.found === 'unfinished') return 'unfinished'
    if (scan.found === 'broken') {
      this.advance(Math.min(lineEnd + 1, bytes.length), 1)
      return { line, cell: scan.cell, value: scan.value, reason: scan.reason }
    }
    this.advance(scan.next, countLines(bytes, at, scan.next))
    return this.checked(line, at, scan.next, scan.cells)
  }

  /** Position of the first quote from `at` on; the end of the bytes where there is none. */
  private quoteFrom(at: number): number {
    if (this.quote < at && this.quote !== -1) this.quote = this.bytes.indexOf(QUOTE, at)
    return this.quote === -1 ? this.bytes.length : this.quote
  }

  private advance(to: number, lines: number): void {
    this.at = to
    this.line += lines
  }

  private get tooLarge(): string {
    return `a row of at most ${this.maxRecordBytes} bytes; this one is larger`
  }

  private checked(line: number, from: number, to: number, cells: readonly string[]): CsvItem {
    if (to - from > this.maxRecordBytes)
      return { line, cell: largestOf(cells), value: cells[largestOf(cells)] ?? '', reason: this.tooLarge }
    if (this.isAllUtf8 || isUtf8(this.bytes.subarray(from, to))) return { line, cells }
    const cell = Math.max(
      0,
      cells.findIndex(text => text.includes('\ufffd')),
    )
    const reason = 'text in UTF-8; save the file as "CSV UTF-8"'
    return { line, cell, value: cells[cell] ?? '', reason }
  }

  /** Passes over a row that is too large, or, where its quotes turn out broken, over its first line. */
  private async passOver(): Promise<BrokenRecord> {
    const { line } = this
    const scan = scanRecord(this.bytes, this.at, this.bytes.length, this.delimiter, false)
    const cell = scan.found === 'record' ? 0 : scan.cell
    const value = this.bytes.toString('utf8', this.at, this.at + 60)
    const start = this.base + this.at
    let firstBreak: number | null = null
    let lines = 0
    const skip = new RecordSkip(this.delimiter)
    for (;;) {
      const found = this.bytes.indexOf(LF, this.at)
      if (firstBreak === null && found !== -1) firstBreak = this.base + found
      const skipped = skip.feed(this.bytes, this.at, this.bytes.length)
      const ended = skipped.outcome === 'ended'
      const upTo = ended ? skipped.next : this.bytes.length
      lines += countLines(this.bytes, this.at, upTo)
      this.at = upTo
      if (ended || (skipped.outcome === 'goes on' && this.isLast && skip.mayEnd)) {
        this.line += lines
        return { line, cell, value, reason: this.tooLarge }
      }
      if (skipped.outcome === 'broken' || this.isLast) {
        await this.resumeBehind(firstBreak, start)
        return { line, cell, value, reason: UNCLOSED }
      }
      await this.load()
    }
  }

  private async resumeBehind(lineBreak: number | null, start: number): Promise<void> {
    this.bytes = Buffer.alloc(0)
    this.at = 0
    this.base = lineBreak === null ? start : lineBreak + 1
    this.line += 1
    await this.load()
    if (lineBreak !== null) return
    for (;;) {
      const found = this.bytes.indexOf(LF)
      this.at = found === -1 ? this.bytes.length : found + 1
      if (found !== -1 || this.isLast) return
      await this.load()
    }
  }
}

function largestOf(cells: readonly string[]): number {
  let largest = 0
  for (const [at, cell] of cells.entries()) if (cell.length > (cells[largest]?.length ?? 0)) largest = at
  return largest
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) lines++
  return lines
}

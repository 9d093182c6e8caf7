import { isUtf8 } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusedInputError, UnavailableError } from '../../errors.ts'
import type { CellFault, SourceFile } from '../../workflows/ports/index.ts'
import { reasonOf } from './file-reason.ts'
import { delimiters, type Header, type HeaderFault, type HeaderWish, judgeHeader } from './header.ts'
import { BOM_BYTES, type CsvItem, readRecords } from './record-reader.ts'
import { LF, scanRecord } from './scan-record.ts'

/** One row of a table: trimmed cells in the order of the header, or what is wrong with it. */
export type TableRow =
  | { readonly ordinal: number; readonly line: number; readonly cells: readonly string[] }
  | { readonly ordinal: number; readonly line: number; readonly faults: readonly CellFault[] }

export interface TableBatch {
  readonly rows: readonly TableRow[]
  readonly bytesRead: number
}

/** A CSV file whose header was read. */
export interface CsvTable {
  readonly file: string
  readonly bytes: number
  readonly header: Header
  rows(): AsyncGenerator<TableBatch>
}

/** A CSV file of which no row can be read. */
export interface RefusedTable {
  readonly file: string
  readonly bytes: number
  readonly refused: CellFault & { readonly line: number }
  countRows(): Promise<number>
}

const HEADER_BYTES = 64 * 1024
const NOT_UTF8 = 'expected text in UTF-8; save the file as "CSV UTF-8" and import it again'

/** The part of a file that an import reports on. */
export function fileOf(table: CsvTable | RefusedTable): SourceFile {
  const { file, bytes } = table
  return 'refused' in table
    ? { file, bytes, refused: table.refused, countRows: table.countRows }
    : { file, bytes, refused: null, countRows: () => Promise.resolve(0) }
}

/**
 * Opens a CSV file and reads its header.
 * @throws RefusedInputError where the file can't be read at all.
 */
export async function openTable(
  dir: string,
  file: string,
  wish: HeaderWish,
): Promise<CsvTable | RefusedTable> {
  return openReadable(dir, file, wish).catch(cause => {
    const fault = `${join(dir, file)}: expected a file that can be read, found ${reasonOf(cause)}`
    throw new RefusedInputError([fault])
  })
}

async function openReadable(dir: string, file: string, wish: HeaderWish): Promise<CsvTable | RefusedTable> {
  const path = join(dir, file)
  const handle = await open(path)
  try {
    const { size, mtimeMs } = await handle.stat()
    const head = await readHead(handle)
    const judged = judgeHead(head, wish, size > head.length)
    const startByte = hasBom(head) ? BOM_BYTES : 0
    const isSame = async (again: FileHandle) => {
      const now = await again.stat()
      if (now.size === size && now.mtimeMs === mtimeMs) return
      const message = `${path} changed while it was read; import it again when it is complete`
      throw new UnavailableError({ code: 'file_changed', message, userMessage: message })
    }
    const passes = (delimiter: string) => itemsOf(path, delimiter, startByte, isSame)
    if ('reason' in judged) {
      const refused = { ...judged, line: 1 }
      return { file, bytes: size, refused, countRows: () => countRows(passes(',')) }
    }
    return { file, bytes: size, header: judged, rows: () => tableRows(judged, passes(judged.delimiter)) }
  } finally {
    await handle.close()
  }
}

async function readHead(handle: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEADER_BYTES)
  const { bytesRead } = await handle.read(head, 0, HEADER_BYTES, 0)
  return head.subarray(0, bytesRead)
}

const hasBom = (head: Buffer) => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf

function judgeHead(head: Buffer, wish: HeaderWish, hasMore: boolean): Header | HeaderFault {
  const fault = (reason: string): HeaderFault => ({ field: '', value: '', reason })
  if (head.length === 0) return fault('expected a header row, found an empty file')
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16 || head[0] === 0 || head[1] === 0) return fault(`${NOT_UTF8}; this one is UTF-16`)
  let start = hasBom(head) ? BOM_BYTES : 0
  while (start < head.length && (head[start] === LF || head[start] === 13)) start++
  const firstFaults: HeaderFault[] = []
  for (const delimiter of delimiters) {
    const scan = scanRecord(head, start, head.length, delimiter.charCodeAt(0), !hasMore)
    if (scan.found !== 'record') {
      firstFaults.push(fault('expected a header row of at most 64 KiB with its quotes in order'))
      continue
    }
    if (!isUtf8(head.subarray(start, scan.next))) return fault(NOT_UTF8)
    const names = scan.cells.map(name => name.trim())
    if (names.some(name => name.includes('\r')))
      return fault('expected line breaks LF or CRLF, found CR alone')
    const header = judgeHeader(names, delimiter, wish)
    if (!('reason' in header)) return header
    // Another delimiter than the comma is taken only where it makes the header right; else the comma's fault is told.
    firstFaults.push(header)
  }
  return firstFaults[0] ?? fault('expected a header row')
}

type Passes = () => AsyncGenerator<{ readonly items: readonly CsvItem[]; readonly bytesRead: number }>

function itemsOf(
  path: string,
  delimiter: string,
  startByte: number,
  isSame: (handle: FileHandle) => Promise<void>,
): Passes {
  return async function* () {
    const handle = await open(path)
    try {
      await isSame(handle)
      yield* readRecords(handle, { delimiter, startByte })
      await isSame(handle)
    } finally {
      await handle.close()
    }
  }
}

async function countRows(pass: Passes): Promise<number> {
  let rows = 0
  for await (const { items } of pass()) rows += items.filter(isMoreThanNul).length
  return Math.max(0, rows - 1)
}

/** In UTF-16 half of the last line break is left over as a line of its own. */
const isMoreThanNul = (item: CsvItem) => !('cells' in item && item.cells.join() === '\u0000')

async function* tableRows({ names }: Header, pass: Passes): AsyncGenerator<TableBatch> {
  let ordinal = -1
  for await (const { items, bytesRead } of pass()) {
    const rows: TableRow[] = []
    for (const item of items) {
      if (ordinal >= 0) rows.push(tableRow(item, ordinal, names))
      ordinal++
    }
    yield { rows, bytesRead }
  }
}

function tableRow(item: CsvItem, ordinal: number, names: readonly string[]): TableRow {
  const { line } = item
  if ('reason' in item) {
    const field = names[item.cell] ?? ''
    return { ordinal, line, faults: [{ field, value: item.value, reason: `expected ${item.reason}` }] }
  }
  const { cells } = item
  if (cells.length === names.length) return { ordinal, line, cells: cells.map(cell => cell.trim()) }
  const field = cells.length < names.length ? (names[cells.length] ?? '') : (names.at(-1) ?? '')
  const isShort = cells.length < names.length
  const hint = isShort ? 'is the row or the file cut off here?' : 'is a cell with a delimiter not in quotes?'
  const reason = `expected ${names.length} cells, found ${cells.length}; ${hint}`
  return { ordinal, line, faults: [{ field, value: cells.join(','), reason }] }
}

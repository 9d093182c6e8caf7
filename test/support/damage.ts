import fc from 'fast-check'

/** One act of damage: where it strikes, as a share of the file, and what it does to the bytes. */
export interface Damage {
  readonly file: number
  readonly at: number
  readonly act: keyof typeof acts
  readonly byte: number
}

const insert = (bytes: Buffer, at: number, what: string | Buffer) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(what), bytes.subarray(at)])
const lineOf = (bytes: Buffer, at: number): [number, number] => {
  const start = bytes.subarray(0, at).lastIndexOf(10) + 1
  const end = bytes.indexOf(10, at)
  return [start, end === -1 ? bytes.length : end]
}
const replaceLine = (bytes: Buffer, at: number, change: (line: string) => string) => {
  const [start, end] = lineOf(bytes, at)
  const line = bytes.subarray(start, end).toString('latin1')
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(change(line), 'latin1'), bytes.subarray(end)])
}

const acts = {
  'a bit flips': (bytes: Buffer, at: number, byte: number) => {
    const copy = Buffer.from(bytes)
    if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << (byte % 8))
    return copy
  },
  'a byte is overwritten': (bytes: Buffer, at: number, byte: number) => {
    const copy = Buffer.from(bytes)
    if (at < copy.length) copy[at] = byte
    return copy
  },
  'the file is cut off': (bytes: Buffer, at: number) => bytes.subarray(0, at),
  'a piece is lost': (bytes: Buffer, at: number, byte: number) =>
    Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + byte)]),
  'a piece comes twice': (bytes: Buffer, at: number, byte: number) =>
    insert(bytes, at, bytes.subarray(Math.max(0, at - byte), at)),
  'a quote appears': (bytes: Buffer, at: number) => insert(bytes, at, '"'),
  'a delimiter appears': (bytes: Buffer, at: number) => insert(bytes, at, ','),
  'a line break appears': (bytes: Buffer, at: number) => insert(bytes, at, '\n'),
  'a NUL appears': (bytes: Buffer, at: number) => insert(bytes, at, '\0'),
  'a byte order mark appears': (bytes: Buffer, at: number) => insert(bytes, at, '\ufeff'),
  'a byte order mark comes first': (bytes: Buffer) => insert(bytes, 0, '\ufeff'),
  'a byte of another encoding appears': (bytes: Buffer, at: number) => insert(bytes, at, Buffer.from([0xfc])),
  'line breaks become CRLF': (bytes: Buffer) =>
    Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1'),
  'the encoding becomes UTF-16': (bytes: Buffer) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'),
  'two cells change places': (bytes: Buffer, at: number, byte: number) =>
    replaceLine(bytes, at, line => {
      const cells = line.split(',')
      const [one, other] = [byte % cells.length, (byte >> 3) % cells.length]
      return cells
        .map((cell, place) => (place === one ? cells[other] : place === other ? cells[one] : cell))
        .join(',')
    }),
  'a date becomes impossible': (bytes: Buffer, at: number) =>
    replaceLine(bytes, at, line => line.replace(/\d{4}-\d{2}-\d{2}/, '2026-02-31')),
  'a line comes twice': (bytes: Buffer, at: number) => replaceLine(bytes, at, line => `${line}\n${line}`),
  'a line is lost': (bytes: Buffer, at: number) => {
    const [start, end] = lineOf(bytes, at)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end + 1)])
  },
} as const

export const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.nat(1_000),
  // Without bias: most numbers that fast-check likes best would strike the header only.
  at: fc.noBias(fc.nat(999_999)).map(part => part / 1_000_000),
  act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
  byte: fc.integer({ min: 0, max: 255 }),
})

/** The files after all damage was done, in order. */
export function damaged(
  files: Readonly<Record<string, string | Buffer>>,
  damages: readonly Damage[],
): Readonly<Record<string, Buffer>> {
  const names = Object.keys(files)
  const after: Record<string, Buffer> = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]),
  )
  for (const { file, at, act, byte } of damages) {
    const name = names[file % names.length] ?? ''
    const bytes = after[name] ?? Buffer.alloc(0)
    after[name] = acts[act](bytes, Math.floor(at * bytes.length), byte)
  }
  return after
}

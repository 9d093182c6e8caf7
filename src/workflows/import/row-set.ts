const BLOCK = 65_536

/** A set of row numbers, one bit each. */
export class RowSet {
  private readonly blocks: (Uint8Array | undefined)[] = []
  private members = 0

  /** False where it was there already. */
  add(row: number): boolean {
    const [block, byte, bit] = place(row)
    this.blocks[block] ??= new Uint8Array(BLOCK / 8)
    const bytes = this.blocks[block]
    const before = bytes[byte] ?? 0
    if ((before & bit) !== 0) return false
    bytes[byte] = before | bit
    this.members++
    return true
  }

  has(row: number): boolean {
    const [block, byte, bit] = place(row)
    return ((this.blocks[block]?.[byte] ?? 0) & bit) !== 0
  }

  get size(): number {
    return this.members
  }
}

const place = (row: number) =>
  [Math.floor(row / BLOCK), Math.floor((row % BLOCK) / 8), 1 << (row % 8)] as const

/** A number for each row, four bytes each. */
export class RowNumbers {
  private readonly blocks: (Uint32Array | undefined)[] = []

  set(row: number, value: number): void {
    const block = Math.floor(row / BLOCK)
    this.blocks[block] ??= new Uint32Array(BLOCK)
    this.blocks[block][row % BLOCK] = value
  }

  get(row: number): number {
    return this.blocks[Math.floor(row / BLOCK)]?.[row % BLOCK] ?? 0
  }
}

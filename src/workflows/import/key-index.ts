/** Slots may fill to this share before the table grows; it grows by half, so a key takes 13 to 20 bytes. */
const FULL = 0.9
const GROWTH = 1.5
const FIRST_SLOTS = 1_024
const EMPTY = 0xffff_ffff

/**
 * The keys of one kind of fact in one import, each with the number of the row that named it first. It keeps 64 bits of
 * hash and no text, so that a million keys take less than 20 MB; two of a million keys share a hash once in 37 million
 * imports.
 */
export class KeyIndex {
  private hashes: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS * 2)
  private rows: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS).fill(EMPTY)
  private used = 0

  /** The row that named the key first: the given one where the key is new. */
  claim(key: string, row: number): number {
    if (this.used >= this.rows.length * FULL) this.grow()
    const [high, low] = hash64(key)
    const slot = this.slotOf(high, low)
    const first = this.rows[slot] ?? EMPTY
    if (first !== EMPTY) return first
    this.put(slot, high, low, row)
    this.used++
    return row
  }

  find(key: string): number | undefined {
    const [high, low] = hash64(key)
    const row = this.rows[this.slotOf(high, low)] ?? EMPTY
    return row === EMPTY ? undefined : row
  }

  /** Bytes that the table takes. */
  get bytes(): number {
    return this.hashes.byteLength + this.rows.byteLength
  }

  private put(slot: number, high: number, low: number, row: number): void {
    this.hashes[slot * 2] = high
    this.hashes[slot * 2 + 1] = low
    this.rows[slot] = row
  }

  private slotOf(high: number, low: number): number {
    const slots = this.rows.length
    let slot = Math.floor((high / 2 ** 32) * slots)
    while (this.rows[slot] !== EMPTY && (this.hashes[slot * 2] !== high || this.hashes[slot * 2 + 1] !== low))
      slot = slot + 1 === slots ? 0 : slot + 1
    return slot
  }

  private grow(): void {
    const { hashes, rows } = this
    const slots = Math.ceil(rows.length * GROWTH)
    this.hashes = new Uint32Array(slots * 2)
    this.rows = new Uint32Array(slots).fill(EMPTY)
    for (const [slot, row] of rows.entries()) {
      if (row === EMPTY) continue
      const [high, low] = [hashes[slot * 2] ?? 0, hashes[slot * 2 + 1] ?? 0]
      this.put(this.slotOf(high, low), high, low, row)
    }
  }
}

/** Two independent 32-bit hashes (cyrb53's mixing, by bryc, public domain). */
function hash64(text: string): [number, number] {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return [a >>> 0, b >>> 0]
}

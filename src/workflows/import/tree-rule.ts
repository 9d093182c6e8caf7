import type { FactReader } from '../ports/index.ts'
import type { KindKeys } from './kind-keys.ts'
import type { JudgedRow, KindRule } from './kind-rule.ts'
import { RowNumbers, RowSet } from './row-set.ts'

/** A kind whose rows name a parent of the same kind. */
export type TreeKind = 'person' | 'account'
export const parentColumn = { person: 'managerId', account: 'parentId' } as const

/** What became of a row; a row without a verdict waits for one. */
const VERDICTS = { none: 0, sound: 1, orphan: 2, circle: 3, onPath: 4 } as const
const NAMES_SHOWN = 10

type TreeReader = Pick<FactReader, 'existing' | 'byId'>

/**
 * Managers and parent accounts: each must be known, in any order within the import, and nobody may end up above
 * themselves, be it through rows that are stored already. Costs four bytes a row and the text of each distinct parent.
 */
export class TreeRule implements KindRule {
  private readonly kind: TreeKind
  private readonly keys: KindKeys
  private readonly reader: TreeReader
  /** Distinct parents; a row's number in `parentOf` is one more than the place in here, 0 for none. */
  private readonly parents: string[] = []
  private readonly places = new Map<string, number>()
  private readonly parentOf = new RowNumbers()
  private readonly verdicts = new RowNumbers()
  private readonly stored = new Set<string>()
  private readonly storedParents = new Map<string, string | null>()
  private readonly circles = new Map<number, string>()
  private readonly surveyed = new RowSet()
  private rows = 0

  constructor(kind: TreeKind, keys: KindKeys, reader: TreeReader) {
    this.kind = kind
    this.keys = keys
    this.reader = reader
  }

  async survey(rows: readonly JudgedRow[]): Promise<void> {
    const fresh: string[] = []
    for (const { number, row } of rows) {
      this.surveyed.add(number)
      this.rows = Math.max(this.rows, number + 1)
      const parent = this.parentIn(row)
      if (parent === null) continue
      let place = this.places.get(parent)
      if (place === undefined) {
        place = this.parents.push(parent)
        this.places.set(parent, place)
        fresh.push(parent)
      }
      this.parentOf.set(number, place)
    }
    if (fresh.length === 0) return
    for (const id of await this.reader.existing(this.kind, fresh)) this.stored.add(id)
  }

  async settle(): Promise<void> {
    await this.readStoredAncestors()
    for (let row = 0; row < this.rows; row++) this.walk(row)
  }

  fault({ number, row }: JudgedRow, fieldOf: (property: string) => string) {
    const verdict = this.verdicts.get(number)
    if (verdict === VERDICTS.sound) return null
    const parent = this.parentIn(row) ?? ''
    const fault = { field: fieldOf(parentColumn[this.kind]), value: parent }
    if (verdict === VERDICTS.circle)
      return { ...fault, reason: `expected no circle, found ${this.circles.get(number) ?? parent}` }
    const above = this.keys.find(parent)
    const found = above === undefined ? 'none' : `one that is rejected itself (${this.keys.place(above)})`
    return { ...fault, reason: `expected the id of a known ${this.kind}, found ${found}` }
  }

  private parentIn(row: JudgedRow['row']): string | null {
    const value = Reflect.get(row, parentColumn[this.kind])
    return typeof value === 'string' ? value : null
  }

  /** Stored rows that this import does not replace can close a circle, so their parents count too. */
  private async readStoredAncestors(): Promise<void> {
    let frontier = this.parents.filter(id => this.stored.has(id) && this.keys.find(id) === undefined)
    while (frontier.length > 0) {
      const found = await this.reader.byId(this.kind, frontier)
      const above = new Set<string>()
      for (const { row } of found) {
        const [id, parent] = [Reflect.get(row, `${this.kind}Id`), this.parentIn(row)]
        this.storedParents.set(String(id), parent)
        if (parent !== null && this.keys.find(parent) === undefined) above.add(parent)
      }
      frontier = [...above].filter(id => !this.storedParents.has(id))
    }
  }

  /** Follows a row's parents upwards until a verdict is known, and gives it to every row on the way. */
  private walk(start: number): void {
    const path: number[] = []
    let at: number | null = start
    let verdict: number = VERDICTS.sound
    while (at !== null) {
      const known = this.verdicts.get(at)
      if (known === VERDICTS.onPath) {
        this.markCircle(path.splice(path.indexOf(at)))
        verdict = VERDICTS.orphan
        break
      }
      if (known !== VERDICTS.none) {
        if (known !== VERDICTS.sound) verdict = VERDICTS.orphan
        break
      }
      this.verdicts.set(at, VERDICTS.onPath)
      path.push(at)
      const next = this.above(at)
      if (next === 'unknown') verdict = VERDICTS.orphan
      at = typeof next === 'number' ? next : null
    }
    for (const row of path) this.verdicts.set(row, verdict)
  }

  /** The row above a row; null where the tree ends or goes on among stored rows only. */
  private above(row: number): number | null | 'unknown' {
    // A row that failed before this rule is no parent either.
    if (!this.surveyed.has(row)) return 'unknown'
    const place = this.parentOf.get(row)
    if (place === 0) return null
    let id: string | null = this.parents[place - 1] ?? null
    const first = id === null ? undefined : this.keys.find(id)
    if (first !== undefined) return first
    if (id === null || !this.stored.has(id)) return 'unknown'
    for (const seen = new Set<string>(); id !== null && !seen.has(id); ) {
      seen.add(id)
      id = this.storedParents.get(id) ?? null
      const next = id === null ? undefined : this.keys.find(id)
      if (next !== undefined) return next
    }
    return null
  }

  /** The ids from above a row up to the next row of this import, stored ones between them included. */
  private idsAbove(row: number): readonly string[] {
    const ids = new Set<string>()
    let id: string | null = this.parents[this.parentOf.get(row) - 1] ?? null
    while (id !== null && !ids.has(id)) {
      ids.add(id)
      if (this.keys.find(id) !== undefined) break
      id = this.storedParents.get(id) ?? null
    }
    return [...ids]
  }

  private markCircle(rows: readonly number[]): void {
    const ids = rows.flatMap(row => this.idsAbove(row))
    const more = ids.length > NAMES_SHOWN ? ' → …' : ''
    const circle = `${ids.at(-1) ?? ''} → ${ids.slice(0, NAMES_SHOWN).join(' → ')}${more}`
    for (const row of rows) {
      this.verdicts.set(row, VERDICTS.circle)
      this.circles.set(row, circle)
    }
  }
}

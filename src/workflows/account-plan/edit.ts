import { cellText, type FactKind, type FactRow, factFiles } from '../../facts/index.ts'
import type { AnswerPorts } from '../answers/ports.ts'
import { brokenIn, type Cells, type Expected, readCells, readRow } from '../given-in-slack.ts'
import type { FactStatement, GivenRow, StatedKind, StatementStore } from '../ports/index.ts'
import type { AtAccount } from './at-account.ts'
import { markOf } from './mark.ts'

export interface GivePorts extends AnswerPorts {
  readonly statements: StatementStore
}

/** What a form showed of each cell. */
export type Marks = Readonly<Record<string, string>>

/** The cells of a row that a form shows. */
export function cellsOf<Kind extends FactKind>(
  kind: Kind,
  row: FactRow<Kind> | null,
  properties: readonly (keyof FactRow<Kind> & string)[],
): Cells {
  return Object.fromEntries(
    properties.map(property => [
      property,
      row === null ? null : cellText(factFiles[kind].columns, property, row[property]),
    ]),
  )
}

export const marksOf = (cells: Cells): Marks =>
  Object.fromEntries(Object.entries(cells).map(([property, text]) => [property, markOf(text)]))

/**
 * What somebody changed of a row that a form showed. A cell that says something else by now than it did in the form is
 * told, unless it says what was typed.
 */
export function editOf(
  now: Cells,
  shown: Marks,
  typed: Cells,
): { readonly changed: Cells; readonly clashed: Cells } {
  const meant = Object.entries(typed).filter(
    ([property, text]) => markOf(text) !== shown[property] && text !== (now[property] ?? null),
  )
  const clashed = meant.filter(([property]) => markOf(now[property] ?? null) !== shown[property])
  return {
    changed: Object.fromEntries(meant),
    clashed: Object.fromEntries(clashed.map(([property]) => [property, now[property] ?? null])),
  }
}

/** One row that a form adds or changes. */
export interface Subject {
  readonly kind: StatedKind
  /** Null for a new row, which then takes `newId`: sent twice, it is added once. */
  readonly id: string | null
  readonly newId: string
  readonly shown: Marks
  readonly typed: Cells
  /** What a new row says besides. */
  readonly fresh: Cells
  /** Stored with it, for example the day on which the plan changed. */
  readonly along?: { readonly rows?: readonly GivenRow[]; readonly statements?: readonly FactStatement[] }
}

export type Given =
  | { readonly kind: 'saved' }
  /** It says that already, for example because the form was sent twice. */
  | { readonly kind: 'unchanged' }
  /** Somebody else changed the same cells since the form was opened. */
  | { readonly kind: 'clashed'; readonly now: Cells }
  /** The facts take something else; nothing was stored. */
  | { readonly kind: 'refused'; readonly expected: Expected }
  | { readonly kind: 'gone' }

/** What a change gets wrong; a rule that was broken before by what is not changed now holds up nothing. */
function wrongIn(kind: StatedKind, row: object, changed: Cells): Expected {
  const read = readCells(kind, changed)
  if ('expected' in read) return read.expected
  const before = brokenIn(kind, row)
  const after = Object.entries(brokenIn(kind, { ...row, ...read.values }))
  return Object.fromEntries(after.filter(([property]) => property in changed || !(property in before)))
}

/** Adds or changes one row, whole or not at all. */
export async function giveSubject(
  ports: GivePorts,
  { person }: Pick<AtAccount, 'person'>,
  { kind, id, newId, shown, typed, fresh, along = {} }: Subject,
): Promise<Given> {
  const [key = ''] = factFiles[kind].key as readonly string[]
  const [known] = await ports.facts.byId(kind, [id ?? newId])
  if (id === null) {
    if (known !== undefined) return { kind: 'unchanged' }
    const read = readRow(kind, { ...fresh, ...typed, [key]: newId })
    if ('expected' in read) return { kind: 'refused', expected: read.expected }
    const row = { kind, stored: read.stored } as GivenRow
    await ports.statements.give({ ...along, rows: [row, ...(along.rows ?? [])] })
    return { kind: 'saved' }
  }
  if (known === undefined) return { kind: 'gone' }
  const columns = factFiles[kind].columns
  const now = Object.fromEntries(
    Object.keys(typed).map(property => [
      property,
      cellText(columns, property, Reflect.get(known.row, property)),
    ]),
  )
  const { changed, clashed } = editOf(now, shown, typed)
  if (Object.keys(clashed).length > 0) return { kind: 'clashed', now: clashed }
  if (Object.keys(changed).length === 0) return { kind: 'unchanged' }
  const expected = wrongIn(kind, known.row, changed)
  if (Object.keys(expected).length > 0) return { kind: 'refused', expected }
  const said = Object.entries(changed).map(
    ([property, value]): FactStatement => ({
      kind,
      subjectId: id,
      property,
      value,
      statedBy: person.personId,
      statedAt: ports.now(),
    }),
  )
  await ports.statements.give({ ...along, statements: [...said, ...(along.statements ?? [])] })
  return { kind: 'saved' }
}

/** The plan's content changed today; said with the change itself. */
export function planChanged(ports: GivePorts, { plan, person, runDay }: AtAccount): readonly FactStatement[] {
  if (plan === null || (plan.updatedOn !== null && plan.updatedOn >= runDay)) return []
  return [
    {
      kind: 'accountPlan',
      subjectId: plan.planId,
      property: 'updatedOn',
      value: runDay,
      statedBy: person.personId,
      statedAt: ports.now(),
    },
  ]
}

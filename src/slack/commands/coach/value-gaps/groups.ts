import { plural, sayDate, sayScore, saySigned } from '../../../../coaching/index.ts'
import type { ValueGaps, ValueRow } from '../../../../workflows/answers/value-gaps.ts'

const roleWords: Readonly<Record<string, string>> = {
  economic_buyer: 'economic buyers',
  influencer_gatekeeper: 'influencers and gatekeepers',
  user_technical: 'users and technical buyers',
}

/** Whose answers a row is about, beside the segment that is shown; '' for everyone's. Not escaped. */
export function whom({ segment, buyerRole, buyingPhase }: ValueRow, shown: string | null): string {
  const parts = [
    ...(segment === null || segment === shown ? [] : [segment.replaceAll('_', ' ')]),
    ...(buyerRole === null ? [] : [roleWords[buyerRole] ?? buyerRole]),
    ...(buyingPhase === null ? [] : [buyingPhase]),
  ]
  return parts.length === 0 ? '' : `(${parts.join(', ')})`
}

export type ValueGroup = readonly [ValueRow, ...ValueRow[]]

/**
 * The same attribute in the same buying phase, over segments and buyer roles: one line instead of many alike. A run
 * counts a respondent once for an attribute in a phase, so the numbers of buyers of a group add up.
 */
export function grouped(rows: readonly ValueRow[]): readonly ValueGroup[] {
  const groups = new Map<string, [ValueRow, ...ValueRow[]]>()
  for (const row of rows) {
    const key = JSON.stringify([row.attribute, row.buyingPhase])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

/** `5`, or `5 to 6` where they differ. */
export function span(values: readonly (number | null)[], sayOne: (value: number | null) => string): string {
  const known = values.filter(value => value !== null).toSorted((a, b) => a - b)
  const [low, high] = [sayOne(known[0] ?? null), sayOne(known.at(-1) ?? null)]
  return low === high ? low : `${low} to ${high}`
}

/** Behind the attribute's name: whose answers they are. Not escaped. */
export function whereOf(rows: ValueGroup, shown: string | null): string {
  const [first] = rows
  if (rows.length === 1) return whom(first, shown)
  return first.buyingPhase === null ? '' : `(${first.buyingPhase}, ${rows.length} groups of buyers)`
}

/** The numbers of a group, with n and how sure they are. */
export function numbersOf(rows: ValueGroup): string {
  const unsure = rows.filter(({ confident }) => !confident).length
  const sure =
    unsure === 0
      ? ''
      : unsure === rows.length
        ? ', not sure yet'
        : `, ${unsure} of ${rows.length} groups not sure yet`
  const n = rows.reduce((sum, { nCompared }) => sum + nCompared, 0)
  const importance = span(
    rows.map(each => each.importance),
    sayScore,
  )
  const relative = span(
    rows.map(each => each.relativeEffectiveness),
    saySigned,
  )
  return `importance ${importance} of 7, ${relative} against others (n = ${plural(n, 'buyer')}${sure})`
}

export const titleOf = (segment: string | null) =>
  `What customers value: ${segment === null ? 'all customer segments' : segment.replaceAll('_', ' ')}`

/** Who was asked, and when. Not escaped. */
export function sourceOf(asked: ValueGaps['asked']): string {
  if (asked === null) return 'not known'
  const samples = asked.samples.length === 0 ? '' : `, ${asked.samples.slice(0, 3).join('; ')}`
  return `buyers’ own answers${samples}, asked ${sayDate(asked.from)} to ${sayDate(asked.until)}`
}

import { byName, groupBy } from '../../grouping.ts'
import type { Model } from '../../model/index.ts'
import { type ReleasedCell, releaseItem, type Tally } from './cells.ts'
import { decide, fewestPeople, type Release, type SuppressionPolicy } from './release.ts'
import { visibleUnits } from './units.ts'

/** Subject of the releases of whole groups; the same in every wave, so that waves can't be played against each other. */
const GROUP = 'group'

export interface ReleaseRequest {
  readonly items: readonly string[]
  /** Of one wave. */
  readonly tallies: readonly Tally[]
  /** Who submitted, by function: ids from the participation, which nothing ties to an answer. */
  readonly participants: Readonly<Record<string, readonly string[]>>
  readonly log: readonly Release[]
  /** From 0 up to 1, each number used once; nobody may be able to find out afterwards which they were. */
  readonly chance: () => number
}

export interface ReleasedWave {
  /** How many took part; null is everyone. Empty where nothing may be shown. */
  readonly groups: readonly { readonly unit: string | null; readonly n: number }[]
  readonly cells: readonly ReleasedCell[]
  /** What has been shown, with what is shown now: store it before anything is printed. */
  readonly log: readonly Release[]
  readonly hiddenUnits: readonly string[]
}

/**
 * The results of one wave as anyone may see them: groups first (minimum, remainder, differencing against all that was
 * ever shown), then each item by who answered it. Throws RangeError where more answered than took part.
 */
export function releaseWave(request: ReleaseRequest, model: Model): ReleasedWave {
  const { items, tallies, participants, chance } = request
  const policy = model.alignment.suppression
  const units = [...new Set([...tallies.map(({ unit }) => unit), ...Object.keys(participants)])].sort(byName)
  for (const { unit, counts, dontKnow } of tallies) {
    const answers = counts.reduce((sum, count) => sum + count, dontKnow)
    const people = participants[unit]?.length ?? 0
    // Errors are logged, so this one names no function, item or number.
    if (answers > people) throw new RangeError('an item has more answers than people who took part')
  }
  const groups = releaseGroups(units, request, policy)
  const visible = new Set(groups.units)
  const byItem = groupBy(tallies, tally => tally.item)
  const everyone = units.reduce((sum, unit) => sum + (participants[unit]?.length ?? 0), 0)
  return {
    groups: groups.total
      ? [
          { unit: null, n: everyone },
          ...groups.units.map(unit => ({ unit, n: participants[unit]?.length ?? 0 })),
        ]
      : [],
    cells: groups.total
      ? items.flatMap(item => releaseItem(item, byItem.get(item) ?? [], visible, policy, chance))
      : [],
    log: groups.log,
    hiddenUnits: units.filter(unit => !visible.has(unit)),
  }
}

function releaseGroups(
  units: readonly string[],
  { participants, log }: ReleaseRequest,
  policy: SuppressionPolicy,
): { readonly total: boolean; readonly units: readonly string[]; readonly log: readonly Release[] } {
  const everyone = units.flatMap(unit => participants[unit] ?? [])
  const siblings = units.map(id => ({ id, people: participants[id] ?? [] }))
  const whole = decide({ subject: GROUP, people: everyone }, log, policy)
  if (!whole.released) return { total: false, units: [], log }
  const candidates = visibleUnits(everyone, siblings, { minimumRespondents: fewestPeople(policy) })
  const largestFirst = candidates.units
    .map(unit => ({ unit, people: participants[unit] ?? [] }))
    .sort((a, b) => b.people.length - a.people.length || byName(a.unit, b.unit))
  // What is left of the total is known to everyone who can subtract, so it is judged and logged like what is shown.
  for (let count = largestFirst.length; count > 0; count--) {
    const shown = new Set(largestFirst.slice(0, count).map(({ unit }) => unit))
    const allowed = releaseTogether(siblings, shown, whole.log, policy)
    if (allowed !== null) return { total: true, ...allowed }
  }
  return { total: true, units: [], log: whole.log }
}

/** Functions side by side; one that differs too little from what was shown before is left out. Null where the rest tells too much. */
function releaseTogether(
  siblings: readonly { readonly id: string; readonly people: readonly string[] }[],
  candidates: ReadonlySet<string>,
  start: readonly Release[],
  policy: SuppressionPolicy,
): { readonly units: readonly string[]; readonly log: readonly Release[] } | null {
  let log = start
  const units = siblings.flatMap(({ id, people }) => {
    if (!candidates.has(id)) return []
    const decision = decide({ subject: GROUP, people }, log, policy)
    if (!decision.released) return []
    log = decision.log
    return [id]
  })
  const rest = siblings.filter(({ id }) => !units.includes(id)).flatMap(({ people }) => people)
  if (rest.length === 0 || units.length === 0) return units.length === 0 ? null : { units, log }
  const remainder = decide({ subject: GROUP, people: rest }, log, policy)
  return remainder.released ? { units, log: remainder.log } : null
}

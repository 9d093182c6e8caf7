import { byName } from '../../grouping.ts'

export interface Unit {
  readonly id: string
  readonly people: readonly string[]
}

/**
 * Which sibling units may show beside their total. A unit below the minimum hides; the hidden and those directly
 * in the total must together be none or at least the minimum, else the next smallest unit hides with them
 * (the remainder rule of survey practice). A total below the minimum shows nothing at all.
 */
export function visibleUnits(
  total: readonly string[],
  units: readonly Unit[],
  { minimumRespondents }: { readonly minimumRespondents: number },
): { readonly total: boolean; readonly units: readonly string[] } {
  const everyone = new Set(total)
  if (everyone.size < minimumRespondents) return { total: false, units: [] }
  const visible = units
    .filter(({ people }) => new Set(people).size >= minimumRespondents)
    .sort((a, b) => b.people.length - a.people.length || byName(a.id, b.id))
  while (visible.length > 0) {
    const shown = new Set(visible.flatMap(({ people }) => people))
    const remainder = [...everyone].filter(person => !shown.has(person)).length
    if (remainder === 0 || remainder >= minimumRespondents) break
    visible.pop()
  }
  return { total: true, units: visible.map(({ id }) => id).sort(byName) }
}

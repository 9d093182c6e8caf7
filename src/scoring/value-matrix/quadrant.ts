/** The source's exact labels, worst news first: the order in which attributes are shown. */
export const quadrants = [
  'Value Gaps to Address',
  'Value Gaps to Monitor and Manage',
  'Comparative Advantage to Exploit',
  'Comparative Advantage to Consider Leverage',
] as const
export type Quadrant = (typeof quadrants)[number]

// Means of ratings are sums of few decimals: a distance this small is rounding, not an opinion.
const ON_THE_CUT = 1e-9

export function isOnCut(value: number, cut: number): boolean {
  return Math.abs(value - cut) <= ON_THE_CUT
}

export function isAtLeast(value: number, cut: number): boolean {
  return value > cut || isOnCut(value, cut)
}

/** On the cut counts as more value; as good as the others (difference 0) is shown on the better side. */
export function quadrantOf(isMoreValue: boolean, isBetter: boolean): Quadrant {
  if (isMoreValue) return isBetter ? 'Comparative Advantage to Exploit' : 'Value Gaps to Address'
  return isBetter ? 'Comparative Advantage to Consider Leverage' : 'Value Gaps to Monitor and Manage'
}

/** The other quadrants that an attribute could be in when one side or both are not certain. */
export function alternativesTo(
  at: { readonly isMoreValue: boolean; readonly isBetter: boolean },
  uncertain: { readonly importance: boolean; readonly effectiveness: boolean },
): Quadrant[] {
  const own = quadrantOf(at.isMoreValue, at.isBetter)
  const moreValue = uncertain.importance ? [true, false] : [at.isMoreValue]
  const better = uncertain.effectiveness ? [true, false] : [at.isBetter]
  const possible = moreValue.flatMap(more => better.map(side => quadrantOf(more, side)))
  return quadrants.filter(quadrant => quadrant !== own && possible.includes(quadrant))
}

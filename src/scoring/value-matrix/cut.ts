import { mean, median } from '../statistics/sample.ts'
import type { Estimate } from './estimate.ts'
import { scale } from './input.ts'
import { isAtLeast } from './quadrant.ts'

export type Cut = 'mean' | 'median' | 'scaleMean'

/** The importance from which an attribute counts as more value; null without any importance. */
export function importanceCut(cut: Cut, importance: ReadonlyMap<string, Estimate>): number | null {
  const values = [...importance.values()].map(({ value }) => value)
  if (values.length === 0) return null
  switch (cut) {
    case 'mean':
      return mean(values)
    case 'median':
      return median(values)
    case 'scaleMean':
      return scale.middle
  }
}

/** How many attributes would change quadrant under each other cut: how much hangs on the choice. */
export function changesUnderOtherCuts(
  chosen: number,
  importance: ReadonlyMap<string, Estimate>,
  offered: readonly Cut[],
): { cut: Cut; importanceCut: number; attributes: number }[] {
  return offered.flatMap(cut => {
    const other = importanceCut(cut, importance)
    if (other === null) return []
    const attributes = [...importance.values()].filter(
      ({ value }) => isAtLeast(value, chosen) !== isAtLeast(value, other),
    ).length
    return [{ cut, importanceCut: other, attributes }]
  })
}

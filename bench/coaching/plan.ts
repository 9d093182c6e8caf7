import { afterWeekdays, isWeekday } from './calendar.ts'
import type { Draw } from './draw.ts'
import { accountPlants, companyPlants } from './plants/index.ts'

export const FIRST_DAY = -40
const PLANTS_PER_ACCOUNT_AND_KIND = 0.12
const FEWEST_PLANTS = 3

/** What is to begin in the year, and when. */
export interface Beginning {
  readonly plantId: string
  readonly day: number
  /** Place of the account; null for what is about no single one. */
  readonly account: number | null
}

/** Draws when what begins, on weekdays. */
export function planYear(size: number, draw: Draw): readonly Beginning[] {
  const dayIn = ([from, until]: readonly [number, number]) => {
    const day = from + draw.below(until - from)
    return isWeekday(day) ? day : afterWeekdays(day, 1)
  }
  const times = (count: number, make: () => Beginning) => Array.from({ length: count }, make)
  const perKind = Math.max(FEWEST_PLANTS, Math.round(size * PLANTS_PER_ACCOUNT_AND_KIND))
  return [
    ...accountPlants.flatMap(({ id, days }) =>
      times(perKind, () => ({ plantId: id, day: dayIn(days), account: draw.below(size) })),
    ),
    ...companyPlants.flatMap(({ id, days, count }) =>
      times(count(size), () => ({ plantId: id, day: dayIn(days), account: null })),
    ),
  ]
}

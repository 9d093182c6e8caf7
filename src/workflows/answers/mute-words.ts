import { normaliseName } from '../names.ts'

/** One way to understand what was typed: a name, and for how many days; the default where nobody said. */
export interface MuteReading {
  readonly typed: string
  readonly days: number
  /** A number that the name must hold for this reading to be meant; null where it is the only one. */
  readonly holds: string | null
}

const DEFAULT_DAYS = 7
const unitDays: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }
const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }
const SPAN = /(?:^|\s+)(?:for\s+)?(\d+|a|an|one|two|three|four)\s*(day|week|month)s?$/i
const NUMBER = /^(.*?\S)(?:\s+for)?\s+(\d+)$/s

/**
 * `Lakeside for a week` says its days. `Store 7` may be an account of this name, or seven days of silence about Store:
 * the names that there are decide.
 */
export function readMute(text: string): readonly [MuteReading, ...MuteReading[]] {
  const whole = text.trim()
  const span = SPAN.exec(whole)
  if (span !== null) {
    const [said, count = '', unit = ''] = span
    const times = counts[count.toLowerCase()] ?? Number(count)
    const days = times * (unitDays[unit.toLowerCase()] ?? 1)
    return [{ typed: whole.slice(0, whole.length - said.length).trim(), days, holds: null }]
  }
  const [, name, days] = NUMBER.exec(whole) ?? []
  if (name === undefined || days === undefined) return [{ typed: whole, days: DEFAULT_DAYS, holds: null }]
  return [
    { typed: whole, days: DEFAULT_DAYS, holds: days },
    { typed: name, days: Number(days), holds: null },
  ]
}

/** True where the number that was typed is a word of the name. */
export const holdsNumber = (name: string, { holds }: MuteReading): boolean =>
  holds === null || normaliseName(name).split(' ').includes(holds)

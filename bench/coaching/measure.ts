import { dayOf, localClock, weekdaysBetween } from './calendar.ts'
import type { Told, Year } from './year.ts'

const FOUND_WITHIN = 10
/** A problem that came up later than this can't be told within the year any more. */
const LAST_JUDGED_DAY = 345
/** Questions tell nothing of anybody's work: they are counted for recall alone. */
const questions: readonly string[] = ['open-question', 'win-loss-question']

const dayOfTold = ({ at }: Told) => dayOf(at.toISOString().slice(0, 10))

export interface KindResult {
  readonly kind: string
  readonly planted: number
  readonly found: number
  readonly recall: number | null
  /** Weekdays from the day on which it could be known, median. */
  readonly delay: number | null
  readonly told: number
  readonly right: number
  readonly precision: number | null
}

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = sorted.length / 2
  return sorted.length === 0 ? null : (sorted[Math.floor(at)] ?? null)
}

/** Found: told to somebody whom it concerns within ten weekdays. Mended before it was told within them, it does not count. */
function kindResult({ truths, told }: Year, kind: string): KindResult {
  const own = truths.filter(truth => truth.kind === kind && truth.observableOn <= LAST_JUDGED_DAY)
  const judged = own.filter(truth => truth.fixedOn === null || truth.fixedOn > truth.observableOn)
  const delays = judged.map(truth => {
    const days = told
      .filter(
        each =>
          each.kind === kind &&
          each.accountId === truth.accountId &&
          truth.personIds.includes(each.personId) &&
          dayOfTold(each) >= truth.observableOn,
      )
      .map(each => weekdaysBetween(truth.observableOn, dayOfTold(each)))
    return days.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...days)
  })
  const found = delays.filter(delay => delay <= FOUND_WITHIN)
  const items = told.filter(each => each.kind === kind)
  const right = items.filter(each => {
    const day = dayOfTold(each)
    return truths.some(
      truth =>
        truth.kind === kind &&
        truth.accountId === each.accountId &&
        truth.observableOn <= day &&
        // A message that was queued before the mending may leave on the next working day.
        (truth.fixedOn === null || day <= truth.fixedOn + 4),
    )
  })
  return {
    kind,
    planted: judged.length,
    found: found.length,
    recall: judged.length === 0 ? null : found.length / judged.length,
    delay: median(found),
    told: items.length,
    right: right.length,
    precision: items.length === 0 || questions.includes(kind) ? null : right.length / items.length,
  }
}

export interface Result {
  readonly kinds: readonly KindResult[]
  readonly recall: number
  readonly precision: number
  readonly perPersonAndWeek: { readonly median: number; readonly most: number }
  readonly perDayMost: number
  readonly outsideHours: number
  readonly duplicates: number
  readonly toStrangers: number
  /** Kinds that were told of although nothing of them was planted. */
  readonly unplanted: readonly { readonly kind: string; readonly told: number; readonly example: string }[]
}

const share = (part: number, of: number) => (of === 0 ? 1 : part / of)

function load({ told, people }: Year) {
  const messages = new Map(told.map(each => [each.messageId, each]))
  const weeks = new Map<string, number>()
  const days = new Map<string, number>()
  for (const { personId, at } of messages.values()) {
    const week = `${personId} ${Math.floor((dayOf(at.toISOString().slice(0, 10)) + 2) / 7)}`
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
    const day = `${personId} ${at.toISOString().slice(0, 10)}`
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  const all = [...weeks.values(), ...Array.from({ length: Math.max(0, people.length * 52 - weeks.size) }, () => 0)]
  return {
    perPersonAndWeek: { median: median(all) ?? 0, most: Math.max(0, ...weeks.values()) },
    perDayMost: Math.max(0, ...days.values()),
  }
}

function isOutside(each: Told, { zones }: Year): boolean {
  const { hour, weekday } = localClock(each.at, zones.get(each.personId) ?? 'UTC')
  return hour < 9 || hour >= 17 || weekday === 'Sat' || weekday === 'Sun'
}

/** The same item to the same person again sooner than the shortest snooze allows. */
function countRepeats(told: readonly Told[]): number {
  const last = new Map<string, number>()
  let repeats = 0
  for (const each of told) {
    const key = JSON.stringify([each.kind, each.accountId, each.reason, each.personId])
    const day = dayOfTold(each)
    const before = last.get(key)
    if (before !== undefined && day - before < 3) repeats += 1
    last.set(key, day)
  }
  return repeats
}

/** What the year came to, against what was planted. */
export function measure(year: Year): Result {
  const planted = [...new Set(year.truths.map(({ kind }) => kind))].sort()
  const kinds = planted.map(kind => kindResult(year, kind))
  const others = year.told.filter(({ kind }) => !planted.includes(kind))
  const sum = (of: (kind: KindResult) => number, from = kinds) => from.reduce((total, kind) => total + of(kind), 0)
  const factual = kinds.filter(({ precision }) => precision !== null)
  return {
    kinds,
    recall: share(
      sum(kind => kind.found),
      sum(kind => kind.planted),
    ),
    precision: share(
      sum(kind => kind.right, factual),
      sum(kind => kind.told, factual),
    ),
    ...load(year),
    outsideHours: year.told.filter(each => isOutside(each, year)).length,
    duplicates: countRepeats(year.told),
    toStrangers: year.told.filter(
      each => each.accountId !== null && !year.accountsOf(each.personId).has(each.accountId),
    ).length,
    unplanted: [...new Set(others.map(({ kind }) => kind))].sort().map(kind => {
      const own = others.filter(each => each.kind === kind)
      const [first] = own
      return { kind, told: own.length, example: `${first?.accountId ?? 'all'} ${first?.reason ?? ''}` }
    }),
  }
}

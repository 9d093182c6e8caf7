import { groupBy } from '../../src/workflows/pages.ts'
import { dayOf, localClock, weekdaysBetween } from './calendar.ts'
import { messageLoad } from './load.ts'
import { mayHear } from './may-hear.ts'
import { median } from './median.ts'
import type { State, Told } from './state.ts'
import { isAbout, type Truth } from './world.ts'

const FOUND_WITHIN = 10
/** A message that was queued before the mending may leave on the next working day. */
const LEAVES_WITHIN = 4
/** Calendar days that surely hold ten weekdays and those that a message takes: later problems can't be judged yet. */
const JUDGED_AFTER = 20
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
  /** What was told although nothing of it was planted then, and what was planted and not found. */
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

function delayOf(truth: Truth, told: readonly Told[]): number {
  const days = told
    .filter(each => isAbout(each)(truth) && truth.personIds.includes(each.personId))
    .map(dayOfTold)
    .filter(day => day >= truth.observableOn)
  return days.length === 0 ? Number.POSITIVE_INFINITY : weekdaysBetween(truth.observableOn, Math.min(...days))
}

function isRight(item: Told, truths: readonly Truth[]): boolean {
  const day = dayOfTold(item)
  return truths.some(
    truth =>
      isAbout(item)(truth) &&
      truth.observableOn <= day &&
      (truth.fixedOn === null || day <= truth.fixedOn + LEAVES_WITHIN),
  )
}

/** Found: told to somebody whom it concerns within ten weekdays. Mended before it could be known, it does not count. */
function kindResult({ world, told, day }: State, kind: string): KindResult {
  const truths = world.truths.filter(truth => truth.kind === kind)
  const judged = truths.filter(
    ({ observableOn, fixedOn, isImplied }) =>
      isImplied !== true &&
      observableOn <= day - JUDGED_AFTER &&
      (fixedOn === null || fixedOn > observableOn),
  )
  const items = told.filter(each => each.kind === kind)
  const byAccount = groupBy(items, each => each.accountId ?? '')
  const truthsOf = groupBy(truths, truth => truth.accountId ?? '')
  const delays = judged.map(truth => ({
    truth,
    delay: delayOf(truth, byAccount.get(truth.accountId ?? '') ?? []),
  }))
  const found = delays.filter(({ delay }) => delay <= FOUND_WITHIN)
  const wrong = items.filter(each => !isRight(each, truthsOf.get(each.accountId ?? '') ?? []))
  const right = items.length - wrong.length
  return {
    kind,
    planted: judged.length,
    found: found.length,
    recall: judged.length === 0 ? null : found.length / judged.length,
    delay: median(found.map(({ delay }) => delay)),
    told: items.length,
    right,
    wrong: wrong.map(
      each => `${each.accountId} ${each.reason} to ${each.personId} ${each.at.toISOString().slice(0, 10)}`,
    ),
    missed: delays
      .filter(({ delay }) => delay > FOUND_WITHIN)
      .map(
        ({ truth, delay }) =>
          `${truth.accountId} ${truth.names.join(' ')} day ${truth.observableOn} until ${truth.fixedOn} for ${truth.personIds.slice(0, 3)} after ${delay}`,
      ),
    precision: items.length === 0 || questions.includes(kind) ? null : right / items.length,
  }
}

export interface Result extends ReturnType<typeof messageLoad> {
  readonly kinds: readonly KindResult[]
  readonly recall: number
  readonly precision: number
  readonly outsideHours: number
  readonly duplicates: number
  readonly toStrangers: readonly string[]
}

const share = (part: number, of: number) => (of === 0 ? 1 : part / of)

function isOutside(each: Told, zones: ReadonlyMap<string, string>): boolean {
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
export function measure(state: State): Result {
  const { world, told } = state
  const names = new Set([...world.truths, ...told].map(({ kind }) => kind))
  const kinds = [...names].sort().map(kind => kindResult(state, kind))
  const sum = (of: (kind: KindResult) => number, from = kinds) =>
    from.reduce((total, kind) => total + of(kind), 0)
  const factual = kinds.filter(({ precision }) => precision !== null)
  const hears = mayHear(world)
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
    ...messageLoad(state),
    outsideHours: told.filter(each => isOutside(each, world.zones)).length,
    duplicates: countRepeats(told),
    toStrangers: told
      .filter(each => !hears(each))
      .map(({ kind, accountId, reason, personId }) => `${kind} ${accountId} ${reason} to ${personId}`),
  }
}

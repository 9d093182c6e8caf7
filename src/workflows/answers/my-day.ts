import { type NudgeWords, sayNudge } from '../../coaching/index.ts'
import type { CoachingStore } from '../ports/index.ts'

export interface DayItem {
  readonly nudgeId: string
  readonly accountId: string | null
  readonly words: NudgeWords
  readonly toldAt: Date
  /** Null where it is open. */
  readonly snoozedUntil: Date | null
}

export interface MyDay {
  /** What asks for something now, newest first; then what sleeps. */
  readonly items: readonly DayItem[]
  /** Further ones. */
  readonly more: number
}

const SHOWN = 5

/** What a person was told and has neither settled nor put away. */
export async function answerMyDay(coaching: CoachingStore, personId: string): Promise<MyDay> {
  const open = (await coaching.openOf(personId)).flatMap((nudge): DayItem[] => {
    const words = sayNudge(nudge.kind, nudge.evidence)
    const { nudgeId, accountId, createdAt: toldAt, snoozedUntil } = nudge
    return words === null ? [] : [{ nudgeId, accountId, words, toldAt, snoozedUntil }]
  })
  const items = [
    ...open.filter(each => each.snoozedUntil === null),
    ...open.filter(each => each.snoozedUntil !== null),
  ]
  return { items: items.slice(0, SHOWN), more: Math.max(0, items.length - SHOWN) }
}

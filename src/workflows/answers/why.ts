import { type NudgeWords, nudgeKind, sayNudge } from '../../coaching/index.ts'
import { daysBefore } from '../dates.ts'
import { findByName, type Named } from '../names.ts'
import type { CoachingStore, NudgeRecord, NudgeState, Person, ScoringRun } from '../ports/index.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

export interface WhyPorts extends AnswerPorts {
  readonly coaching: AnswerPorts['coaching'] & Pick<CoachingStore, 'nudge' | 'nudgesSince' | 'nudgesAlike'>
}

export interface Why {
  readonly kind: 'why'
  readonly words: NudgeWords
  /** The rule in one sentence. */
  readonly rule: string
  readonly accountId: string | null
  readonly toldAt: Date
  readonly state: NudgeState
  /** The snapshot; null where it is no longer kept. */
  readonly run: ScoringRun | null
  /** Names of the others who were told. */
  readonly alsoTold: readonly string[]
  readonly zone: string
}

export type WhyAnswer =
  | Why
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  /** Nothing was told to them lately. */
  | { readonly kind: 'nothing_told' }

const TOLD_DAYS = 30

/** Held back until now: nobody has been told. */
const isTold = ({ state }: NudgeRecord) => state !== 'waiting'

async function whyOf(ports: WhyPorts, person: Person, nudge: NudgeRecord): Promise<Why | null> {
  const words = sayNudge(nudge.kind, nudge.evidence)
  const rule = nudgeKind(nudge.kind)?.when
  if (words === null || rule === undefined) return null
  const others = (await ports.coaching.nudgesAlike(nudge)).filter(
    other => isTold(other) && other.personId !== person.personId,
  )
  const ids = [...new Set(others.map(({ personId }) => personId))]
  const people = ids.length === 0 ? [] : await ports.facts.byId('person', ids)
  return {
    kind: 'why',
    words,
    rule,
    accountId: nudge.accountId,
    toldAt: nudge.createdAt,
    state: nudge.state,
    run: await ports.runs.byId(nudge.runId),
    alsoTold: people.map(({ row }) => row.name).sort(),
    zone: person.timeZone ?? 'UTC',
  }
}

/** Answers `/coach why [nudge]`: to its recipient and to nobody else. */
export async function answerWhy(
  ports: WhyPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<WhyAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const today = ports.now().toISOString().slice(0, 10)
  const since = new Date(`${daysBefore(today, TOLD_DAYS)}T00:00:00Z`)
  const told = (await ports.coaching.nudgesSince([person.personId], since)).filter(isTold)
  const named = told.flatMap((nudge): Named[] => {
    const words = sayNudge(nudge.kind, nudge.evidence)
    return words === null ? [] : [{ id: nudge.nudgeId, name: words.headline }]
  })
  const [only] = named
  if (only === undefined) return { kind: 'nothing_told' }
  const typed = asked.text.trim()
  if (typed === '' && named.length > 1) return { kind: 'several', matches: named }
  const choice = typed === '' ? ({ kind: 'one', match: only } as const) : findByName(typed, named)
  if (choice.kind === 'none') return { kind: 'none', typed, nearest: named }
  if (choice.kind === 'several') return choice
  const nudge = told.find(({ nudgeId }) => nudgeId === choice.match.id)
  return (nudge === undefined ? null : await whyOf(ports, person, nudge)) ?? { kind: 'nothing_told' }
}

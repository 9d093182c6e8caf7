import {
  decide,
  findNudges,
  type HeldBack,
  type PlannedMessage,
  type RoundItem,
} from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import { pilotOf } from '../pilot.ts'
import type {
  CheckInStore,
  CoachingStore,
  Directory,
  FactReader,
  NewNudge,
  RunStore,
  ScoringRun,
  WorkspaceSettings,
} from '../ports/index.ts'
import { contentOf } from './content.ts'
import { readRoundFacts } from './facts/index.ts'
import { historySince, readHistory } from './history.ts'
import { readRecipients } from './recipients.ts'
import { type RoundMessage, type RoundResult, sayHeld, sayItem, sayMove, sayTold } from './result.ts'
import { mustBeKept, type RoundWork, workOf } from './round-items.ts'

export type { RoundMessage, RoundResult } from './result.ts'

export interface RoundPorts {
  readonly runs: RunStore
  readonly facts: FactReader
  readonly coaching: CoachingStore
  readonly directory: Directory
  readonly checkIns: Pick<CheckInStore, 'channels' | 'mappings' | 'delegates'>
  /** Makes the opaque key of a message. */
  readonly newKey: () => string
}

export interface RoundRequest {
  readonly at: Date
  readonly model: Model
  readonly settings: WorkspaceSettings
  readonly isDryRun: boolean
  /** Only stores the changes that no later run would find again: a newer run is about to follow. */
  readonly isCatchUp?: boolean
  /** The run to judge; the newest one under a published model where it is null. */
  readonly run: ScoringRun | null
}

const SWITCHED_OFF = 'sales operations has not switched messages on yet'
const NOT_IN_PILOT = 'messages are on for the pilot team only'
const SAME_OPEN = 'the same item is open already'
const NEWER_RUN = 'a newer run is about to follow'

/** The run to judge, and the one before it; null where there is none, or the run is a look back. */
async function runsToCompare(
  runs: RunStore,
  run: ScoringRun | null,
): Promise<{ readonly before: ScoringRun | null; readonly after: ScoringRun } | null> {
  const newest = await runs.lastCompleted(2)
  const after = run ?? newest[0]
  const before = newest.find(each => each.runId !== after?.runId) ?? null
  if (after === undefined || (before !== null && after.asOf < before.asOf)) return null
  return { before, after }
}

const newNudge = (item: RoundItem, runId: string): NewNudge => ({
  kind: item.kind,
  accountId: item.accountId,
  reason: item.reason,
  personId: item.personId,
  evidence: item.evidence,
  runId,
})

/** Stores the nudges of a message and its outbox row in one transaction; null where others were faster. */
function queue(
  { coaching, newKey }: RoundPorts,
  { at, model, settings }: RoundRequest,
  runId: string,
  { personId, dueAt, shown, more }: PlannedMessage,
) {
  return coaching.queue(
    {
      personId,
      key: newKey(),
      dueAt: new Date(dueAt),
      nudges: shown.filter(item => item.nudgeId === undefined).map(item => newNudge(item, runId)),
      reopened: shown.flatMap(item => item.nudgeId ?? []),
      content: opened => contentOf(opened, { model, settings, order: shown, more }),
    },
    at,
  )
}

/** Nudges about accounts that were deleted, or merged into others: nothing of them is settled, they are just gone. */
async function ofGoneAccounts(facts: FactReader, pending: RoundWork['over']): Promise<RoundWork['over']> {
  const ids = [...new Set(pending.flatMap(({ accountId }) => accountId ?? []))]
  const there = ids.length === 0 ? new Set<string>() : await facts.existing('account', ids)
  return pending.filter(({ accountId }) => accountId !== null && !there.has(accountId))
}

async function close(
  coaching: CoachingStore,
  { over, handedOver }: RoundWork,
  gone: RoundWork['over'],
): Promise<void> {
  const ids = (nudges: RoundWork['over']) => nudges.map(({ nudgeId }) => nudgeId)
  if (gone.length > 0) await coaching.close(ids(gone), 'withdrawn')
  if (over.length > 0) await coaching.close(ids(over), 'resolved')
  if (handedOver.length > 0) await coaching.close(ids(handedOver), 'handed_over')
}

function everyone(items: readonly RoundItem[]): readonly string[] {
  const next = items.flatMap(({ escalatesTo }) => escalatesTo ?? [])
  return [...new Set([...items.map(({ personId }) => personId), ...next])]
}

const sayMessage = ({ personId, dueAt, shown, more }: PlannedMessage): RoundMessage => ({
  personId,
  dueAt: new Date(dueAt).toISOString(),
  nudges: shown.map(sayItem),
  more,
})

/** One coaching round: what the newest run found, to whom it matters, and what policy lets through. */
export async function coachRound(ports: RoundPorts, request: RoundRequest): Promise<RoundResult> {
  const { at, model, settings, isDryRun } = request
  const { coaching } = ports
  const pair = await runsToCompare(ports.runs, request.run)
  if (pair === null) return { asOf: null, tierChanges: [], messages: [], heldBack: [], closed: [], isDryRun }
  const { before, after } = pair
  const { moves, known } = await readRoundFacts(ports, after, before, { model, at })
  const found = findNudges(known)
  const pending = await coaching.pending()
  const gone = await ofGoneAccounts(ports.facts, pending)
  const work = workOf(
    known,
    found,
    pending.filter(nudge => !gone.includes(nudge)),
    { at, rules: model.coaching },
  )
  const { items } = work
  const closed = [...work.over, ...work.handedOver, ...gone]
  if (!isDryRun) await close(coaching, work, gone)
  const personIds = everyone(items)
  const rule = { hasQuietHours: settings.hasQuietHours, rules: model.coaching }
  const recipients = await readRecipients(ports, personIds, at, rule)
  const closedIds = new Set(closed.map(({ nudgeId }) => nudgeId))
  const history = (await readHistory(ports, [...recipients.keys()], at, rule)).map(past =>
    closedIds.has(past.nudgeId) ? { ...past, state: 'resolved' as const } : past,
  )
  // What was put right keeps the old run quiet; the next one has read the right fact.
  const disputes = (await coaching.disputesSince(historySince(at, model.coaching)))
    .filter(({ correctedAfterRun }) => correctedAfterRun === null || correctedAfterRun === after.runId)
    .map(dispute => ({ ...dispute, at: dispute.at.getTime() }))
  const decision = decide({
    candidates: items,
    recipients,
    history,
    disputes,
    at: at.getTime(),
    rules: model.coaching,
  })

  const messages: RoundMessage[] = []
  const heldBack: HeldBack[] = [...decision.heldBack]
  const isInPilot = await pilotOf(ports.directory, settings)
  for (const planned of decision.messages) {
    const hold = (why: string, isKept: boolean) =>
      heldBack.push(...planned.shown.map(candidate => ({ candidate, why, isKept })))
    // A dry run shows what a round would say, switched on or not.
    if (request.isCatchUp === true) hold(NEWER_RUN, true)
    else if (!settings.isSwitchedOn && !isDryRun) hold(SWITCHED_OFF, true)
    else if (!isInPilot(planned.personId)) hold(NOT_IN_PILOT, true)
    else if (isDryRun || (await queue(ports, request, after.runId, planned)) !== null)
      messages.push(sayMessage(planned))
    else hold(SAME_OPEN, false)
  }
  if (!isDryRun)
    await coaching.keep(
      heldBack
        .filter(({ candidate, isKept }) => isKept && mustBeKept(candidate))
        .map(({ candidate }) => newNudge(candidate, after.runId)),
      at,
    )
  return {
    asOf: after.asOf,
    tierChanges: moves.map(sayMove),
    messages,
    heldBack: heldBack.map(sayHeld),
    closed: closed.map(sayTold),
    isDryRun,
  }
}

import {
  type Candidate,
  decide,
  findNudges,
  type HeldBack,
  type PastNudge,
  sayNudge,
} from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import type {
  CoachingStore,
  Directory,
  FactReader,
  NudgeRecord,
  RunStore,
  ScoringRun,
  TierMove,
  WorkspaceSettings,
} from '../ports/index.ts'
import { readRecipients } from './recipients.ts'
import { readTierMovements } from './tier-movements.ts'

export interface RoundPorts {
  readonly runs: RunStore
  readonly facts: FactReader
  readonly coaching: CoachingStore
  readonly directory: Directory
  /** Makes the opaque key of a message. */
  readonly newKey: () => string
}

export interface RoundRequest {
  readonly at: Date
  readonly model: Model
  readonly settings: WorkspaceSettings
  readonly isDryRun: boolean
  /** The run to judge; the newest one under a published model where it is null. */
  readonly run: ScoringRun | null
}

export interface RoundMessage {
  readonly personId: string
  readonly dueAt: string
  readonly nudges: readonly {
    readonly kind: string
    readonly accountId: string
    readonly reason: string
    readonly headline: string
  }[]
}

export interface RoundResult {
  readonly asOf: string | null
  readonly tierChanges: readonly {
    readonly accountId: string
    readonly before: string
    readonly after: string
    readonly isFirm: boolean
  }[]
  /** Queued, or in a dry run what would be. */
  readonly messages: readonly RoundMessage[]
  readonly heldBack: readonly {
    readonly kind: string
    readonly accountId: string
    readonly reason: string
    readonly personId: string
    readonly why: string
  }[]
  readonly isDryRun: boolean
}

const DAY_MS = 86_400_000

const changeOf = ({ before, after }: TierMove) => ({
  accountId: after.accountId,
  before: before?.tier ?? 'unscored',
  after: after.tier,
  isFirm: after.isFirm,
})

async function readHistory(
  coaching: CoachingStore,
  personIds: readonly string[],
  at: Date,
  rules: Model['coaching'],
): Promise<PastNudge[]> {
  const longest = Math.max(...Object.values(rules.coolDownDays))
  // Two quiet times back, so that the first of two reactions is still seen when the second one counts.
  const since = new Date(at.getTime() - 2 * longest * DAY_MS)
  const nudges = await coaching.nudgesSince(personIds, since)
  const notUseful = (await coaching.reactionsSince(personIds, since)).filter(
    each => each.reaction === 'not_useful',
  )
  const byId = new Map(nudges.map(nudge => [nudge.nudgeId, nudge]))
  const isAlike = (nudge: NudgeRecord) => (reaction: (typeof notUseful)[number]) => {
    const other = byId.get(reaction.nudgeId)
    return (
      other?.kind === nudge.kind && other.accountId === nudge.accountId && other.personId === nudge.personId
    )
  }
  return nudges.map(nudge => ({
    kind: nudge.kind,
    accountId: nudge.accountId,
    reason: nudge.reason,
    personId: nudge.personId,
    state: nudge.state,
    createdAt: nudge.createdAt.getTime(),
    notUseful: notUseful.filter(isAlike(nudge)).length,
    quietSince: Math.max(
      nudge.createdAt.getTime(),
      ...notUseful.filter(isAlike(nudge)).map(reaction => reaction.at.getTime()),
    ),
  }))
}

/**
 * Closes open nudges that a new one takes the place of: the account has moved on, or the same move came round again
 * after its quiet time. Left open, they would hold the new one back for good.
 */
async function closeOutdated(
  coaching: CoachingStore,
  candidates: readonly Candidate[],
  personIds: readonly string[],
  at: Date,
  rules: Model['coaching'],
): Promise<void> {
  const open = (await coaching.nudgesSince(personIds, new Date(0))).filter(nudge => nudge.state === 'open')
  const quietMs = rules.coolDownDays.sameKindAndSubject * DAY_MS
  const outdated = open.filter(nudge =>
    candidates.some(
      each =>
        each.kind === nudge.kind &&
        each.accountId === nudge.accountId &&
        each.personId === nudge.personId &&
        (each.reason !== nudge.reason || at.getTime() - nudge.createdAt.getTime() >= quietMs),
    ),
  )
  if (outdated.length > 0) await coaching.resolve(outdated.map(nudge => nudge.nudgeId))
}

const DEMONSTRATION_NOTICE = 'Demonstration: quiet hours are off, so messages come at any time of day.'

/** The content of an outbox item, from the nudges that were really added. */
export function contentOf(added: readonly NudgeRecord[], model: Model, settings: WorkspaceSettings): unknown {
  const limit = model.coaching.itemsPerMessage
  const items = added.slice(0, limit).flatMap(nudge => {
    const words = sayNudge(nudge.kind, nudge.evidence)
    return words === null ? [] : [{ nudgeId: nudge.nudgeId, accountId: nudge.accountId ?? '', words }]
  })
  return {
    type: 'nudges',
    items,
    more: added.length - items.length,
    snoozeDays: model.coaching.snoozeWorkingDays,
    notice: settings.hasQuietHours ? null : DEMONSTRATION_NOTICE,
  }
}

const sayHeld = ({ candidate, why }: HeldBack) => ({
  kind: candidate.kind,
  accountId: candidate.accountId,
  reason: candidate.reason,
  personId: candidate.personId,
  why,
})

const sayCandidate = (candidate: Candidate) => ({
  kind: candidate.kind,
  accountId: candidate.accountId,
  reason: candidate.reason,
  headline: sayNudge(candidate.kind, candidate.evidence)?.headline ?? candidate.kind,
})

/** Two runs that can be compared: the given or newest one, and the one before it that is not about a later day. */
async function runsToCompare(
  runs: RunStore,
  run: ScoringRun | null,
): Promise<readonly [ScoringRun, ScoringRun] | null> {
  const newest = await runs.lastCompleted(2)
  const after = run ?? newest[0]
  const before = newest.find(each => each.runId !== after?.runId)
  if (after === undefined || before === undefined || after.asOf < before.asOf) return null
  return [before, after]
}

async function countTier1(runs: RunStore, runId: string): Promise<number> {
  let count = 0
  let after: string | undefined
  for (;;) {
    const page = await runs.tiers(runId, { limit: TIER_PAGE, ...(after === undefined ? {} : { after }) })
    count += page.filter(row => row.tier === '1a' || row.tier === '1b').length
    after = page.at(-1)?.accountId
    if (after === undefined || page.length < TIER_PAGE) return count
  }
}
const TIER_PAGE = 500

/** One coaching round: what the last two runs changed, to whom it matters, and what policy lets through. */
export async function coachRound(
  ports: RoundPorts,
  { at, model, settings, isDryRun, run }: RoundRequest,
): Promise<RoundResult> {
  const pair = await runsToCompare(ports.runs, run)
  if (pair === null) return { asOf: null, tierChanges: [], messages: [], heldBack: [], isDryRun }
  const [before, after] = pair
  const { moves, movements } = await readTierMovements(ports, before, after, {
    tier1Count: await countTier1(ports.runs, after.runId),
  })
  const candidates = findNudges({ tierMovements: movements })
  const personIds = [...new Set(candidates.map(candidate => candidate.personId))]
  const rule = { hasQuietHours: settings.hasQuietHours, rules: model.coaching }
  if (!isDryRun) await closeOutdated(ports.coaching, candidates, personIds, at, model.coaching)
  const decision = decide({
    candidates,
    recipients: await readRecipients(ports, personIds, at, rule),
    history: await readHistory(ports.coaching, personIds, at, model.coaching),
    at: at.getTime(),
    rules: model.coaching,
  })
  // A dry run shows what a round would say, switched on or not.
  const isHeld = !settings.isSwitchedOn && !isDryRun
  const messages: RoundMessage[] = []
  const heldBack = decision.heldBack.map(sayHeld)
  for (const planned of decision.messages) {
    const all = [...planned.shown, ...planned.more]
    if (isHeld) {
      heldBack.push(
        ...all.map(candidate =>
          sayHeld({ candidate, why: 'sales operations has not switched messages on yet' }),
        ),
      )
      continue
    }
    const message = {
      personId: planned.personId,
      dueAt: new Date(planned.dueAt).toISOString(),
      nudges: all.map(sayCandidate),
    }
    if (isDryRun || (await queue(planned.personId, new Date(planned.dueAt), all))) messages.push(message)
    else heldBack.push(...all.map(candidate => sayHeld({ candidate, why: 'the same item is open already' })))
  }
  return { asOf: after.asOf, tierChanges: moves.map(changeOf), messages, heldBack, isDryRun }

  async function queue(personId: string, dueAt: Date, nudges: readonly Candidate[]): Promise<boolean> {
    const queued = await ports.coaching.queue(
      {
        personId,
        key: ports.newKey(),
        dueAt,
        nudges: nudges.map(({ kind, accountId, reason, evidence }) => ({
          kind,
          accountId,
          reason,
          evidence,
          personId,
          runId: after.runId,
        })),
        content: added => contentOf(added, model, settings),
      },
      at,
    )
    return queued !== null
  }
}

/** Says snoozed nudges once more when their time has come, grouped by person, inside their hours. */
export async function wakeSnoozed(ports: RoundPorts, { at, model, settings }: RoundRequest): Promise<number> {
  if (!settings.isSwitchedOn) return 0
  const due = await ports.coaching.wakeable(at)
  const rule = { hasQuietHours: settings.hasQuietHours, rules: model.coaching }
  const recipients = await readRecipients(ports, [...new Set(due.map(nudge => nudge.personId))], at, rule)
  let queued = 0
  for (const [personId, { opensAt, unreachable, messagesToday }] of recipients) {
    if (unreachable !== null || messagesToday >= model.coaching.messagesPerDay) continue
    const again = await ports.coaching.queueAgain({
      personId,
      key: ports.newKey(),
      dueAt: new Date(opensAt),
      nudgeIds: due.filter(nudge => nudge.personId === personId).map(nudge => nudge.nudgeId),
      content: opened => contentOf(opened, model, settings),
    })
    if (again !== null) queued += 1
  }
  return queued
}

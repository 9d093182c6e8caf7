import { nudgeKind, sayNudge } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import { allOf } from '../pages.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { FactReader, NudgeRecord, Person } from '../ports/index.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'

const KIND = 'disputed-fact'
const SAID_SHOWN = 500

export interface DisputePorts extends ReactPorts {
  readonly facts: FactReader
}

/** Who keeps the facts of a nudge: the accountable lead of its account, else sales operations, who alone keep pay. Never the one who asks. */
async function keeperOf(facts: FactReader, nudge: NudgeRecord, today: string): Promise<string | null> {
  const { accountId } = nudge
  // An account's lead may not read what others are paid for.
  const isAboutPay = nudgeKind(nudge.kind)?.isAboutPay ?? true
  if (accountId !== null && !isAboutPay) {
    const people = (await readPeopleOfAccounts(facts, [accountId], today)).get(accountId)
    if (people?.leadId != null && people.leadId !== nudge.personId) return people.leadId
  }
  const operations = (await allOf(facts, 'person'))
    .map(({ row }) => row)
    .filter(
      person => person.role === 'sales_operations' && (person.leftOn === null || person.leftOn >= today),
    )
    .map(({ personId }) => personId)
    .filter(personId => personId !== nudge.personId)
    .sort()
  return operations[0] ?? null
}

const evidenceOf = (nudge: NudgeRecord, person: Person, said: string, saidOn: string) => {
  const words = sayNudge(nudge.kind, nudge.evidence)
  return {
    saidBy: person.name,
    saidOn,
    said: said.slice(0, SAID_SHOWN),
    headline: words?.headline ?? nudge.kind,
    basis: words?.evidence ?? [],
  }
}

/**
 * Withdraws a nudge everywhere, because its reader knows better, and brings what they wrote to whoever keeps the fact.
 * While that is checked, nobody hears of it.
 */
export async function disputeNudge(
  ports: DisputePorts,
  { slackUserId, nudgeId, said }: Pressed & { readonly said: string },
): Promise<ReactionOutcome> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const { nudge, person } = own
  const at = ports.now()
  const isNew = await ports.coaching.react(
    { nudgeId, personId: nudge.personId, reaction: 'wrong', why: said.slice(0, SAID_SHOWN), at },
    { state: 'withdrawn', snoozedUntil: null },
  )
  if (!isNew) return { kind: 'already' }
  const sameElsewhere = (await ports.coaching.pending()).filter(
    other =>
      other.kind === nudge.kind && other.accountId === nudge.accountId && other.reason === nudge.reason,
  )
  if (sameElsewhere.length > 0)
    await ports.coaching.close(
      sameElsewhere.map(other => other.nudgeId),
      'withdrawn',
    )
  const today = localDate(at, person.timeZone ?? 'UTC')
  const keeper = await keeperOf(ports.facts, nudge, today)
  if (keeper === null) return { kind: 'disputed', toldTo: null }
  await ports.coaching.keep(
    [
      {
        kind: KIND,
        accountId: nudge.accountId,
        reason: nudgeId,
        personId: keeper,
        runId: nudge.runId,
        evidence: evidenceOf(nudge, person, said, today),
      },
    ],
    at,
  )
  return { kind: 'disputed', toldTo: (await ports.directory.person(keeper))?.name ?? null }
}

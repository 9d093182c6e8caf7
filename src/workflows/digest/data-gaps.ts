import { type DataGapsDigest, plural, sayDate } from '../../coaching/index.ts'
import { allOf, pagesOf } from '../pages.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { CoachingStore, Directory, FactReader, Person } from '../ports/index.ts'

export interface DataGapPorts {
  readonly facts: FactReader
  readonly coaching: Pick<CoachingStore, 'pending'>
  readonly directory: Pick<Directory, 'unmatchedMembers' | 'slackUserOf'>
}

type Gap = DataGapsDigest['gaps'][number]

const DAY_MS = 86_400_000
/** Facts that are older than this make every message about them old. */
const STALE_AFTER_DAYS = 7
/** A question that nobody answered for so long is stuck. */
const UNANSWERED_AFTER_DAYS = 14
const EXAMPLES = 5

async function unmatched({ directory, facts }: DataGapPorts, today: string): Promise<readonly Gap[]> {
  const members = (await directory.unmatchedMembers()).filter(each => !each.isGuest && !each.isDeactivated)
  const people: Person[] = []
  const silent: Person[] = []
  for (const { row } of await allOf(facts, 'person')) {
    if ((row.leftOn !== null && row.leftOn < today) || row.role === 'other') continue
    // Somebody matched by hand is reached without an address.
    const member = await directory.slackUserOf(row.personId)
    if (row.email === null && member === null) people.push(row)
    else if (member === null || member.isDeactivated) silent.push(row)
  }
  return [
    ...(members.length === 0
      ? []
      : [
          {
            text: `${plural(members.length, 'member')} of Slack matched with nobody in the people data`,
            help: 'Put their address into people.csv, or match them by hand on the Home tab.',
            examples: [],
          },
        ]),
    ...(people.length === 0
      ? []
      : [
          {
            text: `${plural(people.length, 'person', 'people')} without an e-mail address, so nothing can reach them`,
            help: 'Put their address into people.csv and import it.',
            examples: people.slice(0, EXAMPLES).map(({ name }) => name),
          },
        ]),
    ...(silent.length === 0
      ? []
      : [
          {
            text: `${plural(silent.length, 'person', 'people')} whose address has no active account in Slack, so nothing can reach them`,
            help: 'Invite them, match them by hand on the Home tab, or put their last day into people.csv.',
            examples: silent.slice(0, EXAMPLES).map(({ name }) => name),
          },
        ]),
  ]
}

/** Accounts of which nobody can be told anything: no lead, no SAM, and nobody above who was ever there. */
async function ownerless({ facts }: DataGapPorts, today: string): Promise<readonly Gap[]> {
  const names: string[] = []
  let accounts = 0
  for await (const page of pagesOf(facts, 'account', today)) {
    accounts += page.length
    const people = await readPeopleOfAccounts(
      facts,
      page.map(({ row }) => row.accountId),
      today,
    )
    for (const { row } of page) {
      const own = people.get(row.accountId)
      if (own === undefined || Object.values(own).every(personId => personId === null)) names.push(row.name)
    }
  }
  // Where nobody is assigned to anything, the assignments are still to be imported.
  if (names.length === 0 || names.length === accounts) return []
  return [
    {
      text: `${names.length} of ${plural(accounts, 'account')} without a lead, a SAM or a manager, so nobody hears what is found there`,
      help: 'Name who is accountable in coverage-assignments.csv, or the manager in people.csv.',
      examples: names.slice(0, EXAMPLES),
    },
  ]
}

async function staleImport({ facts }: DataGapPorts, at: Date): Promise<readonly Gap[]> {
  const finishedAt = (await facts.lastImport())?.finishedAt ?? null
  if (finishedAt === null) return []
  const days = Math.floor((at.getTime() - finishedAt.getTime()) / DAY_MS)
  if (days <= STALE_AFTER_DAYS) return []
  return [
    {
      text: `The last import is ${plural(days, 'day')} old (${sayDate(finishedAt.toISOString().slice(0, 10))})`,
      help: 'Import a newer export; messages speak of what was known then.',
      examples: [],
    },
  ]
}

async function unknownRoles({ facts }: DataGapPorts, today: string): Promise<readonly Gap[]> {
  let all = 0
  let unknown = 0
  for await (const page of pagesOf(facts, 'contact'))
    for (const { row } of page) {
      if (row.leftOn !== null && row.leftOn < today) continue
      all += 1
      if (row.buyerRole === null) unknown += 1
    }
  return unknown === 0
    ? []
    : [
        {
          text: `${unknown} of ${plural(all, 'contact')} without a buyer role`,
          help: 'Their accountable leads are asked little by little; an import may be faster.',
          examples: [],
        },
      ]
}

async function unanswered({ coaching }: DataGapPorts, at: Date): Promise<readonly Gap[]> {
  const old = (await coaching.pending()).filter(
    nudge =>
      (nudge.kind === 'open-question' || nudge.kind === 'win-loss-question') &&
      nudge.state !== 'waiting' &&
      at.getTime() - nudge.createdAt.getTime() > UNANSWERED_AFTER_DAYS * DAY_MS,
  )
  return old.length === 0
    ? []
    : [
        {
          text: `${plural(old.length, 'question')} to ${plural(new Set(old.map(({ personId }) => personId)).size, 'person', 'people')} unanswered for more than ${UNANSWERED_AFTER_DAYS} days`,
          help: 'Ask whether somebody else knows, or import the answers.',
          examples: [],
        },
      ]
}

/** What is missing in the data now; null where nothing is. */
export async function readDataGaps(ports: DataGapPorts, at: Date): Promise<DataGapsDigest | null> {
  const today = at.toISOString().slice(0, 10)
  const gaps = [
    ...(await unmatched(ports, today)),
    ...(await ownerless(ports, today)),
    ...(await staleImport(ports, at)),
    ...(await unknownRoles(ports, today)),
    ...(await unanswered(ports, at)),
  ]
  return gaps.length === 0 ? null : { asOf: today, gaps }
}

import type { Recipient } from '../../coaching/index.ts'
import { localDate, nextOpen } from '../../schedule/index.ts'
import type {
  CoachingHistory,
  CoachingWishes,
  Departure,
  Directory,
  MuteRecord,
  PreferenceRecord,
} from '../ports/index.ts'
import { type HoursRule, isAwayNow, workingHoursOf } from './hours.ts'

const DAY_MS = 86_400_000
const WEEK_DAYS = 7

export interface RecipientPorts {
  readonly directory: Pick<
    Directory,
    'person' | 'slackUserOf' | 'accountsCoveredBy' | 'managersOf' | 'reportsOf'
  >
  readonly coaching: CoachingHistory & CoachingWishes
}

async function unreachableReason(
  directory: RecipientPorts['directory'],
  personId: string,
  today: string,
): Promise<string | null> {
  const person = await directory.person(personId)
  if (person === null) return 'the person is not in the people data'
  if (person.leftOn !== null && person.leftOn < today) return 'the person has left'
  const member = await directory.slackUserOf(personId)
  if (member === null) return 'the person has no account in Slack that matches by e-mail'
  if (member.isDeactivated) return 'the Slack account is deactivated'
  return member.isGuest ? 'guests get no messages' : null
}

/** Who takes what can't wait: the one that was named, where both serve the account, else the manager. */
async function standInOf(
  directory: RecipientPorts['directory'],
  personId: string,
  wish: PreferenceRecord | null,
  today: string,
): Promise<Recipient['standIn']> {
  const own = await directory.accountsCoveredBy([personId], today)
  const managers = await directory.managersOf(personId)
  const named = wish?.standInId ?? null
  if (named !== null && !managers.includes(named)) {
    const theirs = new Set(await directory.accountsCoveredBy([named], today))
    return { personId: named, accountIds: new Set(own.filter(accountId => theirs.has(accountId))) }
  }
  const manager = named ?? managers[0]
  return manager === undefined ? null : { personId: manager, accountIds: new Set(own) }
}

/** Messages are counted on the local day on which they leave; one that is late leaves now at the earliest. */
function countsOn(departures: readonly Departure[], at: Date, opensAt: Date, zone: string) {
  const day = localDate(opensAt, zone)
  const weekBegins = localDate(new Date(opensAt.getTime() - (WEEK_DAYS - 1) * DAY_MS), zone)
  const days = departures.map(({ at: leaves, isSent }) =>
    localDate(isSent || leaves > at ? leaves : at, zone),
  )
  return {
    messagesThatDay: days.filter(each => each === day).length,
    messagesThatWeek: days.filter(each => each >= weekBegins).length,
  }
}

const ownMutes = (mutes: readonly MuteRecord[], personId: string) =>
  mutes
    .filter(mute => mute.personId === personId)
    .map(({ kind, accountId, until }) => ({ kind, accountId, until: until.getTime() }))

/** What policy must know of everyone whom a round could write to, and of those who stand in for them. */
export async function readRecipients(
  ports: RecipientPorts,
  personIds: readonly string[],
  at: Date,
  rule: HoursRule,
): Promise<ReadonlyMap<string, Recipient>> {
  const found = new Map<string, Recipient>()
  let missing = personIds
  while (missing.length > 0) {
    for (const [personId, recipient] of await readSome(ports, missing, at, rule))
      found.set(personId, recipient)
    missing = [...found.values()].flatMap(({ standIn }) =>
      standIn === null || found.has(standIn.personId) ? [] : [standIn.personId],
    )
  }
  return found
}

async function readSome(
  { directory, coaching }: RecipientPorts,
  personIds: readonly string[],
  at: Date,
  rule: HoursRule,
): Promise<ReadonlyMap<string, Recipient>> {
  const weekAgo = new Date(at.getTime() - (WEEK_DAYS + 1) * DAY_MS)
  const departures = await coaching.departuresSince(personIds, weekAgo)
  const mutes = await coaching.mutesOf(personIds, at)
  const wishes = new Map((await coaching.preferencesOf(personIds)).map(wish => [wish.personId, wish]))
  const found = new Map<string, Recipient>()
  for (const personId of new Set(personIds)) {
    const wish = wishes.get(personId) ?? null
    const hours = await workingHoursOf({ directory, coaching }, personId, rule)
    const today = localDate(at, hours.zone)
    const opensAt = nextOpen(at, hours)
    const isAway = isAwayNow(wish, at, hours)
    found.set(personId, {
      personId,
      unreachable: await unreachableReason(directory, personId, today),
      opensAt: opensAt.getTime(),
      ...countsOn(
        departures.filter(each => each.personId === personId),
        at,
        opensAt,
        hours.zone,
      ),
      mostPerWeek: wish?.messagesPerWeek ?? null,
      mutes: ownMutes(mutes, personId),
      isAway,
      standIn: isAway ? await standInOf(directory, personId, wish, today) : null,
    })
  }
  return found
}

import { nudgeKinds } from '../../coaching/index.ts'
import { findByName, type Named, type NameMatch, normaliseName } from '../names.ts'
import type { CoachingStore, MuteRecord, Person } from '../ports/index.ts'
import { readWishes } from '../wishes/index.ts'
import { chooseAccount } from './account-scope.ts'
import { holdsNumber, type MuteReading, readMute } from './mute-words.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

export interface MutePorts extends AnswerPorts {
  readonly coaching: Pick<CoachingStore, 'mute' | 'endMute' | 'mutesOf' | 'preferencesOf'>
}

/** A choice that keeps the days. */
export interface Muteable extends Named {
  readonly days: number
}

export type MuteAnswer =
  | NoAnswer
  /** Nothing was named: what is quiet now. */
  | { readonly kind: 'mutes'; readonly person: Person; readonly mutes: readonly MuteRecord[] }
  | { readonly kind: 'muted'; readonly what: string; readonly until: Date; readonly zone: string }
  | { readonly kind: 'heard_again'; readonly what: string }
  | { readonly kind: 'several'; readonly matches: readonly Muteable[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Muteable[] }
  | { readonly kind: 'too_long'; readonly most: number }

const DAY_MS = 86_400_000
const MOST_DAYS = 90
const EVERYTHING: Named = { id: 'all', name: 'everything' }

/** What may be muted by name: a kind of nudge, or everything. */
const kinds: readonly Named[] = [EVERYTHING, ...nudgeKinds.map(({ id, title }) => ({ id, name: title }))]

const isKind = ({ id }: Named) => kinds.some(kind => kind.id === id)

const nameOf = (match: NameMatch) =>
  match.kind === 'one' ? [match.match] : match.kind === 'several' ? match.matches : match.nearest

/** What a name may mean: a kind of message goes before an account. */
async function matchesOf(ports: AnswerPorts, person: Person, { typed, days }: MuteReading) {
  const withDays = (each: Named): Muteable => ({ ...each, days })
  const byKind = findByName(typed, kinds)
  if (byKind.kind === 'one') return { meant: [withDays(byKind.match)], nearest: [] }
  const byAccount = await chooseAccount(ports, person, typed)
  if (byAccount.kind === 'one') return { meant: [withDays(byAccount.match)], nearest: [] }
  const both = [byKind, byAccount]
  const of = (kind: NameMatch['kind']) =>
    both.flatMap(each => (each.kind === kind ? nameOf(each) : [])).map(withDays)
  return { meant: of('several'), nearest: of('none') }
}

/** What is meant by the words, over all readings of them; the longer name goes first. */
async function meantBy(ports: AnswerPorts, person: Person, readings: readonly MuteReading[]) {
  const found = await Promise.all(
    readings.map(async reading => ({ reading, ...(await matchesOf(ports, person, reading)) })),
  )
  const named = found.flatMap(({ reading, meant }) =>
    reading.holds === null ? [] : meant.filter(({ name }) => holdsNumber(name, reading)),
  )
  const plain = found.at(-1)
  const isExact = ({ name }: Named) => normaliseName(name) === normaliseName(plain?.reading.typed ?? '')
  // A name with the number in it is meant, unless another one is called exactly what stands before the number.
  const meant =
    named.length === 0 ? (plain?.meant ?? []) : [...named, ...(plain?.meant.filter(isExact) ?? [])]
  return { meant, nearest: plain?.nearest ?? [] }
}

/** Answers `/coach mute [account or kind] [days]`: the asker's own messages only; 0 days ends it. */
export async function answerMute(
  ports: MutePorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<MuteAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const now = ports.now()
  const readings = readMute(asked.text)
  const typed = readings.at(-1)?.typed ?? ''
  if (typed === '') {
    const { mutes } = await readWishes(ports.coaching, person.personId, now)
    return { kind: 'mutes', person, mutes }
  }
  const { meant, nearest } = await meantBy(ports, person, readings)
  const [match, ...others] = meant
  if (match === undefined) return { kind: 'none', typed, nearest }
  if (meant.every(({ days }) => days > MOST_DAYS)) return { kind: 'too_long', most: MOST_DAYS }
  if (others.length > 0) return { kind: 'several', matches: meant }
  const { days } = match
  const mute = {
    personId: person.personId,
    kind: isKind(match) && match.id !== EVERYTHING.id ? match.id : null,
    accountId: isKind(match) ? null : match.id,
  }
  if (days === 0) {
    await ports.coaching.endMute(mute, now)
    return { kind: 'heard_again', what: match.name }
  }
  const until = new Date(now.getTime() + days * DAY_MS)
  await ports.coaching.mute({ ...mute, until })
  return { kind: 'muted', what: match.name, until, zone: person.timeZone ?? 'UTC' }
}

import { nudgeKinds } from '../../coaching/index.ts'
import { findByName, type Named } from '../names.ts'
import type { CoachingStore, MuteRecord, Person } from '../ports/index.ts'
import { readWishes } from '../wishes/index.ts'
import { chooseAccount } from './account-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

export interface MutePorts extends AnswerPorts {
  readonly coaching: Pick<CoachingStore, 'mute' | 'endMute' | 'mutesOf' | 'preferencesOf'>
}

export type MuteAnswer =
  | NoAnswer
  /** Nothing was named: what is quiet now. */
  | { readonly kind: 'mutes'; readonly person: Person; readonly mutes: readonly MuteRecord[] }
  | { readonly kind: 'muted'; readonly what: string; readonly until: Date; readonly zone: string }
  | { readonly kind: 'heard_again'; readonly what: string }
  /** The days behind the name, for a choice that keeps them. */
  | { readonly kind: 'several'; readonly matches: readonly Named[]; readonly days: number }
  | {
      readonly kind: 'none'
      readonly typed: string
      readonly nearest: readonly Named[]
      readonly days: number
    }
  | { readonly kind: 'too_long'; readonly most: number }

const DAY_MS = 86_400_000
const DEFAULT_DAYS = 7
const MOST_DAYS = 90
const EVERYTHING: Named = { id: 'all', name: 'everything' }

/** What may be muted by name: a kind of nudge, or everything. */
const kinds: readonly Named[] = [EVERYTHING, ...nudgeKinds.map(({ id, title }) => ({ id, name: title }))]

/** `Lakeside 14` is an account and a number of days. */
function readMute(text: string): { readonly typed: string; readonly days: number } {
  const [, typed = '', days] = /^(.*?)(?:\s+(\d+)(?:\s*days?)?)?$/s.exec(text.trim()) ?? []
  return { typed: typed.trim(), days: days === undefined ? DEFAULT_DAYS : Number(days) }
}

const isKind = ({ id }: Named) => kinds.some(kind => kind.id === id)

/** Answers `/coach mute [account or kind] [days]`: the asker's own messages only; 0 days ends it. */
export async function answerMute(
  ports: MutePorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<MuteAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const now = ports.now()
  const { typed, days } = readMute(asked.text)
  if (typed === '') {
    const { mutes } = await readWishes(ports.coaching, person.personId, now)
    return { kind: 'mutes', person, mutes }
  }
  if (days > MOST_DAYS) return { kind: 'too_long', most: MOST_DAYS }
  const byKind = findByName(typed, kinds)
  const choice = byKind.kind === 'one' ? byKind : await chooseAccount(ports, person, typed)
  if (choice.kind !== 'one') {
    const both = [byKind, choice]
    const matches = both.flatMap(each => (each.kind === 'several' ? each.matches : []))
    if (matches.length > 0) return { kind: 'several', matches, days }
    const nearest = both.flatMap(each => (each.kind === 'none' ? each.nearest : []))
    return { kind: 'none', typed, nearest, days }
  }
  const { match } = choice
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

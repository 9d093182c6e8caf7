import { localDate } from '../../schedule/index.ts'
import { mayReadAccount } from '../access.ts'
import { accountsInScope } from '../answers/account-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from '../answers/ports.ts'
import type { Person } from '../ports/index.ts'
import { type Account, guessAccount } from './guess-account.ts'

/** A message of Slack that somebody wants to keep something of. */
export interface MessageSeen {
  readonly channel: string
  readonly ts: string
  readonly text: string
}

export interface AboutMessage {
  readonly kind: 'about_message'
  readonly person: Person
  /** The accounts that the person may see, by name. */
  readonly accounts: readonly Account[]
  readonly guess: string | null
  /** Day of the message, and today, where the person is. */
  readonly on: string
  readonly today: string
}

/** Which account a message may be about, for the person to confirm. */
export async function readAboutMessage(
  ports: AnswerPorts,
  slackUserId: string,
  { channel, ts, text }: MessageSeen,
): Promise<AboutMessage | NoAnswer> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayReadAccount(person, { coversAccount: true, teamCoversAccount: true })
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const accounts = await accountsInScope(ports, person)
  const zone = person.timeZone ?? 'UTC'
  return {
    kind: 'about_message',
    person,
    accounts: accounts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    guess: guessAccount(
      accounts,
      { channel, text },
      {
        channels: await ports.checkIns.channels(),
        mappings: await ports.checkIns.mappings(),
        prefixes: ports.model.coaching.checkIn.channelPrefixes,
      },
    ),
    on: localDate(new Date(Number(ts) * 1_000), zone),
    today: localDate(ports.now(), zone),
  }
}

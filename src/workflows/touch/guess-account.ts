import { channelsByName } from '../check-in/account-channel.ts'
import { normaliseName } from '../names.ts'
import type { ChannelMapping, ChannelRecord } from '../ports/index.ts'

export interface Account {
  readonly accountId: string
  readonly name: string
}

export interface GuessFacts {
  readonly channels: readonly ChannelRecord[]
  readonly mappings: readonly ChannelMapping[]
  readonly prefixes: readonly string[]
}

const padded = (text: string) => ` ${normaliseName(text)} `

/**
 * The account that a message is likely about: the one whose channel it stands in, else the one that it names alone. A
 * guess to be confirmed; null where several fit, or none.
 */
export function guessAccount(
  accounts: readonly Account[],
  message: { readonly channel: string; readonly text: string },
  { channels, mappings, prefixes }: GuessFacts,
): string | null {
  const mapped = mappings.filter(({ channelId }) => channelId === message.channel)
  const own = mapped.filter(({ accountId }) => accounts.some(each => each.accountId === accountId))
  if (mapped.length > 0) return own.length === 1 ? (own[0]?.accountId ?? null) : null
  const byName = channelsByName(accounts, channels, prefixes)
  const [inChannel] = [...byName].filter(([, { channelId }]) => channelId === message.channel)
  if (inChannel !== undefined) return inChannel[0]
  const words = padded(message.text)
  const named = accounts.filter(({ name }) => normaliseName(name) !== '' && words.includes(padded(name)))
  // “Acme Rail” is named where “Acme” is read too.
  const whole = named.filter(
    one => !named.some(other => other !== one && padded(other.name).includes(padded(one.name))),
  )
  return whole.length === 1 ? (whole[0]?.accountId ?? null) : null
}

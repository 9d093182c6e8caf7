import { normaliseName } from '../names.ts'
import type { ChannelMapping, ChannelRecord, CheckInStore, Directory } from '../ports/index.ts'

/** The channel of an account, or why check-ins can't go there, with what to do. */
export type AccountChannel =
  | { readonly kind: 'open'; readonly channelId: string; readonly name: string }
  | { readonly kind: 'closed'; readonly why: string }

export interface Account {
  readonly accountId: string
  readonly name: string
}

const slugOf = (name: string) => normaliseName(name).replaceAll(' ', '-')

/** What an account's channel is called where nobody has said otherwise. */
export const channelNameOf = (name: string, prefixes: readonly string[]) =>
  `${prefixes[0] ?? ''}${slugOf(name)}`

/** True for channels that the name rule could mean. */
export const hasPrefix = (channelName: string, prefixes: readonly string[]) =>
  prefixes.some(prefix => channelName.startsWith(prefix) && channelName.length > prefix.length)

/**
 * Accounts by channel, by the name rule: a prefix and the account's name, or its first words where no other account
 * begins with them. Where two channels fit one account, neither is meant.
 */
export function channelsByName(
  accounts: readonly Account[],
  channels: readonly ChannelRecord[],
  prefixes: readonly string[],
): ReadonlyMap<string, ChannelRecord> {
  const slugs = accounts.map(({ accountId, name }) => ({ accountId, slug: slugOf(name) }))
  const found = new Map<string, ChannelRecord[]>()
  for (const channel of channels) {
    const prefix = prefixes.find(each => hasPrefix(channel.name, [each]))
    if (prefix === undefined) continue
    const wanted = channel.name.slice(prefix.length)
    const exact = slugs.filter(({ slug }) => slug === wanted)
    const meant = exact.length > 0 ? exact : slugs.filter(({ slug }) => slug.startsWith(`${wanted}-`))
    const [only, ...others] = meant
    if (only === undefined || others.length > 0) continue
    found.set(only.accountId, [...(found.get(only.accountId) ?? []), channel])
  }
  return new Map(
    [...found].flatMap(([id, fitting]) => {
      // One that is archived stands back for the one that took its place.
      const live = fitting.filter(({ isArchived }) => !isArchived)
      const [only, ...others] = live.length > 0 ? live : fitting
      return only && others.length === 0 ? [[id, only]] : []
    }),
  )
}

const name = ({ name: channelName }: ChannelRecord) => `#${channelName}`

function whyClosed(channel: ChannelRecord): string | null {
  if (channel.isArchived)
    return `${name(channel)} is archived. Type /coach channel in the one that took its place.`
  if (channel.isShared)
    return `${name(channel)} is shared with another organisation, so nothing about the plan is written there.`
  if (!channel.isMember) return `I am not in ${name(channel)} yet. Type /invite @Plumbline there.`
  if (channel.hasGuests)
    return `There are guests in ${name(channel)}, so nothing about the plan is written there.`
  return null
}

/** Stands in for a person where the name rule found the channel that a card went to: it stays theirs when it is renamed. */
export const NAME_RULE = 'name rule'

export interface ChannelBook {
  readonly channels: readonly ChannelRecord[]
  readonly mappings: readonly ChannelMapping[]
  readonly prefixes: readonly string[]
}

/** Which channel each account's check-ins go to: the one that somebody named, else the one that the name rule finds. */
export function accountChannels(
  accounts: readonly Account[],
  { channels, mappings, prefixes }: ChannelBook,
): ReadonlyMap<string, AccountChannel> {
  const byName = channelsByName(accounts, channels, prefixes)
  const byId = new Map(channels.map(channel => [channel.channelId, channel]))
  const owners = new Map([...byName].map(([accountId, { channelId }]) => [channelId, accountId]))
  /** What the name rule once found yields where the channel is gone, or is called after another account now. */
  const isStill = ({ accountId, channelId, mappedBy }: ChannelMapping) => {
    if (mappedBy !== NAME_RULE) return true
    const channel = byId.get(channelId)
    return channel?.isArchived === false && (owners.get(channelId) ?? accountId) === accountId
  }
  const named = new Map(mappings.filter(isStill).map(({ accountId, channelId }) => [accountId, channelId]))
  return new Map(
    accounts.map(({ accountId, name: accountName }): [string, AccountChannel] => {
      const wanted = named.get(accountId)
      const channel = wanted === undefined ? byName.get(accountId) : byId.get(wanted)
      if (channel === undefined) {
        const why =
          wanted === undefined
            ? `No channel belongs to this account yet. Make #${channelNameOf(accountName, prefixes)}, or type /coach channel in the one that you have; then type /invite @Plumbline there.`
            : 'I can’t see the channel of this account: it is private, or gone. Type /invite @Plumbline there, or /coach channel in another one.'
        return [accountId, { kind: 'closed', why }]
      }
      const why = whyClosed(channel)
      return [
        accountId,
        why === null
          ? { kind: 'open', channelId: channel.channelId, name: channel.name }
          : { kind: 'closed', why },
      ]
    }),
  )
}

export interface ChannelPorts {
  readonly checkIns: Pick<CheckInStore, 'channels' | 'mappings'>
  readonly directory: Pick<Directory, 'accountNames'>
}

/** The channels of all accounts: a name is one account's alone only where no other account fits it, governed or not. */
export async function readAccountChannels(
  { checkIns, directory }: ChannelPorts,
  prefixes: readonly string[],
): Promise<ReadonlyMap<string, AccountChannel>> {
  return accountChannels(await directory.accountNames(), {
    channels: await checkIns.channels(),
    mappings: await checkIns.mappings(),
    prefixes,
  })
}

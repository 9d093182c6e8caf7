import { readChannels, type SlackApp } from '../slack/index.ts'
import { hasPrefix } from '../workflows/check-in/account-channel.ts'
import { askForCheckIns } from '../workflows/check-in/ask.ts'
import type { Installation } from './installation.ts'
import { roundPorts } from './jobs.ts'

/** Looks at the channels of accounts as they are now, and puts the cards of check-ins that are due into them. */
export async function keepCheckIns(installation: Installation, client: SlackApp['client']): Promise<number> {
  const { now, model, settings, store } = installation
  const { checkIns, directory, writer } = store.bulk
  const { channelPrefixes } = model.coaching.checkIn
  const mapped = new Set((await checkIns.mappings()).map(({ channelId }) => channelId))
  const channels = await readChannels(
    client,
    ids => directory.members(ids),
    ({ channelId, name }) => mapped.has(channelId) || hasPrefix(name, channelPrefixes),
  )
  const at = now()
  await checkIns.saveChannels(channels, at)
  const ports = { ...roundPorts(installation), checkIns, writer }
  return askForCheckIns(ports, { at, model, settings: await settings() })
}

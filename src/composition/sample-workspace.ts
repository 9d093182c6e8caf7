import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkspaceInput } from '../sandbox/index.ts'
import { channelNameOf } from '../workflows/check-in/account-channel.ts'
import { allOf } from '../workflows/pages.ts'
import type { Installation } from './installation.ts'

/** The sandbox is on this machine only, so its tokens are no secret. */
export const sandboxTokens = { bot: 'xoxb-sandbox', app: 'xapp-sandbox' } as const
const FALLBACK_ZONE = 'Etc/UTC'

/** The folder with samples/ and manifests/, from the source as from the build. */
export const projectFolder = join(import.meta.dirname, '../..')

const shortName = (name: string, personId: string) =>
  `${name}.${personId}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .slice(0, 80)

function roleTitle(role: string): string {
  if (role === 'sam') return 'Strategic account manager (SAM)'
  return role.replaceAll('_', ' ').replace(/^./, letter => letter.toUpperCase())
}

/** The same person is the same member at every start, whoever comes or goes: kept conversations hold these ids. */
const memberId = (personId: string) =>
  `U${createHash('sha256').update(personId).digest('hex').slice(0, 10).toUpperCase()}`

/** Account channels of the sample: the last one is shared with the customer, so the bot never writes there. */
async function accountChannelsOf(installation: Installation): Promise<WorkspaceInput['channels']> {
  const facts = installation.store.bulk.reader
  const prefixes = installation.model.coaching.checkIn.channelPrefixes
  const plans = (await allOf(facts, 'accountPlan')).map(({ row }) => row).slice(0, ACCOUNT_CHANNELS)
  const accountIds = plans.map(({ accountId }) => accountId)
  const names = new Map((await facts.byId('account', accountIds)).map(({ row }) => [row.accountId, row.name]))
  const assigned = (await facts.rowsBy('coverageAssignment', 'accountId', accountIds)).map(({ row }) => row)
  const present = new Set(
    (await allOf(facts, 'person')).flatMap(({ row }) =>
      row.leftOn === null && row.email !== null ? [row.personId] : [],
    ),
  )
  return plans.map(({ accountId, samId }, index) => {
    const team = assigned.filter(row => row.accountId === accountId).map(({ personId }) => personId)
    const members = [...new Set([...(samId === null ? [] : [samId]), ...team])].filter(id => present.has(id))
    const id = createHash('sha256').update(accountId).digest('hex').slice(0, 9).toUpperCase()
    return {
      id: `C${id}`,
      name: channelNameOf(names.get(accountId) ?? accountId, prefixes),
      is_ext_shared: index === ACCOUNT_CHANNELS - 1,
      members: [...members.map(memberId), 'app'],
    }
  })
}
const ACCOUNT_CHANNELS = 3

/** Everyone of the sample as a member of the workspace. */
export async function workspaceOfPeople(installation: Installation): Promise<WorkspaceInput> {
  const people = (await allOf(installation.store.bulk.reader, 'person')).map(({ row }) => row)
  const manifest = JSON.parse(
    await readFile(join(projectFolder, 'manifests/socket-mode.json'), 'utf8'),
  ) as Record<string, unknown>
  return {
    team: { name: 'CleanMe (demonstration)', domain: 'cleanme' },
    people: people
      .filter(person => person.email !== null)
      .map(person => ({
        id: memberId(person.personId),
        name: shortName(person.name, person.personId),
        real_name: person.name,
        email: person.email ?? '',
        title: person.role === 'other' ? roleTitle(person.function ?? 'colleague') : roleTitle(person.role),
        tz: person.timeZone ?? FALLBACK_ZONE,
        deleted: person.leftOn !== null,
      })),
    channels: [
      { name: 'general', is_general: true, members: [] },
      ...((await accountChannelsOf(installation)) ?? []),
    ],
    app: { name: 'Plumbline', bot_token: sandboxTokens.bot, app_token: sandboxTokens.app },
    manifest,
  }
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkspaceInput } from '../sandbox/index.ts'
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
    channels: [{ name: 'general', is_general: true, members: [] }],
    app: { name: 'Plumbline', bot_token: sandboxTokens.bot, app_token: sandboxTokens.app },
    manifest,
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedData } from '../support/shared-data.ts'

/** A payload as Slack sends it: JSON, or a form whose `payload` is JSON, or a form. */
export interface Seed {
  readonly name: string
  readonly encoding: 'json' | 'payload' | 'form'
  readonly body: unknown
  readonly isOwn: boolean
}

const captures = join(import.meta.dirname, '../fixtures/slack-captures')
const encodings = ['json', 'payload', 'form'] as const

const jsonIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => ({ name, body: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))

/** Our own captures, and the public shapes of Slack where they are there. */
export function seeds(): readonly Seed[] {
  const own = jsonIn(captures).map(({ name, body }) => ({
    name,
    body,
    isOwn: true,
    encoding: encodings.find(each => name.startsWith(each)) ?? 'json',
  }))
  const slack = sharedData('slack')
  if (slack === null) return own
  const encodingOf = (name: string) => (name.startsWith('slash-commands') ? 'form' : 'payload')
  return [
    ...own,
    ...jsonIn(join(slack, 'events')).map(({ name, body }) => ({
      name,
      // Values of the public shapes are blanked; without this Bolt passes none of them on.
      body: { ...(body as object), type: 'event_callback', event_id: name },
      encoding: 'json' as const,
      isOwn: false,
    })),
    ...jsonIn(join(slack, 'app-backend')).map(seed => ({
      ...seed,
      encoding: encodingOf(seed.name) as Seed['encoding'],
      isOwn: false,
    })),
  ]
}

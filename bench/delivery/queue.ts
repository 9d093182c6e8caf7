import pg from 'pg'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { createPacer, type Pacer } from '../../src/delivery/pacer.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import type { Store } from '../../src/store/index.ts'
import type { DeliveryPorts } from '../../src/workflows/deliver.ts'
import type { Messenger } from '../../src/workflows/ports/index.ts'
import { person } from '../../test/support/fact-rows.ts'

const words = {
  headline: 'Lakeside moved',
  evidence: ['n 9'],
  play: 'Meet them',
  action: { label: 'Open coverage', kind: 'open_coverage' },
}
const content = {
  type: 'nudges',
  items: [{ nudgeId: 'N-1', accountId: 'A-1', words }],
  more: 0,
  snoozeDays: [1],
  notice: null,
}

const memberOf = (index: number) => ({
  personId: `P-${index}`,
  slackUserId: `U${String(index).padStart(9, '0')}`,
  email: `p${index}@example.com`,
})

/** People who can be written to. */
export async function addPeople({ bulk }: Store, people: number): Promise<void> {
  const members = Array.from({ length: people }, (_, index) => memberOf(index))
  const at = new Date()
  const importId = await bulk.writer.beginImport('bench', ['people'], at)
  await bulk.writer.write(
    importId,
    'person',
    members.map(({ personId, email }) => person(personId, { email })),
  )
  await bulk.writer.finishImport(importId, { accepted: people, rejected: 0 }, at)
  await bulk.directory.saveMembers(
    members.map(({ slackUserId, email }) => ({
      slackUserId,
      email,
      timeZone: null,
      isGuest: false,
      isDeactivated: false,
    })),
  )
}

const QUEUE = `
INSERT INTO outbox (workspace_id, outbox_id, key, person_id, state, due_at, content)
SELECT 'main', $1 || lpad(n::text, 9, '0'), $1 || n, 'P-' || n % $3::int, 'due',
  $4::timestamptz + n * $5::int * interval '1 millisecond', $6::json
FROM generate_series(0, $2::int - 1) AS n`

export interface Queue {
  readonly prefix: string
  readonly messages: number
  readonly people: number
  readonly from: Date
  /** Between two messages. */
  readonly everyMs: number
}

/** Messages in the outbox, to each person in turn. */
export async function queue(url: string, { prefix, messages, people, from, everyMs }: Queue): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(QUEUE, [prefix, messages, people, from, everyMs, JSON.stringify(content)])
  await client.query('ANALYZE outbox')
  await client.end()
}

/** A workspace with the same people. */
export const workspaceOf = (people: number, postsPerMinute: number): Promise<Sandbox> =>
  startSandbox({
    workspace: {
      people: Array.from({ length: people }, (_, index) => {
        const { slackUserId, email, personId } = memberOf(index)
        return {
          id: slackUserId,
          name: personId.toLowerCase().replace('-', ''),
          real_name: personId,
          email,
        }
      }),
      channels: [],
      app: { name: 'Plumbline', bot_token: sandboxTokens.bot },
      limits: { is_enforced: false, workspace_posts_per_minute: postsPerMinute },
    },
  })

/** The bot's sending side with a messenger of the caller's. */
export function portsOf({ bulk }: Store, messenger: Messenger, pacer: Pacer = createPacer()): DeliveryPorts {
  return {
    outbox: bulk.outbox,
    directory: bulk.directory,
    messenger,
    pacer,
    opensAt: async (_item, at) => at,
    isSwitchedOn: async () => true,
    isStopping: () => false,
    sleep: ms => new Promise(done => setTimeout(done, ms)),
    monotonicMs: () => performance.now(),
    now: () => bulk.outbox.now(),
  }
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

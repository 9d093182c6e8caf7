import { describe, expect, test } from 'vitest'
import { editMessages } from './edit-messages.ts'
import type { MessageEdit, NudgeRecord } from './ports/index.ts'

const nudge = (change: Partial<NudgeRecord>): NudgeRecord => ({
  nudgeId: 'N-1',
  kind: 'plan-stale',
  accountId: 'A-1',
  reason: 'plan_stale',
  personId: 'P-1',
  runId: 'R-1',
  evidence: null,
  state: 'open',
  createdAt: new Date('2026-09-30T09:00:00Z'),
  snoozedUntil: null,
  ...change,
})
const content = {
  type: 'nudges',
  items: [
    { nudgeId: 'N-1', words: {} },
    { nudgeId: 'N-2', words: {} },
  ],
}
const edit = (change: Partial<MessageEdit> = {}): MessageEdit => ({
  outboxId: 'O-1',
  editNo: 3,
  channel: 'D-1',
  ts: '1.1',
  content,
  nudges: [nudge({}), nudge({ nudgeId: 'N-2', state: 'dismissed' })],
  ...change,
})

async function edited(edits: readonly MessageEdit[], result: 'done' | 'gone' | 'later' = 'done') {
  const shown: unknown[] = []
  const marked: string[] = []
  const made = await editMessages({
    outbox: {
      edits: async () => edits,
      markEdited: async (outboxId: string, editNo: number) => void marked.push(`${outboxId} ${editNo}`),
    } as never,
    messenger: {
      updateDirect: async (channel, ts, message) => {
        shown.push([channel, ts, message])
        return result
      },
    },
    zoneOf: async () => 'America/New_York',
  })
  const outcomes = (shown[0] as [string, string, typeof content] | undefined)?.[2].items?.map(
    item => (item as { outcome?: string | null }).outcome,
  )
  return { made, marked, outcomes, shown }
}

describe('an edited message', () => {
  test('keeps what is open, and says of the rest what became of it', async () => {
    const { made, marked, outcomes, shown } = await edited([edit()])
    expect(outcomes).toEqual([null, 'Put away as not useful. Thank you for saying so.'])
    expect([made, marked, shown.length]).toEqual([1, ['O-1 3'], 1])
  })

  test.each<[string, Partial<NudgeRecord>, RegExp]>([
    [
      'the day on which it comes back, in the reader’s zone',
      { state: 'snoozed', snoozedUntil: new Date('2026-10-06T02:00:00Z') },
      /^Put aside until 5 Oct 2026/,
    ],
    ['that it is withdrawn', { state: 'withdrawn' }, /^Withdrawn/],
    ['that it is settled', { state: 'resolved' }, /^Settled/],
  ])('says %s', async (_title, change, expected) => {
    const { outcomes } = await edited([edit({ nudges: [nudge(change)] })])
    expect(outcomes?.[0]).toMatch(expected)
  })
})

test.each([
  ['an edit that Slack refuses for good is not tried again', 'gone', 0, ['O-1 3', 'O-2 3']],
  ['an edit that fails for now is left for the next time, and so are those behind it', 'later', 0, []],
] as const)('%s', async (_title, result, made, marked) => {
  expect(await edited([edit(), edit({ outboxId: 'O-2' })], result)).toMatchObject({ made, marked })
})

test('a message without items, such as a card, is shown as its content is now', async () => {
  const card = { type: 'check-in-card' }
  const { marked, shown } = await edited([edit({ content: card })])
  expect([marked, shown]).toEqual([['O-1 3'], [['D-1', '1.1', card]]])
})

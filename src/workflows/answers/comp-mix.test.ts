import { expect, test } from 'vitest'
import { answerCompMix } from './comp-mix.ts'
import type { AnswerPorts } from './ports.ts'

const plans = [
  { planId: 'C-1', name: 'Service desk managers 2026' },
  { planId: 'C-2', name: 'Account managers 2026' },
]
const people = [
  { personId: 'P-1', name: 'Bianca Rossi', role: 'account_manager', leftOn: null },
  { personId: 'P-2', name: 'Bianca Russo', role: 'account_manager', leftOn: null },
]
const paid = { personId: 'P-1', planId: 'C-1', fromOn: null, untilOn: null }

/** The asker is Bianca Rossi, who is paid by the first plan and may see no other; the run judged none. */
const ports = {
  directory: { personBySlackUser: async () => people[0] },
  now: () => new Date('2026-09-30T08:00:00Z'),
  runs: {
    lastCompleted: async () => [{ runId: 'R-1', asOf: '2026-09-30' }],
    finding: async () => null,
  },
  facts: {
    rowsBy: async (kind: string, _column: string, ids: readonly string[]) =>
      kind === 'compPlanAssignment' && ids.includes('P-1') ? [{ row: paid }] : [],
    byId: async (kind: string, ids: readonly string[]) =>
      kind === 'person'
        ? people.filter(({ personId }) => ids.includes(personId)).map(row => ({ row }))
        : plans.filter(({ planId }) => ids.includes(planId)).map(row => ({ row })),
  },
} as unknown as AnswerPorts

const ask = (text: string) => answerCompMix(ports, { slackUserId: 'U-1', text })
const own = { kind: 'unjudged', planName: 'Service desk managers 2026' }

test.each(['', 'Service desk managers 2026', 'service desk', 'c-1', 'Bianca Rossi', '@bianca'])(
  '“%s” is the own plan',
  async text => {
    expect(await ask(text)).toMatchObject(own)
  },
)

test.each(['Service account managers 2026', 'Bianca Russo', 'Service dask managers 2026'])(
  '“%s” matches nothing that the asker may see: the own plan is offered, never taken for it',
  async text => {
    const answer = await ask(text)
    expect(answer).toMatchObject({ kind: 'none', typed: text, nearest: [{ id: 'C-1' }] })
    expect(JSON.stringify(answer)).not.toContain('C-2')
  },
)

test('a name like no other has nothing near it', async () => {
  expect(await ask('Zzyzx')).toEqual({ kind: 'none', typed: 'Zzyzx', nearest: [] })
})

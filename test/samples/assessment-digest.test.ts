import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freezeForm } from '../../src/assessment/index.ts'
import { managerDigest } from '../../src/coaching/index.ts'
import { checkBlocks } from '../../src/sandbox/blocks/blocks.ts'
import { messageOf } from '../../src/slack/messages/index.ts'
import type { AssessmentAction, Wave } from '../../src/workflows/ports/index.ts'
import { playedCompany } from './rounds.ts'

const HEAD = 'P-001'
const EAST = 'P-002'
const WEST = 'P-003'
const MONDAY_NOON = '2026-10-05T16:00:00Z'

const form = freezeForm('short', [])
const shownCell = (item: string, unit: string | null, counts: readonly number[]) => ({
  unit,
  item,
  n: counts.reduce((sum, count) => sum + count, 0),
  counts: [...counts],
  level: null,
  dontKnow: 0,
})

const closed = (change: Partial<Wave> = {}): Wave => ({
  waveId: 'wave-1',
  seriesId: 'series',
  slot: '2026-Q3',
  name: 'Alignment, short form, 2026 Q3',
  form,
  scope: { functions: [], regions: [], teams: [], under: EAST },
  startedBy: EAST,
  isRepeated: true,
  opensAt: new Date('2026-09-16T12:00:00Z'),
  closesAt: new Date('2026-09-30T21:00:00Z'),
  salt: 'salt',
  state: 'closed',
  extensions: 0,
  isTold: true,
  result: {
    groups: [{ unit: null, n: 14 }],
    cells: [shownCell('sales_process', null, [6, 6, 2, 0, 0])],
    eligible: { sales: 20 },
    hiddenUnits: ['sales'],
    reorganised: [],
    modelVersion: 'test',
  },
  ...change,
})

const action = (change: Partial<AssessmentAction>): AssessmentAction => ({
  actionId: 'action-1',
  waveId: 'wave-1',
  unit: null,
  topic: 'sales_process',
  text: 'Walk the process with five customers.',
  ownerId: 'P-010',
  createdBy: EAST,
  createdAt: new Date('2026-09-30T22:00:00Z'),
  dueOn: '2026-10-02',
  state: 'open',
  outcome: null,
  isReminded: true,
  ...change,
})

async function digestsWith(wave: Wave, actions: readonly AssessmentAction[] = []) {
  // A healthy company, so that nothing but the assessment is to be told.
  const company = playedCompany('cleanme-healthy', '2026-09-30')
  await company.score('2026-08-31')
  await company.score('2026-09-30')
  await company.digests('2026-10-02T12:00:00Z')
  company.waves.push({ wave, asked: [EAST], actions })
  await company.digests(MONDAY_NOON)
  return new Map(
    company.schedules.queued.map(({ personId, content }) => [
      personId,
      { ...z.object({ digest: managerDigest }).parse(content).digest, message: messageOf(content) },
    ]),
  )
}

describe('the digest of managers', () => {
  it('tells what an assessment of the week says to who may see it whole, and to nobody else', async () => {
    const digests = await digestsWith(closed())
    expect([...digests.keys()].sort()).toEqual([HEAD, EAST])
    const [result] = digests.get(EAST)?.assessments ?? []
    expect(result?.response).toBe('14 of 20 answered (70 %).')
    expect(result?.points).toEqual([expect.stringMatching(/Sales process: 1\.7 of 5 \(n 14\)/)])
    const message = digests.get(EAST)?.message
    expect(checkBlocks(message?.blocks, 'message', 'current')).toEqual([])
    expect(JSON.stringify(message)).toContain('"value":"wave-1"')
    expect(digests.has(WEST)).toBe(false)
  })

  it('says of a wave that shows nothing that it shows nothing, without a figure', async () => {
    const nothing = { groups: [], cells: [], eligible: { sales: 9 }, hiddenUnits: ['sales'], reorganised: [] }
    const digests = await digestsWith(closed({ result: { ...nothing, modelVersion: 'test' } }))
    const [result] = digests.get(EAST)?.assessments ?? []
    expect(result).toMatchObject({ points: [], response: expect.stringContaining('nothing is shown') })
    expect(result?.response).not.toContain('9')
  })

  it('is silent about waves of earlier weeks, but for what was taken on, is open and overdue', async () => {
    const earlier = closed({ closesAt: new Date('2026-09-20T21:00:00Z') })
    expect([...(await digestsWith(earlier)).keys()]).toEqual([])
    const digests = await digestsWith(earlier, [
      action({}),
      action({ actionId: 'done', state: 'done' }),
      action({ actionId: 'today', dueOn: '2026-10-05' }),
    ])
    expect(digests.get(EAST)).toMatchObject({
      assessments: [],
      overdueActions: [{ topic: 'Sales process', dueOn: '2026-10-02' }],
    })
    expect(JSON.stringify(digests.get(EAST)?.message)).toContain('Walk the process with five customers.')
    expect(digests.has(WEST)).toBe(false)
  })
})

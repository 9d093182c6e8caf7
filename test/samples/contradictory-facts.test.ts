import { expect, test } from 'vitest'
import { defaultModel, scoring } from '../../src/scoring/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Facts, loadFacts } from './sample-folders.ts'

const asOf = '2026-08-31'
const sample = loadFacts('cleanme', asOf)

async function findingsOf(facts: Facts) {
  const runs = memoryRuns()
  const { runId } = await scoreRun(
    { runs, facts: memoryFacts(facts), logFault: () => {} },
    {
      asOf,
      at: new Date(`${asOf}T12:00:00Z`),
      model: defaultModel,
      baseDigits: BASE_DIGITS,
      isDraft: false,
      keepsTiers: false,
    },
  )
  return (accountId: string) => runs.finding(runId, 'coverage', accountId)
}

const isJudged = (finding: unknown) => scoring.coverage.output.safeParse(finding).success

test('an account whose facts contradict each other keeps its faults, and the others their scores', async () => {
  const elsewhere = sample.contact.find(
    ({ accountId, centreId }) => accountId !== 'A-001' && centreId !== null,
  )
  const contact = sample.contact.map(row =>
    row.contactId === 'K-0001' ? { ...row, centreId: elsewhere?.centreId ?? null } : row,
  )
  const finding = await findingsOf({ ...sample, contact })
  expect(await finding('A-001')).toEqual({
    faults: [
      {
        path: expect.stringMatching(/^contacts\[\d+\]\.buyingCentre$/),
        expected: 'the id of a buyingCentre in this input',
        found: JSON.stringify(elsewhere?.centreId),
      },
    ],
  })
  expect(isJudged(await finding('A-002'))).toBe(true)
})

test('a mix of seller time that is not whole is taken as not known', async () => {
  const [, ...requiredPhaseMix] = sample.requiredPhaseMix
  const segment = sample.requiredPhaseMix[0]?.segment
  const account = sample.account.find(row => row.segment === segment)
  const finding = await findingsOf({ ...sample, requiredPhaseMix })
  expect(isJudged(await finding(account?.accountId ?? ''))).toBe(true)
})

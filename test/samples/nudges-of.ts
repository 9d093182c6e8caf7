import { findNudges, nudgeKind } from '../../src/coaching/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { readRoundFacts } from '../../src/workflows/coach/facts/index.ts'
import { allOf } from '../../src/workflows/pages.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { memoryCheckIns } from '../support/memory-check-ins.ts'
import { memoryCoaching } from '../support/memory-coaching.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Company, loadFacts, snapshotsOf } from './sample-folders.ts'

/** What a round on the last snapshot of a sample would like to say, before policy. */
export async function nudgesOf(company: Company) {
  const runs = memoryRuns()
  const dates = snapshotsOf(company)
  const facts = memoryFacts(loadFacts(company, dates.at(-1) ?? ''))
  for (const asOf of dates) {
    const at = new Date(`${asOf}T12:00:00Z`)
    await scoreRun(
      { runs, facts, logFault: () => {} },
      { asOf, at, model: defaultModel, baseDigits: BASE_DIGITS, isDraft: false, keepsTiers: false },
    )
  }
  const { store: coaching } = memoryCoaching()
  const directory = {
    person: async () => null,
    slackUserOf: async () => null,
    accountNames: async () => (await allOf(facts, 'account')).map(({ row }) => row),
  }
  const [after, before = null] = await runs.lastCompleted(2)
  if (after === undefined) throw new Error(`${company} has no snapshot`)
  const { known } = await readRoundFacts(
    { runs, facts, checkIns: memoryCheckIns().store, directory, coaching },
    after,
    before,
    { model: defaultModel, at: new Date(`${after.asOf}T12:00:00Z`) },
  )
  // A question says nothing of anybody's work: it is no finding.
  return findNudges(known).filter(({ kind }) => nudgeKind(kind)?.isQuestion !== true)
}

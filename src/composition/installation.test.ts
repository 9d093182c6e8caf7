import { expect, test } from 'vitest'
import { rogueSignal } from '../scoring/governance/rogue-signal/index.ts'
import { defaultModel } from '../scoring/index.ts'
import { modelOf } from './installation.ts'

/** Owners' won opportunities at the end of a quarter, of ten that closed in the last days of April. */
function atQuarterEnd(fiscalYearStartMonth: number) {
  const opportunities = Array.from({ length: 10 }, (_, index) => ({
    id: `o${index}`,
    account: 'A',
    owner: 'p',
    closedOn: '2026-04-28',
    isWon: true,
  }))
  const input = rogueSignal.input.parse({ asOf: '2026-05-01', opportunities })
  return rogueSignal.score(input, modelOf({ fiscalYearStartMonth })).bunching
}

test('fiscal quarters begin with the fiscal year of the workspace', () => {
  expect(modelOf({ fiscalYearStartMonth: 1 })).toEqual(defaultModel)
  expect(atQuarterEnd(1)).toMatchObject([{ atQuarterEnd: 0 }])
  // From February on, the first quarter ends on 30 April.
  expect(atQuarterEnd(2)).toMatchObject([{ atQuarterEnd: 10 }])
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { defaultModel } from '../model/index.ts'
import { assess } from './assessment.ts'
import { changesOf } from './change.ts'
import { toPortfolio } from './columns.ts'
import { segmentationInput } from './input.ts'
import { presentPlace, tierAt } from './placement.ts'
import { runSettings } from './settings.ts'
import { tierName } from './tiering.ts'

const place = fc.record({
  need: fc.nat({ max: 100 }),
  value: fc.nat({ max: 100 }),
  behavior: fc.option(fc.nat({ max: 100 })),
  previous: fc.option(fc.constantFrom('1a', '1b', '2', '3'), { nil: undefined }),
})
const settings = runSettings(defaultModel)

function assessmentOf(
  places: readonly { need: number; value: number; behavior: number | null; previous?: string | undefined }[],
) {
  const input = segmentationInput.parse({
    accounts: places.map(({ need, value, behavior }, index) => ({
      id: `a${index}`,
      stage: 'growth',
      need,
      value,
      behavior,
    })),
    previousTiers: Object.fromEntries(
      places.flatMap(({ previous }, index) => (previous ? [[`a${index}`, previous]] : [])),
    ),
  })
  return assess(toPortfolio(input, settings), settings)
}

it('what would change a tier changes it, and one point less does not', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 25 }), places => {
      const assessment = assessmentOf(places)
      const present = presentPlace(assessment, 0)
      const tier = assessment.tier[0] as number
      const changes = changesOf(assessment, 0)
      const raised = changes.filter(({ scores }) => scores.every(({ from, to }) => to >= (from ?? 0)))
      // Two scores at once only where no single one gets there.
      if (raised.length > 1) expect(raised.map(({ scores }) => scores.length)).not.toContain(2)
      for (const change of changes) {
        const there = { ...present }
        const before = { ...present }
        for (const { dimension, from, to } of change.scores) {
          there[dimension] = to
          const start = from ?? 0
          before[dimension] = to > start ? to - 1 : to < start ? to + 1 : present[dimension]
        }
        expect(change.tier).toBe(tierName(tierAt(assessment, 0, there)))
        expect(tierAt(assessment, 0, there)).not.toBe(tier)
        expect(tierAt(assessment, 0, before)).toBe(tier)
      }
    }),
    { numRuns: cases(300), seed: 20081013 },
  )
})

it('an account that stays where it is keeps its tier', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), places => {
      const assessment = assessmentOf(places)
      places.forEach((_, account) => {
        expect(tierAt(assessment, account, presentPlace(assessment, account))).toBe(assessment.tier[account])
      })
    }),
    { numRuns: cases(300), seed: 20081013 },
  )
})

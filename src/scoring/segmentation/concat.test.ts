import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { defaultModel } from '../model/index.ts'
import { toPortfolio } from './columns.ts'
import { concatPortfolios } from './concat.ts'
import { segmentationInput } from './input.ts'
import { weightsOf } from './overall.ts'
import { stages } from './questions.ts'

const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
const account = fc.oneof(
  fc.record({ stage: fc.constantFrom(...stages), need: fc.nat(100), revenue: answer }),
  fc.record({
    stage: fc.constantFrom(...stages),
    answers: fc.record({ N2: answer, V1: answer, B3: answer }),
  }),
)
const portfolioOf = (accounts: readonly object[], previousTiers?: Record<string, string>) =>
  toPortfolio(segmentationInput.parse({ accounts, previousTiers }), defaultModel.segmentation)
const weightsIn = (portfolio: ReturnType<typeof portfolioOf>) =>
  Array.from({ length: portfolio.size }, (_, index) => weightsOf(portfolio, index))

it('pages one after the other are the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(account, { maxLength: 4 }), { maxLength: 4 }),
      fc.boolean(),
      (drawn, hasTiers) => {
        const pages = drawn.map((page, at) => page.map((row, index) => ({ id: `${at}.${index}`, ...row })))
        const tiers = hasTiers ? { '0.1': '1a', '1.0': '2' } : undefined
        const joined = concatPortfolios(pages.map(page => portfolioOf(page, tiers)))
        const whole = portfolioOf(pages.flat(), tiers)
        const columns = ({ size, answers, scores }: typeof whole) => ({ size, answers, scores })
        expect(columns(joined)).toEqual(columns(whole))
        expect(joined.previousTier).toEqual(pages.length === 0 ? undefined : whole.previousTier)
        expect(joined.revenue ?? new Float64Array()).toEqual(whole.revenue)
        expect(weightsIn(joined)).toEqual(weightsIn(whole))
      },
    ),
    { numRuns: cases(300), seed: 20081013 },
  )
})

const given = (id: string, need: number | null) => ({ id, stage: 'growth', need })

it('a page without earlier tiers has none of them, and pages without any make none', () => {
  const [first, second] = [portfolioOf([given('a', 1)], { a: '1a' }), portfolioOf([given('b', 2)])]
  expect(concatPortfolios([second, first]).previousTier).toEqual(Uint8Array.of(0, 1))
  expect(concatPortfolios([second])).not.toHaveProperty('previousTier')
})

it('scores and revenue that no page has are no columns; revenue is what was sold before it is missing', () => {
  const { revenue: _, ...answered } = portfolioOf([{ id: 'a', stage: 'growth', answers: { V1: 7 } }])
  const { revenue: __, ...scored } = portfolioOf([given('b', 2)])
  expect(concatPortfolios([answered, scored]).revenue).toEqual(Float64Array.of(7, Number.NaN))
  expect(concatPortfolios([scored])).not.toHaveProperty('revenue')
  expect(concatPortfolios([answered])).not.toHaveProperty('scores')
  expect(concatPortfolios([answered, scored]).scores?.need).toEqual(Float64Array.of(Number.NaN, 2))
})

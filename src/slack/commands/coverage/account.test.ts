import { expect, test } from 'vitest'
import { unscoredText } from './account.ts'

test.each([
  [
    'the life-cycle stage, and in which file it goes',
    { kind: 'no_stage' as const },
    /no product family has a life-cycle stage.*\n\*What to do:\* .*`stage` of product-families\.csv/,
  ],
  [
    'the answers of one score',
    { kind: 'unanswered' as const, sides: [{ side: 'need' as const, questions: ['fit', 'service'] }] },
    /too few answers for need \(fit; service\)\.\n\*What to do:\* .*answers\.csv/,
  ],
  [
    'the answers of both scores',
    {
      kind: 'unanswered' as const,
      sides: [
        { side: 'need' as const, questions: ['fit'] },
        { side: 'value' as const, questions: ['business today'] },
      ],
    },
    /too few answers for need \(fit\) and value \(business today\)\./,
  ],
])('an account without a tier says exactly what is missing: %s', (_title, unscored, expected) => {
  expect(unscoredText(unscored)).toMatch(expected)
})

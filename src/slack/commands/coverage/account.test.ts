import { expect, test } from 'vitest'
import { motionText, unscoredText } from './account.ts'

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

const motion = {
  fit: 'over_served' as const,
  segment: 'price_seeker',
  required: 'transactional' as const,
  actual: 'innovation' as const,
  n: 1,
  isEntered: true,
}

test.each([
  [
    'a misfit, with both ways of serving, n and date',
    motion,
    '*Motion fit:* ✗ over-served: they buy as price seekers, best served quick and simple, now served with experts and new ideas (n = 1 entry by hand, as of 30 Sep 2026).',
  ],
  [
    'only perhaps, where one step rests on what someone entered',
    { ...motion, actual: 'product_advocacy' as const },
    '*Motion fit:* perhaps over-served: they buy as price seekers, best served quick and simple, now served with product advice (n = 1 entry by hand, as of 30 Sep 2026).',
  ],
  [
    'a fit, from buyers that were asked',
    { ...motion, fit: 'fits' as const, actual: 'transactional' as const, n: 4, isEntered: false },
    '*Motion fit:* ✓ fits: they buy as price seekers, served quick and simple, as suits them (n = 4 buyers, as of 30 Sep 2026).',
  ],
  [
    'that nobody serves them',
    { ...motion, fit: null, actual: null },
    '*Motion fit:* not known: they buy as price seekers (n = 1 entry by hand, as of 30 Sep 2026). *Missing:* who serves them.',
  ],
  [
    'that nobody knows how they buy',
    null,
    '*Motion fit:* not known, because nobody has recorded how they buy. *Missing:* the buyer segment in accounts.csv.',
  ],
])('the motion fit says %s', (_title, found, expected) => {
  const run = { asOf: '2026-09-30' } as Parameters<typeof motionText>[0]['run']
  expect(motionText({ motion: found, run })).toBe(expected)
})

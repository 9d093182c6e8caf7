import { expect, test } from 'vitest'
import { termsOf } from './finding-terms.ts'

test('an issue names the ids of its evidence, each once', () => {
  expect(
    termsOf({ evidence: { sellers: ['P-1', 'P-2'], seller: 'P-1', family: 'consumables', windowDays: 30 } }),
  ).toEqual(['P-1', 'P-2', 'consumables'])
})

test('a word of the evidence that only looks like an id is none: a buying phase may be called like a family', () => {
  expect(
    termsOf({ evidence: { overPhase: 'consumables', family: null, buyerRole: 'economic_buyer' } }),
  ).toEqual([])
})

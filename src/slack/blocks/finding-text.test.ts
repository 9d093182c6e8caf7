import { describe, expect, test } from 'vitest'
import { sayFinding } from './finding-text.ts'

const names = new Map([
  ['services', 'Service contracts'],
  ['consumables', 'Consumable materials'],
  ['consumables-eu', 'Consumables (Europe)'],
  ['P-101', 'Dana *Keller*'],
])

describe('a sentence of the scoring core in words that a reader knows', () => {
  test.each([
    [
      'a day is written as everywhere else',
      'Rita left on 2026-10-31 but is still assigned here.',
      [],
      'Rita left on 31 Oct 2026 but is still assigned here.',
    ],
    ['a month too', 'Usual is 60 % (Talentfoot, 2026-11).', [], 'Usual is 60 % (Talentfoot, Nov 2026).'],
    [
      'an id becomes a name',
      '15 % points elsewhere: consumables earns 20 %.',
      ['consumables'],
      '15 % points elsewhere: Consumable materials earns 20 %.',
    ],
    [
      'an id inside a longer one is not touched',
      'consumables-eu earns more than consumables.',
      ['consumables', 'consumables-eu'],
      'Consumables (Europe) earns more than Consumable materials.',
    ],
    [
      'a word that the finding does not speak of stays',
      'Sell services beside consumables.',
      ['consumables'],
      'Sell services beside Consumable materials.',
    ],
    ['an id without a name stays', 'P-999 left.', ['P-999'], 'P-999 left.'],
    [
      'a code loses its underscores',
      '60 % of the time goes to needs_assessment.',
      [],
      '60 % of the time goes to needs assessment.',
    ],
    ['a name is escaped', 'P-101 left.', ['P-101'], `Dana *\u2060Keller*\u2060 left.`],
  ])('%s', (_title, sentence, ids, expected) => {
    expect(sayFinding(sentence, { ids, names })).toBe(expected)
  })
})

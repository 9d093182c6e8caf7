import { expect, test } from 'vitest'
import type { PlanMix } from '../../../workflows/answers/comp-mix.ts'
import { winsText } from './wins.ts'

type Wins = NonNullable<PlanMix['wins']>

const own: Wins = {
  since: '2024-09-01',
  until: '2026-09-30',
  whose: 'own',
  ownWithLines: 12,
  leastOwn: 10,
  used: 12,
  withoutLines: 0,
  withoutAmount: 0,
}
const say = (wins: Wins | null) => winsText({ wins } as PlanMix)

test.each([
  [
    'own wins',
    own,
    '*What customers need* is read from n = 12 opportunities that the sellers under this plan won, closed from 1 Sep 2024 to 30 Sep 2026; each counts once. None was left out.',
  ],
  [
    'the whole company’s, and why',
    { ...own, whose: 'company' as const, ownWithLines: 4, used: 80 },
    '*What customers need* is read from n = 80 opportunities that the whole company won, because the sellers under this plan won only 4 with product lines (at least 10 are needed), closed from 1 Sep 2024 to 30 Sep 2026; each counts once. None was left out.',
  ],
  [
    'what was left out, and why',
    { ...own, withoutLines: 3, withoutAmount: 1 },
    expect.stringContaining(
      "Left out, because they don't say what was bought: 4 won opportunities (3 without product lines, 1 without any amount).",
    ),
  ],
  [
    'that nothing is known, and who can help',
    { ...own, whose: 'company' as const, ownWithLines: 0, used: 0, withoutLines: 1 },
    expect.stringMatching(
      /is not known: no opportunity with product lines was won from .* 1 won opportunity .*opportunity-lines\.csv/,
    ),
  ],
])('the mix that customers need says whose wins it rests on: %s', (_title, wins, expected) => {
  expect(say(wins)).toEqual(expected)
})

test('a run that did not keep its wins says nothing about them', () => {
  expect(say(null)).toBeNull()
})

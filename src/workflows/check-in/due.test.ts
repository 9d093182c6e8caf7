import { expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import type { Tier } from '../ports/index.ts'
import { noAnswers } from './ask.ts'
import { isDueOn, openCheckIn } from './due.ts'

const rules = defaultModel.coaching.checkIn
const row = (dueOn: string | null, heldOn: string | null = null) => ({
  ...noAnswers,
  checkInId: `A:${dueOn ?? heldOn}`,
  accountId: 'A',
  dueOn,
  heldOn,
})

test.each<[string, Tier, ReturnType<typeof row>[], boolean]>([
  ['the first one at once', '1a', [], true],
  ['Tier 1 after 14 days', '1b', [row('2026-09-01', '2026-09-02')], true],
  ['not after 13', '1a', [row('2026-09-01', '2026-09-03')], false],
  ['Tier 2 not after 14', '2', [row('2026-09-01', '2026-09-02')], false],
  ['Tier 2 after 30', '2', [row('2026-08-10', '2026-08-17')], true],
  ['Tier 3 never', '3', [], false],
  ['an unscored account never', 'unscored', [], false],
  ['a missed one is asked again after the cadence', '1a', [row('2026-09-02')], true],
  ['and not before', '1a', [row('2026-09-03')], false],
  ['one held unasked counts', '1a', [row('2026-08-01'), row(null, '2026-09-10')], false],
])('a check-in comes due: %s', (_, tier, rows, isDue) => {
  expect(isDueOn(rows, tier, '2026-09-16', rules)).toBe(isDue)
})

test('the newest one that was not held is open', () => {
  expect(openCheckIn([row('2026-09-01'), row('2026-09-15')])?.checkInId).toBe('A:2026-09-15')
  expect(openCheckIn([row('2026-09-01'), row(null, '2026-09-15')])).toBeNull()
  expect(openCheckIn([])).toBeNull()
})

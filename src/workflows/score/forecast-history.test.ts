import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import { chancesOn, forecastMonths, judgedChances, type Pursuit } from './forecast-history.ts'

let ids = 0
const pursuit = (openedOn: string | null, closed: Pursuit['closed'] = null): Pursuit => ({
  id: `O-${ids++}`,
  owner: 'P-1',
  amountMinor: 100n,
  openedOn,
  closed,
})
const won = (on: string) => ({ on, outcome: 'won' }) as const
const lost = (on: string) => ({ on, outcome: 'lost' }) as const

describe('chances of open opportunities', () => {
  test('rest on what had closed before the day, never on what came later', () => {
    const early = pursuit('2026-01-01', won('2026-02-01'))
    const late = pursuit('2026-01-01', lost('2026-06-01'))
    const open = pursuit('2026-02-20')
    const of = (pursuits: readonly Pursuit[]) => chancesOn(pursuits, '2026-03-01', defaultModel)
    expect(of([early, late, open]).n).toBe(1)
    expect(of([early, late, open]).of(open)).toBe(of([early, open]).of(open))
  })

  test('an opportunity without a first day, and any where nothing has closed, has none', () => {
    const open = pursuit('2026-02-20')
    const undated = pursuit(null)
    const past = pursuit('2026-01-01', won('2026-02-01'))
    expect(chancesOn([open], '2026-03-01', defaultModel).of(open)).toBeNull()
    expect(chancesOn([past, open, undated], '2026-03-01', defaultModel).of(undated)).toBeNull()
    expect(chancesOn([past, open, undated], '2026-03-01', defaultModel).of(open)).toBe(1)
  })

  test('are judged by what became of them; what is still open judges nothing', () => {
    const past = pursuit('2025-01-01', won('2025-02-01'))
    const decided = pursuit('2026-05-20', lost('2026-08-01'))
    const open = pursuit('2026-05-20')
    expect(judgedChances([past, decided, open], '2026-09-30', defaultModel)).toEqual([
      { owner: 'P-1', probability: 1, isWon: false },
    ])
  })
})

test('months run from the first closing to the last whole month, at most two years; none without a closing', () => {
  expect(forecastMonths([pursuit('2026-01-01')], '2026-09-29')).toEqual({ past: [], next: '2026-09-01' })
  expect(forecastMonths([pursuit('2026-01-01', won('2026-07-03'))], '2026-09-30')).toEqual({
    past: ['2026-07-01', '2026-08-01', '2026-09-01'],
    next: '2026-10-01',
  })
  expect(forecastMonths([pursuit('2020-01-01', won('2020-07-03'))], '2026-09-30').past).toHaveLength(24)
})

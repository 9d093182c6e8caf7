import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel, type Model } from '../../model/index.ts'
import { addDays } from '../../plain-date.ts'
import { rogueSignal } from './index.ts'
import { daysToQuarterEnd, isEarlierQuarter } from './quarter.ts'

type Input = z.input<typeof rogueSignal.input>
type Row = Input['opportunities'][number]

const asOf = '2026-06-15'
const peers: Row[] = Array.from({ length: 5 }, (_, i) => ({
  id: `peer${i}`,
  account: 'x',
  openedOn: '2026-01-01',
  closedOn: '2026-04-11',
  discountShare: 0.1 + i / 100,
}))

function judge(row: Partial<Row>, others = peers, model: Model = defaultModel) {
  const input = { asOf, opportunities: [...others, { id: 'one', account: 'lakeside', ...row }] }
  const parsed = parseInput(rogueSignal.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const found = rogueSignal.score(parsed.value, model).opportunities.find(each => each.opportunity === 'one')
  if (found === undefined) throw new Error('the opportunity got lost')
  return found
}

describe('fiscal quarters', () => {
  it.each([
    ['2026-03-31', 1, 0],
    ['2026-03-22', 1, 9],
    ['2026-01-01', 1, 89],
    ['2026-12-31', 1, 0],
    ['2024-02-29', 1, 31],
    ['2026-04-30', 2, 0],
    ['2026-01-31', 2, 0],
    ['2026-02-01', 2, 88],
  ])('%s in a year that starts in month %i has %i days left', (date, month, days) => {
    expect(daysToQuarterEnd(date, month)).toBe(days)
  })

  it('are compared across years', () => {
    expect(isEarlierQuarter('2025-12-31', '2026-01-01', 1)).toBe(true)
    expect(isEarlierQuarter('2025-12-31', '2026-01-01', 2)).toBe(false)
    expect(isEarlierQuarter('2026-02-01', '2026-01-01', 1)).toBe(false)
  })
})

describe('a signal', () => {
  it.each([
    [
      'off the plan and closing at quarter end',
      { hasPlan: true, expectedCloseOn: '2026-06-21' },
      ['closes_at_quarter_end', 'off_plan'],
      true,
    ],
    ['off the plan and nothing else', { hasPlan: true, expectedCloseOn: '2026-06-20' }, ['off_plan'], false],
    [
      'closing at quarter end and on the plan',
      { hasPlan: true, objective: 'o', expectedCloseOn: '2026-06-30' },
      ['closes_at_quarter_end'],
      false,
    ],
    [
      'without the SAM and pulled forward',
      { isSamInvolved: false, previousExpectedCloseOn: '2026-07-10', expectedCloseOn: '2026-06-10' },
      ['sam_not_involved', 'pulled_forward'],
      true,
    ],
    [
      'without the SAM and moved within the quarter',
      { isSamInvolved: false, previousExpectedCloseOn: '2026-06-12', expectedCloseOn: '2026-06-10' },
      ['sam_not_involved'],
      false,
    ],
    [
      'without the SAM and much faster than usual',
      { isSamInvolved: false, openedOn: '2026-04-22', expectedCloseOn: '2026-06-10' },
      ['sam_not_involved', 'short_cycle'],
      true,
    ],
    [
      'without the SAM and half as long as usual',
      { isSamInvolved: false, openedOn: '2026-04-21', expectedCloseOn: '2026-06-10' },
      ['sam_not_involved'],
      false,
    ],
    [
      'off the plan, with an unusual discount',
      { hasPlan: true, discountShare: 0.4 },
      ['discount_stands_out', 'off_plan'],
      true,
    ],
    [
      'of an account without a plan, with an unusual discount',
      { discountShare: 0.4 },
      ['discount_stands_out'],
      false,
    ],
    ['with an unusually small discount', { hasPlan: true, discountShare: 0 }, ['off_plan'], false],
  ])('%s', (_title, row, flags, isSignal) => {
    expect(judge(row)).toMatchObject({ flags, isSignal })
  })

  it('is worded as a check, never as an accusation', () => {
    const { play, sentence } = judge({ hasPlan: true, discountShare: 0.4 })
    expect(play).toBe('Check with the SAM before the next step.')
    expect(sentence).not.toMatch(/rogue|violat|breach|suspic/i)
  })

  it('says which flags could not be told', () => {
    expect(judge({}).unknown).toEqual([
      'closes_at_quarter_end',
      'discount_stands_out',
      'off_plan',
      'sam_not_involved',
      'pulled_forward',
      'short_cycle',
    ])
  })

  it('judges discounts by policy alone when most are the same', () => {
    const same = peers.map(row => ({ ...row, discountShare: 0.1 }))
    expect(judge({ discountShare: 0.9 }, same)).toMatchObject({ discountZ: null, flags: [] })
    const withPolicy = {
      ...defaultModel,
      governance: {
        ...defaultModel.governance,
        rogue: { ...defaultModel.governance.rogue, discountPolicy: 0.3 },
      },
    }
    expect(judge({ discountShare: 0.9 }, same, withPolicy).flags).toEqual(['discount_stands_out'])
    expect(judge({ discountShare: 0.3 }, same, withPolicy).flags).toEqual([])
  })

  it('compares with nobody where there are too few peers', () => {
    expect(
      judge({ discountShare: 0.9, openedOn: '2026-06-01', expectedCloseOn: '2026-06-02' }, peers.slice(0, 3)),
    ).toMatchObject({
      discountZ: null,
      flags: [],
    })
  })

  test.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 30 })])(
    'by discount is raised for large ones only, in any order',
    discounts => {
      const rows = discounts.map((discountShare, i) => ({ id: `o${i}`, account: 'x', discountShare }))
      const flagged = (opportunities: Row[]) =>
        rogueSignal
          .score(rogueSignal.input.parse({ asOf, opportunities }), defaultModel)
          .opportunities.filter(row => row.flags.includes('discount_stands_out'))
          .map(row => row.opportunity)
          .sort()
      const found = flagged(rows)
      expect(flagged([...rows].reverse())).toEqual(found)
      const largest = Math.max(...discounts)
      const smallestFlagged = Math.min(
        ...rows.filter(row => found.includes(row.id)).map(row => row.discountShare),
        2,
      )
      for (const row of rows) if (row.discountShare >= smallestFlagged) expect(found).toContain(row.id)
      expect(smallestFlagged === 2 || smallestFlagged <= largest).toBe(true)
    },
  )
})

describe('bunching', () => {
  const won = (owner: string, n: number, atEnd: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({
      id: `${owner}${i}`,
      account: 'x',
      owner,
      isWon: true,
      closedOn: i < atEnd ? '2026-03-22' : '2026-03-21',
    }))
  const bunch = (opportunities: Row[]) =>
    rogueSignal.score(rogueSignal.input.parse({ asOf, opportunities }), defaultModel).bunching

  it('is tested from ten won opportunities on', () => {
    expect(bunch(won('dana', 9, 9))).toMatchObject([
      { p: null, adjustedP: null, reason: 'insufficient_n', isBunched: null },
    ])
    expect(bunch(won('dana', 10, 9))).toMatchObject([{ won: 10, atQuarterEnd: 9, isBunched: true }])
  })

  it('is corrected for the number of owners tested', () => {
    const alone = bunch(won('dana', 20, 6))
    const crowd = bunch(['a', 'b', 'c', 'dana'].flatMap(owner => won(owner, 20, owner === 'dana' ? 6 : 0)))
    expect(alone[0]?.isBunched).toBe(true)
    const dana = crowd.find(row => row.owner === 'dana')
    expect(dana?.adjustedP).toBeCloseTo(4 * (dana?.p ?? 0), 12)
  })

  it('leaves out lost, open and later ones', () => {
    const rows = won('dana', 12, 12)
    const change = (index: number, of: Partial<Row>) =>
      rows.map((row, i) => (i === index ? { ...row, ...of } : row))
    expect(bunch(change(0, { isWon: false }))[0]?.won).toBe(11)
    expect(bunch(change(0, { closedOn: addDays(asOf, 1) }))[0]?.won).toBe(11)
  })
})

describe('bad input', () => {
  it.each([
    ['a discount in percent', { discountShare: 12 }, 'opportunities[0].discountShare'],
    [
      'a close before the start',
      { openedOn: '2026-02-01', closedOn: '2026-01-01' },
      'opportunities[0].closedOn',
    ],
  ])('%s is refused where it stands', (_title, row, path) => {
    const parsed = parseInput(rogueSignal.input, { asOf, opportunities: [{ id: 'o', account: 'x', ...row }] })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual([path])
  })
})

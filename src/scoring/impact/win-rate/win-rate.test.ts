import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { winRate, winRateInput } from './index.ts'

function score(raw: unknown) {
  const parsed = parseInput(winRateInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return winRate.output.parse(winRate.score(parsed.value, defaultModel))
}

describe('win rates', () => {
  it.each([
    [81, 182, '0.2553', '0.3662'],
    [15, 133, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 28, '0.0061', '0.1718'],
    [18, 24, '0.2912', '0.5779'],
    [0, 5, '0.0000', '0.4345'],
  ])('impact 8.4: %i won and %i lost are [%s, %s]', (won, lost, low, high) => {
    const [group] = score({ groups: [{ id: 'a', won, lost, open: 7 }] }).groups
    expect([group?.low?.toFixed(4), group?.high?.toFixed(4)]).toEqual([low, high])
    expect(group?.n).toBe(won + lost)
  })

  it('impact 8.5: 60/200 against 27/150 differ by .12, z 2.5706, p .01015, [.0289, .2054]', () => {
    const [difference] = score({
      groups: [
        { id: 'mid', won: 60, lost: 140 },
        { id: 'enterprise', won: 27, lost: 123 },
      ],
    }).differences
    expect(difference).toMatchObject({ a: 'mid', b: 'enterprise', test: 'two_proportion_z' })
    expect(difference?.delta).toBeCloseTo(0.12, 12)
    expect(difference?.z.toFixed(4)).toBe('2.5706')
    expect(difference?.p.toFixed(5)).toBe('0.01015')
    expect([difference?.low.toFixed(4), difference?.high.toFixed(4)]).toEqual(['0.0289', '0.2054'])
  })

  it('an expected count below five is tested exactly', () => {
    const [difference] = score({
      groups: [
        { id: 'a', won: 3, lost: 7 },
        { id: 'b', won: 8, lost: 2 },
      ],
    }).differences
    expect(difference?.test).toBe('fisher_exact')
    expect(difference?.p).toBeCloseTo(0.06977852, 7)
  })

  it('no decision counts as lost and is shown apart; open counts for nothing', () => {
    const [group] = score({ groups: [{ id: 'a', won: 2, lost: 1, noDecision: 1, open: 9 }] }).groups
    expect(group).toMatchObject({ rate: 0.5, n: 4, noDecision: 1, open: 9 })
  })

  it('nothing closed has no rate, and no difference from others', () => {
    const result = score({
      groups: [
        { id: 'a', won: 0, lost: 0, open: 3 },
        { id: 'b', won: 1, lost: 1 },
      ],
    })
    expect(result.groups[0]).toMatchObject({ rate: null, low: null, reason: 'missing_input' })
    expect(result.differences).toEqual([])
  })

  it.each([
    ['half a win', { groups: [{ id: 'a', won: 0.5, lost: 1 }] }, 'groups[0].won'],
    ['fewer than none lost', { groups: [{ id: 'a', won: 1, lost: -1 }] }, 'groups[0].lost'],
    [
      'two groups of one name',
      {
        groups: [
          { id: 'a', won: 1, lost: 1 },
          { id: 'a', won: 2, lost: 1 },
        ],
      },
      'groups[1]',
    ],
  ])('%s is refused with its path', (_, raw, path) => {
    expect(parseInput(winRateInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  test.prop([fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200)])(
    'one more win never lowers the rate or either end; sides turned, signs turn',
    (won, lost, otherWon, otherLost) => {
      const groups = (wins: number) => [
        { id: 'a', won: wins, lost },
        { id: 'b', won: otherWon, lost: otherLost },
      ]
      const before = score({ groups: groups(won) })
      const after = score({ groups: groups(won + 1) }).groups[0]
      expect(after?.rate ?? 0).toBeGreaterThanOrEqual(before.groups[0]?.rate ?? 0)
      expect(after?.low ?? 0).toBeGreaterThanOrEqual((before.groups[0]?.low ?? 0) - 1e-12)
      const back = score({ groups: groups(won).reverse() }).differences[0]
      const forth = before.differences[0]
      expect(back?.delta ?? 0).toBeCloseTo(-(forth?.delta ?? 0), 12)
      expect(back?.p ?? 1).toBeCloseTo(forth?.p ?? 1, 8)
    },
  )
})

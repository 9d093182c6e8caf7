import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { sum } from '../../statistics/sample.ts'
import { walletShare } from './index.ts'

function score(customer: Record<string, unknown>) {
  const parsed = parseInput(walletShare.input, { customers: [{ id: 'a', ...customer }] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return walletShare.output.parse(walletShare.score(parsed.value, defaultModel)).customers[0]
}

describe('share of wallet', () => {
  it.each([
    [1, 1, '1.0000'],
    [1, 2, '0.6667'],
    [2, 2, '0.3333'],
    [1, 3, '0.5000'],
    [2, 3, '0.3333'],
    [3, 3, '0.1667'],
  ])('impact 8.12: rank %i of %i is %s', (rank, suppliers, share) => {
    const result = score({ rank, suppliers })
    expect(result?.share?.toFixed(4)).toBe(share)
    expect(result?.isEstimate).toBe(true)
  })

  it('known spending goes before any rank and is no estimate', () => {
    expect(score({ revenue: 30, spend: 120, rank: 1, suppliers: 2 })).toMatchObject({
      share: 0.25,
      isEstimate: false,
    })
  })

  it('suppliers rated alike share the mean of their ranks', () => {
    expect(score({ ratings: { own: 4, others: [4] } })?.share).toBeCloseTo(0.5, 12)
    expect(score({ ratings: { own: 5, others: [4] } })?.share).toBeCloseTo(2 / 3, 12)
  })

  it('nothing known has no share', () => {
    expect(score({})).toMatchObject({ share: null, reason: 'missing_input' })
  })

  it.each([
    ['more revenue than spending', { revenue: 11, spend: 10 }, 'customers[0].spend'],
    ['a rank behind the last', { rank: 3, suppliers: 2 }, 'customers[0].rank'],
    ['a rank without suppliers', { rank: 1 }, 'customers[0].suppliers'],
  ])('%s is refused with its path', (_, customer, path) => {
    const raw = { customers: [{ id: 'a', ...customer }] }
    expect(parseInput(walletShare.input, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  test.prop([fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 })])(
    'the shares of all suppliers sum to 1, ties included',
    ratings => {
      const shares = ratings.map(
        (own, index) => score({ ratings: { own, others: ratings.toSpliced(index, 1) } })?.share ?? 0,
      )
      expect(sum(shares)).toBeCloseTo(1, 10)
    },
  )
})

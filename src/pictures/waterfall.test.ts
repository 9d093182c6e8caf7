import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { drawWaterfall, type WaterfallStep } from './waterfall.ts'

const step = (name: string, amount: number, isTotal = false): WaterfallStep => ({
  name,
  amount,
  isTotal,
  words: `${amount} €`,
  count: 'n 3',
})
const heading = { title: 'Growth', subtitle: 'as of 30 Sep 2026' }
const bars = (svg: string) =>
  [...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="96" height="([\d.]+)"/g)].map(([, y, height]) => ({
    top: Number(y),
    bottom: Number(y) + Number(height),
  }))

test('each change begins where the bar before it ended, and totals stand on zero', () => {
  const steps = [step('before', 100, true), step('lost', -40), step('new', 20), step('now', 80, true)]
  const [before, lost, won, now] = bars(drawWaterfall({ ...heading, steps }).svg)
  expect(lost?.top).toBe(before?.top)
  expect(won?.bottom).toBe(lost?.bottom)
  expect(now?.top).toBe(won?.top)
  expect(now?.bottom).toBe(before?.bottom)
})

test('changes that are small beside the totals are not lines: the totals are cut, and the picture says so', () => {
  const steps = [step('before', 1_000, true), step('lost', -10), step('new', 20), step('now', 1_010, true)]
  const { svg } = drawWaterfall({ ...heading, steps })
  const heights = bars(svg).map(({ top, bottom }) => bottom - top)
  expect(heights[1]).toBeGreaterThan(40)
  expect(svg).toContain('do not begin at 0')
  const large = [step('before', 100, true), step('lost', -40), step('now', 60, true)]
  expect(drawWaterfall({ ...heading, steps: large }).svg).not.toContain('do not begin at 0')
})

test('every amount stands over its bar and in the alternative text, with its n', () => {
  const { svg, altText } = drawWaterfall({ ...heading, steps: [step('lost', -40)] })
  expect(svg).toContain('>-40 €<')
  expect(altText).toBe('Waterfall: Growth. as of 30 Sep 2026. lost: -40 € (n 3).')
})

property.prop(
  [
    fc.array(
      fc.record({
        name: fc.string({ unit: 'binary' }),
        amount: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        isTotal: fc.boolean(),
        words: fc.string({ unit: 'binary' }),
        count: fc.option(fc.string({ unit: 'binary' })),
      }),
      { maxLength: 12 },
    ),
  ],
  { seed: 20_261_130 },
)('any steps are drawn', steps => {
  const { svg, altText } = drawWaterfall({ ...heading, steps })
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  expect(altText.length).toBeLessThanOrEqual(1_000)
})

import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { drawValueMatrix, type ValueMatrixPoint } from './index.ts'

const heading = { title: 'What customers value: hospital', subtitle: 'as of 30 Sep 2026' }
const point = (name: string, aboveCut: number, relative: number): ValueMatrixPoint => ({
  name,
  aboveCut,
  relative,
  words: 'importance 5.9 of 7, −1.2 against others (n = 12 buyers)',
  isSure: true,
})
const few = [point('Planning', 0.8, -1.2), point('Training', -0.4, 0.9)]
const crowd = Array.from({ length: 45 }, (_, index) => point(`Attribute ${index}`, 0.1, -0.1 - index / 1_000))

test('names every point where there is room', () => {
  const { svg } = drawValueMatrix({ ...heading, points: few, cut: 5.2 })
  for (const name of ['Planning', 'Training']) expect(svg).toContain(`>${name}<`)
  for (const title of ['Value Gaps to Address', 'Comparative Advantage to Consider Leverage'])
    expect(svg).toContain(`>${title}<`)
})

test('numbers the points of a crowd, has their names below, and counts what is left out', () => {
  const { svg } = drawValueMatrix({ ...heading, points: crowd, cut: 5.2 })
  expect(svg).toContain('>Attribute 0<')
  expect(svg).not.toContain('>Attribute 44<')
  const left = Number(/And (\d+) more, in the text/.exec(svg)?.[1])
  const keyed = svg.match(/>Attribute \d+</g)?.length ?? 0
  expect(left + keyed).toBe(45)
})

test('says the cut in importance, or that groups of buyers have different ones', () => {
  expect(drawValueMatrix({ ...heading, points: few, cut: 5.2 }).svg).toContain('>5.2<')
  expect(drawValueMatrix({ ...heading, points: few, cut: null }).svg).toContain('>cut<')
})

test('its alternative text has the numbers, the most pressing first', () => {
  expect(drawValueMatrix({ ...heading, points: few, cut: 5.2 }).altText).toBe(
    'Value matrix: What customers value: hospital. as of 30 Sep 2026. 2 points, the most pressing first: Planning: importance 5.9 of 7, −1.2 against others (n = 12 buyers). Training: importance 5.9 of 7, −1.2 against others (n = 12 buyers).',
  )
})

property.prop(
  [
    fc.array(
      fc.record({
        name: fc.string({ unit: 'binary' }),
        aboveCut: fc.double({ min: -6, max: 6, noNaN: true }),
        relative: fc.double({ min: -6, max: 6, noNaN: true }),
        words: fc.string({ unit: 'binary' }),
        isSure: fc.boolean(),
      }),
      { maxLength: 50 },
    ),
  ],
  { seed: 20_261_130, numRuns: 60 },
)('any points are drawn, each inside its own quadrant', points => {
  const { svg, altText } = drawValueMatrix({ ...heading, points, cut: null })
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  expect(altText.length).toBeLessThanOrEqual(1_000)
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].slice(0, Math.min(points.length, 40))
  dots.forEach(([, x, y], index) => {
    expect(Number(x) >= 448).toBe(Math.round((points[index]?.relative ?? 0) * 1e6) >= 0 || Number(x) === 448)
    expect(Number(y)).toBeGreaterThanOrEqual(84)
    expect(Number(y)).toBeLessThanOrEqual(624)
  })
})

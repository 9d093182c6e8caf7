import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { drawHeatMap, type HeatMap, type HeatMapCell } from './heat-map.ts'

const cell = (level: number, agreement: HeatMapCell['agreement'] = 'agree'): HeatMapCell => ({
  level,
  label: level.toFixed(1),
  agreement,
  n: 12,
})
const map = (cells: readonly (HeatMapCell | null)[]): HeatMap => ({
  title: 'Alignment: Sales',
  subtitle: 'Autumn 2026',
  columns: cells.map((_, index) => `Element ${index}`),
  rows: [{ name: 'Compensation', cells }],
})

describe('a heat map', () => {
  test('says in every cell how high, whether people agree, and how many they are', () => {
    const { svg } = drawHeatMap(map([cell(4.3), cell(1.8, 'split')]))
    for (const words of ['4.3', 'n 12 · agreed', '1.8', 'n 12 · split']) expect(svg).toContain(`>${words}<`)
  })

  test('shows nothing of a cell that is not shown but that it is not shown', () => {
    const { svg, altText } = drawHeatMap(map([null, cell(3)]))
    expect(svg).toContain('>not shown<')
    expect(altText).toContain('1 of 2 cells not shown')
    expect(altText).not.toContain('Element 0')
  })

  test('has no colour of a level that may be told in words only', () => {
    const { svg } = drawHeatMap(map([{ level: null, label: '≥4', agreement: null, n: 6 }]))
    expect(svg).toContain('>≥4<')
    expect(svg).toContain('fill="#ffffff"')
  })

  test('is told weakest first', () => {
    const { altText } = drawHeatMap(map([cell(4.3), cell(1.8, 'split')]))
    expect(altText.indexOf('Element 1: 1.8 (n 12 · split)')).toBeLessThan(altText.indexOf('Element 0: 4.3'))
  })

  const anyCell = fc.option(
    fc.record({
      level: fc.option(fc.double({ noNaN: true, min: 1, max: 5 })),
      label: fc.string({ unit: 'binary', maxLength: 30 }),
      agreement: fc.constantFrom('agree' as const, 'split' as const, null),
      n: fc.nat(),
    }),
  )
  property.prop(
    [
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }),
      fc.array(anyCell, { maxLength: 6 }),
    ],
    { seed: 20_261_130 },
  )('is drawn of any names and cells, and told in at most 1,000 characters', (title, columns, cells) => {
    const { svg, altText } = drawHeatMap({
      title,
      subtitle: title,
      columns,
      rows: columns.map(name => ({ name, cells })),
    })
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    expect(altText.length).toBeLessThanOrEqual(1_000)
  })
})

import { fc, test as property } from '@fast-check/vitest'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { fontFiles } from './png.ts'
import { svgDocument, text } from './svg.ts'
import { drawn, fitted, textWidth, wrapped } from './typeface.ts'

const SIZE_PX = 100

/** How wide the renderer draws it: what is inked, without the free space beside it. */
function inkedWidth(words: string, weight: 'regular' | 'bold'): number {
  const svg = svgDocument(4_000, 200, text(words, { x: 50, y: 120, sizePx: SIZE_PX, weight }))
  const bare = svg.replace(/<rect[^>]*\/>/, '')
  const box = new Resvg(bare, { font: { loadSystemFonts: false, fontFiles } }).getBBox()
  return box?.width ?? 0
}

describe.each(['regular', 'bold'] as const)('the width of %s text is known without drawing it', weight => {
  test.each([
    'Planning & management',
    'WAVE (n = 12)',
    'illicit',
    'Überprüfung',
    'Ёлка Щука',
    'Ωμέγα',
    '€ 1,234.50 −3 ≥4',
  ])('never less than it is drawn with: %s', words => {
    const estimated = textWidth(drawn(words), SIZE_PX, weight)
    expect(inkedWidth(drawn(words), weight)).toBeGreaterThan(0)
    expect(estimated).toBeGreaterThanOrEqual(inkedWidth(drawn(words), weight))
  })

  test('and not much more for plain words', () => {
    const words = 'Planning and management of consumables'
    expect(textWidth(words, SIZE_PX, weight)).toBeLessThan(inkedWidth(words, weight) * 1.05)
  })
})

test.each([
  ['accents are joined to their letters', 'e\u0301lan', 'élan'],
  ['line breaks become spaces', ' a\n\tb ', 'a b'],
  ['what the fonts lack has a sign of its own', 'データ x', '□□□ x'],
  ['signs without width are no letters', 'a\u200bb', 'a□b'],
])('what is drawn: %s', (_title, given, expected) => {
  expect(drawn(given)).toBe(expected)
})

property.prop([fc.string({ unit: 'binary' }), fc.integer({ min: 20, max: 200 })], { seed: 20_261_130 })(
  'whatever the text is, it fits where it is put',
  (words, widthPx) => {
    expect(textWidth(fitted(words, widthPx, 12, 'bold'), 12, 'bold')).toBeLessThanOrEqual(widthPx)
    const rows = wrapped(words, { widthPx, sizePx: 12, weight: 'bold', lines: 2 })
    expect(rows.length).toBeLessThanOrEqual(2)
    for (const row of rows) expect(textWidth(row, 12, 'bold')).toBeLessThanOrEqual(widthPx)
  },
)

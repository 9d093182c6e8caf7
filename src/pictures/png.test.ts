import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawHeatMap } from './heat-map.ts'
import { toPng } from './png.ts'

const picture = drawHeatMap({
  title: 'Alignment: Everyone',
  subtitle: 'Autumn 2026',
  columns: ['Engage', 'Renew'],
  rows: [
    {
      name: 'Sales & marketing',
      cells: [{ level: 4.3, label: '4.3', agreement: 'agree', n: 18 }, null],
    },
  ],
})

test('a picture has the same bytes each time it is drawn, on every machine', async () => {
  const [first, second] = await Promise.all([toPng(picture), toPng(picture)])
  expect(second.equals(first)).toBe(true)
  expect(createHash('sha256').update(first).digest('hex')).toMatchInlineSnapshot(
    `"8250671246a2b043ca0a882141d9a425319ae72103a41d3ec13c8e0f9163b0a7"`,
  )
})

test('letters are drawn from the bundled fonts, whatever fonts the machine has', async () => {
  const blank = picture.svg.replace(/<text[^>]*>[^<]*<\/text>/g, '')
  expect((await toPng({ ...picture, svg: blank })).equals(await toPng(picture))).toBe(false)
})

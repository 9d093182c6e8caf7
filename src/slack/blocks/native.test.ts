import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../sandbox/blocks/blocks.ts'
import { classicBlocks } from './classic.ts'
import { barChart, dataTable } from './native.ts'

const seeded = { seed: 20_261_130 } as const
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '`'.repeat(50),
    '&'.repeat(3_000),
    '😀'.repeat(400),
    'the same name',
  ),
)
/** The rules of the sandbox, which knows nothing of this code. */
const faults = (blocks: unknown, mode: 'current' | 'older') => checkBlocks(blocks, 'message', mode)

describe('whatever the data are, what is shown is taken by Slack, old or new', () => {
  property.prop(
    [
      anyName,
      fc.array(anyName, { maxLength: 30 }),
      fc.array(fc.record({ name: anyName, value: fc.double() }), { maxLength: 9 }),
    ],
    seeded,
  )('charts', (title, categories, series) => {
    const blocks = barChart({
      title,
      measure: title,
      categories,
      series: series.map(({ name, value }) => ({ name, values: categories.map(() => value) })),
    })
    expect(faults(blocks, 'current')).toEqual([])
    expect(faults(classicBlocks(blocks), 'older')).toEqual([])
  })

  property.prop(
    [
      anyName,
      fc.array(anyName, { maxLength: 25 }),
      fc.array(fc.array(anyName, { maxLength: 25 }), { maxLength: 130 }),
    ],
    { ...seeded, numRuns: 60 },
  )('tables', (caption, columns, rows) => {
    const blocks = dataTable({ caption, columns, rows })
    expect(faults(blocks, 'current')).toEqual([])
    expect(faults(classicBlocks(blocks), 'older')).toEqual([])
    for (const surface of ['home', 'modal'] as const)
      expect(checkBlocks(classicBlocks(blocks, 100), surface, 'current')).toEqual([])
  })
})

test('what a table has no room for is counted', () => {
  const rows = Array.from({ length: 114 }, (_, index) => [`Role ${index}`, 'covered'])
  const blocks = dataTable({ caption: 'Who covers whom', columns: ['Role', 'State'], rows })
  expect(JSON.stringify(blocks.at(-1))).toContain('and 14 more')
})

test('a chart of unknown values is not drawn: missing is never zero', () => {
  const spec = { title: 'x', measure: 'EUR', categories: ['a', 'b'] }
  expect(barChart({ ...spec, series: [{ name: 's', values: [1] }] })).toEqual([])
  expect(barChart({ ...spec, series: [{ name: 's', values: [1, Number.NaN] }] })).toEqual([])
})

test('names that are cut to the same label still differ', () => {
  const [chart] = barChart({
    title: 'x',
    measure: 'EUR',
    categories: ['Consumables for hospitals', 'Consumables for hospices'],
    series: [{ name: 's', values: [1, 2] }],
  })
  expect(JSON.stringify(chart)).toContain('"categories":["Consumables for hos…","Consumables for… 2"]')
})

describe('in classic blocks', () => {
  test('a chart becomes bars of signs with their numbers', () => {
    const [section] = classicBlocks(
      barChart({
        title: 'Growth',
        measure: 'EUR',
        categories: ['lost', 'new'],
        series: [{ name: 'Change', values: [-2_000, 4_000] }],
      }),
    )
    expect(section).toMatchObject({
      text: {
        text: `*Growth* (EUR)\n\`\`\`lost ${'█'.repeat(8)}${' '.repeat(8)} −2,000\nnew  ${'█'.repeat(16)} 4,000\`\`\``,
      },
    })
  })

  test('a table becomes a paragraph a row, each value with the name of its column', () => {
    const [section] = classicBlocks(
      dataTable({ caption: 'x', columns: ['Role', 'State', 'n'], rows: [['User <1>', 'covered', '3']] }),
    )
    expect(section).toMatchObject({ text: { text: '*User &lt;1&gt;* · State: covered · n: 3' } })
  })
})

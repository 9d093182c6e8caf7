import { describe, expect, it, test } from 'vitest'
import { type AssessmentItem, defaultModel, type ReleasedCell } from '../../scoring/index.ts'
import { freezeForm } from '../bank/templates.ts'
import { csvHeader, csvRows, gapHeader, gapRows, responseRows } from './csv.ts'
import { type ClosedWave, readWave, reorganisedUnits } from './read-wave.ts'
import { gridOf, sayCell, signs, topicTable } from './table.ts'
import { talkFirst } from './talk-first.ts'

type Counts = readonly [number, number, number, number, number]
const cell = (item: string, counts: Counts, unit: string | null = null, dontKnow = 0): ReleasedCell => ({
  unit,
  item,
  counts,
  dontKnow,
  level: null,
  n: counts.reduce((sum, count) => sum + count, 0),
})
const closed = (template: 'short' | 'long', cells: readonly ReleasedCell[]): ClosedWave => ({
  form: freezeForm(template, []),
  result: {
    groups: [...new Set(cells.map(({ unit }) => unit))].map(unit => ({ unit, n: 20 })),
    cells: cells.map(each => ({ ...each, counts: each.counts === null ? null : [...each.counts] })),
    eligible: { sales: 25 },
    hiddenUnits: [],
    reorganised: [],
    modelVersion: 'm',
  },
})
const read = (template: 'short' | 'long', cells: readonly ReleasedCell[], before: ClosedWave | null = null) =>
  readWave(closed(template, cells), before, defaultModel)
const idsOf = (component: string) =>
  freezeForm('long', []).items.flatMap((item: AssessmentItem) =>
    item.component === component ? [item.id] : [],
  )

describe('a component of the long form', () => {
  const cells = idsOf('compensation').map((id, index) => cell(id, [index, 0, 10 - index, 5, 5]))
  const component = (all: readonly ReleasedCell[]) =>
    read('long', all).results.topics.find(({ topic }) => topic === 'compensation')

  it('is the mean of its cells', () => {
    const means = cells.map(
      ({ counts, n }) => (counts ?? []).reduce((sum, count, at) => sum + count * (at + 1), 0) / n,
    )
    expect(component(cells)?.mean).toBeCloseTo(means.reduce((a, b) => a + b, 0) / 5, 10)
  })

  it('is not there as soon as one of its cells is hidden, or told as a level', () => {
    expect(component(cells.slice(1))).toBeUndefined()
    const [first, ...others] = cells
    expect(first).toBeDefined()
    const coarse = { ...cell(first?.item ?? '', [0, 0, 0, 0, 8]), counts: null, level: '≥4', n: 8 }
    expect(component([coarse, ...others])).toBeUndefined()
  })
})

describe('what to talk about first', () => {
  const agreedWeak = cell('sales_process', [4, 16, 0, 0, 0])
  const split = cell('compensation', [7, 3, 0, 3, 7])
  const good = cell('engage', [0, 0, 2, 8, 10])

  it('what is weak by common consent comes before what people are split on, and what is good is left alone', () => {
    const points = talkFirst(read('short', [good, split, agreedWeak]))
    expect(points.map(({ topic }) => topic)).toEqual(['sales_process', 'compensation'])
    expect(points[0]?.what).toContain('n 20')
  })

  it('what got worse comes before everything else', () => {
    const before = closed('short', [
      cell('engage', [0, 0, 0, 0, 40]),
      cell('sales_process', [4, 16, 0, 0, 0]),
    ])
    const points = talkFirst(read('short', [cell('engage', [20, 20, 0, 0, 0]), agreedWeak], before))
    expect(points[0]).toMatchObject({ topic: 'engage', why: expect.stringContaining('wrong way') })
    expect(points.map(({ topic }) => topic)).toEqual(['engage', 'sales_process'])
  })

  it('what many don’t know is said', () => {
    const points = talkFirst(read('short', [cell('engage', [0, 0, 2, 8, 10], null, 15)]))
    expect(points).toMatchObject([{ topic: 'engage', why: expect.stringContaining('don’t know') }])
  })

  it('three points at most, and none of nothing', () => {
    const weak = ['sales_process', 'compensation', 'engage', 'renew', 'support'].map(id =>
      cell(id, [10, 10, 0, 0, 0]),
    )
    expect(talkFirst(read('short', weak))).toHaveLength(3)
    expect(talkFirst(read('short', []))).toEqual([])
  })
})

describe('tables and files', () => {
  const few = cell('sales_process', [0, 1, 2, 3, 1])
  const many = cell('engage', [0, 0, 3, 8, 9])
  const { results } = read('short', [few, many])

  test('few people have one decimal, many two, hidden ones a sign', () => {
    const say = (id: string) =>
      sayCell(results.topics.find(({ topic }) => topic === id) ?? null, defaultModel)
    expect(say('sales_process')).toMatch(/^\S 3\.6$/)
    expect(say('engage')).toMatch(/^\S 4\.30$/)
    expect(say('renew')).toBe(signs.hidden)
  })

  test('the grid stands where the form has one', () => {
    expect(gridOf(results, null)).toBeNull()
    const [id = ''] = idsOf('compensation')
    const grid = gridOf(read('long', [cell(id, [0, 0, 3, 8, 9])]).results, null)
    expect(grid?.columns).toEqual(['Engage', 'Transact', 'Fulfill', 'Support', 'Renew'])
    expect(grid?.rows.flatMap(({ cells }) => cells).filter(each => each !== null)).toHaveLength(1)
    expect(topicTable(results, { groups: [{ unit: null, n: 20 }] }).rows).toHaveLength(2)
  })

  const named = {
    waveId: 'w-1',
    name: 'Wave',
    opensAt: new Date('2026-02-02T10:00:00Z'),
    closesAt: new Date('2026-02-20T16:00:00Z'),
    scope: { functions: ['sales', 'support'], regions: ['East'], teams: [], under: 'P-1' },
  }

  test('each row of a file says of which wave it is, and whom that asked', () => {
    const reading = read('short', [few, many])
    const of = ['w-1', 'Wave', '2026-02-02', '2026-02-20', 'team of P-1, sales and support, East']
    for (const row of [...csvRows(named, reading, defaultModel), ...responseRows(named, reading)])
      expect(row.slice(0, of.length)).toEqual(of)
  })

  test('a file has every difference between functions with interval and test, and who answered', () => {
    const groups = ['sales', 'support']
    const cells = [
      cell('sales_process', [20, 10, 0, 0, 0], 'sales'),
      cell('sales_process', [0, 0, 0, 10, 20], 'support'),
    ]
    const wave = closed('short', cells)
    const eligible = { sales: 40, support: 40 }
    const shown = [{ unit: null, n: 60 }, ...groups.map(unit => ({ unit, n: 30 }))]
    const reading = readWave(
      { ...wave, result: { ...wave.result, groups: shown, eligible } },
      null,
      defaultModel,
    )
    const at = (name: (typeof gapHeader)[number]) => gapHeader.indexOf(name)
    const [gap = []] = gapRows(named, reading, defaultModel)
    expect(
      ['topic', 'function_a', 'function_b', 'n_a', 'is_gap'].map(name => gap[at(name as 'topic')]),
    ).toEqual(['sales_process', 'sales', 'support', '30', 'true'])
    expect(gap[at('low')]).toMatch(/^-3\.\d\d$/)
    expect(gap[at('adjusted_p')]).toBe('0.000')
    expect(responseRows(named, reading).map(row => row.slice(-4))).toEqual([
      ['', '80', '60', '0.75'],
      ['sales', '40', '30', '0.75'],
      ['support', '40', '30', '0.75'],
    ])
  })

  test('a change is as coarse as the smaller one of its two waves', () => {
    const before = closed('short', [cell('engage', [0, 1, 2, 3, 1])])
    const rows = csvRows(named, read('short', [many], before), defaultModel)
    const [change] = rows.map(row => row[csvHeader.indexOf('change')])
    expect(change).toMatch(/^-?\d\.\d$/)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('a spreadsheet runs nothing of %j', words => {
    const rows = csvRows({ ...named, name: words }, read('short', [many]), defaultModel)
    expect(rows[0]?.[1]).toBe(`'${words}`)
  })

  test('the file holds the same figures as the table, and no row of what is hidden', () => {
    const rows = csvRows(named, read('short', [few, many]), defaultModel)
    const column = (name: (typeof csvHeader)[number]) => csvHeader.indexOf(name)
    expect(rows.map(row => [row[column('topic')], row[column('n')], row[column('mean')]])).toEqual([
      ['sales_process', '7', '3.6'],
      ['engage', '20', '4.30'],
    ])
  })
})

test('a function is reorganised once one in five came from elsewhere or went there', () => {
  const people = (moved: number) => ({
    before: new Map(Array.from({ length: 10 }, (_, index) => [`p${index}`, 'sales'])),
    after: new Map(
      Array.from({ length: 10 }, (_, index) => [`p${index}`, index < moved ? 'service' : 'sales']),
    ),
  })
  const [one, two] = [people(1), people(2)]
  expect(reorganisedUnits(one.before, one.after, defaultModel)).toEqual(['service'])
  expect(reorganisedUnits(two.before, two.after, defaultModel)).toEqual(['sales', 'service'])
})

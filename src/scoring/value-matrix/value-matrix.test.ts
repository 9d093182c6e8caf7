import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../input.ts'
import { defaultModel } from '../model/index.ts'
import { sum } from '../statistics/sample.ts'
import { examples } from './examples.ts'
import { valueMatrix } from './index.ts'
import { valueMatrixInput } from './input.ts'

type Raw = z.input<typeof valueMatrixInput>
type Row = Raw['responses'][number]

function score(raw: Raw) {
  const parsed = parseInput(valueMatrixInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return valueMatrix.output.parse(valueMatrix.score(parsed.value, defaultModel))
}

function attributesOf(raw: Raw) {
  const [cell] = score(raw).cells
  if (cell === undefined) throw new Error('the input has an answer, so there is a cell')
  return new Map(cell.attributes.map(attribute => [attribute.attribute, attribute]))
}

/** n buyers who all rate one attribute high and one low in importance, with the differences given. */
const buyers = (n: number, row: (index: number) => Partial<Row>): Row[] =>
  Array.from({ length: n }, (_, index) => [
    { respondent: `R${index}`, attribute: 'speed', importance: 6, ...row(index) },
    { respondent: `R${index}`, attribute: 'price', importance: 3, relative: 0.5 },
  ]).flat()

const nine = examples[0]?.input ?? { responses: [] }

describe('the value matrix', () => {
  it.each([
    ['Communicating the business value', 'Value Gaps to Address'],
    ['Responsiveness of sales resources', 'Value Gaps to Address'],
    ['Providing access to solution experts', 'Comparative Advantage to Exploit'],
    ['Understanding the solution requirements', 'Comparative Advantage to Exploit'],
    [
      'Providing a solution that integrates with my existing infrastructure',
      'Comparative Advantage to Exploit',
    ],
    ['Articulating the future roadmap', 'Value Gaps to Monitor and Manage'],
    ['Initial investment', 'Value Gaps to Monitor and Manage'],
    ['Demonstrating features and functionality', 'Comparative Advantage to Consider Leverage'],
    ['Providing a single integrated solution', 'Comparative Advantage to Consider Leverage'],
  ])('value-matrix 2.1: %s is in %s', (attribute, quadrant) => {
    expect(attributesOf(nine).get(attribute)?.quadrant).toBe(quadrant)
  })

  it('value-matrix 2.1: with the scale middle as the cut, four attributes flip', () => {
    const before = attributesOf(nine)
    const after = attributesOf({ ...nine, cut: 'scaleMean' })
    const flipped = [...after.values()].filter(
      ({ attribute, quadrant }) => before.get(attribute)?.quadrant !== quadrant,
    )
    expect(flipped.map(({ attribute }) => attribute).sort()).toEqual([
      'Articulating the future roadmap',
      'Demonstrating features and functionality',
      'Initial investment',
      'Providing a single integrated solution',
    ])
  })

  it('value-matrix 2.1: a lesser quadrant never leads, even with a higher index', () => {
    const indices = [...attributesOf(nine).values()].map(({ priorityIndex }) => priorityIndex ?? 0)
    expect(indices.slice(0, 4).map(index => index.toFixed(4))).toEqual([
      '0.1024',
      '0.0360',
      '0.0500',
      '0.0336',
    ])
  })

  it('who rated no competitor counts for importance, not for effectiveness', () => {
    const rated = attributesOf({
      responses: buyers(6, index =>
        index === 0 ? { own: 1, competitors: {} } : { own: 5, competitors: { a: 3, b: 5 } },
      ),
    }).get('speed')
    expect(rated).toMatchObject({ nImportance: 6, nCompared: 5, relativeEffectiveness: 1 })
  })

  it('as good as the others is parity: on the better side and not certain', () => {
    const rated = attributesOf({ responses: buyers(6, () => ({ relative: 0 })) }).get('speed')
    expect(rated).toMatchObject({
      parity: true,
      borderline: true,
      confident: false,
      quadrant: 'Comparative Advantage to Exploit',
      alternatives: ['Value Gaps to Address'],
    })
    expect(rated?.gapTest).toMatchObject({ p: 1 })
  })

  it('importance on the cut counts as more value', () => {
    const rows = ['a', 'b'].map(attribute => ({ respondent: 'R', attribute, importance: 5, relative: 1 }))
    for (const { quadrant } of attributesOf({ responses: rows }).values())
      expect(quadrant).toBe('Comparative Advantage to Exploit')
  })

  it.each([
    [4, 'insufficient', null],
    [5, 'indicative', 'Value Gaps to Address'],
    [10, 'low', 'Value Gaps to Address'],
    [30, 'standard', 'Value Gaps to Address'],
  ])('%i buyers are %s evidence; people see %s', (n, reliability, shown) => {
    const [cell] = score({ responses: buyers(n, () => ({ relative: -1 })) }).cells
    const rated = cell?.attributes.find(({ attribute }) => attribute === 'speed')
    expect(cell).toMatchObject({ n, reliability })
    expect(rated).toMatchObject({ reliability, quadrant: 'Value Gaps to Address' })
    expect(rated?.finding.value).toBe(shown)
    expect(rated?.finding.reason).toBe(shown === null ? 'insufficient_n' : undefined)
  })

  it('many attributes at once need stronger evidence each (Holm)', () => {
    const spread = [-3, -2.5, -2, -1, 0.5, -1.5]
    const one = buyers(6, index => ({ relative: spread[index] ?? 0, importance: 6 + (index % 2) * 0.5 }))
    const more = Array.from({ length: 12 }, (_, attribute) =>
      Array.from({ length: 6 }, (_row, index) => ({
        respondent: `R${index}`,
        attribute: `noise ${attribute}`,
        importance: 3 + ((index + attribute) % 3),
        relative: ((index * 7 + attribute) % 5) - 2,
      })),
    ).flat()
    expect(attributesOf({ responses: one }).get('speed')?.confident).toBe(true)
    expect(attributesOf({ responses: [...one, ...more] }).get('speed')?.confident).toBe(false)
  })

  it('a known population narrows the intervals; who asked everyone is certain', () => {
    const responses = buyers(6, index => ({ relative: index - 4 }))
    const width = (size?: number) => {
      const populations = size === undefined ? {} : { populations: [{ size }] }
      const interval = attributesOf({ responses, ...populations }).get('speed')?.relativeEffectivenessInterval
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(width(20)).toBeCloseTo(width() * Math.sqrt(14 / 19), 10)
    expect(width(6)).toBe(0)
  })

  it('value-matrix 2.3: with s 1 and half a point of margin 16 buyers are needed, and 12 of 40', () => {
    // Differences ±1/√(6/5) of six buyers have a standard deviation of 1.
    const spread = Math.sqrt(5 / 6)
    const responses = buyers(6, index => ({ relative: index % 2 === 0 ? spread : -spread }))
    expect(score({ responses }).cells[0]?.respondentsNeeded).toBe(16)
    expect(score({ responses, populations: [{ size: 40 }] }).cells[0]?.respondentsNeeded).toBe(12)
  })

  it('what reps believe makes no cell, only a perception gap', () => {
    const responses: Row[] = [
      ...buyers(6, index => ({ relative: -1 - (index % 2) })),
      ...buyers(6, index => ({ relative: 1 + (index % 2) })).map(row => ({
        ...row,
        statedBy: 'rep' as const,
      })),
    ]
    const result = score({ responses })
    expect(result.cells).toEqual(score({ responses: responses.slice(0, 12) }).cells)
    const gap = result.perceptionGaps.find(({ attribute }) => attribute === 'speed')
    expect(gap?.relativeEffectiveness?.delta).toBe(3)
    expect(gap?.relativeEffectiveness?.adjustedP).toBeLessThan(0.01)
    expect(score({ responses: responses.slice(12) }).cells).toEqual([])
  })

  it('stated high and derived low is a basic; stated low and derived high a hidden driver', () => {
    const overall = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`R${index}`, index % 7]))
    const responses = Array.from({ length: 40 }, (_, index) => [
      {
        respondent: `R${index}`,
        attribute: 'uptime',
        importance: 7,
        own: 1 + ((index * 3) % 5),
        competitors: { a: 4 },
      },
      {
        respondent: `R${index}`,
        attribute: 'ideas',
        importance: 3,
        own: 1 + (index % 7),
        competitors: { a: 4 },
      },
    ]).flat()
    const attributes = attributesOf({ responses, overall })
    expect(attributes.get('uptime')?.driver).toBe('basic')
    expect(attributes.get('ideas')?.driver).toBe('hidden_driver')
  })

  it('a weighted discrepancy is the shortfall times the importance', () => {
    const rated = attributesOf({ responses: buyers(3, () => ({ own: 4, competitors: { a: 4 } })) }).get(
      'speed',
    )
    expect(rated?.meanWeightedDiscrepancy).toBe(12)
    expect(rated?.ownToOthersRatio).toBe(1)
  })
})

describe('input of the value matrix', () => {
  const row = { respondent: 'R1', attribute: 'speed' }
  it.each([
    ['a rating beyond the scale', { responses: [{ ...row, importance: 8 }] }, 'responses[0].importance'],
    [
      'a competitor’s rating below the scale',
      { responses: [{ ...row, competitors: { a: 0 } }] },
      'responses[0].competitors.a',
    ],
    [
      'two ways of comparing',
      { responses: [{ ...row, own: 3, competitors: { a: 4 }, relative: 1 }] },
      'responses[0].relative',
    ],
    ['the same answer twice', { responses: [row, { ...row, own: 3 }] }, 'responses[1]'],
    ['derived importance without a preference', { responses: [row], importanceFrom: 'derived' }, 'overall'],
    ['no respondent', { responses: [{ attribute: 'speed' }] }, 'responses[0].respondent'],
    ['not a number', { responses: [{ ...row, relative: Number.NaN }] }, 'responses[0].relative'],
    ['a misspelt field', { responses: [{ ...row, importence: 4 }] }, 'responses[0].importence'],
  ])('with %s is refused with its path', (_, raw, path) => {
    expect(parseInput(valueMatrixInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  it('without any answer gives no cell; without ratings a reason and no zero', () => {
    expect(score({ responses: [] }).cells).toEqual([])
    expect(attributesOf({ responses: [{ ...row, own: 3 }] }).get('speed')).toMatchObject({
      importance: null,
      relativeEffectiveness: null,
      quadrant: null,
      priorityIndex: null,
      reason: 'missing_input',
    })
  })
})

const rating = fc.integer({ min: 1, max: 7 })
const complete = fc
  .record({ respondents: fc.integer({ min: 1, max: 8 }), attributes: fc.integer({ min: 2, max: 5 }) })
  .chain(({ respondents, attributes }) =>
    fc
      .array(fc.record({ importance: rating, own: rating, other: rating }), {
        minLength: respondents * attributes,
        maxLength: respondents * attributes,
      })
      .map(cells =>
        cells.map(
          ({ importance, own, other }, index): Row => ({
            respondent: `R${index % respondents}`,
            attribute: `A${Math.floor(index / respondents)}`,
            importance,
            own,
            competitors: { rival: other },
          }),
        ),
      ),
  )

describe('properties of the value matrix', () => {
  test.prop([complete])(
    'weights sum to 1 and indices are never negative, and never both above 0',
    responses => {
      const attributes = [...attributesOf({ responses }).values()]
      expect(sum(attributes.map(({ weight }) => weight ?? Number.NaN))).toBeCloseTo(1, 10)
      for (const { priorityIndex, overDeliveryIndex } of attributes) {
        expect(priorityIndex).toBeGreaterThanOrEqual(0)
        expect(overDeliveryIndex).toBeGreaterThanOrEqual(0)
        expect(Math.min(priorityIndex ?? 1, overDeliveryIndex ?? 1)).toBe(0)
      }
    },
  )

  test.prop([complete, fc.integer({ min: 1, max: 50 })])(
    'the order of the rows changes nothing',
    (responses, turn) => {
      const cut = turn % responses.length
      expect(score({ responses: [...responses.slice(cut), ...responses.slice(0, cut)].reverse() })).toEqual(
        score({ responses }),
      )
    },
  )

  test.prop([complete])('the names of respondents change nothing', responses => {
    const renamed = responses.map(row => ({ ...row, respondent: `buyer ${row.respondent}` }))
    expect(score({ responses: renamed })).toEqual(score({ responses }))
  })

  test.prop([complete])(
    'someone who finds everything more important moves no interval’s width',
    responses => {
      const bold = responses.map(row => ({
        ...row,
        importance: ((row.importance ?? 1) + (row.respondent === 'R0' ? 7 : 1)) / 2,
      }))
      const plain = responses.map(row => ({ ...row, importance: ((row.importance ?? 1) + 1) / 2 }))
      const before = attributesOf({ responses: plain })
      for (const [name, { importanceInterval }] of attributesOf({ responses: bold })) {
        const other = before.get(name)?.importanceInterval
        const width = (interval: typeof other) => (interval?.high ?? 0) - (interval?.low ?? 0)
        expect(width(importanceInterval)).toBeCloseTo(width(other), 8)
      }
    },
  )

  test.prop([complete])(
    'a better own rating never worsens the difference nor raises the priority',
    responses => {
      const improved = responses.map(row =>
        row.attribute === 'A0' ? { ...row, own: Math.min(7, (row.own ?? 1) + 1) } : row,
      )
      const before = attributesOf({ responses }).get('A0')
      const after = attributesOf({ responses: improved }).get('A0')
      expect(after?.relativeEffectiveness).toBeGreaterThanOrEqual((before?.relativeEffectiveness ?? 9) - 1e-9)
      expect(after?.priorityIndex).toBeLessThanOrEqual((before?.priorityIndex ?? -9) + 1e-9)
    },
  )

  test.prop([complete])('an answer taken away is missing, never a zero', responses => {
    const without = responses.map(row => (row.attribute === 'A0' ? { ...row, competitors: {} } : row))
    expect(attributesOf({ responses: without }).get('A0')).toMatchObject({
      relativeEffectiveness: null,
      quadrant: null,
      priorityIndex: null,
      overDeliveryIndex: null,
    })
  })
})

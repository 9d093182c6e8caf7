import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { valueMatrix } from './index.ts'

type Raw = z.input<typeof valueMatrix.input>
type Row = Raw['responses'][number]

function judge(raw: Raw) {
  const result = runModule(valueMatrix, raw, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

function onlyCell(raw: Raw) {
  const [cell, ...others] = judge(raw).cells
  if (cell === undefined || others.length > 0) throw new Error('one cell is asked')
  return cell
}

const named = (raw: Raw, attribute: string) => {
  const found = onlyCell(raw).attributes.find(row => row.attribute === attribute)
  if (found === undefined) throw new Error(`${attribute} is not there`)
  return found
}

const survey = {
  speed: {
    importance: [6, 7, 6, 5, 7, 6, 6, 7, 5, 6, 7, 6],
    own: [3, 4, 3, 2, 4, 3, 4, 3, 2, 3, 4, 3],
    a: [5, 5, 4, 4, 5, 5, 4, 4, 5, 4, 5, 4],
    b: [4, 6, 5, 4, 6, 4, 5, 4, 4, 5, 6, 5],
  },
  price: {
    importance: [3, 2, 4, 3, 3, 2, 4, 3, 3, 2, 3, 4],
    own: [6, 5, 6, 5, 6, 5, 6, 6, 5, 5, 6, 6],
    a: [4, 4, 4, 5, 4, 4, 5, 4, 4, 4, 4, 5],
    b: [4, 3, 5, 4, 4, 4, 4, 5, 4, 3, 5, 4],
  },
  roadmap: {
    importance: [7, 4, 5, 6, 3, 5, 4, 5, 6, 4, 5, 3],
    own: [4, 5, 3, 4, 4, 5, 4, 3, 4, 5, 4, 4],
    a: [4, 4, 4, 3, 5, 4, 4, 4, 3, 5, 3, 5],
    b: [5, 4, 3, 4, 4, 4, 5, 3, 4, 4, 4, 4],
  },
}

const responses: Row[] = Object.entries(survey).flatMap(([attribute, rated]) =>
  rated.importance.map((importance, index) => ({
    respondent: `R${index}`,
    attribute,
    importance,
    own: rated.own[index],
    competitors: { a: rated.a[index] ?? 1, b: rated.b[index] ?? 1 },
  })),
)

/** Numbers from SciPy 1.17 (t, ttest_1samp, skew) on the survey above; Holm by hand. */
describe('a survey of twelve buyers and two competitors', () => {
  it.each([
    [
      'speed',
      {
        quadrant: 'Value Gaps to Address',
        confident: true,
        borderline: false,
        alternatives: [],
        importance: 6.166667,
        importanceInterval: { low: 5.652165, high: 6.681169 },
        relativeEffectiveness: -1.5,
        relativeEffectivenessInterval: { low: -1.802901, high: -1.197099 },
        adjustedP: 8.4e-5,
        weight: 0.443114,
        priorityIndex: 0.664671,
        overDeliveryIndex: 0,
        meanWeightedDiscrepancy: 18.5,
        ownToOthersRatio: 0.678571,
      },
    ],
    [
      'price',
      {
        quadrant: 'Comparative Advantage to Consider Leverage',
        confident: true,
        borderline: false,
        alternatives: [],
        importance: 3,
        importanceInterval: { low: 2.572031, high: 3.427969 },
        relativeEffectiveness: 1.416667,
        relativeEffectivenessInterval: { low: 1.151448, high: 1.681885 },
        adjustedP: 1.2e-5,
        weight: 0.215569,
        priorityIndex: 0,
        overDeliveryIndex: 0.166833,
        meanWeightedDiscrepancy: -7.75,
        ownToOthersRatio: 1.34,
      },
    ],
    [
      'roadmap',
      {
        quadrant: 'Comparative Advantage to Exploit',
        confident: false,
        borderline: true,
        alternatives: [
          'Value Gaps to Address',
          'Value Gaps to Monitor and Manage',
          'Comparative Advantage to Consider Leverage',
        ],
        importance: 4.75,
        importanceInterval: { low: 4.122162, high: 5.377838 },
        relativeEffectiveness: 0.083333,
        relativeEffectivenessInterval: { low: -0.31927, high: 0.485937 },
        adjustedP: 0.704329,
        weight: 0.341317,
        priorityIndex: 0,
        overDeliveryIndex: 0,
        meanWeightedDiscrepancy: 3.166667,
        ownToOthersRatio: 1.020833,
      },
    ],
  ])('has %s at its values, intervals and p', (attribute, expected) => {
    const found = named({ responses }, attribute)
    for (const [name, value] of Object.entries(expected)) {
      const actual: unknown = found[name as keyof typeof found]
      if (typeof value === 'number') expect(actual, name).toBeCloseTo(value, 6)
      else if (value !== null && typeof value === 'object' && 'low' in value)
        expect(actual, name).toEqual({
          low: expect.closeTo(value.low, 6),
          high: expect.closeTo(value.high, 6),
        })
      else expect(actual, name).toEqual(value)
    }
  })

  it('is judged by what a reader can check', () => {
    expect(named({ responses }, 'speed').finding).toMatchObject({
      value: 'Value Gaps to Address',
      n: 12,
      params: { importanceCut: expect.closeTo(4.638889, 6), confidenceLevel: 0.95 },
      warnings: [],
      explanation: {
        sentence:
          'speed: buyers put us 1.5 points worse than others and its importance at 6.17 against a cut of 4.64 (n 12). ' +
          'It matters to them and others do it better.',
      },
    })
    expect(named({ responses }, 'roadmap').finding).toMatchObject({
      warnings: [{ code: 'borderline' }],
      explanation: {
        sentence:
          'roadmap: buyers put us 0.08 points better than others and its importance at 4.75 against a cut of 4.64 (n 12). ' +
          'It matters to them and we do it better; not certain, it could also be Value Gaps to Address or ' +
          'Value Gaps to Monitor and Manage or Comparative Advantage to Consider Leverage.',
      },
    })
  })

  it('lists quadrants worst first, and says what hangs on the cut and how many buyers are needed', () => {
    const cell = onlyCell({ responses })
    expect(cell.attributes.map(({ attribute }) => attribute)).toEqual(['speed', 'roadmap', 'price'])
    expect(cell).toMatchObject({ importanceMethod: 'stated', cut: 'mean', respondentsNeeded: 7 })
    expect(cell.otherCuts).toEqual([
      { cut: 'median', importanceCut: 4.75, attributes: 0 },
      { cut: 'scaleMean', importanceCut: 4, attributes: 0 },
    ])
    expect(onlyCell({ responses, cut: 'scaleMean' }).otherCuts.map(({ cut }) => cut)).toEqual([
      'mean',
      'median',
    ])
  })

  it('tests each gap by paired t, adjusted for three of them', () => {
    expect(named({ responses }, 'roadmap').gapTest).toEqual({
      test: 'paired_t',
      statistic: expect.closeTo(0.455573, 6),
      p: expect.closeTo(0.657558, 6),
      adjustedP: expect.closeTo(0.657558, 6),
      effect: expect.closeTo(0.131513, 6),
      n: 12,
    })
    const speed = named({ responses }, 'speed').gapTest
    expect(speed).toMatchObject({
      statistic: expect.closeTo(-10.899541, 6),
      effect: expect.closeTo(-3.146427, 6),
    })
    expect((speed?.adjustedP ?? 0) / (speed?.p ?? 1)).toBeCloseTo(2, 6)
  })
})

describe('the test of a gap', () => {
  const testOf = (differences: readonly number[]) =>
    named(
      {
        responses: differences.map((relative, index) => ({
          respondent: `R${index}`,
          attribute: 'speed',
          relative,
        })),
      },
      'speed',
    ).gapTest?.test
  // Skewness by SciPy: .850, 1.063, 0.
  it.each([
    ['t', 'paired_t', [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4]],
    ['ranks, clearly skewed to the right', 'wilcoxon_signed_rank', [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4.5]],
    [
      'ranks, clearly skewed to the left',
      'wilcoxon_signed_rank',
      [0, 0, 0, 0, -1, -1, -1, -1, -2, -2, -3, -4.5],
    ],
    ['t from ten on', 'paired_t', [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]],
    ['ranks below ten', 'wilcoxon_signed_rank', [1, 1, 1, 1, 2, 2, 2, 2, 1.5]],
  ])('is by %s', (_title, test, differences) => {
    expect(testOf(differences)).toBe(test)
  })
})

describe('what is missing', () => {
  const one = (index: number, row: Partial<Row>): Row => ({
    respondent: `R${index}`,
    attribute: 'speed',
    ...row,
  })
  const some = (n: number, row: (index: number) => Partial<Row>) =>
    Array.from({ length: n }, (_, index) => one(index, row(index)))

  it('counts by the lesser of those who rated importance and those who compared', () => {
    const found = named(
      { responses: some(12, index => (index < 4 ? { importance: 6, relative: -1 } : { importance: 5 })) },
      'speed',
    )
    expect(found).toMatchObject({ n: 12, nImportance: 12, nCompared: 4, reliability: 'insufficient' })
    expect(found.finding).toMatchObject({
      value: null,
      reason: 'insufficient_n',
      n: 4,
      explanation: { sentence: 'speed: 4 of the 5 buyers needed have answered; ask more of them.' },
    })
  })

  it('takes pairs only for discrepancy and ratio, and nothing where there is no pair', () => {
    const found = named(
      {
        responses: [
          one(0, { importance: 6, own: 4, competitors: { a: 5, b: 3 } }),
          one(1, { importance: 4, own: 3, competitors: { a: 6 } }),
          one(2, { importance: 7 }),
          one(3, { own: 1 }),
        ],
      },
      'speed',
    )
    expect(found.meanWeightedDiscrepancy).toBe(7.5)
    expect(found.ownToOthersRatio).toBe(0.7)
    const none = named({ responses: [one(0, { importance: 6 }), one(1, { own: 3 })] }, 'speed')
    expect(none).toMatchObject({ meanWeightedDiscrepancy: null, ownToOthersRatio: null, gapTest: null })
  })

  it('says that nobody rated both', () => {
    const { finding } = named({ responses: some(6, () => ({ importance: 6 })) }, 'speed')
    expect(finding).toMatchObject({
      reason: 'missing_input',
      n: 0,
      warnings: [],
      explanation: { sentence: 'speed: nobody has rated both its importance and us against others yet.' },
    })
    expect(named({ responses: some(6, () => ({ relative: 1 })) }, 'speed')).toMatchObject({
      importance: null,
      weight: null,
      quadrant: null,
      borderline: false,
      alternatives: [],
    })
  })

  it('has no interval from one answer or two unlike ones of people who rated nothing else', () => {
    const found = named({ responses: some(6, () => ({ importance: 6, relative: -1 })) }, 'speed')
    expect(found.importanceInterval).toBeNull()
    expect(found).toMatchObject({ confident: false, borderline: true, adjustedP: null })
    expect(found.relativeEffectivenessInterval).toEqual({ low: -1, high: -1 })
  })

  it.each([
    [4, ['insufficient_n'], 'Fewer than 5 buyers: not for showing.'],
    [5, ['indicative_n'], '5 buyers: take it as indicative evidence.'],
    [10, ['low_n'], '10 buyers: take it as low evidence.'],
    [30, [], undefined],
  ])('%i buyers are warned of with %j', (n, codes, message) => {
    const { warnings } = onlyCell({ responses: some(n, () => ({ relative: 1 })) })
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    expect(warnings[0]?.message).toBe(message)
  })
})

describe('parity', () => {
  it('is said as such, on the better side', () => {
    const rows = Array.from({ length: 6 }, (_, index) => [
      { respondent: `R${index}`, attribute: 'speed', importance: 6, comparative: 4 },
      { respondent: `R${index}`, attribute: 'price', importance: 3, comparative: 3 },
    ]).flat()
    const speed = named({ responses: rows }, 'speed')
    expect(speed).toMatchObject({
      parity: true,
      relativeEffectiveness: 0,
      quadrant: 'Comparative Advantage to Exploit',
    })
    expect(speed.finding.explanation.sentence).toBe(
      'speed: buyers put us as good as others and its importance at 6 against a cut of 4.5 (n 6). ' +
        'We are level with others; not certain, it could also be Value Gaps to Address.',
    )
    const price = named({ responses: rows }, 'price')
    expect(price).toMatchObject({ parity: false, relativeEffectiveness: -1, confident: true })
  })
})

describe('cells', () => {
  const at = (
    segment: string | null,
    buyerRole: string | null,
    buyingPhase: string | null,
    n: number,
  ): Row[] =>
    Array.from({ length: n }, (_, index) => ({
      respondent: `R${index}`,
      segment,
      buyerRole,
      buyingPhase,
      attribute: 'speed',
      relative: index - 2,
    }))

  it('are one for each segment, buyer role and buying phase, in the order of their names', () => {
    const rows = [...at('b', null, null, 1), ...at('a', 'user', 'test', 1), ...at('a', 'user', 'buy', 1)]
    const keys = judge({ responses: [...rows, ...at('a', 'boss', 'buy', 1)] }).cells.map(
      ({ segment, buyerRole, buyingPhase }) => [segment, buyerRole, buyingPhase],
    )
    expect(keys).toEqual([
      ['a', 'boss', 'buy'],
      ['a', 'user', 'buy'],
      ['a', 'user', 'test'],
      ['b', null, null],
    ])
  })

  it('know their own population only', () => {
    const populations = [{ segment: 'a', size: 6 }]
    const [a, b] = judge({
      responses: [...at('a', null, null, 6), ...at('b', null, null, 6)],
      populations,
    }).cells
    expect(a?.attributes[0]?.relativeEffectivenessInterval).toEqual({ low: 0.5, high: 0.5 })
    expect(b?.attributes[0]?.relativeEffectivenessInterval?.low).toBeLessThan(0)
  })
})

describe('what reps believe', () => {
  const believed = { importance: [4, 5, 4, 3, 5, 4], relative: [1, 0, 2, 1, 1.5, 0.5] }
  const reps = (attribute: string, extra: Partial<Row> = {}): Row[] =>
    believed.importance.map((importance, index) => ({
      respondent: `S${index}`,
      attribute,
      importance,
      relative: believed.relative[index],
      statedBy: 'rep',
      ...extra,
    }))

  it('is compared by Welch’s test with what buyers say, adjusted for both', () => {
    const [gap, ...others] = judge({ responses: [...responses, ...reps('speed')] }).perceptionGaps
    expect(others).toEqual([])
    expect(gap).toMatchObject({
      attribute: 'speed',
      buyer: { n: 12, relativeEffectiveness: -1.5 },
      rep: { n: 6, relativeEffectiveness: 1 },
      importance: {
        delta: expect.closeTo(-2, 9),
        low: expect.closeTo(-2.829669, 6),
        high: expect.closeTo(-1.170331, 6),
        p: expect.closeTo(0.00034021, 8),
        adjustedP: expect.closeTo(0.00034021, 8),
      },
      relativeEffectiveness: {
        delta: 2.5,
        p: expect.closeTo(0.0000811, 8),
        adjustedP: expect.closeTo(0.00016221, 8),
      },
      sentence:
        'speed: against others, reps put us at 1 (n 6) and buyers at -1.5 (n 12); importance 4.17 and 6.17.',
    })
  })

  it('is said to be not known where nobody rated it, and has no gap without buyers in the same cell', () => {
    const [gap] = judge({ responses: [...responses, ...reps('speed', { relative: null })] }).perceptionGaps
    expect(gap?.relativeEffectiveness).toBeNull()
    expect(gap?.sentence).toContain('reps put us at not known (n 6)')
    expect(judge({ responses: [...responses, ...reps('speed', { segment: 'a' })] }).perceptionGaps).toEqual(
      [],
    )
    expect(judge({ responses: [...responses, ...reps('haste')] }).perceptionGaps).toEqual([])
  })
})

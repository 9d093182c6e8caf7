import { describe, expect, it } from 'vitest'
import { defaultModel, type Model } from '../model/index.ts'
import { mergeModel } from '../model/merge.ts'
import { segmentationInput } from './input.ts'
import { type Dimension, dimensions, questions } from './questions.ts'
import { scorePortfolio } from './score.ts'

const score = (input: unknown, model = defaultModel) => scorePortfolio(segmentationInput.parse(input), model)

const full = { N1: 0.5, N2: 4, N3: 2, V1: 10, V2: 20, V3: 3, V4: 5, B1: 2, B2: 4, B3: 5 }
/** Scored by answers, by scores, by both kinds of gap; and two that are not scored, which no mean counts. */
const accounts = [
  { id: 'whole', stage: 'growth', answers: full },
  { id: 'other', stage: 'decline', answers: { ...full, N1: 1, N2: 1, V1: 30, V3: 5, B1: 5, B2: 5 } },
  { id: 'gaps', stage: 'growth', answers: { ...full, N3: null, V1: 5, V2: null, B3: null } },
  { id: 'no behavior', stage: 'maturity', answers: { ...full, N2: 5, V4: 1, B1: null, B2: null } },
  { id: 'given', stage: 'introduction', need: 80, value: 65, behavior: 20 },
  { id: 'given in part', stage: 'growth', need: 15, value: 40, behavior: null },
  { id: 'unscored', stage: 'growth', answers: { ...full, N1: 0, N2: null, N3: null, V3: 1, B1: 1 } },
  { id: 'unscored too', stage: 'growth', need: null, value: 100, behavior: 100 },
]
const merged = mergeModel({
  segmentation: { questions: { N2: { weight: 3 }, V3: { weight: 2 }, B1: { weight: 0 } } },
})
if (!merged.ok) throw new Error('refused')
const models: readonly (readonly [string, Model])[] = [
  ['equal weights', defaultModel],
  ['weights of their own', merged.value],
]

const dimensionOf = (term: string): Dimension =>
  questions.find(question => question.id === term)?.dimension ??
  dimensions.find(dimension => dimension === term) ??
  'need'

/** On the questions that are no money; null where there is no answer. */
function scaledAnswer(id: string, question: string): number | null {
  const answers: Record<string, number | null> = accounts.find(account => account.id === id)?.answers ?? {}
  const answer = answers[question] ?? null
  if (answer === null || question === 'V1' || question === 'V2') return null
  return question === 'N1' ? answer : (answer - 1) / 4
}

const weightOf = (term: string, model: Model) =>
  Object.entries(model.segmentation.questions).find(([id]) => id === term)?.[1].weight ?? 1

/** The contributions of all accounts, with what each could be at most and the scaled answer that follows from it. */
function contributionsWith(model: Model) {
  const { output, explain } = score({ accounts }, model)
  const parts = output.accounts.flatMap(row => {
    const stage = accounts.find(account => account.id === row.id)
      ?.stage as keyof Model['segmentation']['stageWeights']
    const weights = model.segmentation.stageWeights[stage]
    const counting = row.behavior === null ? weights.need + weights.value : 1
    return row.contributions.map(part => {
      const dimension = dimensionOf(part.question)
      const same = row.contributions.filter(other => dimensionOf(other.question) === dimension)
      const total = same.reduce((sum, other) => sum + weightOf(other.question, model), 0)
      const most = (100 * weights[dimension] * weightOf(part.question, model)) / counting / total
      return { id: row.id, ...part, most, scaled: part.points / most, dimension }
    })
  })
  return { output, explain, parts }
}

describe.each(models)('contributions with %s', (_title, model) => {
  it('are weight × share of the dimension × scaled answer, and sum to the score', () => {
    const { output, parts } = contributionsWith(model)
    for (const row of output.accounts) {
      const own = parts.filter(part => part.id === row.id)
      if (row.overall === null) expect(own).toEqual([])
      else expect(own.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(row.overall, 9)
    }
    for (const { id, question, scaled } of parts) {
      const expected = scaledAnswer(id, question)
      if (expected !== null) expect(scaled).toBeCloseTo(expected, 9)
    }
  })

  it('are compared with the mean answer of the scored accounts that have one', () => {
    const { output, parts } = contributionsWith(model)
    const scoredRows = output.accounts.filter(row => row.overall !== null)
    for (const part of parts) {
      const asked = scoredRows.flatMap(row => scaledAnswer(row.id, part.question) ?? [])
      const ranked = parts.filter(other => other.question === part.question).map(other => other.scaled)
      const scores = scoredRows.flatMap(row => row[part.dimension] ?? []).map(score => score / 100)
      const sample = part.question === part.dimension ? scores : asked.length > 0 ? asked : ranked
      const mean = sample.reduce((sum, scaled) => sum + scaled, 0) / sample.length
      expect(part.versusPortfolio).toBeCloseTo(part.points - part.most * mean, 9)
    }
  })

  it('are the same in the explanation of one account', () => {
    const { output, explain } = contributionsWith(model)
    for (const row of output.accounts)
      expect(explain(row.id)).toMatchObject({
        base: 0,
        contributions: row.contributions.map(({ question, points }) => ({ term: question, points })),
        parts: row.contributions,
        bindingSide: row.bindingSide,
        missing: row.missing,
        firm: row.firm,
      })
  })

  it('leave out what is missing, and only that', () => {
    const { output } = contributionsWith(model)
    const asked = questions.filter(({ id }) => weightOf(id, model) > 0).map(({ id }) => id)
    for (const row of output.accounts) {
      const account = accounts.find(({ id }) => id === row.id)
      const answers: Record<string, number | null> = account?.answers ?? {}
      const isGiven = (id: string) => typeof account?.[dimensionOf(id)] === 'number'
      expect(row.missing).toEqual(asked.filter(id => !isGiven(id) && (answers[id] ?? null) === null))
    }
  })
})

it('the binding side is the one farther from the first, each by its weight', () => {
  const { accounts: rows } = score({
    accounts: [...accounts, { id: 'first', stage: 'growth', need: 100, value: 100, behavior: 0 }],
  }).output
  const sides = rows.map(row => {
    if (row.needRank === null || row.valueRank === null) return null
    const stage = accounts.find(account => account.id === row.id)?.stage ?? 'growth'
    const weights = defaultModel.segmentation.stageWeights[stage as 'growth']
    const ahead = weights.need * (1 - row.needRank) - weights.value * (1 - row.valueRank)
    return Math.abs(ahead) < 1e-9 ? 'both' : ahead > 0 ? 'need' : 'value'
  })
  expect(rows.map(row => row.bindingSide)).toEqual(sides)
  expect(new Set(sides)).toEqual(new Set(['need', 'value', 'both', null]))
})

it('both sides bind where they are as far away, near or not', () => {
  const line = [10, 20, 30].map(points => ({
    id: `p${points}`,
    stage: 'growth',
    need: points,
    value: points,
  }))
  const rows = score({ accounts: line, weights: { need: 0.4, value: 0.4, behavior: 0.2 } }).output.accounts
  expect(rows.map(row => row.bindingSide)).toEqual(['both', 'both', 'both'])
})

describe('the sentence', () => {
  const ladder = Array.from({ length: 20 }, (_, index) => ({
    id: `a${index + 1}`,
    stage: 'growth',
    need: 100 - 5 * index,
    value: 100 - 5 * index,
    behavior: index === 1 ? null : 30.4,
  }))
  const asked = [
    ...ladder,
    { id: 'blank', stage: 'growth', need: 100, value: null, behavior: 100 },
    { id: 'elsewhere', families: [{ family: 'cloud', stage: 'growth' }], need: 1, value: 1, behavior: 1 },
  ]

  it.each([
    [
      'a1',
      'Tier 1b: need ranks above 100 % and value above 100 % of 21 accounts; behavior of 30 has to change first.',
    ],
    [
      'a2',
      'Tier 1b: need ranks above 95 % and value above 95 % of 21 accounts; behavior is not known yet, so ask the behavior questions.',
    ],
    [
      'a3',
      'Tier 2: need ranks above 90 % and value above 90 % of 21 accounts, not high enough on both for Tier 1.',
    ],
    [
      'a20',
      'Tier 3: need ranks above 5 % and value above 5 % of 21 accounts; its overall score is below the edge of Tier 2.',
    ],
    ['blank', 'Not scored yet: need and value are not both known (ask V1, V2, V3, V4).'],
  ])('of %s', (id, sentence) => {
    expect(score({ accounts: asked }).explain(id)?.sentence).toBe(sentence)
  })

  it('of an account without the family that was asked for has no question to ask', () => {
    expect(score({ accounts: asked, family: 'licence' }).explain('elsewhere')?.sentence).toBe(
      'Not scored yet: need and value are not both known.',
    )
  })

  it('stands in the output where it was asked for, with the ends and what would change the tier', () => {
    const { output, explain } = score({ accounts: asked, explain: ['a1', 'blank'] })
    for (const row of output.explanations ?? []) {
      const { sentence, ends, changes } = explain(row.id) ?? {}
      expect(row).toEqual({ id: row.id, sentence, ends, changes })
    }
    expect(output.explanations?.map(row => [row.id, row.changes.length > 0])).toEqual([
      ['a1', true],
      ['blank', false],
    ])
    expect(explain('blank')?.ends).toMatchObject({ lowTier: 'unscored', highTier: 'unscored' })
    expect(score({ accounts: asked }).output).not.toHaveProperty('explanations')
  })
})

it('the parameters say what was asked for', () => {
  const params = (extra: object) => score({ accounts: [], ...extra }).output.params
  expect(params({})).not.toHaveProperty('family')
  expect(params({})).toMatchObject({ bufferRatio: 0, tier1Share: 0.1 })
  expect(params({ family: 'cloud', previousTiers: {}, share: 0.2 })).toMatchObject({
    family: 'cloud',
    bufferRatio: 0.2,
    tier1Share: 0.2,
  })
})

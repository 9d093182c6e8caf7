import { describe, expect, it } from 'vitest'
import {
  defaultModel,
  findModule,
  runModule,
  type ScoringModule,
  scoringModules,
} from '../../src/scoring/index.ts'
import { formatPath } from '../../src/scoring/input.ts'
import { assessInBulk } from '../../src/scoring/segmentation/bulk.ts'
import { TIER_3 } from '../../src/scoring/segmentation/tiering.ts'
import { laws } from './laws.ts'
import { changedAt } from './mutate-input.ts'
import { isAt, type Place, patternOf, placesOf } from './places.ts'
import { inputsOf } from './samples.ts'
import { strayNumbers } from './stray-numbers.ts'

const each = scoringModules.map(module => [module.id, module] as const)
const strings = (keys: Place['keys']) => keys.map(String)

/** One place of each kind, over all good inputs of a method. */
function placesOfEachKind(module: ScoringModule, holds: (place: Place) => boolean) {
  const kinds = new Map<string, { input: unknown; place: Place }>()
  for (const input of inputsOf(module))
    for (const place of placesOf(input)) {
      const kind = patternOf(place.keys)
      if (!kinds.has(kind) && holds(place)) kinds.set(kind, { input, place })
    }
  return [...kinds.values()]
}

/** What a refusal names; fails where the input is accepted. */
function refusedAt(module: ScoringModule, input: unknown): string[] {
  const result = runModule(module, input, defaultModel)
  expect(result.ok, 'accepted').toBe(false)
  return result.ok ? [] : result.faults.map(fault => fault.path)
}

/** A finding whose every number is one, or a refusal with its place. */
function isAnswered(module: ScoringModule, input: unknown): void {
  const result = runModule(module, input, defaultModel)
  if (result.ok) expect(strayNumbers(result.value)).toEqual([])
  else for (const fault of result.faults) expect(fault.path).not.toBe('')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

describe.each(each)('%s', (id, module) => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %s wherever it stands',
    odd => {
      for (const { input, place } of placesOfEachKind(module, ({ value }) => typeof value === 'number'))
        expect(
          refusedAt(
            module,
            changedAt(input, strings(place.keys), () => odd),
          ),
        ).toContain(formatPath(place.keys))
    },
  )

  it.each([1e308, -1e308, 5e-324, 1e15])(
    'refuses %s or answers it with numbers, once and everywhere',
    odd => {
      const isNumber = ({ value }: Place) => typeof value === 'number'
      for (const { input, place } of placesOfEachKind(module, isNumber)) {
        const alikes = placesOf(input).filter(
          other => isNumber(other) && patternOf(other.keys) === patternOf(place.keys),
        )
        for (const places of [[place], alikes])
          isAnswered(
            module,
            places.reduce((changed, { keys }) => changedAt(changed, strings(keys), () => odd), input),
          )
      }
    },
  )

  it('refuses a second row with the same id, and names it', () => {
    const lists = laws[id]?.unique ?? []
    for (const list of lists) {
      const found = placesOfEachKind(
        module,
        ({ keys, value }) => isAt(keys, list) && Array.isArray(value) && value.length > 0,
      )
      expect(found, list).not.toEqual([])
      for (const { input, place } of found) {
        const rows = place.value as readonly unknown[]
        const twice = changedAt(input, strings(place.keys), () => [...rows, rows[0]])
        expect(refusedAt(module, twice)).toContain(formatPath([...place.keys, rows.length]))
      }
    }
  })

  it('refuses a field that it does not know, such as a currency of its own: all money is in one', () => {
    const kinds = placesOfEachKind(
      module,
      ({ keys, value }) =>
        isObject(value) && !isChosenNames(id, keys) && !Object.keys(value).includes('currency'),
    )
    for (const { input, place } of kinds) {
      const priced = changedAt(input, strings(place.keys), old => ({ ...(old as object), currency: 'EUR' }))
      expect(refusedAt(module, priced), patternOf(place.keys)).toContain(
        formatPath([...place.keys, 'currency']),
      )
    }
  })

  it('refuses an amount with a currency in it, and text for a number', () => {
    for (const { input, place } of placesOfEachKind(module, ({ value }) => typeof value === 'number'))
      for (const text of ['12 EUR', '€12', '1,000', '12.', 'NaN'])
        expect(
          refusedAt(
            module,
            changedAt(input, strings(place.keys), () => text),
          ),
        ).toContain(formatPath(place.keys))
  })

  it('answers where all rows are alike, where there is one row, and where there is none', () => {
    for (const input of inputsOf(module)) {
      const lists = placesOf(input).filter(({ value }) => Array.isArray(value) && value.length > 0)
      let tied = input
      for (const { keys, value } of lists) {
        const rows = value as readonly unknown[]
        isAnswered(
          module,
          changedAt(input, strings(keys), () => []),
        )
        isAnswered(
          module,
          changedAt(input, strings(keys), () => rows.slice(0, 1)),
        )
        tied = changedAt(tied, strings(keys), old => (old as unknown[]).map(row => alike(row, rows[0])))
      }
      isAnswered(module, tied)
    }
  })
})

/** A row with the numbers of another. */
function alike(row: unknown, model: unknown): unknown {
  if (typeof row === 'number' && typeof model === 'number') return model
  if (!isObject(row) || !isObject(model)) return row
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, alike(value, model[key])]))
}

/** Objects whose keys are the caller's own words: any name is a good one. */
function isChosenNames(id: string, keys: Place['keys']): boolean {
  const chosen = (laws[id]?.names ?? []).filter(name => name.endsWith('.{}')).map(name => name.slice(0, -3))
  return [...chosen, ...(laws[id]?.chosen ?? [])].some(pattern => isAt(keys, pattern))
}

const account = { id: 'a', stage: 'growth', need: 50, value: 50, behavior: 50 }
const plan = {
  role: 'account_manager',
  payMix: { base: 0.7, variable: 0.3 },
  measures: [{ family: 'product', weight: 1 }],
  solutionMix: [{ family: 'product', share: 1 }],
}
const person = { asOf: '2026-06-30', person: { id: 'dana', role: 'sam' }, ratings: [] }
const importance = (negotiation: number) => ({
  business_acumen: 0.2,
  account_planning: 0.2,
  relationship_building: 0.2,
  communication: 0.2,
  negotiation,
  process_management: 0.2,
})
const site = {
  asOf: '2026-06-30',
  account: { id: 'a', tier: '2' },
  contacts: [],
  sellers: [],
  assignments: [],
  activities: [],
}

describe('refused with the place', () => {
  it.each([
    [
      'a negative weight',
      'segmentation',
      { accounts: [account], weights: { need: 1.2, value: -0.2, behavior: 0 } },
      'weights.value',
    ],
    [
      'weights below 1',
      'segmentation',
      { accounts: [account], weights: { need: 0.4, value: 0.3, behavior: 0.2 } },
      'weights',
    ],
    [
      'weights above 1',
      'segmentation',
      { accounts: [account], weights: { need: 0.4, value: 0.4, behavior: 0.4 } },
      'weights',
    ],
    ['an unknown stage', 'segmentation', { accounts: [{ ...account, stage: 'youth' }] }, 'accounts[0].stage'],
    ['a score off its scale', 'segmentation', { accounts: [{ ...account, need: 101 }] }, 'accounts[0].need'],
    [
      'a rating off its scale',
      'segmentation',
      { accounts: [{ id: 'a', stage: 'growth', answers: { N2: 6 } }] },
      'accounts[0].answers.N2',
    ],
    [
      'a percentage for a fraction',
      'segmentation',
      { accounts: [{ id: 'a', stage: 'growth', answers: { N1: 80 } }] },
      'accounts[0].answers.N1',
    ],
    [
      'an unknown tier',
      'segmentation',
      { accounts: [account], previousTiers: { a: '4' } },
      'previousTiers.a',
    ],
    [
      'measures above 1',
      'comp-mix',
      {
        ...plan,
        measures: [
          { family: 'product', weight: 0.8 },
          { family: 'x', weight: 0.3 },
        ],
      },
      'measures',
    ],
    [
      'a negative measure',
      'comp-mix',
      {
        ...plan,
        measures: [
          { family: 'product', weight: 1.2 },
          { family: 'x', weight: -0.2 },
        ],
      },
      'measures[1].weight',
    ],
    ['a pay mix below 1', 'comp-mix', { ...plan, payMix: { base: 0.7, variable: 0.2 } }, 'payMix'],
    [
      'a solution mix below 1',
      'comp-mix',
      { ...plan, solutionMix: [{ family: 'product', share: 0.9 }] },
      'solutionMix',
    ],
    [
      'importance below 1',
      'competencies',
      { ...person, importance: importance(-0.1) },
      'importance.negotiation',
    ],
    ['importance above 1', 'competencies', { ...person, importance: importance(0.1) }, 'importance'],
    [
      'a level off its scale',
      'competencies',
      { ...person, ratings: [{ competency: 'negotiation', by: 'manager', level: 5 }] },
      'ratings[0].level',
    ],
    [
      'a phase mix below 1',
      'coverage',
      { ...site, requiredPhaseMix: { select: 0.5, use: 0.4 } },
      'requiredPhaseMix',
    ],
    [
      'influence off its scale',
      'coverage',
      { ...site, contacts: [{ id: 'ruth', influence: 6 }] },
      'contacts[0].influence',
    ],
    [
      'a rating off its scale',
      'value-matrix',
      { responses: [{ respondent: 'r', attribute: 'price', importance: 8 }] },
      'responses[0].importance',
    ],
    [
      'points that sum to 90',
      'sales-motion',
      { buyers: [{ id: 'b', survey: { price: 30, product: 30, insight: 30 } }] },
      'buyers[0].survey',
    ],
    [
      'a rating off the scale of the scale',
      'agreement',
      { low: 1, high: 5, groups: [{ id: 'g', responses: [[6]] }] },
      'groups[0].responses[0][0]',
    ],
    [
      'a rating between the options',
      'alignment',
      { form: 'short', sheets: [{ function: 'Sales', ratings: { sales_process: 2.5 } }] },
      'sheets[0].ratings.sales_process',
    ],
    [
      'a chance above 1',
      'forecast',
      { open: [{ id: 'o', amount: 1, probability: 1.1 }] },
      'open[0].probability',
    ],
    [
      'more that came through than entered',
      'funnel',
      {
        stages: ['a', 'b'],
        segments: [{ id: 's', cohorts: [{ cohort: 'Q1', ageDays: 1, reached: [1, 2] }] }],
      },
      'segments[0].cohorts[0].reached[1]',
    ],
  ])('%s (%s)', (_, id, input, path) => {
    const module = findModule(id)
    expect(module).toBeDefined()
    if (module !== undefined) expect(refusedAt(module, input)).toContain(path)
  })
})

it('a million identical accounts tie at every edge: nobody is picked out of them, and no rank is without a number', () => {
  const size = 1_000_000
  const { stageWeights } = defaultModel.segmentation
  const { need, value, behavior } = stageWeights.growth
  const column = (entry: number) => new Float64Array(size).fill(entry)
  const bulk = assessInBulk(
    {
      size,
      answers: {
        N1: column(0.5),
        N2: column(3),
        V1: column(100),
        V2: column(200),
        V3: column(3),
        B1: column(4),
        B2: column(4),
      },
      weightRow: new Uint32Array(size),
      weightTable: Float64Array.of(need, value, behavior),
    },
    defaultModel,
  )
  expect(bulk.summary).toMatchObject({ n: size, tier1Count: 0 })
  expect(bulk.summary.tier.every(tier => tier === TIER_3)).toBe(true)
  expect(bulk.summary.warnings.map(warning => warning.code)).toEqual([
    'tied_at_tier1_edge',
    'tied_at_tier2_edge',
  ])
  expect(bulk.row(size - 1, 'last')).toMatchObject({ needRank: 0.5, valueRank: 0.5, tier1Index: 0.5 })
})

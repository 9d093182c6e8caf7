import { amountAsNumber } from '../../amount.ts'
import type { Warning } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { sum } from '../../statistics/sample.ts'
import { ageRates } from './age-rates.ts'
import { examples } from './examples.ts'
import {
  type Chance,
  exactOutcomes,
  probabilityAtLeast,
  probabilityOf,
  quantile,
  simulatedOutcomes,
  spread,
} from './outcomes.ts'
import { type ForecastInput, type ForecastOutput, forecastInput, forecastOutput } from './shape.ts'
import { stageRates } from './stage-rates.ts'

export const forecast = defineModule({
  id: 'forecast',
  room: 'impact',
  question: 'What will the open opportunities bring, and how sure is that?',
  formula: [
    'E = Σ a·p; Var = Σ a²·p·(1 − p), the opportunities being independent',
    'stage rate = (wins + m·p0) / (n + m), p0 = wins of all history / all history, m = 10',
    'age rate = (wins + m·p0) / (n + m) over the closed opportunities that were still open at that age; where no stage is known',
    'distribution: exact convolution up to 20 opportunities, else seeded Monte Carlo of at least 10,000 draws',
    'quantile = smallest total with cumulative probability ≥ level (inverted CDF, no interpolation)',
    'correlation ρ: one common normal factor; each opportunity keeps its probability, the spread widens',
  ],
  terms: [
    { name: 'expected', meaning: 'expected revenue', unit: 'money, the caller’s unit' },
    { name: 'sd', meaning: 'standard deviation of the total', unit: 'money' },
    { name: 'quantiles', meaning: 'totals that are reached with 95, 75, 50, 25, 5 %', unit: 'money' },
    { name: 'probability', meaning: 'chance of a win', unit: 'fraction 0..1' },
  ],
  modelPaths: ['impact.forecast'],
  sources: [
    { tag: 'S', text: 'Chappell: predict from the way your own business operates' },
    { tag: 'P', text: 'stage-weighted pipeline forecasting' },
    { tag: 'D', text: 'shrinkage with the weight of ten opportunities' },
  ],
  input: forecastInput,
  output: forecastOutput,
  examples,
  score(input, model) {
    const { history = [] } = input
    const { shrinkageCount } = model.impact.forecast
    const unrated = input.open.filter(({ probability }) => probability === undefined)
    const stages = stageRates(
      history,
      unrated.flatMap(({ stage }) => stage ?? []),
      shrinkageCount,
    )
    const ages = ageRates(
      history,
      unrated.flatMap(({ stage, ageDays }) => (stage === undefined ? (ageDays ?? []) : [])),
      shrinkageCount,
    )
    const rateOfStage = new Map(stages.map(({ stage, rate }) => [stage, rate]))
    const rateOfAge = new Map(ages.map(({ ageDays, rate }) => [ageDays, rate]))
    const chances = input.open.map(({ id, amount, stage, probability, ageDays }) => {
      const rate = stage === undefined ? rateOfAge.get(ageDays ?? Number.NaN) : rateOfStage.get(stage)
      return { id, amount, probability: probability ?? rate ?? null }
    })
    const unknown = chances.filter(({ probability }) => probability === null)
    if (unknown.length > 0)
      return withoutForecast(
        unknown.map(({ id }) => id),
        input,
        model,
      )
    const known = chances.flatMap(({ amount, probability }) =>
      probability === null ? [] : [{ amount, probability }],
    )
    return describe(known, { stageRates: stages, ageRates: ages }, input, model)
  },
})

function describe(
  chances: readonly Chance[],
  rates: Pick<ForecastOutput, 'stageRates' | 'ageRates'>,
  input: ForecastInput,
  model: Model,
): ForecastOutput {
  const params = model.impact.forecast
  const correlation = input.correlation ?? 0
  const isExact = correlation === 0 && chances.length <= params.exactUpToOpportunities
  const seed = input.seed ?? params.seed
  const outcomes = isExact
    ? exactOutcomes(chances)
    : simulatedOutcomes(chances, { draws: params.draws, seed, correlation })
  const expected = sum(chances.map(({ amount, probability }) => amountAsNumber(amount) * probability))
  const at = (level: number) => amountAsNumber(quantile(outcomes, level))
  const level = input.level ?? params.intervalLevel
  const interval = { level, low: at((1 - level) / 2), high: at((1 + level) / 2) }
  const method = isExact ? 'exact_convolution' : 'monte_carlo'
  const iterations = isExact ? null : params.draws
  return {
    expected,
    sd: correlation === 0 ? independentSpread(chances) : spread(outcomes),
    quantiles: { p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) },
    interval,
    probabilityOfNothing: probabilityOf(outcomes, 0n),
    probabilityOfTarget: input.target === undefined ? null : probabilityAtLeast(outcomes, input.target),
    method,
    iterations,
    ...rates,
    finding: reading({
      value: expected,
      n: chances.length,
      method: `Σ amount × probability; ${method}`,
      params: isExact ? { level, correlation } : { level, correlation, seed, iterations },
      warnings: independence(correlation, chances.length),
      modelVersion: model.version,
      sentence:
        `${chances.length} open opportunities should bring ${roundHalfUp(expected, 2)}; ` +
        `${roundHalfUp(100 * level, 0)} % of outcomes lie between ${interval.low} and ${interval.high}.`,
      contributions: chances.map(({ amount, probability }, index) => ({
        term: input.open[index]?.id ?? '',
        points: amountAsNumber(amount) * probability,
      })),
    }),
  }
}

function independence(correlation: number, n: number): Warning[] {
  return correlation === 0 && n > 1
    ? [
        {
          code: 'independence',
          message: 'Opportunities are taken to win or lose independently of each other.',
        },
      ]
    : []
}

function independentSpread(chances: readonly Chance[]): number {
  return Math.sqrt(
    sum(
      chances.map(({ amount, probability }) => amountAsNumber(amount) ** 2 * probability * (1 - probability)),
    ),
  )
}

function withoutForecast(ids: readonly string[], input: ForecastInput, model: Model): ForecastOutput {
  const named = ids.slice(0, 5).join(', ')
  return {
    expected: null,
    sd: null,
    quantiles: null,
    interval: null,
    probabilityOfNothing: null,
    probabilityOfTarget: null,
    method: 'exact_convolution',
    iterations: null,
    stageRates: [],
    ageRates: [],
    reason: 'missing_input',
    finding: absence({
      reason: 'missing_input',
      n: input.open.length,
      method: 'Σ amount × probability',
      modelVersion: model.version,
      sentence: `The chance of ${named} is unknown: give a probability, or closed opportunities to learn from.`,
    }),
  }
}

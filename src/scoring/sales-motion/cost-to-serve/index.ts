import { z } from 'zod'
import { amountAsNumber } from '../../amount.ts'
import { type Finding, findingSchema } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { sum } from '../../statistics/sample.ts'
import { costToServeExamples } from './examples.ts'
import { type CostToServeInput, costToServeInput } from './input.ts'

const amountFinding = findingSchema(z.number())

const output = z.object({
  pools: z.array(
    z.object({
      id: z.string(),
      practicalMinutes: z.number(),
      ratePerMinute: z.number(),
      usedMinutes: z.number(),
      utilisation: z.number(),
    }),
  ),
  activities: z.array(z.object({ id: z.string(), cost: z.number() })),
  accounts: z.array(
    z.object({
      id: z.string(),
      minutes: z.number(),
      costToServe: amountFinding,
      contribution: amountFinding,
      /** Cost to serve ÷ revenue. */
      ratio: amountFinding,
    }),
  ),
  modelVersion: z.string(),
})

type Account = CostToServeInput['accounts'][number]

/** Minutes and rate per minute of each activity. */
interface Costing {
  readonly minutes: ReadonlyMap<string, number>
  readonly rates: ReadonlyMap<string, number>
}

function practicalMinutes({ capacity }: CostToServeInput['pools'][number], model: Model): number {
  return 'practicalMinutes' in capacity
    ? capacity.practicalMinutes
    : capacity.theoreticalMinutes * model.salesMotion.practicalShare
}

const minutesOf = ({ volumes }: Account, { minutes }: Costing) =>
  Object.entries(volumes).map(([activity, volume]) => ({
    activity,
    minutes: volume * (minutes.get(activity) ?? 0),
  }))

function costOf(account: Account, costing: Costing, model: Model): Finding<number> {
  const contributions = minutesOf(account, costing).map(({ activity, minutes }) => ({
    term: activity,
    points: minutes * (costing.rates.get(activity) ?? 0),
  }))
  if (account.direct !== undefined)
    contributions.push({ term: 'direct', points: amountAsNumber(account.direct) })
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    n: contributions.length,
    method: 'time-driven activity-based costing',
    params: { practicalShare: model.salesMotion.practicalShare },
    modelVersion: model.version,
    value,
    contributions,
    sentence: `Serving this account costs ${Math.round(value)}.`,
  })
}

function contributionOf({ grossMargin }: Account, cost: number, model: Model): Finding<number> {
  const basis = { n: 1, method: 'gross margin − cost to serve', modelVersion: model.version }
  if (grossMargin === undefined)
    return absence({ ...basis, n: 0, reason: 'missing_input', sentence: 'The gross margin is not given.' })
  const margin = amountAsNumber(grossMargin)
  return reading({
    ...basis,
    value: margin - cost,
    contributions: [
      { term: 'gross margin', points: margin },
      { term: 'cost to serve', points: -cost },
    ],
    sentence:
      margin >= cost
        ? 'The margin pays for the service.'
        : 'Serving this account costs more than its margin.',
  })
}

function ratioOf({ revenue }: Account, cost: number, model: Model): Finding<number> {
  const basis = { n: 1, method: 'cost to serve ÷ revenue', modelVersion: model.version }
  if (revenue === undefined)
    return absence({ ...basis, n: 0, reason: 'missing_input', sentence: 'The revenue is not given.' })
  const total = amountAsNumber(revenue)
  if (total <= 0)
    return absence({
      ...basis,
      reason: 'out_of_range',
      sentence: 'Without revenue there is nothing to compare the cost with.',
    })
  return reading({
    ...basis,
    value: cost / total,
    contributions: [{ term: 'cost to serve', points: cost / total }],
    sentence: `Service takes ${Math.round((100 * cost) / total)} % of revenue.`,
  })
}

/** What it costs to serve each account, by the time that serving takes. */
export const costToServe = defineModule({
  id: 'cost-to-serve',
  room: 'sales-motion',
  question: 'What does it cost to serve each account, and what is left?',
  formula: [
    'rate = cost of capacity / practical capacity (80 % of theoretical)',
    'cost to serve = Σ minutes·rate + direct; contribution = gross margin − cost to serve; ratio = cost to serve / revenue',
  ],
  terms: [
    { name: 'rate', meaning: 'cost of one minute of a pool', unit: "caller's unit per minute" },
    { name: 'practical capacity', meaning: 'minutes that people really have for the work', unit: 'minutes' },
  ],
  modelPaths: ['salesMotion.practicalShare'],
  sources: [{ tag: 'P', text: 'Kaplan & Anderson, Time-Driven Activity-Based Costing, HBR November 2004' }],
  input: costToServeInput,
  output,
  examples: costToServeExamples,
  score(input, model) {
    const rateByPool = new Map(
      input.pools.map(pool => [pool.id, amountAsNumber(pool.cost) / practicalMinutes(pool, model)]),
    )
    const costing: Costing = {
      minutes: new Map(input.activities.map(row => [row.id, row.minutes])),
      rates: new Map(input.activities.map(row => [row.id, rateByPool.get(row.pool) ?? 0])),
    }
    const poolOf = new Map(input.activities.map(row => [row.id, row.pool]))
    const used = (pool: string) =>
      sum(
        input.accounts
          .flatMap(account => minutesOf(account, costing))
          .filter(({ activity }) => poolOf.get(activity) === pool)
          .map(({ minutes }) => minutes),
      )
    return {
      pools: input.pools.map(pool => {
        const minutes = practicalMinutes(pool, model)
        const usedMinutes = used(pool.id)
        return {
          id: pool.id,
          practicalMinutes: minutes,
          ratePerMinute: rateByPool.get(pool.id) ?? 0,
          usedMinutes,
          utilisation: usedMinutes / minutes,
        }
      }),
      activities: input.activities.map(row => ({
        id: row.id,
        cost: row.minutes * (costing.rates.get(row.id) ?? 0),
      })),
      accounts: input.accounts.map(account => {
        const cost = costOf(account, costing, model)
        return {
          id: account.id,
          minutes: sum(minutesOf(account, costing).map(({ minutes }) => minutes)),
          costToServe: cost,
          contribution: contributionOf(account, cost.value ?? 0, model),
          ratio: ratioOf(account, cost.value ?? 0, model),
        }
      }),
      modelVersion: model.version,
    }
  },
})

import { fromUnits } from '../../facts/index.ts'
import { forecastAll } from '../../scoring/bulk/forecast.ts'
import type { ForecastInput } from '../../scoring/index.ts'
import { monthsBefore } from '../dates.ts'
import { allOf } from '../pages.ts'
import type { Person, StoredRow } from '../ports/index.ts'
import {
  type Chances,
  chancesOn,
  forecastMonths,
  judgedChances,
  type Pursuit,
  toPursuit,
} from './forecast-history.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { judge, mustParse, storeFindings } from './store-findings.ts'

/** Stands for everybody's opportunities. */
export const EVERYBODY = ''
const SEASON_MONTHS = 12

/** Opportunities by the managers above their owner, and all of them. */
function byTeam(
  pursuits: readonly Pursuit[],
  people: readonly Person[],
): ReadonlyMap<string, readonly Pursuit[]> {
  const managerOf = new Map(people.map(({ personId, managerId }) => [personId, managerId]))
  const teams = new Map<string, Pursuit[]>([[EVERYBODY, [...pursuits]]])
  const above = (personId: string) => {
    const managers = new Set<string>()
    let manager = managerOf.get(personId) ?? null
    for (; manager !== null && !managers.has(manager); manager = managerOf.get(manager) ?? null)
      managers.add(manager)
    return managers
  }
  for (const pursuit of pursuits) {
    // Managers who sell themselves belong to their own team, too.
    const owners = pursuit.owner === null ? [] : [pursuit.owner, ...above(pursuit.owner)]
    for (const team of owners) {
      const own = teams.get(team)
      if (own === undefined) teams.set(team, [pursuit])
      else own.push(pursuit)
    }
  }
  const managers = new Set(people.flatMap(({ managerId }) => managerId ?? []))
  return new Map([...teams].filter(([team]) => team === EVERYBODY || managers.has(team)))
}

interface Team {
  readonly subjectId: string
  readonly pursuits: readonly Pursuit[]
}

function openInput({ pursuits }: Team, chances: Chances, baseDigits: number) {
  const open = pursuits.filter(({ closed }) => closed === null)
  const weighed = open.flatMap(each => {
    const probability = chances.of(each)
    return each.amountMinor === null || probability === null
      ? []
      : [{ id: each.id, amount: fromUnits(each.amountMinor, baseDigits), probability }]
  })
  const withoutAmount = open.filter(({ amountMinor }) => amountMinor === null).length
  const withoutChance = open.length - withoutAmount - weighed.length
  return {
    asked: weighed,
    input: mustParse('forecast', { open: weighed }) as ForecastInput,
    counts: { open: open.length, weighed: weighed.length, withoutAmount, withoutChance },
  }
}

function monthlyActuals({ pursuits }: Team, months: readonly string[], baseDigits: number) {
  const won = pursuits.flatMap(({ closed, amountMinor }) =>
    closed?.outcome === 'won' ? [{ month: monthsBefore(closed.on, 0), amountMinor }] : [],
  )
  const totals = new Map<string, bigint>()
  for (const { month, amountMinor } of won) totals.set(month, (totals.get(month) ?? 0n) + (amountMinor ?? 0n))
  return {
    periods: months.map(period => ({ period, actual: fromUnits(totals.get(period) ?? 0n, baseDigits) })),
    wonWithoutAmount: won.filter(({ month, amountMinor }) => amountMinor === null && months.includes(month))
      .length,
  }
}

/**
 * What the open opportunities should bring and what the next month should, for everybody and for each manager's team.
 * Chances are learned from the whole company; which way of forecasting was right is asked of each team's own months.
 */
export async function scoreForecast(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model, baseDigits }: ScoreRequest,
  opportunities: readonly StoredRow<'opportunity'>[],
): Promise<void> {
  const pursuits = opportunities.map(row => toPursuit(row, asOf))
  const people = (await allOf(facts, 'person')).map(({ row }) => row)
  const teams = [...byTeam(pursuits, people)].map(([subjectId, own]): Team => ({ subjectId, pursuits: own }))
  const tomorrow = new Date(Date.parse(asOf) + 86_400_000).toISOString().slice(0, 10)
  const chances = chancesOn(pursuits, tomorrow, model)
  const judged = judgedChances(pursuits, asOf, model)
  const months = forecastMonths(pursuits, asOf)
  const inputs = teams.map(team => openInput(team, chances, baseDigits))
  const forecasts = await forecastAll(
    inputs.map(({ input }) => input),
    model,
  )
  const found = teams.flatMap((team, index) => {
    const [forecast, open] = [forecasts[index], inputs[index]]
    if (forecast === undefined || open === undefined) return []
    const owners = new Set(team.pursuits.map(({ owner }) => owner))
    const closed = judged
      .filter(({ owner }) => team.subjectId === EVERYBODY || owners.has(owner))
      .map(({ probability, isWon }) => ({ probability, isWon }))
    const { periods, wonWithoutAmount } = monthlyActuals(team, months.past, baseDigits)
    const past = { periods, seasonLength: SEASON_MONTHS, closed }
    const { finding: _, ...accuracy } = judge('forecastAccuracy', past, model)
    const { expected, interval, quantiles, method, iterations } = forecast
    const finding = {
      ...{ expected, interval, quantiles, method, iterations },
      ...open.counts,
      learnedFrom: chances.n,
      accuracy,
      judgedChances: closed.length,
      periods: periods.map(({ period, actual }) => ({ period, actual: Number(actual) })),
      wonWithoutAmount,
      nextMonth: months.next,
    }
    const input = { open: open.asked, past, next: months.next }
    return [{ subjectId: team.subjectId, input, finding }]
  })
  // One at a time: the snapshot of a large team is long, and an answer must not wait for it.
  for (const each of found) await storeFindings(runs, runId, 'forecast', [each])
}

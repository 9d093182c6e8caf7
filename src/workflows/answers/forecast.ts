import { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import { mayReadForecast } from '../access.ts'
import { findByName, type Named } from '../names.ts'
import type { Person, ScoringRun } from '../ports/index.ts'
import { EVERYBODY } from '../score/forecast.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

const count = z.number()
const stored = scoring.forecast.output
  .pick({ expected: true, interval: true, quantiles: true, method: true, iterations: true })
  .extend({
    open: count,
    weighed: count,
    withoutAmount: count,
    withoutChance: count,
    /** Closed opportunities that the chances were learned from. */
    learnedFrom: count,
    accuracy: scoring.forecastAccuracy.output.omit({ finding: true }),
    /** Past chances behind the Brier score. */
    judgedChances: count,
    periods: z.array(z.object({ period: z.string(), actual: z.number() })),
    wonWithoutAmount: count,
    nextMonth: z.string(),
  })

export interface Forecast {
  readonly kind: 'forecast'
  readonly run: ScoringRun
  /** Null for everybody. */
  readonly team: Named | null
  readonly found: z.output<typeof stored>
  /** ISO code of the base currency. */
  readonly currency: string
}

export type ForecastAnswer =
  | Forecast
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  | { readonly kind: 'no_opportunities' }

const PAGE = 500

/** The managers whose team has a forecast, among those whom the asker may see. */
async function teamsOf(ports: AnswerPorts, person: Person, runId: string): Promise<readonly Named[]> {
  const below = new Set(await ports.directory.reportsOf(person.personId))
  const ids: string[] = []
  let after: string | undefined
  for (;;) {
    const page = await ports.runs.findings(runId, 'forecast', {
      fields: [],
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    ids.push(...page.map(({ subjectId }) => subjectId))
    after = page.at(-1)?.subjectId
    if (after === undefined || page.length < PAGE) break
  }
  const own = ids.filter(
    id =>
      id !== EVERYBODY &&
      mayReadForecast(person, { isOfOwnLine: id === person.personId || below.has(id) }).isAllowed,
  )
  const rows = await ports.facts.byId('person', own)
  return rows.map(({ row }) => ({ id: row.personId, name: row.name }))
}

/** Answers `/coach forecast [team]` from the newest completed run: a manager's own team, or everybody for sales operations. */
export async function answerForecast(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
  baseCurrency: () => Promise<string>,
): Promise<ForecastAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayReadForecast(person, { isOfOwnLine: true })
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  const teams = await teamsOf(ports, person, run.runId)
  const answer = async (team: Named | null): Promise<ForecastAnswer> => {
    const found = stored.safeParse(await ports.runs.finding(run.runId, 'forecast', team?.id ?? EVERYBODY))
    if (!found.success) return { kind: 'no_opportunities' }
    return { kind: 'forecast', run, team, found: found.data, currency: await baseCurrency() }
  }
  const typed = asked.text.trim()
  if (typed === '')
    return answer(person.role === 'sales_operations' ? null : { id: person.personId, name: person.name })
  const choice = findByName(typed, teams)
  if (choice.kind === 'one') return answer(choice.match)
  return choice.kind === 'several' ? choice : { kind: 'none', typed, nearest: teams }
}

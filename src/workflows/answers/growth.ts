import { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import { mayReadGrowth } from '../access.ts'
import { findByName, type Named } from '../names.ts'
import type { RunStore, ScoringRun } from '../ports/index.ts'
import { ALL_ACCOUNTS } from '../score/growth.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

const stored = scoring.growth.output.extend({
  priorFrom: z.string(),
  priorUntil: z.string(),
  currentFrom: z.string(),
  currentUntil: z.string(),
  /** First month of which any revenue is known. */
  firstPeriod: z.string().nullable(),
  leftOut: z.number(),
})

export interface Growth {
  readonly kind: 'growth'
  readonly run: ScoringRun
  /** Null for all accounts. */
  readonly segment: string | null
  readonly found: z.output<typeof stored>
  /** Whether the year before is known whole: else everybody would look new. */
  readonly isComparable: boolean
  /** ISO code of the base currency. */
  readonly currency: string
}

export type GrowthAnswer =
  | Growth
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  | { readonly kind: 'no_revenue' }

const PAGE = 500

/** What a run found of a customer segment or of all accounts; null where no revenue is known. */
export async function readGrowth(
  runs: Pick<RunStore, 'finding'>,
  runId: string,
  subject: string,
): Promise<Pick<Growth, 'found' | 'isComparable'> | null> {
  const found = stored.safeParse(await runs.finding(runId, 'growth', subject))
  if (!found.success) return null
  const { firstPeriod, priorFrom } = found.data
  return { found: found.data, isComparable: firstPeriod !== null && firstPeriod <= priorFrom }
}

/** Answers `/coach growth [segment]` from the newest completed run. */
export async function answerGrowth(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
  baseCurrency: () => Promise<string>,
): Promise<GrowthAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayReadGrowth(person)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  const answer = async (subject: string): Promise<GrowthAnswer> => {
    const read = await readGrowth(ports.runs, run.runId, subject)
    if (read === null) return { kind: 'no_revenue' }
    return {
      kind: 'growth',
      run,
      segment: subject === ALL_ACCOUNTS ? null : subject,
      ...read,
      currency: await baseCurrency(),
    }
  }
  const typed = asked.text.trim()
  if (typed === '') return answer(ALL_ACCOUNTS)
  const subjects = await ports.runs.findings(run.runId, 'growth', { fields: [], limit: PAGE })
  const segments = subjects
    .filter(({ subjectId }) => subjectId !== ALL_ACCOUNTS)
    .map(({ subjectId }): Named => ({ id: subjectId, name: subjectId.replaceAll('_', ' ') }))
  const choice = findByName(typed, segments)
  if (choice.kind === 'one') return answer(choice.match.id)
  return choice.kind === 'several' ? choice : { kind: 'none', typed, nearest: segments }
}

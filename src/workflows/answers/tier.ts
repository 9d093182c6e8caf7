import { z } from 'zod'
import type { Named } from '../names.ts'
import type { ScoringRun, TierRow } from '../ports/index.ts'
import { questionTitles } from '../question-titles.ts'
import { type AccountChoice, answerAboutAccount } from './one-account.ts'
import type { AnswerPorts, NoAnswer } from './ports.ts'

const dimension = z.enum(['need', 'value', 'behavior'])
const stored = z.object({
  needRank: z.number().nullable(),
  valueRank: z.number().nullable(),
  contributions: z.array(
    z.object({ question: z.string(), points: z.number(), versusPortfolio: z.number().nullable() }),
  ),
  missing: z.array(z.string()),
  /** Runs of an older release did not keep it. */
  changes: z
    .array(
      z.object({
        scores: z.array(z.object({ dimension, from: z.number().nullable(), to: z.number() })),
        tier: z.string(),
      }),
    )
    .nullable()
    .default(null),
})

export interface AccountTier {
  readonly kind: 'tier'
  readonly account: Named
  readonly run: ScoringRun
  readonly tier: TierRow
  readonly needRank: number | null
  readonly valueRank: number | null
  /** Largest first. */
  readonly contributions: readonly {
    readonly label: string
    readonly points: number
    /** Above (or below) what the mean answer of all accounts would give. */
    readonly versusPortfolio: number | null
  }[]
  /** Short names of the questions that nobody has answered. */
  readonly missing: readonly string[]
  /** Each alone gives another tier, with all else as it is; null where it is not kept. */
  readonly changes: z.output<typeof stored>['changes']
  /** Newest first, one for each day on which the tier began. */
  readonly history: readonly { readonly asOf: string; readonly tier: string }[]
}

export type TierAnswer = AccountTier | AccountChoice

const HISTORY_RUNS = 60
const HISTORY_SHOWN = 6

const labelOf = (question: string) => questionTitles[question as keyof typeof questionTitles] ?? question

/** The days on which the account came into each of its tiers, newest first. */
async function historyOf(ports: AnswerPorts, accountId: string): Promise<AccountTier['history']> {
  const past = (await ports.runs.tierHistory(accountId, HISTORY_RUNS)).toReversed()
  const began = past.filter(({ tier }, index) => past[index - 1]?.tier.tier !== tier.tier)
  return began
    .toReversed()
    .slice(0, HISTORY_SHOWN)
    .map(({ run, tier }) => ({ asOf: run.asOf, tier: tier.tier }))
}

async function tierOf(ports: AnswerPorts, run: ScoringRun, account: Named): Promise<AccountTier | NoAnswer> {
  const [tier] = await ports.runs.tiersOf(run.runId, [account.id])
  if (tier === undefined) return { kind: 'not_judged', name: account.name, asOf: run.asOf }
  const parsed = stored.safeParse(await ports.runs.finding(run.runId, 'segmentation', account.id))
  const found = parsed.success ? parsed.data : null
  return {
    kind: 'tier',
    account,
    run,
    tier,
    needRank: found?.needRank ?? null,
    valueRank: found?.valueRank ?? null,
    contributions: (found?.contributions ?? [])
      .toSorted((a, b) => b.points - a.points)
      .map(({ question, ...rest }) => ({ label: labelOf(question), ...rest })),
    missing: (found?.missing ?? []).map(labelOf),
    changes: found?.changes ?? null,
    history: await historyOf(ports, account.id),
  }
}

/** Answers `/coach tier [account]` from the newest completed run. */
export const answerTier = (
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<TierAnswer> => answerAboutAccount(ports, asked, ({ run, account }) => tierOf(ports, run, account))

import { z } from 'zod'
import type { TierMovement } from '../../coaching/index.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { FactReader, RunStore, ScoringRun, TierMove, TierRow } from '../ports/index.ts'
import { questionTitles } from '../question-titles.ts'

const storedFinding = z.object({
  contributions: z.array(z.object({ question: z.string(), points: z.number() })),
  missing: z.array(z.string()),
})
const storedInput = z.object({ answers: z.record(z.string(), z.union([z.number(), z.string()])) })

const MOVED_BY = 3
/** Smaller changes come from the portfolio around the account, not from its own answers. */
const LEAST_POINTS = 0.05
const QUESTIONS = 10

const isTier1 = (row: TierRow | null) => row?.tier === '1a' || row?.tier === '1b'

async function contributionsOf(runs: RunStore, runId: string, accountId: string) {
  const parsed = storedFinding.safeParse(await runs.finding(runId, 'segmentation', accountId))
  return parsed.success ? parsed.data : null
}

type Answers = z.output<typeof storedInput>['answers']

async function answersOf(runs: RunStore, runId: string, accountId: string): Promise<Answers | null> {
  const parsed = storedInput.safeParse(await runs.snapshot(runId, 'segmentation', accountId))
  return parsed.success ? parsed.data.answers : null
}

function lowestBehaviour(answers: Answers | null): string | null {
  const answered = (['B1', 'B2', 'B3'] as const).flatMap(question => {
    const answer = answers?.[question]
    return answer === undefined ? [] : [{ question, answer: Number(answer) }]
  })
  const lowest = answered.toSorted((a, b) => a.answer - b.answer)[0]
  return lowest === undefined ? null : questionTitles[lowest.question]
}

/** Questions that are answered otherwise than before; null where the answers of one run are not kept. */
function changedAnswers(was: Answers | null, is: Answers | null): ReadonlySet<string> | null {
  if (was === null || is === null) return null
  const questions = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return new Set(questions.filter(question => was[question] !== is[question]))
}

async function movedBy(
  runs: RunStore,
  [before, after]: readonly [ScoringRun, ScoringRun],
  accountId: string,
  changed: ReadonlySet<string> | null,
) {
  const [earlier, later] = [
    await contributionsOf(runs, before.runId, accountId),
    await contributionsOf(runs, after.runId, accountId),
  ]
  const points = (of: typeof earlier) =>
    new Map(of?.contributions.map(({ question, points: value }) => [question, value]))
  const [was, is] = [points(earlier), points(later)]
  const changes = [...new Set([...was.keys(), ...is.keys()])].map(question => ({
    question,
    label: questionTitles[question as keyof typeof questionTitles] ?? question,
    before: was.get(question) ?? null,
    after: is.get(question) ?? null,
  }))
  const size = (change: (typeof changes)[number]) => Math.abs((change.after ?? 0) - (change.before ?? 0))
  // Another model gives the same answers other points.
  const isOwn = ({ question }: (typeof changes)[number]) =>
    before.modelVersion === after.modelVersion || changed?.has(question) === true
  return {
    answered: QUESTIONS - (later?.missing.length ?? QUESTIONS),
    moved: changes
      .filter(change => isOwn(change) && size(change) >= LEAST_POINTS)
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, MOVED_BY),
  }
}

const place = (row: TierRow | null, run: ScoringRun) => ({
  tier: row?.tier ?? ('unscored' as const),
  asOf: run.asOf,
  need: row?.need ?? null,
  value: row?.value ?? null,
  behavior: row?.behavior ?? null,
})

export interface MovementPorts {
  readonly runs: RunStore
  readonly facts: FactReader
}

/** The moves into, out of and within Tier 1 between two runs, with what a message about them has to say. */
export async function readTierMovements(
  { runs, facts }: MovementPorts,
  before: ScoringRun,
  after: ScoringRun,
  counts: { readonly tier1Count: number },
): Promise<{ readonly moves: readonly TierMove[]; readonly movements: readonly TierMovement[] }> {
  const moves = await runs.tierMoves(before.runId, after.runId)
  const touching = moves.filter(move => isTier1(move.before) || isTier1(move.after))
  const ids = touching.map(move => move.after.accountId)
  const people = await readPeopleOfAccounts(facts, ids, after.asOf)
  const names = new Map((await facts.byId('account', ids)).map(({ row }) => [row.accountId, row.name]))
  const movements: TierMovement[] = []
  for (const move of touching) {
    const { accountId } = move.after
    // An account that the run before lacks had no answers in it.
    const was = move.before === null ? {} : await answersOf(runs, before.runId, accountId)
    const is = await answersOf(runs, after.runId, accountId)
    const changed = changedAnswers(was, is)
    const { answered, moved } = await movedBy(runs, [before, after], accountId, changed)
    movements.push({
      accountId,
      isFirm: move.after.isFirm,
      people: people.get(accountId) ?? { leadId: null, samId: null, managerId: null },
      evidence: {
        accountName: names.get(accountId) ?? accountId,
        before: place(move.before, before),
        after: place(move.after, after),
        movedBy: moved,
        answered,
        accountsScored: after.accounts,
        tier1Count: counts.tier1Count,
        workOnFirst: move.after.tier === '1b' ? lowestBehaviour(is) : null,
        modelVersion: after.modelVersion,
        earlierModelVersion: before.modelVersion,
        answersChanged: changed === null ? null : changed.size > 0,
      },
    })
  }
  return { moves, movements }
}

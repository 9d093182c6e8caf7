import { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import { mayReadAccount } from '../access.ts'
import type { Named } from '../names.ts'
import type { ScoringRun, TierRow } from '../ports/index.ts'
import { questionTitles } from '../question-titles.ts'
import { chooseAccount } from './account-scope.ts'
import { faultsOf } from './finding-faults.ts'
import { familyNames, termsOf } from './finding-terms.ts'
import { answerMyAccounts, type MyAccounts } from './my-accounts.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

const score = z.number().nullable()
const storedSegmentation = z.object({
  need: score,
  value: score,
  contributions: z.array(z.object({ question: z.string(), points: z.number() })),
  missing: z.array(z.string()),
  bindingSide: z.enum(['need', 'value', 'both']).nullable(),
})

const motion = z.enum(['transactional', 'product_advocacy', 'innovation'])
const storedMotion = z.object({
  fit: z.enum(['fits', 'over_served', 'under_served']).nullable(),
  segment: z.object({ value: z.string(), n: z.number() }),
  requiredMotion: motion,
  actualMotion: motion.nullable(),
  /** How the buyer segment is known. */
  evidence: z.string().nullable(),
})

/** How an account buys, and whether it is sold to in that way. */
export interface MotionFit {
  /** Null while nobody serves the account. */
  readonly fit: 'fits' | 'over_served' | 'under_served' | null
  readonly segment: string
  readonly required: z.output<typeof motion>
  readonly actual: z.output<typeof motion> | null
  /** Buyers, or entries, that the buyer segment rests on. */
  readonly n: number
  /** Someone entered the buyer segment; otherwise it was measured. */
  readonly isEntered: boolean
}

type CoverageFinding = z.output<typeof scoring.coverage.output>

/** Why an account has no tier. */
export type Unscored =
  | { readonly kind: 'no_stage' }
  /** The scores that can't be told, each with the short names of the questions that nobody has answered. */
  | {
      readonly kind: 'unanswered'
      readonly sides: readonly { readonly side: 'need' | 'value'; readonly questions: readonly string[] }[]
    }

export interface AccountCoverage {
  readonly kind: 'account'
  readonly accountId: string
  readonly accountName: string
  readonly run: ScoringRun
  readonly tier: TierRow | null
  /** Null where the account has a tier. */
  readonly unscored: Unscored | null
  /** What gives the account most of its score, largest first. */
  readonly reasons: readonly { readonly label: string; readonly points: number }[]
  readonly bindingSide: 'need' | 'value' | 'both' | null
  /** Short names of the questions that nobody has answered. */
  readonly missing: readonly string[]
  readonly coverage: CoverageFinding
  /** Null where nobody has recorded how the account buys. */
  readonly motion: MotionFit | null
  /** Names by id, of sellers, contacts and product families. */
  readonly names: ReadonlyMap<string, string>
}

export type CoverageAnswer =
  | AccountCoverage
  | MyAccounts
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }

const REASONS = 3
const MODULES = ['coverage', 'segmentation', 'sales-motion']

async function namesOf(
  ports: AnswerPorts,
  accountId: string,
  asOf: string,
  coverage: CoverageFinding,
): Promise<ReadonlyMap<string, string>> {
  const sellers = new Set([
    ...coverage.leads,
    ...coverage.matrix.flatMap(row => row.cells.map(cell => cell.seller)),
  ])
  const people = await ports.facts.byId('person', [...sellers])
  const contacts = await ports.facts.ofAccount('contact', accountId, asOf)
  return new Map([
    ...(await familyNames(ports, coverage.issues.flatMap(termsOf))),
    ...people.map(({ row }) => [row.personId, row.name] as const),
    ...contacts.map(({ row }) => [row.contactId, row.name] as const),
  ])
}

const questionLabel = (question: string) =>
  questionTitles[question as keyof typeof questionTitles] ?? question

/** The segmentation judges every account for which some product family has a life-cycle stage. */
function whyUnscored(found: z.output<typeof storedSegmentation> | null): Unscored {
  if (found === null) return { kind: 'no_stage' }
  const sides = (['need', 'value'] as const).filter(side => found[side] === null)
  const initial = { need: 'N', value: 'V' } as const
  return {
    kind: 'unanswered',
    sides: sides.map(side => ({
      side,
      questions: found.missing.filter(question => question.startsWith(initial[side])).map(questionLabel),
    })),
  }
}

function motionOf(finding: unknown): MotionFit | null {
  const stored = storedMotion.safeParse(finding)
  if (!stored.success) return null
  const { fit, segment, requiredMotion, actualMotion, evidence } = stored.data
  return {
    fit,
    segment: segment.value,
    required: requiredMotion,
    actual: actualMotion,
    n: segment.n,
    isEntered: evidence === null || evidence === 'label',
  }
}

async function coverageOf(
  ports: AnswerPorts,
  run: ScoringRun,
  account: Named,
): Promise<AccountCoverage | NoAnswer> {
  const found = await ports.runs.findingsAbout(run.runId, MODULES, account.id)
  const stored = found.get('coverage')
  const coverage = scoring.coverage.output.safeParse(stored)
  if (!coverage.success) {
    const faults = faultsOf(stored)
    const about = { name: account.name, asOf: run.asOf }
    return faults === null ? { kind: 'not_judged', ...about } : { kind: 'contradictory', ...about, faults }
  }
  const parsed = storedSegmentation.safeParse(found.get('segmentation'))
  const [tier] = await ports.runs.tiersOf(run.runId, [account.id])
  const segmentation = parsed.success ? parsed.data : null
  return {
    kind: 'account',
    accountId: account.id,
    accountName: account.name,
    run,
    tier: tier ?? null,
    unscored: tier === undefined || tier.tier === 'unscored' ? whyUnscored(segmentation) : null,
    reasons: (segmentation?.contributions ?? [])
      .filter(({ points }) => points > 0)
      .toSorted((a, b) => b.points - a.points)
      .slice(0, REASONS)
      .map(({ question, points }) => ({ label: questionLabel(question), points })),
    bindingSide: segmentation?.bindingSide ?? null,
    missing: (segmentation?.missing ?? []).map(questionLabel),
    coverage: coverage.data,
    motion: motionOf(found.get('sales-motion')),
    names: await namesOf(ports, account.id, run.asOf, coverage.data),
  }
}

/** Answers `/coverage [account]` from the newest completed run. */
export async function answerCoverage(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<CoverageAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const typed = asked.text.trim()
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  // Whoever sees no account at all is told so, instead of that none has this name.
  const access = mayReadAccount(person, { coversAccount: true, teamCoversAccount: true })
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  if (typed === '') return answerMyAccounts(ports, run, person)
  const choice = await chooseAccount(ports, person, typed)
  switch (choice.kind) {
    case 'one':
      return coverageOf(ports, run, choice.match)
    case 'none':
      return { kind: 'none', typed, nearest: choice.nearest }
    default:
      return choice
  }
}

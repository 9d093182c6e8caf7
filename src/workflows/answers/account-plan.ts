import { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import { mayChangeAccountPlan } from '../access.ts'
import { readAtAccount } from '../account-plan/at-account.ts'
import type { Named } from '../names.ts'
import type { ScoringRun, TierRow } from '../ports/index.ts'
import { faultsOf } from './finding-faults.ts'
import { type AccountChoice, answerAboutAccount } from './one-account.ts'
import type { AnswerPorts, NoAnswer } from './ports.ts'

type Governance = z.output<typeof scoring.governance.output>

const storedInput = z.object({
  plan: z.object({ id: z.string(), updatedOn: z.string().optional() }).nullish(),
  objectives: z
    .array(
      z.object({
        id: z.string(),
        text: z.string().optional(),
        participationLevel: z.number().optional(),
        dueOn: z.string().optional(),
      }),
    )
    .default([]),
  actions: z
    .array(
      z.object({
        id: z.string(),
        text: z.string().optional(),
        owner: z.string().optional(),
        dueOn: z.string().optional(),
        doneOn: z.string().optional(),
        cancelledOn: z.string().optional(),
      }),
    )
    .default([]),
})
type Input = z.output<typeof storedInput>

export interface AccountPlanAnswer {
  readonly kind: 'account_plan'
  readonly account: Named
  readonly run: ScoringRun
  readonly tier: TierRow | null
  /** Null where the account has no plan. */
  readonly plan: Input['plan'] | null
  readonly objectives: Input['objectives']
  /** Neither done nor cancelled, by due date; those without a date last. */
  readonly openActions: Input['actions']
  /** Null for an account that nobody has to govern. */
  readonly governance: Governance | null
  /** The asker may change the plan, or begin one. */
  readonly mayChange: boolean
  /** A plan is there by now, whether the run knew of it or not. */
  readonly hasPlan: boolean
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>
}

export type PlanAnswer = AccountPlanAnswer | AccountChoice

const isOpen = ({ doneOn, cancelledOn }: Input['actions'][number], asOf: string) =>
  (doneOn === undefined || doneOn > asOf) && (cancelledOn === undefined || cancelledOn > asOf)

async function planOf(
  ports: AnswerPorts,
  slackUserId: string,
  { run, account }: { readonly run: ScoringRun; readonly account: Named },
): Promise<AccountPlanAnswer | NoAnswer> {
  const stored = await ports.runs.finding(run.runId, 'governance', account.id)
  const faults = faultsOf(stored)
  if (faults !== null) return { kind: 'contradictory', name: account.name, asOf: run.asOf, faults }
  const [tier] = await ports.runs.tiersOf(run.runId, [account.id])
  if (tier === undefined) return { kind: 'not_judged', name: account.name, asOf: run.asOf }
  const governance = scoring.governance.output.safeParse(stored)
  const parsed = storedInput.safeParse(await ports.runs.snapshot(run.runId, 'governance', account.id))
  const input: Input = parsed.success ? parsed.data : { objectives: [], actions: [] }
  const openActions = input.actions
    .filter(action => isOpen(action, run.asOf))
    .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
  const owners = [...new Set(openActions.flatMap(({ owner }) => owner ?? []))]
  const people = owners.length === 0 ? [] : await ports.facts.byId('person', owners)
  const at = await readAtAccount(ports, slackUserId, account.id)
  const isThere = at.kind === 'at_account'
  return {
    kind: 'account_plan',
    account,
    run,
    mayChange: isThere && mayChangeAccountPlan(at.person, at.relation).isAllowed,
    hasPlan: isThere && at.plan !== null,
    tier,
    plan: input.plan ?? null,
    objectives: input.objectives,
    openActions,
    governance: governance.success ? governance.data : null,
    names: new Map(people.map(({ row }) => [row.personId, row.name])),
  }
}

/** Answers `/coach plan [account]` from the newest completed run. */
export const answerPlan = (
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<PlanAnswer> => answerAboutAccount(ports, asked, about => planOf(ports, asked.slackUserId, about))

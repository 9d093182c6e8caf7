import { mayChangeAccountPlan } from '../access.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import type { AnswerPorts } from '../answers/ports.ts'
import { readTeam, type TeamMember } from '../check-in/plan-state.ts'
import { givenRow } from '../given-in-slack.ts'
import type { FactStatement, GivenRow } from '../ports/index.ts'
import { type AtAccount, readAtAccount } from './at-account.ts'
import { cellsOf, type GivePorts } from './edit.ts'

export interface ReviewForm {
  readonly kind: 'review_form'
  readonly at: AtAccount
  readonly planId: string
  /** The review that was planned for a day and is not held yet. */
  readonly plannedFor: string | null
  readonly lastHeldOn: string | null
  readonly team: readonly TeamMember[]
}

export type NoReview = AccountChoice | { readonly kind: 'no_account_plan'; readonly name: string }

async function reviewsOf(ports: AnswerPorts, planId: string) {
  const rows = (await ports.facts.rowsBy('planReview', 'planId', [planId])).map(({ row }) => row)
  const open = rows
    .filter(({ heldOn, dueOn }) => heldOn === null && dueOn !== null)
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
  return { rows, planned: open[0] ?? null }
}

/** What a review of an account plan is recorded on, for whoever governs it. */
export async function readReviewForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<ReviewForm | NoReview> {
  const at = await readAtAccount(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  const access = mayChangeAccountPlan(at.person, at.relation)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  if (at.plan === null) return { kind: 'no_account_plan', name: at.account.name }
  const { rows, planned } = await reviewsOf(ports, at.plan.planId)
  return {
    kind: 'review_form',
    at,
    planId: at.plan.planId,
    plannedFor: planned?.dueOn ?? null,
    lastHeldOn:
      rows
        .flatMap(({ heldOn }) => heldOn ?? [])
        .toSorted()
        .at(-1) ?? null,
    team: await readTeam(ports.facts, at.account.id, at.today),
  }
}

export interface ReviewGiven {
  readonly accountId: string
  readonly newId: string
  readonly heldOn: string
  readonly decided: string
  /** 0..4. */
  readonly participationLevel: number
  readonly engagedIds: readonly string[]
  readonly nextOn: string | null
}

export type ReviewSaved =
  | NoReview
  | { readonly kind: 'saved'; readonly at: AtAccount }
  | { readonly kind: 'already'; readonly by: string }

/** Records a review: the one that was planned, or an unplanned one, and plans the next. One a day is recorded once. */
export async function saveReview(
  ports: GivePorts,
  slackUserId: string,
  given: ReviewGiven,
): Promise<ReviewSaved> {
  const form = await readReviewForm(ports, slackUserId, given.accountId)
  if (form.kind !== 'review_form') return form
  const { at, planId } = form
  const { rows, planned } = await reviewsOf(ports, planId)
  const held = rows.find(({ heldOn }) => heldOn === given.heldOn)
  if (held !== undefined) {
    const by = held.heldBy === null ? null : await ports.directory.person(held.heldBy)
    return { kind: 'already', by: by?.name ?? 'someone' }
  }
  const record = givenRow('planReview', {
    heldOn: given.heldOn,
    heldBy: at.person.personId,
    decided: given.decided,
    participationLevel: given.participationLevel,
    engagedIds: [...given.engagedIds],
    reviewId: given.newId,
    planId,
    addedOn: at.runDay,
  })
  const next = givenRow('planReview', {
    reviewId: `${given.newId}:next`,
    planId,
    dueOn: given.nextOn,
    addedOn: at.runDay,
  })
  const texts = cellsOf('planReview', record.row, [
    'heldOn',
    'heldBy',
    'decided',
    'participationLevel',
    'engagedIds',
  ])
  const statements =
    planned === null
      ? []
      : Object.entries(texts).map(
          ([property, value]): FactStatement => ({
            kind: 'planReview',
            subjectId: planned.reviewId,
            property,
            value,
            statedBy: at.person.personId,
            statedAt: ports.now(),
          }),
        )
  const added: readonly GivenRow[] = [
    ...(planned === null ? [{ kind: 'planReview', stored: record } as const] : []),
    ...(given.nextOn === null ? [] : [{ kind: 'planReview', stored: next } as const]),
  ]
  await ports.statements.give({ rows: added, statements })
  return { kind: 'saved', at }
}

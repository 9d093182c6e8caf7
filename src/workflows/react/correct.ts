import { localDate } from '../../schedule/index.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { FactReader, NudgeRecord, StatementStore } from '../ports/index.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'

export interface CorrectPorts extends ReactPorts {
  readonly facts: FactReader
  readonly statements: StatementStore
}

/** What the reader of a nudge may say of its fact; each is kept with who said it and when. */
export const corrections = {
  done: 'It is done',
  cancelled: 'It was cancelled',
} as const
export type Correction = keyof typeof corrections

const actionOf = ({ kind, reason }: NudgeRecord): string | null =>
  kind === 'action-overdue' ? (/^action_overdue:(.+)$/.exec(reason)?.[1] ?? null) : null

/** The action of an account plan that a nudge is about, where its reader owns it or governs the plan. */
async function correctable(ports: CorrectPorts, pressed: Pressed) {
  const own = await ownNudge(ports, pressed.slackUserId, pressed.nudgeId)
  if ('kind' in own) return null
  const { nudge, person } = own
  const actionId = actionOf(nudge)
  if (actionId === null || nudge.accountId === null) return null
  const [action] = await ports.facts.byId('planAction', [actionId])
  const today = localDate(ports.now(), person.timeZone ?? 'UTC')
  const people = (await readPeopleOfAccounts(ports.facts, [nudge.accountId], today)).get(nudge.accountId)
  const isTheirs = action?.row.ownerId === person.personId || people?.samId === person.personId
  return action === undefined || !isTheirs ? null : { action: action.row, nudge, person, today }
}

/** Whether the reader of a nudge may correct its fact, in place of telling its keeper. */
export async function mayCorrect(ports: CorrectPorts, pressed: Pressed): Promise<boolean> {
  return (await correctable(ports, pressed)) !== null
}

export type Corrected =
  | ReactionOutcome
  | { readonly kind: 'corrected' }
  | { readonly kind: 'not_correctable' }

/** Writes the fact itself, dated and with who said it, and withdraws what rested on the wrong one, for everybody. */
export async function correctNudge(
  ports: CorrectPorts,
  { correction, ...pressed }: Pressed & { readonly correction: Correction },
): Promise<Corrected> {
  const found = await correctable(ports, pressed)
  if (found === null) return { kind: 'not_correctable' }
  const { action, nudge, person, today } = found
  const at = ports.now()
  const isNew = await ports.coaching.react(
    { nudgeId: nudge.nudgeId, personId: person.personId, reaction: 'acted', why: correction, at },
    { state: 'open', snoozedUntil: null },
  )
  if (!isNew) return { kind: 'already' }
  const property = correction === 'done' ? 'doneOn' : 'cancelledOn'
  if (action.doneOn === null && action.cancelledOn === null)
    await ports.statements.give({
      statements: [
        {
          kind: 'planAction',
          subjectId: action.actionId,
          property,
          value: today,
          statedBy: person.personId,
          statedAt: at,
        },
      ],
    })
  const same = (await ports.coaching.pending()).filter(
    other =>
      other.kind === nudge.kind && other.accountId === nudge.accountId && other.reason === nudge.reason,
  )
  await ports.coaching.close(
    same.map(({ nudgeId }) => nudgeId),
    'resolved',
  )
  return { kind: 'corrected' }
}

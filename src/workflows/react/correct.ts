import { localDate } from '../../schedule/index.ts'
import type { NudgeRecord } from '../ports/index.ts'
import { type Correctable, type CorrectPorts, correctablesOf, isSegmentationQuestion } from './corrections.ts'
import { type OwnNudge, ownNudge, type Pressed, type ReactionOutcome } from './own-nudge.ts'
import { writeAnswer } from './write-answer.ts'

/** What the reader of a nudge may put right themselves, in place of telling its keeper. */
export async function readCorrectables(
  ports: CorrectPorts,
  pressed: Pressed,
): Promise<readonly Correctable[]> {
  const own = await ownNudge(ports, pressed.slackUserId, pressed.nudgeId)
  return 'kind' in own ? [] : correctablesOf(ports, own)
}

export type Corrected =
  | ReactionOutcome
  | { readonly kind: 'corrected' }
  | { readonly kind: 'not_correctable' }

async function settleAction(
  { facts, statements, now }: CorrectPorts,
  { person }: OwnNudge,
  actionId: string,
  state: string,
): Promise<void> {
  const [action] = await facts.byId('planAction', [actionId])
  // Settled meanwhile: what is known stays.
  if (action === undefined || action.row.doneOn !== null || action.row.cancelledOn !== null) return
  const at = now()
  await statements.give({
    statements: [
      {
        kind: 'planAction',
        subjectId: actionId,
        property: state === 'done' ? 'doneOn' : 'cancelledOn',
        value: localDate(at, person.timeZone ?? 'UTC'),
        statedBy: person.personId,
        statedAt: at,
      },
    ],
  })
}

async function write(ports: CorrectPorts, own: OwnNudge, correction: string): Promise<void> {
  const [, what = '', subject = '', value = ''] = /^(\w+):(.+):([^:]+)$/.exec(correction) ?? []
  const { nudge, person } = own
  if (what === 'action') await settleAction(ports, own, subject, value)
  else if (what === 'answer' && isSegmentationQuestion(subject) && nudge.accountId !== null)
    await writeAnswer(ports, { accountId: nudge.accountId, question: subject, value }, person)
  else if (what === 'role')
    await ports.statements.give({
      statements: [
        {
          kind: 'contact',
          subjectId: subject,
          property: 'buyerRole',
          value,
          statedBy: person.personId,
          statedAt: ports.now(),
        },
      ],
    })
}

const isSame = (a: NudgeRecord) => (b: NudgeRecord) =>
  a.kind === b.kind && a.accountId === b.accountId && a.reason === b.reason

/** Writes the fact itself, dated and with who said it, and withdraws what rested on the wrong one, for everybody. */
export async function correctNudge(
  ports: CorrectPorts,
  { correction, ...pressed }: Pressed & { readonly correction: string },
): Promise<Corrected> {
  const own = await ownNudge(ports, pressed.slackUserId, pressed.nudgeId)
  if ('kind' in own) return own
  // What was offered when the form was opened may not be theirs, or not be there, any more.
  const offered = (await correctablesOf(ports, own)).flatMap(({ choices }) => choices)
  if (!offered.some(({ value }) => value === correction)) return { kind: 'not_correctable' }
  const { nudge, person } = own
  if (nudge.state !== 'open' && nudge.state !== 'snoozed') return { kind: 'already' }
  // First the fact: a nudge that is closed can't be tried again where it could not be written.
  await write(ports, own, correction)
  const isAction = correction.startsWith('action:')
  const isNew = await ports.coaching.react(
    {
      nudgeId: nudge.nudgeId,
      personId: person.personId,
      // That an action is done by now does not say that the reminder was wrong.
      reaction: isAction ? 'acted' : 'corrected',
      why: correction,
      at: ports.now(),
    },
    { state: isAction ? 'open' : 'withdrawn', snoozedUntil: null },
  )
  if (!isNew) return { kind: 'already' }
  const others = (await ports.coaching.pending()).filter(isSame(nudge))
  await ports.coaching.close(
    others.map(({ nudgeId }) => nudgeId),
    isAction ? 'resolved' : 'withdrawn',
  )
  return { kind: 'corrected' }
}

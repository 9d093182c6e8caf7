import { sayNudge, type WinLossQuestionId, winLossOrder, winLossQuestion } from '../../coaching/index.ts'
import { type BuyerRole, buyerRoles } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { whoAsks } from '../answers/ports.ts'
import {
  type FactReader,
  type FactWriter,
  GIVEN_IN_SLACK,
  type NudgeRecord,
  type Person,
  type StatementStore,
} from '../ports/index.ts'
import { isSegmentationQuestion } from './corrections.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'
import { writeAnswer } from './write-answer.ts'

export interface AnswerQuestionPorts extends ReactPorts {
  readonly facts: FactReader
  readonly writer: Pick<FactWriter, 'write'>
  readonly statements: StatementStore
}

/** The next of the four questions about a closed opportunity. */
export interface NextWinLoss {
  readonly kind: 'next'
  readonly opportunityId: string
  readonly name: string
  readonly question: WinLossQuestionId
}

export type Answered =
  | { readonly kind: 'answered' }
  | NextWinLoss
  | { readonly kind: 'thanks'; readonly name: string }
  | ReactionOutcome
  | { readonly kind: 'no_opportunity' }
  /** Nobody known, so the owner of no opportunity. */
  | { readonly kind: 'unknown_person' }

const dayOf = (person: Person, at: Date) => localDate(at, person.timeZone ?? 'UTC')

const isBuyerRole = (value: string): value is BuyerRole => (buyerRoles as readonly string[]).includes(value)

async function keepAnswer(
  ports: AnswerQuestionPorts,
  { nudge, person }: { readonly nudge: NudgeRecord; readonly person: Person },
  value: string,
): Promise<void> {
  const { accountId, reason } = nudge
  const at = ports.now()
  const [, contactId] = /^buyer_role:(.+)$/.exec(reason) ?? []
  if (contactId !== undefined && isBuyerRole(value)) {
    const [contact] = await ports.facts.byId('contact', [contactId])
    // Somebody else, or an import, was faster: what is known stays.
    if (contact === undefined || contact.row.buyerRole !== null) return
    const of = { kind: 'contact', subjectId: contactId, property: 'buyerRole' } as const
    await ports.statements.give({
      statements: [{ ...of, value, statedBy: person.personId, statedAt: at }],
    })
  } else if (accountId !== null && isSegmentationQuestion(reason)) {
    await writeAnswer(ports, { accountId, question: reason, value }, person)
  }
}

/** Keeps the answer that a button of a message gave, with who gave it and when; a second tap changes nothing. */
export async function answerNudge(
  ports: AnswerQuestionPorts,
  { slackUserId, nudgeId, value }: Pressed & { readonly value: string },
): Promise<Answered> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const { nudge, person } = own
  const choices = sayNudge(nudge.kind, nudge.evidence)?.choices ?? []
  if (!choices.some(choice => choice.value === value)) return { kind: 'gone' }
  if (nudge.kind === 'win-loss-question')
    return answerWinLoss(ports, slackUserId, { opportunityId: nudge.reason, question: 'reason', value })
  if (nudge.state !== 'open' && nudge.state !== 'snoozed') return { kind: 'already' }
  await keepAnswer(ports, own, value)
  await ports.coaching.react(
    { nudgeId, personId: person.personId, reaction: 'acted', why: null, at: ports.now() },
    { state: 'open', snoozedUntil: null },
  )
  await ports.coaching.close([nudgeId], 'resolved')
  return { kind: 'answered' }
}

async function settleWinLoss(ports: AnswerQuestionPorts, person: Person, opportunityId: string) {
  const open = (await ports.coaching.pending()).filter(
    nudge =>
      nudge.kind === 'win-loss-question' &&
      nudge.reason === opportunityId &&
      nudge.personId === person.personId,
  )
  for (const { nudgeId, state } of open)
    if (state !== 'waiting')
      await ports.coaching.react(
        { nudgeId, personId: person.personId, reaction: 'acted', why: null, at: ports.now() },
        { state: 'open', snoozedUntil: null },
      )
  if (open.length > 0)
    await ports.coaching.close(
      open.map(({ nudgeId }) => nudgeId),
      'resolved',
    )
}

/** The first of the four questions that the owner has not answered; thanks where all are. */
async function nextOf(facts: FactReader, opportunityId: string, name: string): Promise<Answered> {
  const rows = await facts.rowsBy('winLossAnswer', 'opportunityId', [opportunityId])
  const known = new Set<string>(rows.flatMap(({ row }) => (row.statedBy === 'rep' ? [row.question] : [])))
  const question = winLossOrder.find(each => !known.has(each))
  return question === undefined ? { kind: 'thanks', name } : { kind: 'next', opportunityId, name, question }
}

async function ownClosed(ports: AnswerQuestionPorts, person: Person, opportunityId: string) {
  const [found] = await ports.facts.byId('opportunity', [opportunityId])
  return found?.row.ownerId === person.personId && found.row.closedOn !== null ? found.row : null
}

/** Keeps one of the four answers of the owner of an opportunity, and asks for the next; an answer may be changed. */
export async function answerWinLoss(
  ports: AnswerQuestionPorts,
  slackUserId: string,
  given: { readonly opportunityId: string; readonly question: string; readonly value: string },
): Promise<Answered> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const opportunity = await ownClosed(ports, person, given.opportunityId)
  const question = winLossOrder.find(each => each === given.question)
  if (opportunity === null || question === undefined) return { kind: 'no_opportunity' }
  if (!winLossQuestion(question).choices.some(({ value }) => value === given.value)) return { kind: 'gone' }
  const row = {
    opportunityId: given.opportunityId,
    question,
    statedBy: 'rep',
    answer: given.value,
    answeredOn: dayOf(person, ports.now()),
    answeredBy: person.personId,
  } as const
  await ports.writer.write(GIVEN_IN_SLACK, 'winLossAnswer', [{ row, baseMinor: {} }])
  await settleWinLoss(ports, person, given.opportunityId)
  return nextOf(ports.facts, given.opportunityId, opportunity.name ?? 'this opportunity')
}

/** What `/coach win-loss` asks: the newest closed opportunity of the asker with an open question, or the one they name. */
export async function askWinLoss(
  ports: AnswerQuestionPorts,
  slackUserId: string,
  typed: string,
): Promise<Answered> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const wanted = typed.toLowerCase()
  const closed = (await ports.facts.rowsBy('opportunity', 'ownerId', [person.personId]))
    .map(({ row }) => row)
    .filter(row => row.closedOn !== null)
    .filter(row => wanted === '' || `${row.opportunityId} ${row.name ?? ''}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))
  let last: Answered = { kind: 'no_opportunity' }
  for (const { opportunityId, name } of closed) {
    last = await nextOf(ports.facts, opportunityId, name ?? 'this opportunity')
    if (last.kind === 'next') return last
  }
  return last
}

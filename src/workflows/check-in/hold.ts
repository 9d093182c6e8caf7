import { type CheckInSummary, participationWords, sayDate } from '../../coaching/index.ts'
import type { FactRow } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { daysBefore } from '../dates.ts'
import { givenRow } from '../given-in-slack.ts'
import type { CoachingStore, FactStatement, GivenRow, OutboxStore, StatementStore } from '../ports/index.ts'
import { cardOf } from './ask.ts'
import { checkInId, openCheckIn } from './due.ts'
import { type Need, ownedNeed } from './owned-need.ts'
import { type OpenAction, readPlanState } from './plan-state.ts'
import { type Governance, type Governs, type WhoPorts, whoGoverns } from './who.ts'

export interface HoldPorts extends WhoPorts {
  readonly statements: StatementStore
  readonly coaching: Pick<CoachingStore, 'preferencesOf' | 'pending' | 'close' | 'react'>
  readonly outbox: Pick<OutboxStore, 'byId'>
}

/** What became of an action: done today, cancelled, or moved by so many days; `open` changes nothing. */
export const actionStates = ['open', 'done', 'move_7', 'move_14', 'move_30', 'cancelled'] as const
export type ActionState = (typeof actionStates)[number]

export interface CheckInAnswers {
  readonly moved: string
  readonly actions: ReadonlyMap<string, ActionState>
  readonly engagedIds: readonly string[]
  /** 0..4. */
  readonly participationLevel: number
  readonly need: Need | null
}

export type Held =
  | { readonly kind: 'held'; readonly summary: CheckInSummary; readonly settledMeanwhile: number }
  | { readonly kind: 'already'; readonly by: string }
  | Exclude<Governance, Governs>

const MOVES: Readonly<Partial<Record<ActionState, number>>> = { move_7: 7, move_14: 14, move_30: 30 }

const stateWords: Readonly<Record<ActionState, string>> = {
  open: 'still open',
  done: 'done',
  move_7: 'moved',
  move_14: 'moved',
  move_30: 'moved',
  cancelled: 'cancelled',
}

interface Change {
  readonly action: OpenAction
  readonly state: ActionState
  readonly property: 'doneOn' | 'cancelledOn' | 'dueOn'
  readonly value: string
}

/** What the answers change in the plan; an action that was settled meanwhile is left as it is. */
function changesOf(
  open: readonly OpenAction[],
  { actions }: CheckInAnswers,
  today: string,
): readonly Change[] {
  return open.flatMap((action): Change[] => {
    const state = actions.get(action.actionId) ?? 'open'
    if (state === 'done') return [{ action, state, property: 'doneOn', value: today }]
    if (state === 'cancelled') return [{ action, state, property: 'cancelledOn', value: today }]
    const days = MOVES[state]
    return days === undefined ? [] : [{ action, state, property: 'dueOn', value: daysBefore(today, -days) }]
  })
}

const statementOf = (
  { action, property, value }: Change,
  statedBy: string,
  statedAt: Date,
): FactStatement => ({
  kind: 'planAction',
  subjectId: action.actionId,
  property,
  value,
  statedBy,
  statedAt,
})

export const needActionId = (id: string) => `${id}:need`

function summaryOf(
  { person, account, today }: Governs,
  answers: CheckInAnswers,
  changes: readonly Change[],
  names: ReadonlyMap<string, string>,
): CheckInSummary {
  const engaged = answers.engagedIds.map(personId => names.get(personId) ?? personId)
  const { need } = answers
  const status = changes.map(({ action, state, property, value }) =>
    property === 'dueOn'
      ? `${action.text}: moved to ${sayDate(value)}`
      : `${action.text}: ${stateWords[state]}`,
  )
  return {
    type: 'check-in-summary',
    accountName: account.name,
    by: person.name,
    on: today,
    lines: [
      { title: 'What moved', text: answers.moved },
      { title: 'Actions', text: status.length === 0 ? 'No change' : status.join('; ') },
      { title: 'Took part', text: engaged.length === 0 ? 'Nobody of the team' : engaged.join(', ') },
      { title: 'The customer', text: participationWords[answers.participationLevel] ?? 'Not said' },
      {
        title: 'Needed',
        text:
          need === null
            ? 'Nothing'
            : `${need.text}: ${names.get(need.ownerId) ?? need.ownerId}, by ${sayDate(need.dueOn)}`,
      },
    ],
  }
}

/** The summary of a check-in as it was kept; what became of the single actions stands in the plan alone. */
async function keptSummary({ facts }: HoldPorts, who: Governs, held: FactRow<'checkIn'>) {
  const [action] =
    held.need === null
      ? []
      : (await facts.byId('planAction', [needActionId(held.checkInId)])).map(({ row }) => row)
  const { need, engagedIds, answeredBy, moved, participationLevel } = held
  const ids = [...(engagedIds ?? []), action?.ownerId ?? '', answeredBy ?? '']
  const names = new Map(
    (await facts.byId('person', [...new Set(ids)])).map(({ row }) => [row.personId, row.name]),
  )
  const by = names.get(answeredBy ?? '') ?? 'someone else'
  const summary = summaryOf(
    { ...who, person: { ...who.person, name: by }, today: held.heldOn ?? who.today },
    {
      moved: moved ?? 'Not said',
      actions: new Map(),
      engagedIds: engagedIds ?? [],
      participationLevel: participationLevel ?? -1,
      need:
        need === null
          ? null
          : { text: need, ownerId: action?.ownerId ?? 'nobody', dueOn: action?.dueOn ?? who.today },
    },
    [],
    names,
  )
  const actions = held.hasChangedPlan === true ? 'The plan has them' : 'No change'
  const lines = summary.lines.map(each => (each.title === 'Actions' ? { ...each, text: actions } : each))
  return { by, summary: { ...summary, lines } }
}

/** Says once in the channel what was said: in the thread of the card, which itself asks for nothing any more. */
async function tellChannel(
  ports: HoldPorts,
  who: Governs,
  id: string,
  dueOn: string,
  summary: CheckInSummary,
) {
  const cardId = (await ports.checkIns.cardsOf([id])).get(id)
  const card = cardId === undefined ? null : await ports.outbox.byId(cardId)
  if (cardId === undefined || card === null || card.place == null || card.state === 'dead') return
  const content = await cardOf(ports, who.account, dueOn, who.today)
  if (content !== null)
    await ports.checkIns.reviseCard(cardId, { ...content, held: { by: summary.by, on: summary.on } })
  await ports.checkIns.post({
    personId: who.person.personId,
    key: `check-in-summary:${id}`,
    dueAt: ports.now(),
    place: { channel: card.place.channel, thread: card.slackTs },
    content: summary,
  })
}

const checkInKinds: readonly string[] = ['check-in-due', 'check-in-overdue']

async function settleNudges({ coaching, now }: HoldPorts, { account, person }: Governs): Promise<void> {
  const open = (await coaching.pending()).filter(
    nudge => nudge.accountId === account.accountId && checkInKinds.includes(nudge.kind),
  )
  for (const { nudgeId, personId, state } of open)
    if (personId === person.personId && state !== 'waiting')
      await coaching.react(
        { nudgeId, personId, reaction: 'acted', why: null, at: now() },
        { state: 'open', snoozedUntil: null },
      )
  if (open.length > 0)
    await coaching.close(
      open.map(({ nudgeId }) => nudgeId),
      'resolved',
    )
}

/**
 * Takes the answers of a check-in: they become facts that the next scoring run reads, what is needed becomes an action
 * with an owner and a date, and the thread of the card gets the summary. Sent twice, it is held once.
 */
export async function holdCheckIn(
  ports: HoldPorts,
  slackUserId: string,
  accountId: string,
  answers: CheckInAnswers,
): Promise<Held> {
  const who = await whoGoverns(ports, slackUserId, accountId)
  if (who.kind !== 'governs') return who
  const { account, today, person } = who
  const plan = await readPlanState(ports.facts, account.accountId, today)
  if (plan === null) return { kind: 'no_plan', name: account.name }
  const rows = (await ports.facts.rowsBy('checkIn', 'accountId', [account.accountId])).map(({ row }) => row)
  const open = openCheckIn(rows)
  const known = open === null ? rows.find(({ heldOn }) => heldOn === today) : undefined
  if (known !== undefined) {
    // The first time may have been cut short before the channel was told.
    const { by, summary } = await keptSummary(ports, who, known)
    await tellChannel(ports, who, known.checkInId, known.dueOn ?? today, summary)
    await settleNudges(ports, who)
    return { kind: 'already', by }
  }
  const id = open?.checkInId ?? checkInId(account.accountId, today)
  const at = ports.now()
  const changes = changesOf(plan.open, answers, today)
  const asked = [...answers.actions.values()].filter(state => state !== 'open').length
  const need = await ownedNeed(ports, answers.need, who)
  const needed = (said: Need): GivenRow => ({
    kind: 'planAction',
    stored: givenRow('planAction', {
      ...said,
      actionId: needActionId(id),
      planId: account.planId,
      addedOn: localDate(at, 'UTC'),
    }),
  })
  const held = givenRow('checkIn', {
    checkInId: id,
    accountId: account.accountId,
    dueOn: open?.dueOn ?? null,
    heldOn: today,
    answeredBy: person.personId,
    moved: answers.moved,
    participationLevel: answers.participationLevel,
    engagedIds: [...answers.engagedIds],
    need: need?.text ?? null,
    hasChangedPlan: changes.length > 0 || need !== null,
  })
  await ports.statements.give({
    rows: [...(need === null ? [] : [needed(need)]), { kind: 'checkIn', stored: held }],
    statements: changes.map(change => statementOf(change, person.personId, at)),
  })
  const ids = [...answers.engagedIds, ...(need === null ? [] : [need.ownerId])]
  const names = new Map(
    (await ports.facts.byId('person', [...new Set(ids)])).map(({ row }) => [row.personId, row.name]),
  )
  const summary = summaryOf(who, { ...answers, need }, changes, names)
  await tellChannel(ports, who, id, open?.dueOn ?? today, summary)
  await settleNudges(ports, who)
  return { kind: 'held', summary, settledMeanwhile: asked - changes.length }
}

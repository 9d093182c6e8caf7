import type { ClosedWave, WaveReading } from '../../assessment/index.ts'
import { sayDate } from '../../coaching/index.ts'
import { isPlainDate } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { whoAsks } from '../answers/ports.ts'
import type { AssessmentAction, Wave } from '../ports/index.ts'
import { type AssessPorts, hoursOf, message } from './ports.ts'
import { viewWaveAs } from './read.ts'

export interface ActionRequest {
  readonly slackUserId: string
  readonly waveId: string
  readonly topic: string
  /** Null for everyone. */
  readonly unit: string | null
  readonly text: string
  readonly ownerSlackId: string
  /** YYYY-MM-DD. */
  readonly dueOn: string
}

export type ActionOutcome =
  | { readonly kind: 'added'; readonly ownerName: string; readonly action: AssessmentAction }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unknown_owner' }
  /** The cell is not shown, or not there. */
  | { readonly kind: 'unknown_cell' }
  /** Over, or no day of any calendar. */
  | { readonly kind: 'past' }

export const nameOfTopic = ({ form }: Pick<Wave, 'form'>, topic: string): string =>
  form.items.find(item => item.id === topic)?.name ?? topic

const actionWords = (wave: Wave, action: AssessmentAction, by: string) => ({
  title: `For you: ${nameOfTopic(wave, action.topic)}`,
  lines: [
    `${by} asks you to take this on, from the results of ${wave.name}:`,
    `“${action.text}”`,
    `Due on ${sayDate(action.dueOn)}. The next wave shows whether it moved.`,
  ],
  small: [],
  offers: ['take_on'] as const,
  actionId: action.actionId,
})

/** A shown cell; unit null is everyone. */
export interface TakableCell {
  readonly topic: string
  readonly unit: string | null
  readonly name: string
}

/** What can be taken on: every shown cell, everyone's first; null for people who may not. */
export async function cellsToTakeOn(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<readonly TakableCell[] | null> {
  const view = await viewWaveAs(ports, slackUserId, waveId)
  if (view === null || view.isBrief) return null
  return view.reading.results.topics.map(({ topic, unit, name }) => ({ topic, unit, name }))
}

/** Makes an action of a result, and tells its owner. */
export async function addAction(ports: AssessPorts, request: ActionRequest): Promise<ActionOutcome> {
  const { assessments, now } = ports
  const person = await whoAsks(ports, request.slackUserId)
  const view = await viewWaveAs(ports, request.slackUserId, request.waveId)
  if (person === null || view === null || view.isBrief) return { kind: 'denied' }
  const { wave } = view
  const { topics } = view.reading.results
  if (!topics.some(({ topic, unit }) => topic === request.topic && unit === request.unit))
    return { kind: 'unknown_cell' }
  const owner = await whoAsks(ports, request.ownerSlackId)
  if (owner === null) return { kind: 'unknown_owner' }
  const { zone } = await hoursOf(ports, person.personId)
  if (!isPlainDate(request.dueOn) || request.dueOn < localDate(now(), zone)) return { kind: 'past' }
  const action: AssessmentAction = {
    actionId: ports.newId(),
    waveId: wave.waveId,
    unit: request.unit,
    topic: request.topic,
    text: request.text,
    ownerId: owner.personId,
    createdBy: person.personId,
    createdAt: now(),
    dueOn: request.dueOn,
    state: 'open',
    outcome: null,
    isReminded: false,
  }
  await assessments.addAction(action)
  const words = actionWords(wave, action, person.name)
  await assessments.queue([message(wave, owner.personId, now(), ['action', action.actionId], words)])
  return { kind: 'added', ownerName: owner.name, action }
}

export type DoneOutcome = 'done' | 'already' | 'not_yours' | 'gone'

/** The owner, who asked for it, or sales operations say that it is done; the next wave says whether it helped. */
export async function finishAction(
  ports: AssessPorts,
  slackUserId: string,
  actionId: string,
): Promise<DoneOutcome> {
  const { assessments } = ports
  const person = await whoAsks(ports, slackUserId)
  const action = await assessments.action(actionId)
  if (action === null) return 'gone'
  const isTheirs = person !== null && [action.ownerId, action.createdBy].includes(person.personId)
  if (!isTheirs && person?.role !== 'sales_operations') return 'not_yours'
  if (action.state !== 'open') return 'already'
  await assessments.settleAction(actionId, 'done', null)
  return 'done'
}

/** Reminds owners once, on the day on which their action is due where they are. */
export async function remindOwners(ports: AssessPorts): Promise<void> {
  const { assessments, now } = ports
  // Somewhere the day begins fourteen hours before it does in UTC.
  const latest = localDate(now(), 'Pacific/Kiritimati')
  for (const action of await assessments.dueActions(latest)) {
    const wave = await assessments.wave(action.waveId)
    const { zone } = await hoursOf(ports, action.ownerId)
    const today = localDate(now(), zone)
    if (wave === null || action.dueOn > today) continue
    const due = action.dueOn < today ? `Overdue since ${sayDate(action.dueOn)}` : 'Due today'
    const words = {
      title: `${due}: ${nameOfTopic(wave, action.topic)}`,
      lines: [`“${action.text}”`, 'Is it done? The next wave shows whether it moved.'],
      small: [],
      offers: ['take_on'] as const,
      actionId: action.actionId,
    }
    await assessments.remindOwner(
      action.actionId,
      message(wave, action.ownerId, now(), ['action-due', action.actionId], words),
    )
  }
}

function outcomeOf(action: AssessmentAction, { changes, results }: WaveReading): string {
  const change = changes.find(each => each.topic === action.topic && each.unit === action.unit)
  if (change !== undefined) return change.finding.explanation.sentence
  const now = results.topics.find(each => each.topic === action.topic && each.unit === action.unit)
  return now === undefined
    ? 'The next wave can’t show this cell, so nobody can say whether it moved.'
    : 'The two waves can’t be compared here: other words, another organisation, or too few in one of them.'
}

/** Holds the actions of the wave before against what the new one shows, and tells their owners. */
export async function checkActions(
  ports: AssessPorts,
  before: Wave,
  wave: Wave & ClosedWave,
  reading: WaveReading,
): Promise<void> {
  const { assessments, now } = ports
  for (const action of await assessments.actionsOf([before.waveId])) {
    if (action.state === 'checked') continue
    const outcome = outcomeOf(action, reading)
    const words = {
      title: `Did it move? ${nameOfTopic(before, action.topic)}`,
      lines: [`“${action.text}”`, outcome],
      small: [],
      offers: ['results'] as const,
      actionId: null,
    }
    await assessments.queue([
      message(wave, action.ownerId, now(), ['action-checked', action.actionId], words),
    ])
    await assessments.settleAction(action.actionId, 'checked', outcome)
  }
}

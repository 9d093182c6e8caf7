import { nudgeKind, questionChoices } from '../../coaching/index.ts'
import { type PlainDate, type SegmentationQuestion, segmentationQuestions } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { FactReader, FactWriter, NudgeRecord, Person, StatementStore } from '../ports/index.ts'
import { questionTitles } from '../question-titles.ts'
import type { OwnNudge, ReactPorts } from './own-nudge.ts'

export interface CorrectPorts extends ReactPorts {
  readonly facts: FactReader
  readonly writer: Pick<FactWriter, 'write'>
  readonly statements: StatementStore
}

/** A fact behind a nudge that its reader may put right, and what can be said of it. */
export interface Correctable {
  readonly title: string
  readonly choices: readonly { readonly label: string; readonly value: string }[]
}

interface Case {
  readonly nudge: NudgeRecord
  readonly accountId: string
  readonly person: Person
  readonly today: PlainDate
}

const actionStates = [
  { value: 'done', label: 'It is done' },
  { value: 'cancelled', label: 'It was cancelled' },
] as const

const actionIdOf = ({ kind, reason }: NudgeRecord): string | null =>
  kind === 'action-overdue' ? (/^action_overdue:(.+)$/.exec(reason)?.[1] ?? null) : null

async function ofAction({ facts }: CorrectPorts, { nudge }: Case): Promise<readonly Correctable[]> {
  const actionId = actionIdOf(nudge)
  const [action] = actionId === null ? [] : await facts.byId('planAction', [actionId])
  if (actionId === null || action === undefined) return []
  const choices = actionStates.map(({ value, label }) => ({ label, value: `action:${actionId}:${value}` }))
  return [{ title: 'Where the action stands', choices }]
}

/** Questions of the account that have an answer, and the answers that a person can give with one tap. */
async function ofAnswers({ facts }: CorrectPorts, { accountId }: Case): Promise<readonly Correctable[]> {
  const rows = (await facts.rowsBy('answer', 'accountId', [accountId])).map(({ row }) => row)
  return segmentationQuestions.flatMap((question): readonly Correctable[] => {
    const own = rows.filter(row => row.question === question)
    const last = own.toSorted((a, b) => (a.answeredOn < b.answeredOn ? -1 : 1)).at(-1)
    const choices = questionChoices(question)
    if (last === undefined || choices.length === 0) return []
    return [
      {
        title: `${questionTitles[question]}: now ${Number(last.value)}`,
        choices: choices.map(({ label, value }) => ({ label, value: `answer:${question}:${value}` })),
      },
    ]
  })
}

async function ofRoles({ facts }: CorrectPorts, { accountId, today }: Case): Promise<readonly Correctable[]> {
  const contacts = await facts.rowsBy('contact', 'accountId', [accountId])
  return contacts
    .filter(({ row }) => row.leftOn === null || row.leftOn >= today)
    .map(({ row: { contactId, name } }) => ({
      title: name,
      choices: questionChoices('buyer_role').map(({ label, value }) => ({
        label,
        value: `role:${contactId}:${value}`,
      })),
    }))
}

const finders = { action: ofAction, answers: ofAnswers, roles: ofRoles } as const

/** Who may put a fact of an account right: its accountable lead, its SAM, and for an action its owner. */
async function isKeeper(
  { facts }: CorrectPorts,
  { nudge, accountId, person, today }: Case,
): Promise<boolean> {
  const people = (await readPeopleOfAccounts(facts, [accountId], today)).get(accountId)
  if (people?.leadId === person.personId || people?.samId === person.personId) return true
  const actionId = actionIdOf(nudge)
  const [action] = actionId === null ? [] : await facts.byId('planAction', [actionId])
  return action?.row.ownerId === person.personId
}

export async function correctablesOf(ports: CorrectPorts, own: OwnNudge): Promise<readonly Correctable[]> {
  const { nudge, person } = own
  const restsOn = nudgeKind(nudge.kind)?.restsOn ?? null
  if (restsOn === null || nudge.accountId === null) return []
  const today = localDate(ports.now(), person.timeZone ?? 'UTC')
  const found: Case = { nudge, accountId: nudge.accountId, person, today }
  return (await isKeeper(ports, found)) ? finders[restsOn](ports, found) : []
}

export const isSegmentationQuestion = (value: string): value is SegmentationQuestion =>
  (segmentationQuestions as readonly string[]).includes(value)

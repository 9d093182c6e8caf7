import { randomUUID } from 'node:crypto'
import type { PlanForm, PlanSaved } from '../../../workflows/account-plan/plan.ts'
import { context, section, sentence } from '../../blocks/build.ts'
import { giveActions } from '../../commands/open-actions.ts'
import { dateIn, option, pick, pickDay, pickedIn, typedIn, write } from '../fields.ts'
import type { Form, FormContent, FormState, Read, Saved } from '../form.ts'
import { type Carried, readCarried, writeCarried } from './carried.ts'
import { noAccount, say, sayGiven } from './outcome.ts'

const openedBy = { actionId: giveActions.plan, command: '/coach plan' }
const newId = () => `plan-${randomUUID()}`
const load = () => import('../../../workflows/account-plan/plan.ts')
const labels = {
  name: 'Name of the plan',
  samId: 'Who governs it?',
  customerGoals: 'The customer’s own objectives',
  installedBase: 'What they run today',
  competition: 'Who else they consider',
} as const
const OBJECTIVE = 'objective'
const BY = 'objective_by'
const TEXT = 2_000

function content({ at, cells, governors }: PlanForm, carried: Carried, shown: Carried['shown']): FormContent {
  const isNew = at.plan === null
  const text = (id: keyof typeof labels, hint: string) =>
    write({
      id,
      label: labels[id],
      hint,
      isLong: true,
      isOptional: true,
      most: TEXT,
      written: cells[id] ?? null,
    })
  return {
    title: isNew ? 'Begin a plan' : 'Account plan',
    submit: 'Save',
    value: writeCarried({
      ...carried,
      account: at.account.id,
      subject: at.plan?.planId ?? null,
      shown,
      today: at.today,
    }),
    blocks: [
      section(`*${say(at.account.name)}*`),
      write({
        id: 'name',
        label: labels.name,
        most: TEXT,
        written: isNew ? `${at.account.name} ${at.today.slice(0, 4)}` : (cells['name'] ?? null),
      }),
      pick({
        id: 'samId',
        label: labels.samId,
        hint: 'The strategic account manager',
        options: governors.map(({ personId, name }) => option(personId, name)),
        picked: isNew ? at.samId : (cells['samId'] ?? null),
        isOptional: !isNew,
      }),
      section('*Relationship side*'),
      text('customerGoals', 'What do they want to reach, in their words?'),
      context(
        'Who decides, and how far their influence goes, stands with the contacts: `/coach contact`. Actions for each of them: `/coach action`.',
      ),
      section('*Revenue side*'),
      ...(isNew
        ? [
            write({ id: OBJECTIVE, label: 'First objective', hint: 'More of them later', most: 500 }),
            pickDay({ id: BY, label: 'To be reached by', isOptional: true }),
          ]
        : []),
      text('installedBase', 'Products and services in use, ours and others’'),
      text('competition', 'Other providers they talk with'),
    ],
  }
}

function read(state: FormState, carried: Carried): Read {
  const objective = typedIn(state, OBJECTIVE)
  const dueOn = dateIn(state, BY)
  const name = typedIn(state, 'name')
  const samId = pickedIn(state, 'samId')
  const errors = {
    ...(name === '' ? { name: 'Please give it a name.' } : {}),
    ...(samId === null && carried.subject === null ? { samId: 'Please pick who governs it.' } : {}),
    ...(carried.subject === null && objective === ''
      ? { [OBJECTIVE]: 'Please write what you want to reach with them.' }
      : {}),
    ...(dueOn !== null && dueOn < carried.today ? { [BY]: 'Please pick today or a later day.' } : {}),
  }
  if (Object.keys(errors).length > 0) return { errors }
  const optional = (id: string) => typedIn(state, id) || null
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).savePlan(checkIn, slackUserId, {
        accountId: carried.account,
        planId: carried.subject,
        newId: carried.newId,
        shown: carried.shown,
        typed: {
          name,
          samId,
          customerGoals: optional('customerGoals'),
          installedBase: optional('installedBase'),
          competition: optional('competition'),
        },
        objective: objective === '' ? null : { text: objective, dueOn },
      })
      return saySaved(saved, carried, objective)
    },
  }
}

function saySaved(saved: PlanSaved, { subject }: Carried, objective: string): Saved {
  if (saved.kind === 'begun')
    return {
      problem: `Somebody began a plan of this account while your form was open. What you typed stands below: send it again to put it in place of theirs, or cancel to leave it. Your first objective was “${say(objective)}”: it goes in with “Objectives”.`,
    }
  if (!('at' in saved)) return noAccount(saved, openedBy)
  const name = say(saved.at.account.name)
  const done = subject === null ? `The plan of ${name} has begun.` : `The plan of ${name} is saved.`
  return saved.kind === 'unchanged' && subject !== null
    ? sentence('Nothing was changed, so the plan is as fresh as it was.')
    : sayGiven(saved, { done, labels })
}

/** Begins an account plan, or changes what it says of the customer and of what they buy. */
export const planForm: Form = {
  callbackId: 'account_plan',
  title: 'Account plan',
  openedBy: [openedBy.actionId],
  async open(services, { slackUserId, value }) {
    const carried = readCarried(value, newId)
    const { checkIn } = await services()
    const form = await (await load()).readPlanForm(checkIn, slackUserId, carried.account)
    if (form.kind !== 'plan_form') return noAccount(form, openedBy)
    const { marksOf } = await import('../../../workflows/account-plan/edit.ts')
    return content(form, carried, marksOf(form.cells))
  },
  read: (state, { value }) => read(state, readCarried(value, newId)),
}

import { randomUUID } from 'node:crypto'
import type { KnownBlock } from '@slack/types'
import type { ActionsForm } from '../../../workflows/account-plan/parts.ts'
import { type Reply, section } from '../../blocks/build.ts'
import { giveActions } from '../../commands/open-actions.ts'
import type { SlackServices } from '../../surface.ts'
import { choose, dateIn, option, pick, pickDay, pickedIn, typedIn, write } from '../fields.ts'
import type { Form, FormAsked, FormContent, FormState, Read } from '../form.ts'
import { accountField, onAccount, quote, readAccount, waitingFor } from './about-message.ts'
import { goneNote, partGiven, partOf, subjectField, subjectPicked, waiting } from './about-subject.ts'
import { type Carried, fieldsAbout, readCarried, writeCarried } from './carried.ts'
import { noForm } from './no-form.ts'
import { noAccount, say, sayGiven } from './outcome.ts'

const openedBy = { actionId: giveActions.action, command: '/coach action' }
const newId = () => `action-${randomUUID()}`
const load = () => import('../../../workflows/account-plan/parts.ts')
const WHICH = 'give_which_action'
const ACCOUNT = 'give_account_of_action'
const TITLE = 'Actions of the plan'
const TEXT = 2_000
const labels = {
  text: 'What is to be done?',
  ownerId: 'Who does it?',
  dueOn: 'By when?',
  objectiveId: 'Which objective does it serve?',
  contactId: 'Which contact is it about?',
  doneOn: 'Done',
  cancelledOn: 'Cancelled',
} as const
const STATE = 'state'
const DONE_ON = 'done_on'

function content(
  form: ActionsForm,
  carried: Carried,
  shown: Carried['shown'],
  top: readonly KnownBlock[],
): FormContent {
  const { at, parts, owners, objectives, contacts } = form
  const part = partOf(parts, carried.subject)
  const about = { ...carried, account: at.account.id, subject: part?.id ?? null, shown, today: at.today }
  const id = fieldsAbout(about)
  const cell = (name: string) => part?.cells[name] ?? null
  // An owner who is not on the team any more stays until somebody else is picked.
  const ownerId = cell('ownerId')
  const isKnown = ownerId === null || owners.some(({ personId }) => personId === ownerId)
  const people = [
    ...(isKnown || ownerId === null ? [] : [option(ownerId, 'The owner until now')]),
    ...owners.map(({ personId, name }) => option(personId, name)),
  ]
  return {
    title: TITLE,
    submit: 'Save',
    value: writeCarried(about),
    blocks: [
      ...top,
      ...(about.message === null
        ? [
            subjectField({
              id: WHICH,
              label: 'Which action?',
              ofNew: 'A new action',
              parts,
              subject: about.subject,
            }),
            ...goneNote(part, carried),
          ]
        : []),
      write({
        id: id('text'),
        label: labels.text,
        ...(about.message === null
          ? {}
          : { hint: 'The message’s own words, to change or delete: what stands here is kept, with a link.' }),
        isLong: true,
        most: TEXT,
        written: part === null ? (about.message?.text.slice(0, TEXT) ?? null) : cell('text'),
      }),
      pick({
        id: id('ownerId'),
        label: labels.ownerId,
        options: people,
        picked: part === null ? at.person.personId : ownerId,
      }),
      pickDay({ id: id('dueOn'), label: labels.dueOn, picked: cell('dueOn') }),
      ...(objectives.length === 0
        ? []
        : [
            pick({
              id: id('objectiveId'),
              label: labels.objectiveId,
              isOptional: true,
              options: objectives.map(each => option(each.id, each.text)),
              picked: cell('objectiveId'),
            }),
          ]),
      ...(contacts.length === 0
        ? []
        : [
            pick({
              id: id('contactId'),
              label: labels.contactId,
              hint: 'An action for each key contact is what makes a plan one of relationships.',
              isOptional: true,
              options: contacts.map(each => option(each.id, each.name)),
              picked: cell('contactId'),
            }),
          ]),
      ...(part === null
        ? []
        : [
            choose({
              id: id(STATE),
              label: 'Where does it stand?',
              options: [option('open', 'Open'), option('done', 'Done'), option('cancelled', 'Cancelled')],
              picked: 'open',
            }),
            pickDay({
              id: id(DONE_ON),
              label: 'Done or cancelled on',
              hint: 'Empty: today',
              isOptional: true,
            }),
          ]),
    ],
  }
}

async function filled(
  services: SlackServices,
  { slackUserId }: FormAsked,
  carried: Carried,
  top: (form: ActionsForm) => readonly KnownBlock[],
): Promise<FormContent | Reply> {
  const form = await (await load()).readActionsForm(services.checkIn, slackUserId, carried.account)
  if (form.kind !== 'parts_form') return noAccount(form, openedBy)
  const { marksOf } = await import('../../../workflows/account-plan/edit.ts')
  return content(form, carried, marksOf(partOf(form.parts, carried.subject)?.cells ?? {}), top(form))
}

function contentFor(
  services: SlackServices,
  asked: FormAsked,
  carried: Carried,
): Promise<FormContent | Reply> {
  const { message } = carried
  if (message === null)
    return filled(services, asked, carried, ({ at }) => [section(`*${say(at.account.name)}*`)])
  return onAccount(services, asked, { ...carried, message }, { id: ACCOUNT, title: TITLE }, (known, about) =>
    filled(services, asked, known, ({ at }) => [
      quote(message),
      ...accountField(ACCOUNT, about, at.account.id),
    ]),
  )
}

/** The day on which an action was settled, or what is wrong with it. */
function readSettled(state: FormState, carried: Carried) {
  const id = fieldsAbout(carried)
  const settled = pickedIn(state, id(STATE)) ?? 'open'
  const day = dateIn(state, id(DONE_ON))
  if (day !== null && settled === 'open')
    return {
      errors: { [id(DONE_ON)]: 'An open action has no such day. Pick Done or Cancelled, or empty this.' },
    }
  if (day !== null && day > carried.today)
    return { errors: { [id(DONE_ON)]: 'Please pick today or an earlier day.' } }
  const on = day ?? carried.today
  return { doneOn: settled === 'done' ? on : null, cancelledOn: settled === 'cancelled' ? on : null }
}

function read(state: FormState, carried: Carried): Read {
  if (carried.message !== null && carried.account === '')
    return readAccount(state, ACCOUNT, (services, asked, account) =>
      contentFor(services, asked, { ...carried, account }),
    )
  const id = fieldsAbout(carried)
  const text = typedIn(state, id('text'))
  const ownerId = pickedIn(state, id('ownerId'))
  const dueOn = dateIn(state, id('dueOn'))
  const settled = readSettled(state, carried)
  const errors = {
    ...waiting(state, WHICH, carried),
    ...waitingFor(state, ACCOUNT, carried),
    ...(text === '' ? { [id('text')]: 'Please write what is to be done.' } : {}),
    ...(ownerId === null ? { [id('ownerId')]: 'Please pick who does it.' } : {}),
    ...(dueOn === null ? { [id('dueOn')]: 'Please pick a day.' } : {}),
    ...(carried.subject === null && dueOn !== null && dueOn < carried.today
      ? { [id('dueOn')]: 'Please pick today or a later day.' }
      : {}),
    ...('errors' in settled ? settled.errors : {}),
  }
  if (Object.keys(errors).length > 0 || 'errors' in settled) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).saveAction(checkIn, slackUserId, {
        ...partGiven(carried, {
          text,
          ownerId,
          dueOn,
          objectiveId: pickedIn(state, id('objectiveId')),
          contactId: pickedIn(state, id('contactId')),
          ...settled,
        }),
        note: carried.message?.link ?? null,
      })
      if (!('at' in saved)) return noAccount(saved, openedBy)
      const what = carried.subject === null ? 'added to' : 'saved in'
      return sayGiven(saved, {
        done: `The action is ${what} the plan of ${say(saved.at.account.name)}.`,
        labels,
      })
    },
  }
}

const changed = async (services: SlackServices, asked: FormAsked, carried: Carried) =>
  noForm(TITLE, await contentFor(services, asked, carried))

/** Adds an action to an account plan, also from a message, or changes its words, owner, day and state. */
export const actionForm: Form = {
  callbackId: 'plan_action',
  title: TITLE,
  openedBy: [openedBy.actionId],
  open: async (services, asked) => contentFor(await services(), asked, readCarried(asked.value, newId)),
  read: (state, { value }) => read(state, readCarried(value, newId)),
  changes: [
    {
      actionId: WHICH,
      change: (services, asked) =>
        changed(services, asked, {
          ...readCarried(asked.value, newId),
          subject: subjectPicked(asked.chosen),
        }),
    },
    {
      actionId: ACCOUNT,
      change: (services, asked) =>
        changed(services, asked, { ...readCarried(asked.value, newId), account: asked.chosen }),
    },
  ],
}

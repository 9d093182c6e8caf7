import type { AboutMessage } from '../../../workflows/touch/about-message.ts'
import type { TouchGiven } from '../../../workflows/touch/log-touch.ts'
import { context, type Reply, sentence } from '../../blocks/build.ts'
import type { SlackServices } from '../../surface.ts'
import { allPickedIn, choose, dateIn, field, option, pick, pickDay, pickedIn, pickMany } from '../fields.ts'
import type { Form, FormAsked, FormContent, FormState, Read } from '../form.ts'
import { accountField, onAccount, quote, readAccount, waitingFor } from './about-message.ts'
import { type Carried, type CarriedMessage, fieldsAbout, readCarried, writeCarried } from './carried.ts'
import { noForm } from './no-form.ts'
import { noAccount, say } from './outcome.ts'

const openedBy = { actionId: 'give_touch', command: '/coverage' }
const ACCOUNT = 'give_account_of_touch'
const TITLE = 'Log a touch'
const ON = 'on'
const KIND = 'kind'
const ANSWERED = 'answered'
const WHO = 'who'
const KEEP = 'keep'

const kinds: Readonly<Record<TouchGiven['activityKind'], string>> = {
  meeting: 'Meeting',
  call: 'Call',
  email: 'E-mail',
  workshop: 'Workshop',
  demo: 'Demonstration',
  visit: 'Visit',
  other: 'Something else',
}
const isKind = (kind: string): kind is TouchGiven['activityKind'] => Object.hasOwn(kinds, kind)

async function filled(
  { checkIn }: SlackServices,
  { slackUserId }: FormAsked,
  carried: Carried & { readonly message: CarriedMessage },
  about: AboutMessage,
): Promise<FormContent | Reply> {
  const { readContactForm } = await import('../../../workflows/contact/index.ts')
  const form = await readContactForm(checkIn, slackUserId, carried.account)
  if (form.kind !== 'contact_form') return noAccount(form, openedBy)
  const { account } = form.at
  const carry = { ...carried, account: account.id, today: about.today }
  const id = fieldsAbout(carry)
  const top = accountField(ACCOUNT, about, account.id)
  return {
    title: TITLE,
    submit: 'Log it',
    value: writeCarried(carry),
    blocks: [
      quote(carried.message),
      ...(top.length > 0 ? top : [context(`Account: ${say(account.name)}`)]),
      pickDay({ id: ON, label: 'When was it?', hint: 'The day of the message', picked: about.on }),
      pick({
        id: KIND,
        label: 'What was it?',
        options: Object.entries(kinds).map(([kind, words]) => option(kind, words)),
      }),
      choose({
        id: ANSWERED,
        label: 'Did the customer take part or answer?',
        options: [option('yes', 'Yes'), option('no', 'No, not yet')],
      }),
      ...(form.contacts.length === 0
        ? []
        : [
            pickMany({
              id: id(WHO),
              label: 'With whom?',
              hint: 'Without a contact it counts for the account, and for no buyer role.',
              isOptional: true,
              options: form.contacts.map(contact => option(contact.id, contact.text)),
            }),
          ]),
      ...(carried.message.text === ''
        ? []
        : [
            field(
              { id: KEEP, label: 'The message', hint: 'A link to it is kept in any case.', isOptional: true },
              { type: 'checkboxes', options: [option('words', 'Keep its words too')] },
            ),
          ]),
    ],
  }
}

async function contentFor(services: SlackServices, asked: FormAsked, carried: Carried) {
  const { message } = carried
  if (message === null) return sentence('Open this from the menu of a message: “Log as customer touch”.')
  return onAccount(services, asked, { ...carried, message }, { id: ACCOUNT, title: TITLE }, (known, about) =>
    filled(services, asked, { ...known, message }, about),
  )
}

const noteOf = ({ link, text }: CarriedMessage, isKept: boolean): string | null =>
  [link, ...(isKept ? [text] : [])].filter(part => part !== '').join('\n') || null

function read(state: FormState, carried: Carried): Read {
  const { message } = carried
  if (carried.account === '')
    return readAccount(state, ACCOUNT, (services, asked, account) =>
      contentFor(services, asked, { ...carried, account }),
    )
  const id = fieldsAbout(carried)
  const on = dateIn(state, ON)
  const kind = pickedIn(state, KIND) ?? ''
  const answered = pickedIn(state, ANSWERED)
  const errors = {
    ...waitingFor(state, ACCOUNT, carried),
    ...(on === null ? { [ON]: 'Please pick the day.' } : {}),
    ...(on !== null && on > carried.today ? { [ON]: 'Please pick today or an earlier day.' } : {}),
    ...(isKind(kind) ? {} : { [KIND]: 'Please pick one.' }),
    ...(answered === null ? { [ANSWERED]: 'Please pick one.' } : {}),
  }
  if (Object.keys(errors).length > 0 || !isKind(kind) || on === null || message === null) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const { logTouch } = await import('../../../workflows/touch/log-touch.ts')
      const logged = await logTouch(checkIn, slackUserId, {
        accountId: carried.account,
        message,
        on,
        activityKind: kind,
        isTwoWay: answered === 'yes',
        contactIds: allPickedIn(state, id(WHO)),
        note: noteOf(message, allPickedIn(state, KEEP).includes('words')),
      })
      if (!('at' in logged)) return noAccount(logged, openedBy)
      if (logged.kind === 'already') return sentence('You logged this message already. Nothing was changed.')
      return sentence(
        `Logged as a touch with ${say(logged.at.account.name)}. The next scoring run takes it up.`,
      )
    },
  }
}

/** Keeps a message as a touch of the person with a customer. */
export const touchForm: Form = {
  callbackId: 'touch',
  title: TITLE,
  openedBy: [openedBy.actionId],
  open: async (services, asked) =>
    contentFor(
      await services(),
      asked,
      readCarried(asked.value, () => ''),
    ),
  read: (state, { value }) =>
    read(
      state,
      readCarried(value, () => ''),
    ),
  changes: [
    {
      actionId: ACCOUNT,
      change: async (services, asked) => {
        const carried = { ...readCarried(asked.value, () => ''), account: asked.chosen }
        return noForm(TITLE, await contentFor(services, asked, carried))
      },
    },
  ],
}

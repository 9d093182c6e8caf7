import { randomUUID } from 'node:crypto'
import type { ContactForm } from '../../../workflows/contact/index.ts'
import { section } from '../../blocks/build.ts'
import { roleNames } from '../../blocks/role-names.ts'
import { giveActions } from '../../commands/open-actions.ts'
import type { SlackServices } from '../../surface.ts'
import { dateIn, option, pick, pickDay, pickedIn, typedIn, write } from '../fields.ts'
import type { Form, FormAsked, FormContent, FormState, Read } from '../form.ts'
import { goneNote, partGiven, partOf, subjectField, subjectPicked, waiting } from './about-subject.ts'
import { type Carried, fieldsAbout, readCarried, writeCarried } from './carried.ts'
import { noForm } from './no-form.ts'
import { noAccount, say, sayGiven } from './outcome.ts'

const openedBy = { actionId: giveActions.contact, command: '/coach contact' }
const newId = () => `contact-${randomUUID()}`
const load = () => import('../../../workflows/contact/index.ts')
const WHICH = 'give_which_contact'
const TITLE = 'Contacts'
const TEXT = 2_000
const labels = {
  name: 'Full name',
  title: 'Job title',
  buyerRole: 'Role in the buying decision',
  influence: 'Influence on the decision',
  centreId: 'Buying centre',
  leftOn: 'Last day there',
} as const
const influences = ['0: none', '1: little', '2: some', '3: clear', '4: strong', '5: decides']

function content(form: ContactForm, carried: Carried, shown: Carried['shown']): FormContent {
  const { at, contacts, centres } = form
  const part = partOf(contacts, carried.subject)
  const about = { ...carried, account: at.account.id, subject: part?.id ?? null, shown, today: at.today }
  const id = fieldsAbout(about)
  const cell = (name: string) => part?.cells[name] ?? null
  return {
    title: TITLE,
    submit: 'Save',
    value: writeCarried(about),
    blocks: [
      section(`*${say(at.account.name)}*`),
      subjectField({
        id: WHICH,
        label: 'Whom is it about?',
        ofNew: 'Someone new',
        parts: contacts,
        subject: about.subject,
      }),
      ...goneNote(part, carried),
      write({ id: id('name'), label: labels.name, most: TEXT, written: cell('name') }),
      write({ id: id('title'), label: labels.title, most: TEXT, isOptional: true, written: cell('title') }),
      pick({
        id: id('buyerRole'),
        label: labels.buyerRole,
        hint: 'Empty where you don’t know: a guess would count as coverage.',
        isOptional: true,
        options: Object.entries(roleNames).map(([role, name]) => option(role, name)),
        picked: cell('buyerRole'),
      }),
      pick({
        id: id('influence'),
        label: labels.influence,
        isOptional: true,
        options: influences.map((words, influence) => option(String(influence), words)),
        picked: cell('influence'),
      }),
      ...(centres.length === 0
        ? []
        : [
            pick({
              id: id('centreId'),
              label: labels.centreId,
              isOptional: true,
              options: centres.map(each => option(each.id, each.name)),
              picked: cell('centreId'),
            }),
          ]),
      ...(part === null
        ? []
        : [
            pickDay({
              id: id('leftOn'),
              label: labels.leftOn,
              hint: 'For someone who is leaving or has left',
              isOptional: true,
              picked: cell('leftOn'),
            }),
          ]),
    ],
  }
}

async function contentFor(services: SlackServices, { slackUserId }: FormAsked, carried: Carried) {
  const form = await (await load()).readContactForm(services.checkIn, slackUserId, carried.account)
  if (form.kind !== 'contact_form') return noAccount(form, openedBy)
  const { marksOf } = await import('../../../workflows/account-plan/edit.ts')
  return content(form, carried, marksOf(partOf(form.contacts, carried.subject)?.cells ?? {}))
}

function read(state: FormState, carried: Carried): Read {
  const id = fieldsAbout(carried)
  const name = typedIn(state, id('name'))
  const errors = {
    ...waiting(state, WHICH, carried),
    ...(name === '' ? { [id('name')]: 'Please write the name.' } : {}),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).saveContact(
        checkIn,
        slackUserId,
        partGiven(carried, {
          name,
          title: typedIn(state, id('title')) || null,
          buyerRole: pickedIn(state, id('buyerRole')),
          influence: pickedIn(state, id('influence')),
          centreId: pickedIn(state, id('centreId')),
          leftOn: dateIn(state, id('leftOn')),
        }),
      )
      if (saved.kind === 'known')
        return {
          problem: `${say(saved.name)} is known at this account already. Pick them under “Whom is it about?” to correct what is known.`,
        }
      if (!('at' in saved)) return noAccount(saved, openedBy)
      const what = carried.subject === null ? 'is added to the contacts of' : 'is saved at'
      return sayGiven(saved, { done: `${say(name)} ${what} ${say(saved.at.account.name)}.`, labels })
    },
  }
}

/** Adds a contact with buyer role and influence, or corrects what is known of one. */
export const contactForm: Form = {
  callbackId: 'contact',
  title: TITLE,
  openedBy: [openedBy.actionId],
  open: async (services, asked) => contentFor(await services(), asked, readCarried(asked.value, newId)),
  read: (state, { value }) => read(state, readCarried(value, newId)),
  changes: [
    {
      actionId: WHICH,
      change: async (services, asked) => {
        const carried = { ...readCarried(asked.value, newId), subject: subjectPicked(asked.chosen) }
        return noForm(TITLE, await contentFor(services, asked, carried))
      },
    },
  ],
}

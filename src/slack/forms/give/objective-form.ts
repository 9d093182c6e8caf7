import { randomUUID } from 'node:crypto'
import { participationWords } from '../../../coaching/index.ts'
import type { PartsForm } from '../../../workflows/account-plan/parts.ts'
import { section } from '../../blocks/build.ts'
import { giveActions } from '../../commands/open-actions.ts'
import type { SlackServices } from '../../surface.ts'
import { choose, dateIn, option, pick, pickDay, pickedIn, typedIn, write } from '../fields.ts'
import type { Form, FormAsked, FormContent, FormState, Read } from '../form.ts'
import { goneNote, partGiven, partOf, subjectField, subjectPicked, waiting } from './about-subject.ts'
import { type Carried, fieldsAbout, readCarried, writeCarried } from './carried.ts'
import { noForm } from './no-form.ts'
import { noAccount, say, sayGiven } from './outcome.ts'

const openedBy = { actionId: giveActions.objective, command: '/coach plan' }
const newId = () => `objective-${randomUUID()}`
const load = () => import('../../../workflows/account-plan/parts.ts')
const WHICH = 'give_which_objective'
const labels = {
  text: 'What do you want to reach with them?',
  dueOn: 'To be reached by',
  participationLevel: 'How does the customer take part in it?',
  endedOn: 'Where does it stand?',
} as const
const ENDED = 'ended'

function content({ at, parts }: PartsForm, carried: Carried, shown: Carried['shown']): FormContent {
  const part = partOf(parts, carried.subject)
  const about = { ...carried, account: at.account.id, subject: part?.id ?? null, shown, today: at.today }
  const id = fieldsAbout(about)
  const cell = (name: string) => part?.cells[name] ?? null
  return {
    title: 'Objectives',
    submit: 'Save',
    value: writeCarried(about),
    blocks: [
      section(`*${say(at.account.name)}*`),
      subjectField({
        id: WHICH,
        label: 'Which objective?',
        ofNew: 'A new objective',
        parts,
        subject: about.subject,
      }),
      ...goneNote(part, carried),
      write({ id: id('text'), label: labels.text, most: 2_000, written: cell('text') }),
      pickDay({ id: id('dueOn'), label: labels.dueOn, isOptional: true, picked: cell('dueOn') }),
      pick({
        id: id('participationLevel'),
        label: labels.participationLevel,
        isOptional: true,
        options: participationWords.map((words, level) => option(String(level), words)),
        picked: cell('participationLevel'),
      }),
      ...(part === null
        ? []
        : [
            choose({
              id: id('endedOn'),
              label: labels.endedOn,
              options: [option('current', 'We work on it'), option(ENDED, 'Reached or given up, today')],
              picked: 'current',
            }),
          ]),
    ],
  }
}

async function contentFor(services: SlackServices, { slackUserId }: FormAsked, carried: Carried) {
  const form = await (await load()).readObjectivesForm(services.checkIn, slackUserId, carried.account)
  if (form.kind !== 'parts_form') return noAccount(form, openedBy)
  const { marksOf } = await import('../../../workflows/account-plan/edit.ts')
  const part = partOf(form.parts, carried.subject)
  return content(form, carried, marksOf(part?.cells ?? {}))
}

function read(state: FormState, carried: Carried): Read {
  const id = fieldsAbout(carried)
  const text = typedIn(state, id('text'))
  const dueOn = dateIn(state, id('dueOn'))
  const isEnded = pickedIn(state, id('endedOn')) === ENDED
  const errors = {
    ...waiting(state, WHICH, carried),
    ...(text === '' ? { [id('text')]: 'Please write what you want to reach.' } : {}),
    ...(carried.subject === null && dueOn !== null && dueOn < carried.today
      ? { [id('dueOn')]: 'Please pick today or a later day.' }
      : {}),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).saveObjective(
        checkIn,
        slackUserId,
        partGiven(carried, {
          text,
          dueOn,
          participationLevel: pickedIn(state, id('participationLevel')),
          endedOn: isEnded ? carried.today : null,
        }),
      )
      if (!('at' in saved)) return noAccount(saved, openedBy)
      const what = isEnded ? 'ended' : carried.subject === null ? 'added' : 'saved'
      return sayGiven(saved, { done: `The objective of ${say(saved.at.account.name)} is ${what}.`, labels })
    },
  }
}

/** Adds an objective to an account plan, or changes one. */
export const objectiveForm: Form = {
  callbackId: 'plan_objective',
  title: 'Objectives',
  openedBy: [openedBy.actionId],
  open: async (services, asked) => contentFor(await services(), asked, readCarried(asked.value, newId)),
  read: (state, { value }) => read(state, readCarried(value, newId)),
  changes: [
    {
      actionId: WHICH,
      change: async (services, asked) => {
        const carried = { ...readCarried(asked.value, newId), subject: subjectPicked(asked.chosen) }
        return noForm('Objectives', await contentFor(services, asked, carried))
      },
    },
  ],
}

import { randomUUID } from 'node:crypto'
import { participationWords, sayDate } from '../../../coaching/index.ts'
import type { ReviewForm, ReviewSaved } from '../../../workflows/account-plan/review.ts'
import { context, section, sentence } from '../../blocks/build.ts'
import { giveActions } from '../../commands/open-actions.ts'
import {
  allPickedIn,
  choose,
  dateIn,
  option,
  pickDay,
  pickedIn,
  pickMany,
  typedIn,
  write,
} from '../fields.ts'
import type { Form, FormContent, FormState, Read, Saved } from '../form.ts'
import { type Carried, readCarried, writeCarried } from './carried.ts'
import { noAccount, say } from './outcome.ts'

const openedBy = { actionId: giveActions.review, command: '/coach review' }
const newId = () => `review-${randomUUID()}`
const load = () => import('../../../workflows/account-plan/review.ts')
const HELD = 'held_on'
const DECIDED = 'decided'
const LEVEL = 'level'
const ENGAGED = 'engaged'
const NEXT = 'next_on'

function sayState({ plannedFor, lastHeldOn }: ReviewForm): string {
  const planned =
    plannedFor === null ? 'No review is planned' : `A review is planned for ${sayDate(plannedFor)}`
  return `${planned} · ${lastHeldOn === null ? 'none was recorded yet' : `the last one was on ${sayDate(lastHeldOn)}`}`
}

function content(form: ReviewForm, carried: Carried): FormContent {
  const { at, team } = form
  return {
    title: 'Record a review',
    submit: 'Record',
    value: writeCarried({ ...carried, account: at.account.id, today: at.today }),
    blocks: [
      section(`*Review of the plan of ${say(at.account.name)}*`),
      context(sayState(form)),
      pickDay({ id: HELD, label: 'When was it held?', picked: at.today }),
      write({ id: DECIDED, label: 'What was decided?', isLong: true, most: 2_000 }),
      choose({
        id: LEVEL,
        label: 'How did the customer take part?',
        options: participationWords.map((words, level) => option(String(level), words)),
      }),
      ...(team.length === 0
        ? []
        : [
            pickMany({
              id: ENGAGED,
              label: 'Who of the team took part?',
              isOptional: true,
              options: team.map(({ personId, name }) => option(personId, name)),
            }),
          ]),
      pickDay({
        id: NEXT,
        label: 'When is the next one?',
        hint: 'It counts as promised: held or missed. Two a year is common practice.',
        isOptional: true,
      }),
    ],
  }
}

function saySaved(saved: ReviewSaved, heldOn: string): Saved {
  if (saved.kind === 'already')
    return sentence(
      `A review on ${sayDate(heldOn)} is recorded already, by ${say(saved.by)}. Nothing was changed.`,
    )
  if (saved.kind !== 'saved') return noAccount(saved, openedBy)
  return sentence(
    `The review of ${say(saved.at.account.name)} on ${sayDate(heldOn)} is recorded. The next scoring run takes it up.`,
  )
}

function read(state: FormState, carried: Carried): Read {
  const heldOn = dateIn(state, HELD)
  const decided = typedIn(state, DECIDED)
  const level = pickedIn(state, LEVEL)
  const nextOn = dateIn(state, NEXT)
  const errors = {
    ...(heldOn === null ? { [HELD]: 'Please pick the day.' } : {}),
    ...(heldOn !== null && heldOn > carried.today ? { [HELD]: 'Please pick today or an earlier day.' } : {}),
    ...(decided === '' ? { [DECIDED]: 'Please write a few words; “nothing” is an answer too.' } : {}),
    ...(level === null ? { [LEVEL]: 'Please pick one.' } : {}),
    ...(nextOn !== null && nextOn <= carried.today ? { [NEXT]: 'Please pick a later day than today.' } : {}),
  }
  if (Object.keys(errors).length > 0 || heldOn === null) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).saveReview(checkIn, slackUserId, {
        accountId: carried.account,
        newId: carried.newId,
        heldOn,
        decided,
        participationLevel: Number(level),
        engagedIds: allPickedIn(state, ENGAGED),
        nextOn,
      })
      return saySaved(saved, heldOn)
    },
  }
}

/** Records a review of an account plan, and plans the next. */
export const reviewForm: Form = {
  callbackId: 'plan_review',
  title: 'Record a review',
  openedBy: [openedBy.actionId],
  async open(services, { slackUserId, value }) {
    const carried = readCarried(value, newId)
    const form = await (await load()).readReviewForm((await services()).checkIn, slackUserId, carried.account)
    return form.kind === 'review_form' ? content(form, carried) : noAccount(form, openedBy)
  },
  read: (state, { value }) => read(state, readCarried(value, newId)),
}

import type { InputBlock } from '@slack/types'
import type { NoRating, Ratable, RatingForm } from '../../../workflows/value-rating/index.ts'
import { context, type Reply, sentence } from '../../blocks/build.ts'
import { roleNames } from '../../blocks/role-names.ts'
import { valueGapsReply } from '../../commands/coach/value-gaps/reply.ts'
import { giveActions } from '../../commands/open-actions.ts'
import { field, option, pick, pickedIn } from '../fields.ts'
import type { Form, FormContent, FormState, Read } from '../form.ts'
import { say } from './outcome.ts'

const load = () => import('../../../workflows/value-rating/index.ts')
const TITLE = 'What you believe'
const WHAT = 'what'
const marks = {
  importance: 'How much does it matter to them?',
  own: 'How well do we do, in their eyes?',
  competitor: 'And the others, on average?',
} as const
type Mark = keyof typeof marks
const MOST = 100

const isRole = (role: string): role is keyof typeof roleNames => Object.hasOwn(roleNames, role)

/** Who the buyers are, for example “hospital, Economic buyer, consumables”. */
function buyersOf({ segment, buyerRole, buyingPhase }: Ratable): string {
  const role = buyerRole === null ? null : isRole(buyerRole) ? roleNames[buyerRole] : buyerRole
  const parts = [segment?.replaceAll('_', ' '), role, buyingPhase].filter(part => part != null)
  return parts.length === 0 ? 'All buyers' : parts.join(', ')
}

/** Attributes under the buyers who rated them. */
function whatField({ ratable }: RatingForm): InputBlock {
  const groups = new Map<string, Ratable[]>()
  for (const each of ratable) {
    const group = groups.get(buyersOf(each))
    if (group === undefined) groups.set(buyersOf(each), [each])
    else group.push(each)
  }
  return field(
    { id: WHAT, label: 'What do you say something about?' },
    {
      type: 'static_select',
      option_groups: [...groups].slice(0, MOST).map(([buyers, attributes]) => ({
        label: option('', buyers).text,
        options: attributes.slice(0, MOST).map(({ id, attribute }) => option(id, attribute)),
      })),
    },
  )
}

const numbers = ['1: not at all', '2', '3', '4: halfway', '5', '6', '7: fully']

function content(form: RatingForm): FormContent {
  return {
    title: TITLE,
    submit: 'Save',
    blocks: [
      context(
        'Say what you believe these buyers would answer. It is kept as a seller’s belief, shown beside what buyers say themselves, and never taken for it.',
      ),
      whatField(form),
      ...Object.entries(marks).map(([id, label]) =>
        pick({ id, label, options: numbers.map((words, index) => option(String(index + 1), words)) }),
      ),
    ],
  }
}

/** Why there is nothing to rate, in the words of the answer that it would stand in. */
const noRating = (found: NoRating): Reply => valueGapsReply(found)

function read(state: FormState, about: string): Read {
  const ratableId = pickedIn(state, WHAT)
  const mark = (id: Mark) => Number(pickedIn(state, id) ?? 0)
  const missing = (Object.keys(marks) as Mark[]).filter(id => !(mark(id) >= 1 && mark(id) <= 7))
  const errors = {
    ...(ratableId === null ? { [WHAT]: 'Please pick one.' } : {}),
    ...Object.fromEntries(missing.map(id => [id, 'Please pick a number from 1 to 7.'])),
  }
  if (ratableId === null || missing.length > 0) return { errors }
  return {
    async save({ checkIn }, { slackUserId }) {
      const saved = await (await load()).saveRating(checkIn, slackUserId, {
        about,
        ratableId,
        importance: mark('importance'),
        own: mark('own'),
        competitor: mark('competitor'),
      })
      if (saved.kind === 'gone')
        return {
          problem:
            'A newer scoring run knows no buyers’ answers about that any more. Please pick another one.',
        }
      if (saved.kind !== 'saved') return noRating(saved)
      return sentence(
        `Kept as what you believe of *${say(saved.ratable.attribute)}* (${say(buyersOf(saved.ratable))}). After the next scoring run it stands beside the buyers’ own answers in \`/coach value-gaps\`.`,
      )
    },
  }
}

/** Asks a seller what they believe that buyers value, to hold it beside what buyers say. */
export const ratingForm: Form = {
  callbackId: 'value_rating',
  title: TITLE,
  openedBy: [giveActions.rating],
  async open(services, { slackUserId, value }) {
    const form = await (await load()).readRatingForm((await services()).checkIn, slackUserId, value)
    if (form.kind !== 'rating_form') return noRating(form)
    return form.ratable.length === 0
      ? sentence('Too few buyers were asked to hold a belief beside their answers.')
      : content(form)
  },
  read: (state, { value }) => read(state, value),
}

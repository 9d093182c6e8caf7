import { whoAsks } from '../../../workflows/answers/ports.ts'
import type { Person } from '../../../workflows/ports/index.ts'
import { sentence } from '../../blocks/build.ts'
import { noAnswer } from '../../blocks/no-answer.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form } from '../form.ts'
import { preferenceFields } from './fields.ts'
import { readPreferences } from './read.ts'

export const changePreferencesAction = 'change_preferences'

/** Who a stand-in is, from the member that was picked; a problem where nobody can tell. */
async function standInOf(
  { answers }: SlackServices,
  person: Person,
  slackUserId: string | null,
): Promise<{ readonly standInId: string | null } | { readonly problem: string }> {
  if (slackUserId === null) return { standInId: null }
  const standIn = await whoAsks(answers, slackUserId)
  if (standIn === null)
    return { problem: 'I don’t know the colleague whom you picked to stand in. Please pick someone else.' }
  if (standIn.personId === person.personId)
    return { problem: 'You can’t stand in for yourself. Please pick a colleague.' }
  return { standInId: standIn.personId }
}

/** When, where and how often a person wants to be written to, and about what not at all. */
export const preferencesForm: Form = {
  callbackId: 'preferences',
  title: 'Preferences',
  openedBy: [changePreferencesAction],
  async open(services, { slackUserId }) {
    const ready = await services()
    const { answers, react, rules } = ready
    const person = await whoAsks(answers, slackUserId)
    if (person === null) return noAnswer({ kind: 'unknown_person' })
    const { readWishes } = await import('../../../workflows/wishes/index.ts')
    const { nudgeKinds } = await import('../../../coaching/index.ts')
    const wishes = await readWishes(react.coaching, person.personId, answers.now())
    const { standInId } = wishes.preference
    const standIn = standInId === null ? null : await answers.directory.slackUserOf(standInId)
    return {
      title: 'Preferences',
      submit: 'Save',
      blocks: preferenceFields({ wishes, rules, kinds: nudgeKinds, standIn: standIn?.slackUserId ?? null }),
    }
  },
  read(state) {
    const read = readPreferences(state)
    if ('errors' in read) return read
    const { wanted, standInSlackId, unwanted } = read
    return {
      async save(services, { slackUserId }) {
        const { answers, react } = services
        const person = await whoAsks(answers, slackUserId)
        if (person === null) return noAnswer({ kind: 'unknown_person' })
        const standIn = await standInOf(services, person, standInSlackId)
        if ('problem' in standIn) return standIn
        const { saveWishes } = await import('../../../workflows/wishes/index.ts')
        const preference = { ...wanted, ...standIn, personId: person.personId }
        await saveWishes(react.coaching, { preference, unwanted }, answers.now())
        return sentence('Saved. It holds from the next message on.')
      },
    }
  },
}

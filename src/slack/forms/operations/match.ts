import type { Person } from '../../../workflows/ports/index.ts'
import { section, sentence } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import type { SlackServices } from '../../surface.ts'
import { field, typedIn, userIn, write } from '../fields.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const MEMBER = 'member'
const PERSON = 'person'
const SHOWN = 40

async function findPerson(
  { answers }: SlackServices,
  typed: string,
): Promise<Person | { readonly problem: string }> {
  const [byId] = await answers.facts.byId('person', [typed])
  if (byId !== undefined) return byId.row
  const { allOf } = await import('../../../workflows/pages.ts')
  const { findByName } = await import('../../../workflows/names.ts')
  const people = (await allOf(answers.facts, 'person')).map(({ row }) => row)
  const found = findByName(
    typed,
    people.map(({ personId, name }) => ({ id: personId, name })),
  )
  const one = found.kind === 'one' ? people.find(({ personId }) => personId === found.match.id) : undefined
  if (one !== undefined) return one
  const near = found.kind === 'several' ? found.matches : found.kind === 'none' ? found.nearest : []
  const names = near.map(({ id, name }) => `${escapeMrkdwn(line(name))} (${escapeMrkdwn(id)})`).join(', ')
  return {
    problem: `That name does not fit one person of the people data.${names === '' ? '' : ` Near it: ${names}. Write the id to be sure.`}`,
  }
}

/** Says who a member of Slack is, where the e-mail address does not. */
export const matchForm: Form = {
  callbackId: 'match_member',
  title: 'Match a member',
  openedBy: [operationsActions.match],
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const unmatched = (await ready.answers.directory.unmatchedMembers())
      .filter(({ isGuest, isDeactivated }) => !isGuest && !isDeactivated)
      .map(member => `<@${member.slackUserId}>`)
    const more = unmatched.length > SHOWN ? ` and ${unmatched.length - SHOWN} more` : ''
    return {
      title: 'Match a member',
      submit: 'Save',
      blocks: [
        section(
          unmatched.length === 0
            ? 'Every member is matched with a person.'
            : `*Nobody in the people data matches:* ${unmatched.slice(0, SHOWN).join(', ')}${more}`,
        ),
        field({ id: MEMBER, label: 'Member of this workspace' }, { type: 'users_select' }),
        write({
          id: PERSON,
          label: 'Who it is in the people data',
          hint: 'Name or person id. Empty: go by the e-mail address again',
          isOptional: true,
          most: 150,
        }),
      ],
    }
  },
  read(state) {
    const member = userIn(state, MEMBER)
    const typed = typedIn(state, PERSON)
    if (member === null) return { errors: { [MEMBER]: 'Please pick a member.' } }
    return {
      async save(services, { slackUserId }) {
        const asked = await asOperations(services, slackUserId)
        if ('refusal' in asked) return asked.refusal
        const [picked] = await services.answers.directory.members([member])
        if (picked?.isGuest === true)
          return {
            problem: 'That member is a guest; guests see nothing and get no messages, whoever they are.',
          }
        const found = typed === '' ? null : await findPerson(services, typed)
        if (found !== null && 'problem' in found) return found
        const { matchMember } = await import('../../../workflows/operations/change.ts')
        const isKnown = await matchMember(services.operations, services.answers.directory, asked.person, {
          slackUserId: member,
          personId: found?.personId ?? null,
        })
        if (!isKnown)
          return { problem: 'I have not heard of that member from Slack yet. Please try again in an hour.' }
        return sentence(
          found === null
            ? 'Saved. The e-mail address says who it is.'
            : `Saved. <@${member}> is ${escapeMrkdwn(line(found.name))}.`,
        )
      },
    }
  },
}

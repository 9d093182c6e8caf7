import type { InputBlock, KnownBlock } from '@slack/types'
import type { Part, PartGiven } from '../../../workflows/account-plan/parts.ts'
import { context } from '../../blocks/build.ts'
import { option, pickedIn, steer } from '../fields.ts'
import type { FormState } from '../form.ts'
import type { Carried } from './carried.ts'

/** Stands for something new in the list of what there is. */
const NEW = 'new'

export interface SubjectSpec {
  readonly id: string
  readonly label: string
  /** For example “A new action”. */
  readonly ofNew: string
  readonly parts: readonly Part[]
  readonly subject: string | null
}

/** What the form is about: something new, or one of what there is. Picking another one fills the form with it. */
export function subjectField({ id, label, ofNew, parts, subject }: SubjectSpec): InputBlock {
  return steer({
    id,
    label,
    options: [option(NEW, ofNew), ...parts.map(part => option(part.id, part.text))],
    picked: subject ?? NEW,
  })
}

export const subjectPicked = (value: string | null): string | null => (value === NEW ? null : value)

/** What is wrong where another subject was picked and the form is not filled with it yet. */
export function waiting(state: FormState, id: string, { subject }: Carried): Record<string, string> {
  const picked = pickedIn(state, id)
  return picked === null || subjectPicked(picked) === subject
    ? {}
    : { [id]: 'One moment: the form is being filled with this one. Please look at it, then send it.' }
}

/** The part that is still there, or a new one. */
export const partOf = (parts: readonly Part[], subject: string | null): Part | null =>
  parts.find(({ id }) => id === subject) ?? null

/** Says it where the one that was picked has gone meanwhile: the form would be taken for it otherwise. */
export const goneNote = (part: Part | null, { subject }: Carried): readonly KnownBlock[] =>
  part === null && subject !== null
    ? [context('The one that you picked was settled or has ended meanwhile. This is a new one.')]
    : []

/** What was typed, about what the form was opened on. */
export const partGiven = (
  { account, subject, newId, shown }: Carried,
  typed: PartGiven['typed'],
): PartGiven => ({ accountId: account, id: subject, newId, shown, typed })

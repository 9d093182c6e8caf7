import { type AtAccount, readAtAccount } from '../account-plan/at-account.ts'
import { cellsOf, type Given, type GivePorts, giveSubject } from '../account-plan/edit.ts'
import type { Part, PartGiven } from '../account-plan/parts.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import type { AnswerPorts } from '../answers/ports.ts'
import type { Cells } from '../given-in-slack.ts'
import { normaliseName } from '../names.ts'

const properties = ['name', 'title', 'buyerRole', 'influence', 'centreId', 'leftOn'] as const

export interface ContactForm {
  readonly kind: 'contact_form'
  readonly at: AtAccount
  readonly contacts: readonly Part[]
  readonly centres: readonly { readonly id: string; readonly name: string }[]
}

/** The contacts of an account that the person may see. */
export async function readContactForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<ContactForm | AccountChoice> {
  const at = await readAtAccount(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  const accountIds = [at.account.id]
  const rows = (await ports.facts.rowsBy('contact', 'accountId', accountIds)).map(({ row }) => row)
  const centres = (await ports.facts.rowsBy('buyingCentre', 'accountId', accountIds)).map(({ row }) => row)
  return {
    kind: 'contact_form',
    at,
    contacts: rows
      .filter(({ leftOn }) => leftOn === null || leftOn >= at.today)
      .map(row => ({ id: row.contactId, text: row.name, cells: cellsOf('contact', row, properties) }))
      .toSorted((a, b) => (a.text < b.text ? -1 : 1)),
    centres: centres.map(({ centreId, name }) => ({ id: centreId, name })),
  }
}

export type ContactSaved =
  | AccountChoice
  | (Given & { readonly at: AtAccount })
  /** A new contact with the name of one who is known. */
  | { readonly kind: 'known'; readonly name: string }

/** Adds a contact, or corrects what is known of one. */
export async function saveContact(
  ports: GivePorts,
  slackUserId: string,
  { accountId, ...part }: PartGiven,
): Promise<ContactSaved> {
  const form = await readContactForm(ports, slackUserId, accountId)
  if (form.kind !== 'contact_form') return form
  const same = form.contacts.find(
    ({ id, text }) =>
      id !== part.id && id !== part.newId && normaliseName(text) === normaliseName(part.typed['name'] ?? ''),
  )
  if (part.id === null && same !== undefined) return { kind: 'known', name: same.text }
  if (part.id !== null && !form.contacts.some(({ id }) => id === part.id))
    return { kind: 'gone', at: form.at }
  const fresh: Cells = { accountId: form.at.account.id, addedOn: form.at.runDay }
  const given = await giveSubject(ports, form.at, { ...part, kind: 'contact', fresh })
  return { ...given, at: form.at }
}

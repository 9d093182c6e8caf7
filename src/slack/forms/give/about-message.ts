import type { KnownBlock } from '@slack/types'
import type { AboutMessage } from '../../../workflows/touch/about-message.ts'
import { context, type Reply, section } from '../../blocks/build.ts'
import { noAnswer } from '../../blocks/no-answer.ts'
import { cut, escapeMrkdwn } from '../../blocks/text.ts'
import type { SlackServices } from '../../surface.ts'
import { option, pick, pickedIn, steer, typedIn, write } from '../fields.ts'
import type { FormAsked, FormContent, FormState, Read } from '../form.ts'
import { type Carried, type CarriedMessage, writeCarried } from './carried.ts'

/** More accounts than a pick list takes are typed. */
const MOST_ACCOUNTS = 100
const QUOTED = 300

/** Block of the account in a form that was opened on a message; each form has its own. */
export type AccountBlock = `give_account_of_${string}`

/** What is quoted of a message, so that the reader sees what they opened the form on. */
export const quote = ({ text }: CarriedMessage): KnownBlock =>
  text === ''
    ? context('The message has no words.')
    : section(
        escapeMrkdwn(cut(text, QUOTED))
          .split('\n')
          .map(each => `> ${each}`)
          .join('\n'),
      )

/** The account in a form that can be confirmed or changed in place; null where it was typed on a page before. */
export function accountField(
  id: AccountBlock,
  { accounts }: AboutMessage,
  accountId: string,
): readonly KnownBlock[] {
  if (accounts.length > MOST_ACCOUNTS) return []
  const options = accounts.map(each => option(each.accountId, each.name))
  return [steer({ id, label: 'Account', options, picked: accountId })]
}

/** Asks which account a message is about, where nothing tells. */
function askAccount(id: AccountBlock, title: string, about: AboutMessage, carried: Carried): FormContent {
  const { accounts, today } = about
  const label = 'Which account is it about?'
  return {
    title,
    submit: 'Next',
    value: writeCarried({ ...carried, account: '', today }),
    blocks: [
      ...(carried.message === null ? [] : [quote(carried.message)]),
      accounts.length > MOST_ACCOUNTS
        ? write({ id, label, most: 150 })
        : pick({ id, label, options: accounts.map(each => option(each.accountId, each.name)) }),
    ],
  }
}

/**
 * A form on a message: about the account that was said or guessed, or the page that asks for it. `fill` makes the form
 * once the account is known.
 */
export async function onAccount(
  services: SlackServices,
  { slackUserId }: FormAsked,
  carried: Carried & { readonly message: CarriedMessage },
  { id, title }: { readonly id: AccountBlock; readonly title: string },
  fill: (carried: Carried, about: AboutMessage) => Promise<FormContent | Reply>,
): Promise<FormContent | Reply> {
  const { readAboutMessage } = await import('../../../workflows/touch/about-message.ts')
  const about = await readAboutMessage(services.checkIn, slackUserId, carried.message)
  if (about.kind !== 'about_message') return noAnswer(about)
  if (about.accounts.length === 0)
    return noAnswer({
      kind: 'denied',
      help: 'No account is assigned to you or your team today. Sales operations can assign you.',
    })
  const guess = about.accounts.length > MOST_ACCOUNTS ? null : about.guess
  const account = carried.account === '' ? guess : carried.account
  return account === null ? askAccount(id, title, about, carried) : fill({ ...carried, account }, about)
}

/** The page that asks for the account was sent: the form comes next, about what was said. */
export function readAccount(
  state: FormState,
  id: AccountBlock,
  next: (services: SlackServices, asked: FormAsked, account: string) => Promise<FormContent | Reply>,
): Read {
  const account = pickedIn(state, id) ?? typedIn(state, id)
  return account === ''
    ? { errors: { [id]: 'Please say which account.' } }
    : { save: (services, asked) => next(services, asked, account) }
}

/** What is wrong where another account was picked and the form is not filled for it yet. */
export function waitingFor(state: FormState, id: AccountBlock, { account }: Carried): Record<string, string> {
  const picked = pickedIn(state, id)
  return picked === null || picked === account
    ? {}
    : { [id]: 'One moment: the form is being filled for this account. Please look at it, then send it.' }
}

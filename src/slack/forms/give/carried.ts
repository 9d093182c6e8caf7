import { markOf } from '../../../workflows/account-plan/mark.ts'

/** A message that a form was opened from. */
export interface CarriedMessage {
  readonly channel: string
  readonly ts: string
  readonly link: string
  /** Its words, cut; kept only where the person keeps them. */
  readonly text: string
}

/** What travels with a form about an account. */
export interface Carried {
  /** As it was typed, or the account's id; '' where it is to be said first. */
  readonly account: string
  /** Id of the row that is changed; null for a new one. */
  readonly subject: string | null
  /** Of a new row: sent twice, it is added once. */
  readonly newId: string
  /** Marks of what the form showed. */
  readonly shown: Readonly<Record<string, string>>
  /** Where the reader is. */
  readonly today: string
  readonly message: CarriedMessage | null
}

const SIGN = 'give:'

export const writeCarried = (carried: Carried): string => SIGN + JSON.stringify(carried)

/** What a form was opened with: by a button or command the account, by itself what it carries. */
export function readCarried(value: string, newId: () => string): Carried {
  const start: Carried = {
    account: value,
    subject: null,
    newId: newId(),
    shown: {},
    today: '',
    message: null,
  }
  if (!value.startsWith(SIGN)) return start
  try {
    return { ...start, account: '', ...(JSON.parse(value.slice(SIGN.length)) as Partial<Carried>) }
  } catch {
    return { ...start, account: '' }
  }
}

/** Value of a button or shortcut that opens a form on a message. */
export const onMessage = (message: CarriedMessage): string => SIGN + JSON.stringify({ message })

/** Names fields by what they are about, so that Slack does not keep what was typed about something else. */
export const fieldsAbout = ({ account, subject }: Pick<Carried, 'account' | 'subject'>) => {
  const about = markOf(`${account} ${subject}`)
  return (name: string) => `${name}@${about}`
}

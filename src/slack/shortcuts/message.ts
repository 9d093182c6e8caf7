import { withoutControls } from '../../facts/controls.ts'
import { cut } from '../blocks/text.ts'
import type { CarriedMessage } from '../forms/give/carried.ts'

/** A view carries 3,000 characters in all, and a character may take six of them. */
const CARRIED = 400

/** What Slack writes in place of names and links, as words. */
function plainWords(text: string): string {
  return withoutControls(text)
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/<mailto:([^>]*)>/g, '$1')
    .replace(/<#[^|>]*\|([^>]*)>/g, '#$1')
    .replace(/<[@!][^|>]*\|([^>]*)>/g, '@$1')
    .replace(/<[@!#][^>]*>/g, '@…')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

/**
 * A link to a message, in the one form that Slack gives them. Asking Slack for it would need the bot in the channel,
 * and a shortcut works where it is not.
 */
function linkTo(domain: string, channel: string, ts: string, thread: string | undefined): string {
  const inThread = thread === undefined || thread === ts ? '' : `?thread_ts=${thread}&cid=${channel}`
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${inThread}`
}

export interface PressedMessage {
  readonly domain: string
  readonly channel: string
  readonly ts: string
  readonly thread: string | undefined
  readonly text: string
}

export function carriedMessage({ domain, channel, ts, thread, text }: PressedMessage): CarriedMessage {
  return { channel, ts, link: linkTo(domain, channel, ts, thread), text: cut(plainWords(text), CARRIED) }
}

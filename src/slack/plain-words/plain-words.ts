import { actions, button, type Reply, reply, section, sentence } from '../blocks/build.ts'
import { cut, escapeMrkdwn, line, typedText } from '../blocks/text.ts'
import type { Asked } from '../commands/command.ts'
import { askable, coachCommand } from '../commands/index.ts'
import type { SlackServices } from '../surface.ts'
import { understand } from './match.ts'

/** Longer texts hold no question; the rest is cut before it is searched. */
const LONGEST_TEXT = 300

/** What was said without the bot's own name, links as they are read, and without Slack's escapes. */
export function saidText(text: string, botUserId: string | undefined): string {
  const bot = botUserId === undefined ? /$^/ : new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g')
  const plain = text
    .replace(bot, ' ')
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')
  return typedText(plain).slice(0, LONGEST_TEXT)
}

const unknownText = (text: string) =>
  `I don't understand “${escapeMrkdwn(cut(line(text), 60))}”. I know some plain questions and no more than those.`

const notUnderstood = async (text: string, help: Promise<Reply>): Promise<Reply> => {
  const { blocks } = await help
  return reply(unknownText(text), [section(unknownText(text)), ...blocks])
}

/** The answer to a question in plain words: the same as to the command that it means. */
export async function answerPlainWords(services: SlackServices, asked: Asked): Promise<Reply> {
  const ask = (text: string) => coachCommand.answer(services.answers, { ...asked, text }, services)
  if (asked.text === '') return ask('help')
  const understood = understand(asked.text, askable)
  if (understood === null) return notUnderstood(asked.text, ask('help'))
  const text = `${understood.word} ${understood.about}`.trim()
  const opened = coachCommand.opens?.(text) ?? null
  if (opened === null) return ask(text)
  const { form, value } = opened
  const [actionId] = form.openedBy
  // A message lets no form open by itself; the press of a button does.
  if (actionId === undefined) return sentence(`Type \`/coach ${escapeMrkdwn(line(text))}\` to open the form.`)
  return reply(form.title, [
    section('That is a form. It opens with a press:'),
    actions('plain-words', button({ actionId, label: form.title, value })),
  ])
}

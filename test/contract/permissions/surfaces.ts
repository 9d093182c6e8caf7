import { PlumblineError } from '../../../src/errors.ts'
import { createLog } from '../../../src/log.ts'
import { buttonAnswers } from '../../../src/slack/actions/index.ts'
import { subCommands } from '../../../src/slack/commands/coach/sub-commands.ts'
import { commands } from '../../../src/slack/commands/index.ts'
import type { Form, FormState } from '../../../src/slack/forms/form.ts'
import { forms } from '../../../src/slack/forms/index.ts'
import { homeSections } from '../../../src/slack/home/index.ts'
import { homeBlocks } from '../../../src/slack/home/publish.ts'
import type { Surface } from '../../../src/slack/surface.ts'
import { type Company, userOf, type Who } from './people.ts'

const log = createLog({ level: 'silent' })

/** What is typed, pressed or filled in, in one try. */
export interface Try {
  readonly text?: string
  readonly state?: FormState
}

/** Somewhere a person meets the bot; all words that they are shown come back. */
export interface MetSurface {
  readonly id: string
  readonly meet: (company: Company, who: Who, tried: Try) => Promise<string>
}

const channelId = 'C0TEAM'
/** Takes no files. */
const client = { conversations: { open: async () => ({}) }, apiCall: async () => ({}) }
const words = (found: unknown) => JSON.stringify(found)

async function submitted(form: Form, { services }: Company, who: Who, { text = '', state = {} }: Try) {
  const asked = { slackUserId: userOf(who), value: text, channel: channelId }
  const read = form.read(state, asked)
  return words('errors' in read ? read : await read.save(services, asked))
}

/** Every surface that the registries know: a new one is here by itself, and has no row in the matrix yet. */
export const surfaces: readonly MetSurface[] = [
  ...commands.map(command => ({
    id: `command ${command.name}`,
    meet: async ({ services }: Company, who: Who, { text = '' }: Try) =>
      words(await command.answer(services.answers, { slackUserId: userOf(who), text, channelId }, services)),
  })),
  ...subCommands.map(command => ({
    id: `word ${command.word}`,
    meet: async ({ services }: Company, who: Who, { text = '' }: Try) =>
      words(await command.answer(services.answers, { slackUserId: userOf(who), text, channelId }, services)),
  })),
  ...forms.flatMap(form => [
    {
      id: `form ${form.callbackId}: open`,
      meet: async ({ services }: Company, who: Who, { text = '' }: Try) =>
        words(
          await form.open(async () => services, {
            slackUserId: userOf(who),
            value: text,
            channel: channelId,
          }),
        ),
    },
    {
      id: `form ${form.callbackId}: submit`,
      meet: (company: Company, who: Who, tried: Try) => submitted(form, company, who, tried),
    },
    ...(form.changes ?? []).map(({ actionId, change }) => ({
      id: `form ${form.callbackId}: ${actionId}`,
      meet: async ({ services }: Company, who: Who, { text = '', state = {} }: Try) =>
        words(
          await change(services, {
            slackUserId: userOf(who),
            value: text,
            channel: channelId,
            state,
            chosen: '',
          }),
        ),
    })),
  ]),
  ...homeSections.map(({ id }) => ({
    id: `home ${id}`,
    meet: async ({ services }: Company, who: Who) => words(await homeBlocks(services, userOf(who), log)),
  })),
  ...buttonAnswers.map(({ actionId, answer }) => ({
    id: `button ${actionId}`,
    meet: async ({ services }: Company, who: Who, { text = '' }: Try) => {
      const surface = {
        services: async () => services,
        log,
        apiUrl: null,
        app: { client },
      } as unknown as Surface
      const asked = { slackUserId: userOf(who), value: text, channelId }
      // What Slack refuses is told in words, as the error boundary does.
      return words(
        await answer(surface, asked).catch((error: unknown) => {
          if (error instanceof PlumblineError) return { text: error.userMessage, blocks: [] }
          throw error
        }),
      )
    },
  })),
]

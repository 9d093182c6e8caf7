import type { AnswerPorts } from '../../workflows/answers/ports.ts'
import type { Reply } from '../blocks/build.ts'
import type { Form } from '../forms/form.ts'
import type { SlackServices } from '../surface.ts'

export interface Asked {
  readonly slackUserId: string
  /** What was typed behind the command, trimmed. */
  readonly text: string
  /** Where it was typed; absent where the answer opens elsewhere. */
  readonly channelId?: string
}

/** One slash command: its folder holds the words, the workflows hold the answer. */
export interface Command {
  /** With the slash, as in the manifest. */
  readonly name: `/${string}`
  /** For the manifest and the help. */
  readonly description: string
  readonly usageHint: string
  readonly examples: readonly string[]
  /** What people say for it in plain words, in lower case; `…` stands for what it is asked of. */
  readonly phrases: readonly string[]
  readonly answer: (ports: AnswerPorts, asked: Asked, services?: SlackServices) => Promise<Reply>
  /** The form that this text opens in place of an answer, with what it is opened on. */
  readonly opens?: (text: string) => { readonly form: Form; readonly value: string } | null
}

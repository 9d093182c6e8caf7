import { coachCommandOf } from './coach/index.ts'
import { subCommands } from './coach/sub-commands.ts'
import type { Command } from './command.ts'
import { compMixCommand } from './comp-mix/index.ts'
import { coverageCommand } from './coverage/index.ts'

/** Commands with a name of their own; `/coach` answers for them too. */
const namedCommands = [coverageCommand, compMixCommand] as const

export const coachCommand = coachCommandOf(namedCommands)

/** Every slash command: the manifests, the help and the routing are made from this list. */
export const commands: readonly Command[] = [...namedCommands, coachCommand]

/** Everything that can be asked in plain words, by the word behind `/coach`. */
export const askable: readonly { readonly word: string; readonly phrases: readonly string[] }[] = [
  ...namedCommands.map(({ name, phrases }) => ({ word: name.slice(1), phrases })),
  ...subCommands,
  { word: 'help', phrases: coachCommand.phrases },
]

import { alignmentSubCommand } from './alignment/index.ts'
import { channelSubCommand } from './channel/index.ts'
import { checkInSubCommand } from './check-in/index.ts'
import { digestSubCommand } from './digest/index.ts'
import type { SubCommand } from './sub-command.ts'
import { winLossSubCommand } from './win-loss/index.ts'

/** Every word behind `/coach` that is no command of its own, besides `help`. */
export const subCommands: readonly SubCommand[] = [
  checkInSubCommand,
  channelSubCommand,
  digestSubCommand,
  alignmentSubCommand,
  winLossSubCommand,
]

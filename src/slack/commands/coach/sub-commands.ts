import { alignmentSubCommand } from './alignment/index.ts'
import { digestSubCommand } from './digest/index.ts'
import type { SubCommand } from './sub-command.ts'

/** Every word behind `/coach` that is no command of its own, besides `help`. */
export const subCommands: readonly SubCommand[] = [digestSubCommand, alignmentSubCommand]

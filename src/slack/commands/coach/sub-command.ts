import type { Command } from '../command.ts'

/** A word behind `/coach` that is no command of its own. */
export interface SubCommand extends Omit<Command, 'name'> {
  readonly word: string
}

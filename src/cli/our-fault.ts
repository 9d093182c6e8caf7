import { randomBytes } from 'node:crypto'
import type { CommandAnswer } from './answer.ts'

/**
 * Runs a command; whatever it throws is our fault: exit code 1, a reference for the report, and the cause kept for the log.
 */
export async function answerOf(
  command: () => CommandAnswer | Promise<CommandAnswer>,
  reference: () => string = () => randomBytes(4).toString('hex'),
): Promise<CommandAnswer> {
  try {
    return await command()
  } catch (cause) {
    const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    return {
      exitCode: 1,
      stdout: [],
      stderr: `Something went wrong on our side (reference ${reference()}). Please report it with the lines below.\n${stack}\n`,
    }
  }
}

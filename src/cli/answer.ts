/** What a command hands back to the shell. Only JSON goes to standard output; words go to standard error. */
export interface CommandAnswer {
  /** 0 done, 2 the input is wrong, 1 our fault. */
  readonly exitCode: 0 | 1 | 2
  /** Pieces of one JSON text, so that an answer may be longer than the longest string. */
  readonly stdout: Iterable<string>
  readonly stderr: string
}

/** The input is wrong: every fault on a line of its own, `path: what was expected, what was found`. */
export function refusal(lines: readonly string[]): CommandAnswer {
  return { exitCode: 2, stdout: [], stderr: lines.map(line => `${line}\n`).join('') }
}

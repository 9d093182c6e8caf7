import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Job } from '../composition/jobs.ts'
import { isPlainDate } from '../facts/index.ts'
import { type CommandAnswer, refusal } from './answer.ts'

const usage = `plumbline score <module> [--input FILE|-]
plumbline schema <module>
plumbline import DIR [--mapping FILE] [--dry-run]
plumbline export [--dir DIR]
plumbline results [--dir DIR]
plumbline run [--as-of DATE] [--dry-run]
plumbline messages on|off
plumbline schedule [pause|resume]
plumbline audit
plumbline archive write FILE [--passphrase-file FILE]
plumbline archive read FILE [--passphrase-file FILE]
plumbline archive cancel
`

const options = {
  input: { type: 'string' },
  mapping: { type: 'string' },
  'as-of': { type: 'string' },
  dir: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const EXPORT_FOLDER = 'plumbline-export'
const RESULTS_FOLDER = 'plumbline-results'

/** What each command takes beside its own name; a word that it does not take would be obeyed by nobody. */
const taken = {
  score: { operands: ['module'], options: ['input'] },
  schema: { operands: ['module'], options: [] },
  import: { operands: ['DIR'], options: ['mapping', 'dry-run'] },
  export: { operands: [], options: ['dir'] },
  results: { operands: [], options: ['dir'] },
  run: { operands: [], options: ['as-of', 'dry-run'] },
  messages: { operands: ['on or off'], options: [] },
  schedule: { operands: ['pause or resume'], options: [] },
  audit: { operands: [], options: [] },
  archive: { operands: ['write, read or cancel', 'FILE'], options: ['passphrase-file'] },
} as const satisfies Record<
  string,
  { readonly operands: readonly string[]; readonly options: readonly (keyof typeof options)[] }
>
type CommandName = keyof typeof taken
const isCommand = (word: string): word is CommandName => Object.hasOwn(taken, word)

/** Done by the command itself and never by a running bot: the house has to be empty. */
export type ArchiveRequest =
  | { readonly step: 'cancel' }
  | { readonly step: 'write' | 'read'; readonly file: string; readonly passphraseFile: string | null }

type Request =
  | { readonly kind: 'score'; readonly module: string | undefined; readonly input: string }
  | { readonly kind: 'schema'; readonly module: string | undefined }
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'archive'; readonly request: ArchiveRequest }
  /** Help, or what is wrong with the words. */
  | { readonly kind: 'answer'; readonly answer: CommandAnswer }

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options, allowPositionals: true })
type Values = ReturnType<typeof parse>['values']

const refused = (...lines: readonly string[]): Request => ({ kind: 'answer', answer: refusal(lines) })
const withUsage = (line: string) => refused(line, '', ...usage.trimEnd().split('\n'))
const jobRequest = (job: Job): Request => ({ kind: 'job', job })

function strayWords(command: CommandName, operands: readonly string[], values: Values): string[] {
  const own = taken[command]
  const words = operands.slice(own.operands.length).map(word => JSON.stringify(word))
  const names = Object.keys(values).filter(name => !own.options.some(option => option === name))
  const found = [...words, ...names.map(name => `--${name}`)]
  const expected = [...own.operands, ...own.options.map(name => `--${name}`)].join(', ') || 'nothing'
  return found.map(word => `${command}: expected ${expected} and nothing else, found ${word}`)
}

function archiveRequest([step, file]: readonly string[], values: Values): Request {
  const { 'passphrase-file': passphraseFile } = values
  const archive = (request: ArchiveRequest): Request => ({ kind: 'archive', request })
  if (step === 'cancel') {
    if (file === undefined && passphraseFile === undefined) return archive({ step })
    return refused(`archive cancel: expected nothing else, found ${file ?? '--passphrase-file'}`)
  }
  if (step !== 'write' && step !== 'read')
    return refused(`archive: expected write, read or cancel, found ${step ?? 'nothing'}`)
  if (file === undefined) return refused(`archive ${step}: expected the archive's FILE, found nothing`)
  return archive({
    step,
    file: resolve(file),
    passphraseFile: passphraseFile === undefined ? null : resolve(passphraseFile),
  })
}

function requestOf(command: CommandName, operands: readonly string[], values: Values): Request {
  const [operand] = operands
  const isDryRun = values['dry-run'] === true
  switch (command) {
    case 'score':
      return { kind: 'score', module: operand, input: values.input ?? '-' }
    case 'schema':
      return { kind: 'schema', module: operand }
    case 'import':
      if (operand === undefined) return refused('DIR: expected a folder of CSV files, found nothing')
      return jobRequest({
        job: 'import',
        dir: resolve(operand),
        mapping: values.mapping === undefined ? null : resolve(values.mapping),
        isDryRun,
      })
    case 'run': {
      const asOf = values['as-of'] ?? null
      if (asOf !== null && !isPlainDate(asOf))
        return refused(`--as-of: expected a date as YYYY-MM-DD, found ${JSON.stringify(asOf)}`)
      return jobRequest({ job: 'run', asOf, isDryRun })
    }
    case 'export':
      return jobRequest({ job: 'export', dir: resolve(values.dir ?? EXPORT_FOLDER) })
    case 'schedule':
      if (operand !== undefined && operand !== 'pause' && operand !== 'resume')
        return refused(`schedule: expected pause, resume or nothing, found ${operand}`)
      return jobRequest({ job: 'schedule', change: operand ?? null })
    case 'archive':
      return archiveRequest(operands, values)
    case 'audit':
      return jobRequest({ job: 'audit' })
    case 'results':
      return jobRequest({ job: 'results', dir: resolve(values.dir ?? RESULTS_FOLDER) })
    case 'messages':
      if (operand !== 'on' && operand !== 'off')
        return refused(`messages: expected on or off, found ${operand ?? 'nothing'}`)
      return jobRequest({ job: 'messages', isOn: operand === 'on' })
  }
}

/** What the words of a command line ask for. Words that the command does not take are refused, never passed over. */
export function readRequest(argv: readonly string[]): Request {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    return withUsage(`arguments: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { positionals, values } = parsed
  const [command = '', ...operands] = positionals
  if (values.help === true) return { kind: 'answer', answer: { exitCode: 0, stdout: [], stderr: usage } }
  if (!isCommand(command))
    return withUsage(
      `command: expected one of ${Object.keys(taken).join(', ')}, found ${command === '' ? 'nothing' : command}`,
    )
  const stray = strayWords(command, operands, values)
  return stray.length > 0 ? refused(...stray) : requestOf(command, operands, values)
}

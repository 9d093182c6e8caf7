#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { explainFault } from '../composition/faults.ts'
import type { Job } from '../composition/jobs.ts'
import { isPlainDate } from '../facts/index.ts'
import { type CommandAnswer, refusal } from './answer.ts'

const usage = `plumbline score <module> [--input FILE|-]
plumbline schema <module>
plumbline import DIR [--mapping FILE] [--dry-run]
plumbline export [--dir DIR]
plumbline run [--as-of DATE] [--dry-run]
plumbline messages on|off
`

const options = {
  input: { type: 'string' },
  mapping: { type: 'string' },
  'as-of': { type: 'string' },
  dir: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const EXPORT_FOLDER = 'plumbline-export'

const readText = (path: string) => (path === '-' ? readStream(process.stdin) : readFile(path, 'utf8'))

type Values = ReturnType<typeof parse>['values']
const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options, allowPositionals: true })

/** The job that the words ask for, or what is wrong with them. */
function jobOf(command: string, operand: string | undefined, values: Values): Job | CommandAnswer {
  const isDryRun = values['dry-run'] === true
  switch (command) {
    case 'import':
      if (operand === undefined) return refusal(['DIR: expected a folder of CSV files, found nothing'])
      return {
        job: 'import',
        dir: resolve(operand),
        mapping: values.mapping === undefined ? null : resolve(values.mapping),
        isDryRun,
      }
    case 'run': {
      const asOf = values['as-of'] ?? null
      if (asOf !== null && !isPlainDate(asOf))
        return refusal([`--as-of: expected a date as YYYY-MM-DD, found ${JSON.stringify(asOf)}`])
      return { job: 'run', asOf, isDryRun }
    }
    case 'export':
      return { job: 'export', dir: resolve(values.dir ?? EXPORT_FOLDER) }
    case 'messages':
      if (operand !== 'on' && operand !== 'off')
        return refusal([`messages: expected on or off, found ${operand ?? 'nothing'}`])
      return { job: 'messages', isOn: operand === 'on' }
    default:
      return refusal([
        `command: expected one of score, schema, import, export, run, messages, found ${command === '' ? 'nothing' : command}`,
        '',
        ...usage.trimEnd().split('\n'),
      ])
  }
}

async function answer(argv: readonly string[]): Promise<CommandAnswer> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    return refusal([
      `arguments: ${error instanceof Error ? error.message : String(error)}`,
      '',
      ...usage.trimEnd().split('\n'),
    ])
  }
  const { positionals, values } = parsed
  const [command = '', operand] = positionals
  if (values.help === true) return { exitCode: 0, stdout: [], stderr: usage }
  // Each command loads what it needs: the scoring core answers without waiting for the database's libraries.
  if (command === 'score' || command === 'schema') {
    const { schemaCommand, scoreCommand } = await import('./score.ts')
    return command === 'score' ? scoreCommand(operand, values.input ?? '-', readText) : schemaCommand(operand)
  }
  const job = jobOf(command, operand, values)
  if (!('job' in job)) return job
  const { jobCommand } = await import('./job.ts')
  return jobCommand(job)
}

async function main(): Promise<void> {
  const result = await answer(process.argv.slice(2)).catch((error: unknown): CommandAnswer => {
    const { exitCode, lines } = explainFault(error)
    return { exitCode, stdout: [], stderr: `${lines.join('\n')}\n` }
  })
  process.stderr.write(result.stderr)
  for (const piece of result.stdout) {
    if (!process.stdout.write(piece)) await new Promise(done => process.stdout.once('drain', done))
  }
  process.exitCode = result.exitCode
}

await main()

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const page = 'docs/proofs.md'
const detected = new Set(['Killed', 'Timeout'])
/** Left out on purpose, or no program at all. */
const untried = new Set(['Ignored', 'RuntimeError', 'CompileError'])

function git(...args) {
  return spawnSync('git', args, { encoding: 'utf8' }).stdout.trim()
}

function figures(report) {
  const mutants = Object.values(report.files).flatMap(file => file.mutants)
  const count = holds => mutants.filter(holds).length
  const tried = count(({ status }) => !untried.has(status))
  const noticed = count(({ status }) => detected.has(status))
  const percent = tried === 0 ? '–' : `${((100 * noticed) / tried).toFixed(1)} %`
  return { tried, noticed, percent, survived: tried - noticed, ignored: mutants.length - tried }
}

/** Writes the figures of one slice into its row of the table in docs/proofs.md, with the day and the commit. */
export function recordMutation(name, incrementalFile) {
  const { tried, noticed, percent, survived, ignored } = figures(
    JSON.parse(readFileSync(incrementalFile, 'utf8')),
  )
  const day = new Date().toISOString().slice(0, 10)
  const row = `| ${[name, day, git('rev-parse', '--short', 'HEAD'), tried, noticed, survived, ignored, percent].join(' | ')} |`
  const lines = readFileSync(page, 'utf8').split('\n')
  const at = lines.findIndex(line => line.startsWith(`| ${name} |`))
  if (at >= 0) lines[at] = row
  else {
    const head = lines.findIndex(line => line.startsWith('| slice |'))
    const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'))
    lines.splice(end, 0, row)
  }
  writeFileSync(page, lines.join('\n'))
}

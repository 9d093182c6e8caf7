#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { text as readStream } from 'node:stream/consumers'
import { explainFault } from '../composition/faults.ts'
import type { CommandAnswer } from './answer.ts'
import { readRequest } from './request.ts'

const readText = (path: string) => (path === '-' ? readStream(process.stdin) : readFile(path, 'utf8'))

async function answer(argv: readonly string[]): Promise<CommandAnswer> {
  const request = readRequest(argv)
  if (request.kind === 'answer') return request.answer
  // Each command loads what it needs: the scoring core answers without waiting for the database's libraries.
  if (request.kind === 'job') {
    const { jobCommand } = await import('./job.ts')
    return jobCommand(request.job)
  }
  if (request.kind === 'archive') {
    const { archiveCommand } = await import('./archive.ts')
    return archiveCommand(request.request)
  }
  const { schemaCommand, scoreCommand } = await import('./score.ts')
  return request.kind === 'score'
    ? scoreCommand(request.module, request.input, readText)
    : schemaCommand(request.module)
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

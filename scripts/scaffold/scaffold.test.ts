import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { kinds } from './kinds.ts'
import { scaffold, tidy } from './scaffold.ts'

// The compiler and the linter start here, beside everything else that runs.
vi.setConfig({ testTimeout: 180_000 })

const project = join(import.meta.dirname, '../..')

/** What the new things import, and no more: copying and checking the rest would take most of the time. */
const rooms = ['coaching', 'delivery', 'errors.ts', 'facts', 'schedule', 'scoring', 'slack', 'workflows']
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-new-'))
  const parts = [
    ...rooms.map(room => `src/${room}`),
    'manifests',
    'package.json',
    'tsconfig.json',
    'biome.json',
  ]
  for (const part of parts) cpSync(join(project, part), join(root, part), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Faults of the given files; what they import is read, but checked by `npm test` anyway. */
function typeFaults(files: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const ambient = 'src/scoring/statistics/jstat.d.ts'
  const program = ts.createProgram(
    [...files, ambient].map(file => join(root, file)),
    { ...options, incremental: false },
  )
  return files.flatMap(file => {
    const source = program.getSourceFile(join(root, file))
    if (source === undefined) return [`${file} is not there`]
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return found.map(each => `${file}: ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`)
  })
}

test('one of each kind, side by side, compiles, is clean and stands in its registry', () => {
  const written = Object.keys(kinds).flatMap(kind => scaffold(root, kind, `brand-new-${kind}`).files)
  const code = written.filter(file => file.endsWith('.ts'))
  expect(code.filter(file => file.endsWith('.test.ts')).length).toBe(Object.keys(kinds).length)
  tidy(root, written)
  expect(typeFaults(code)).toEqual([])
  expect(written.filter(file => /template.?name/i.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  for (const [file, line] of [
    ['src/coaching/nudges/index.ts', 'entry(brandNewNudge),'],
    ['src/slack/commands/index.ts', 'compMixCommand, brandNewCommandCommand]'],
    ['src/scoring/registry.ts', '  brandNewScoringModule,\n]'],
    ['manifests/http.json', '"/brand-new-command"'],
    ['manifests/socket-mode.json', '"/brand-new-command"'],
  ] as const)
    expect(readFileSync(join(root, file), 'utf8')).toContain(line)
})

describe('nothing is written where', () => {
  test.each([
    ['the kind is unknown', 'digest', 'weekly', /expected one of nudge, command, scoring-module/],
    ['the name is no name', 'nudge', 'PlanStale', /expected a name such as plan-stale/],
    ['there is no name', 'nudge', '', /expected a name/],
    ['the name leads elsewhere', 'nudge', '../x', /expected a name/],
    ['the name is taken', 'command', 'coverage', /src\/slack\/commands\/coverage is there already/],
    ['the answer’s file is taken', 'command', 'my-accounts', /answers\/my-accounts\.ts is there already/],
  ])('%s', (_title, kind, name, expected) => {
    const registry = readFileSync(join(root, 'src/slack/commands/index.ts'), 'utf8')
    expect(() => scaffold(root, kind, name)).toThrow(expected)
    expect(readFileSync(join(root, 'src/slack/commands/index.ts'), 'utf8')).toBe(registry)
  })
})

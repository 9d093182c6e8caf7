import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runExample } from './example.ts'
import { defaultModel } from './model/index.ts'
import { readPath } from './path.ts'
import { findModule, scoringModules } from './registry.ts'

describe('every scoring module', () => {
  it('has an id of its own, by which it is found', () => {
    const ids = scoringModules.map(module => module.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const module of scoringModules) expect(findModule(module.id)).toBe(module)
    expect(findModule('no-such-module')).toBeUndefined()
  })

  it.each(scoringModules.map(module => [module.id, module] as const))(
    '%s keeps its contract',
    (_id, module) => {
      expect(module.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(existsSync(new URL(`./${module.room}/`, import.meta.url))).toBe(true)
      expect(module.question).toMatch(/\?$/)
      expect(module.formula.length).toBeGreaterThan(0)
      expect(module.terms.length).toBeGreaterThan(0)
      expect(module.sources.length).toBeGreaterThan(0)
      expect(module.examples.length).toBeGreaterThan(0)
      for (const path of module.modelPaths) expect(readPath(defaultModel, path), path).toBeDefined()
    },
  )

  it.each(scoringModules.map(module => [module.id, module] as const))(
    '%s publishes JSON Schemas of its input and output',
    (_id, module) => {
      expect(z.toJSONSchema(module.input, { io: 'input' })).toMatchObject({ type: 'object' })
      expect(z.toJSONSchema(module.output, { io: 'output' })).toMatchObject({ type: 'object' })
    },
  )

  it.each(
    scoringModules.flatMap(module =>
      module.examples.map(example => [module.id, example.number, example.title, module, example] as const),
    ),
  )('%s: example %s (%s) shows its printed digits', (_id, _number, _title, module, example) => {
    const shown = runExample(module, example, defaultModel)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter(value => !value.agrees)).toEqual([])
  })
})

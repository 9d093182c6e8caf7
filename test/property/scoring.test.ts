import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultModel, runModule, scoringModules } from '../../src/scoring/index.ts'
import { damaged } from './mutate-input.ts'
import { strayNumbers } from './stray-numbers.ts'

function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) frozen(inner)
    Object.freeze(value)
  }
  return value
}

describe.each(scoringModules.map(module => [module.id, module] as const))('%s', (_id, module) => {
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('scores any input or refuses it with a place; it never throws and never answers NaN', () => {
    const inputs = fc.constantFrom(...module.examples.map(example => example.input)).chain(damaged)
    fc.assert(
      fc.property(inputs, input => {
        const result = runModule(module, input, defaultModel)
        if (result.ok) {
          expect(strayNumbers(result.value)).toEqual([])
          const output = module.output.safeParse(result.value)
          expect(output.success, output.error?.message).toBe(true)
        } else {
          expect(result.faults.length).toBeGreaterThan(0)
          for (const fault of result.faults) {
            expect(fault.path).not.toBe('')
            expect(fault.expected).not.toMatch(/^Invalid|undefined/)
          }
        }
      }),
      { numRuns: 150, seed: 20081013 },
    )
  })

  it('gives the same answer at any time, without chance, and leaves its input as it was', () => {
    for (const example of module.examples) {
      vi.useFakeTimers({ now: new Date('2020-02-29T23:59:59Z') })
      const first = runModule(
        module,
        frozen(structuredClone(example.input)),
        frozen(structuredClone(defaultModel)),
      )
      vi.setSystemTime(new Date('2031-10-26T01:30:00Z'))
      vi.spyOn(Math, 'random').mockImplementation(() => {
        throw new Error('Chance has a seed here.')
      })
      expect(runModule(module, example.input, defaultModel)).toEqual(first)
      vi.restoreAllMocks()
    }
  })

  it('names the version of the model that it used', () => {
    const renamed = { ...defaultModel, version: 'another-version' }
    const [example] = module.examples
    const result = runModule(module, example?.input, renamed)
    expect(JSON.stringify(result)).toContain('another-version')
  })
})

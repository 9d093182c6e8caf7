import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultModel, runModule, type ScoringModule, scoringModules } from '../../src/scoring/index.ts'
import { canonical } from './canonical.ts'
import { laws } from './laws.ts'
import { changedAt, damaged } from './mutate-input.ts'
import { isAt, namesAt, type Pattern, patternOf, placesOf, renamedAt } from './places.ts'
import { inputsOf } from './samples.ts'

const seed = 20081013

/** Inputs near the samples that the method accepts. */
function accepted(module: ScoringModule, from = inputsOf(module)): fc.Arbitrary<unknown> {
  return fc
    .constantFrom(...from)
    .chain(input => fc.oneof(fc.constant(input), damaged(input)))
    .filter(input => runModule(module, input, defaultModel).ok)
}

function scored(module: ScoringModule, input: unknown): unknown {
  const result = runModule(module, input, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

function shuffled(
  value: unknown,
  ordered: readonly Pattern[],
  next: () => number,
  keys: (string | number)[] = [],
): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry, index) => shuffled(entry, ordered, next, [...keys, index]))
    if (ordered.some(pattern => isAt(keys, pattern))) return entries
    return entries
      .map(entry => ({ entry, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry)
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, shuffled(inner, ordered, next, [...keys, key])]),
  )
}

/** Numbers of an output by where they stand; entries of lists by what they are called, since lists may be sorted. */
function numbersAt(output: unknown, pattern: Pattern): Map<string, number | null> {
  const nameOf = (entry: unknown, index: number) => {
    const row = (entry ?? {}) as Record<string, unknown>
    const name = row['id'] ?? row['attribute'] ?? row['competency'] ?? row['method'] ?? row['topic']
    return name === undefined ? String(index) : JSON.stringify([name, row['unit'] ?? null])
  }
  const found = new Map<string, number | null>()
  for (const { keys, value } of placesOf(output)) {
    if ((typeof value !== 'number' && value !== null) || !isAt(keys, pattern)) continue
    let at: unknown = output
    const path = keys.map(key => {
      at = (at as Record<string | number, unknown>)[key]
      return typeof key === 'number' ? nameOf(at, key) : key
    })
    found.set(path.join('.'), value)
  }
  return found
}

it('every registered method has its laws, and no other has', () => {
  expect(Object.keys(laws).sort()).toEqual(scoringModules.map(module => module.id).sort())
})

describe.each(scoringModules.map(module => [module.id, module] as const))('%s', (id, module) => {
  const { names, ordered = [], monotone, zeroIsNone = {} } = laws[id] ?? { names: [], monotone: [] }
  afterEach(() => vi.unstubAllGlobals())

  it('knows no order but where order is said to matter', () => {
    fc.assert(
      fc.property(accepted(module), fc.infiniteStream(fc.nat()), (input, stream) => {
        const again = shuffled(input, ordered, () => stream.next().value as number)
        expect(canonical(scored(module, again))).toEqual(canonical(scored(module, input)))
      }),
      { numRuns: 25, seed },
    )
  })

  it('knows nobody by name', () => {
    fc.assert(
      fc.property(accepted(module), input => {
        const known = namesAt(input, names)
        const labels = (label: (index: number) => number) =>
          renamedAt(input, names, name => `«${label(known.indexOf(name))}»`)
        const forwards = scored(
          module,
          labels(index => index),
        )
        const backwards = scored(
          module,
          labels(index => known.length - 1 - index),
        )
        const restored = JSON.parse(
          JSON.stringify(backwards).replace(
            /«(\d+)»/g,
            (_, index) => `«${known.length - 1 - Number(index)}»`,
          ),
        )
        expect(canonical(restored)).toEqual(canonical(JSON.parse(JSON.stringify(forwards))))
      }),
      { numRuns: 25, seed },
    )
  })

  it('adds up: the contributions of a finding and its base are its value', () => {
    fc.assert(
      fc.property(accepted(module), input => {
        for (const { value } of placesOf(scored(module, input))) {
          const finding = value as {
            value?: unknown
            explanation?: { base: number; contributions: { points: number }[] }
          }
          const { value: explained, explanation } = finding ?? {}
          if (typeof explained !== 'number' || explanation === undefined) continue
          const sum = explanation.contributions.reduce(
            (total, { points }) => total + points,
            explanation.base,
          )
          expect(Math.abs(sum - explained)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(explained)))
        }
      }),
      { numRuns: 25, seed },
    )
  })

  it('asks no clock', () => {
    class NoClock extends Date {
      constructor(...parts: [] | [string | number]) {
        if (parts.length === 0) throw new Error('The day is an argument.')
        super(...(parts as [string]))
      }
      static override now(): number {
        throw new Error('The day is an argument.')
      }
    }
    vi.stubGlobal('Date', NoClock)
    vi.stubGlobal('performance', undefined)
    for (const input of inputsOf(module)) scored(module, input)
  })

  it('tells a missing number from a zero', () => {
    for (const input of inputsOf(module)) {
      const seen = new Set<Pattern>()
      for (const { keys, value } of placesOf(input)) {
        const pattern = patternOf(keys)
        if (typeof value !== 'number' || seen.has(pattern)) continue
        seen.add(pattern)
        if (Object.keys(zeroIsNone).some(allowed => isAt(keys, allowed))) continue
        const place = keys.map(String)
        const without = runModule(
          module,
          changedAt(input, place, () => undefined),
          defaultModel,
        )
        const zero = runModule(
          module,
          changedAt(input, place, () => 0),
          defaultModel,
        )
        if (without.ok && zero.ok) expect(without.value, pattern).not.toEqual(zero.value)
      }
    }
  })

  if (monotone.length > 0)
    it.each(monotone.map(law => [law.more.join(', '), law] as const))('moves one way with %s', (_, law) => {
      const targets = (input: unknown) =>
        placesOf(input).filter(
          ({ keys, value }) => typeof value === 'number' && law.more.some(more => isAt(keys, more)),
        )
      const from = inputsOf(module).filter(input => targets(input).length > 0)
      expect(from, 'an input that has what the law speaks of').not.toEqual([])
      const drawn = accepted(module, from).filter(input => targets(input).length > 0)
      const step = fc.constantFrom(0.01, 0.1, 0.25, 1, 2, 10, 1000)
      let compared = 0
      fc.assert(
        fc.property(drawn, fc.nat(), step, (input, nth, more) => {
          const places = targets(input)
          const place = places[nth % places.length]
          const raised = changedAt(input, place?.keys.map(String) ?? [], old => (old as number) + more)
          const after = runModule(module, raised, defaultModel)
          if (!after.ok) return
          const before = scored(module, input)
          const compare = (patterns: readonly Pattern[] = [], sign: 1 | -1) => {
            for (const pattern of patterns) {
              const then = numbersAt(before, pattern)
              for (const [at, now] of numbersAt(after.value, pattern)) {
                const was = then.get(at)
                if (typeof was !== 'number' || now === null) continue
                compared += 1
                expect(sign * (now - was), `${at}: ${was} to ${now}`).toBeGreaterThanOrEqual(
                  -1e-9 * Math.max(1, Math.abs(was)),
                )
              }
            }
          }
          compare(law.neverLowers, 1)
          compare(law.neverRaises, -1)
        }),
        { numRuns: 40, seed },
      )
      expect(compared).toBeGreaterThan(0)
    })
})

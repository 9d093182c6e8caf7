import { type Parsed, parseInput } from '../input.ts'
import { defaultModel, type Model, modelSchema } from './index.ts'

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function overlay(base: unknown, overrides: unknown): unknown {
  if (overrides === undefined) return base
  if (!isRecord(base) || !isRecord(overrides)) return overrides
  const keys = new Set([...Object.keys(base), ...Object.keys(overrides)])
  return Object.fromEntries([...keys].map(key => [key, overlay(base[key], overrides[key])]))
}

/**
 * A company's own parameters over the defaults. Every unknown name and every value out of range is a fault
 * with its path; nothing is corrected on the way.
 */
export function mergeModel(overrides: unknown, base: Model = defaultModel): Parsed<Model> {
  if (!isRecord(overrides))
    return { ok: false, faults: [{ path: '(input)', expected: 'an object', found: String(overrides) }] }
  return parseInput(modelSchema, overlay(base, overrides))
}

import { isObject, type JsonObject } from '../json.ts'

/** What a payload has wrong, each as Slack words it: `text [json-pointer:/blocks/0/text]`. */
export type Faults = string[]

/** Looks at one value of a payload; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string, faults: Faults) => void

export function fault(faults: Faults, words: string, at: string): void {
  faults.push(`${words} [json-pointer:${at}]`)
}

/** Slack counts characters, not bytes or UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

interface TextRule {
  min?: number
  pattern?: RegExp
  /** what the pattern asks for */
  as?: string
}

export function string(
  max: number,
  { min = 1, pattern, as = 'in the expected format' }: TextRule = {},
): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string') return fault(faults, 'must be a string', at)
    const length = lengthOf(value)
    if (length < min) return fault(faults, `must be more than ${min - 1} characters`, at)
    if (length > max) return fault(faults, `must be less than ${max + 1} characters`, at)
    if (pattern !== undefined && !pattern.test(value)) fault(faults, `must be ${as}`, at)
  }
}

export const anyString: Check = (value, at, faults) => {
  if (typeof value !== 'string') fault(faults, 'must be a string', at)
}

export const boolean: Check = (value, at, faults) => {
  if (typeof value !== 'boolean') fault(faults, 'must be a boolean', at)
}

export function number(
  rule: { min?: number; above?: number; max?: number; isInteger?: boolean } = {},
): Check {
  return (value, at, faults) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return fault(faults, 'must be a number', at)
    if (rule.isInteger === true && !Number.isInteger(value)) return fault(faults, 'must be an integer', at)
    if (rule.min !== undefined && value < rule.min) return fault(faults, `must be at least ${rule.min}`, at)
    if (rule.above !== undefined && value <= rule.above)
      return fault(faults, `must be greater than ${rule.above}`, at)
    if (rule.max !== undefined && value > rule.max) fault(faults, `must be at most ${rule.max}`, at)
  }
}

export function oneOf(...values: string[]): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string' || !values.includes(value))
      fault(faults, `must be one of: ${values.join(', ')}`, at)
  }
}

export function list(check: Check, max: number, min = 1): Check {
  return (value, at, faults) => {
    if (!Array.isArray(value)) return fault(faults, 'must provide an array', at)
    if (value.length < min) fault(faults, `no less than ${min} items allowed`, at)
    if (value.length > max) return fault(faults, `no more than ${max} items allowed`, at)
    value.forEach((item, index) => {
      check(item, `${at}/${index}`, faults)
    })
  }
}

/** An object with these fields and no others; `also` looks at what no single field can tell. */
export function shape(
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  also?: (value: JsonObject, at: string, faults: Faults) => void,
): Check {
  const requiredNames = Object.keys(required)
  const checks = new Map(Object.entries({ ...required, ...optional }))
  return (value, at, faults) => {
    if (!isObject(value)) return fault(faults, 'must be an object', at)
    for (const name of requiredNames)
      if (value[name] === undefined || value[name] === null)
        fault(faults, `missing required field: ${name}`, at)
    for (const [name, field] of Object.entries(value)) {
      const check = checks.get(name)
      if (check === undefined) fault(faults, `invalid additional property: ${name}`, at)
      else if (field !== undefined && field !== null) check(field, `${at}/${name}`, faults)
    }
    also?.(withoutNulls(value), at, faults)
  }
}

/** A field that is null counts as left out. */
function withoutNulls(value: JsonObject): JsonObject {
  const entries = Object.entries(value)
  const kept = entries.filter(([, field]) => field !== null)
  return kept.length === entries.length ? value : Object.fromEntries(kept)
}

/** Chooses by `type`; an unknown one is refused with its name. */
export function byType(checks: Record<string, Check>): Check {
  return (value, at, faults) => {
    if (!isObject(value)) return fault(faults, 'must be an object', at)
    const type = value['type']
    if (typeof type !== 'string') return fault(faults, 'missing required field: type', at)
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined
    if (check === undefined) return fault(faults, `unsupported type: ${type}`, `${at}/type`)
    check(value, at, faults)
  }
}

/** The tag itself: already looked at by `byType`. */
export const tag: Check = () => {}

export function noDuplicates(values: (string | undefined)[], name: string, at: string, faults: Faults): void {
  const seen = new Set<string>()
  for (const value of values) {
    if (value === undefined) continue
    if (seen.has(value)) fault(faults, `\`${name}\` ${value} already exists`, at)
    seen.add(value)
  }
}

/** Values from the wire: nothing is known about them until looked at. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

// Nothing that Slack takes is deeper; what is would overflow the stack of whatever walks through it.
const depthMost = 100

/** undefined where the text is not JSON at all (JSON's own null stays null), or absurdly deep */
export function parseJson(text: string): unknown {
  if (text.length > 2 * depthMost && isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Drops the keys without a value, as Slack leaves absent fields out. */
export function compact(object: JsonObject): JsonObject {
  const kept: JsonObject = {}
  for (const [key, value] of Object.entries(object)) if (value !== undefined) kept[key] = value
  return kept
}

/** Brackets anywhere, in strings too: few of them settle the question for nearly every payload. */
function openings(text: string): number {
  let count = 0
  for (const bracket of ['[', '{'])
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) count += 1
  return count
}

function isTooDeep(text: string): boolean {
  if (openings(text) <= depthMost) return false
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > depthMost) return true
  }
  return false
}

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

/** undefined where the text is not JSON at all (JSON's own null stays null) */
export function parseJson(text: string): unknown {
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

/** Seeded: the same seed gives the same payloads everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Mentions that would call people if they came back unescaped. */
export const MENTIONS = ['<!channel>', '<!here>', '<!everyone>', '<@U0EVIL>', '<!subteam^S0EVIL>'] as const

const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '‮‏',
  'x'.repeat(5_000),
  [],
  {},
  [[[[]]]],
  { constructor: 1, length: -1 },
  'O-1|2|3',
  '{"planId":"CP-SAM-2026","what":"plan"}',
  'xoxb-1111-secret',
  ...MENTIONS.map(mention => `${mention} Lakeside & <b>`),
]

type Json = unknown

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One change somewhere in a payload: a value of another kind, a name gone, doubled or renamed, a list cut. */
export function mutate(payload: Json, random: () => number, depth = 0): Json {
  const pick = <Value>(from: readonly Value[]) => from[Math.floor(random() * from.length)]
  const entries = isRecord(payload) ? Object.keys(payload) : []
  const isLeaf = !Array.isArray(payload) && entries.length === 0
  if (isLeaf || (depth > 0 && random() < 0.15)) return pick(oddities)
  if (Array.isArray(payload)) {
    if (random() < 0.2) return payload.slice(1)
    if (random() < 0.1) return [...payload, ...payload]
    const at = Math.floor(random() * payload.length)
    return payload.map((each, index) => (index === at ? mutate(each, random, depth + 1) : each))
  }
  const name = pick(entries) ?? ''
  const record = payload as Record<string, Json>
  if (random() < 0.1) {
    const { [name]: _, ...rest } = record
    return rest
  }
  if (random() < 0.05) return { ...record, [`${name}2`]: record[name], [name]: pick(oddities) }
  return { ...record, [name]: mutate(record[name], random, depth + 1) }
}

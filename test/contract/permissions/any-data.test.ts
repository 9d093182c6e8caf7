import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBlocks } from '../../../src/sandbox/blocks/blocks.ts'
import { classicBlocks } from '../../../src/slack/blocks/classic.ts'
import type { ShownBlock } from '../../../src/slack/blocks/native.ts'
import type { SlackServices } from '../../../src/slack/index.ts'
import { MENTIONS } from '../../fuzz/mutate.ts'
import { faults, watchOutgoing } from '../../fuzz/watch.ts'
import { type Company, openCompany, type Who } from './people.ts'
import { rows } from './rows.ts'
import { surfaces } from './surfaces.ts'

/** Cells that hold whatever somebody once wrote. */
const WRITTEN = new Set(
  'name title problem customerGoals installedBase competition note text said why industry budgetOwner'.split(
    ' ',
  ),
)
/** Lists that grow with a company. */
const LISTS = new Set(['accountNames', 'accountNamesCoveredBy', 'unmatchedMembers', 'openOf'])
const TIMES = 30
const LONGEST_TEXT = 40_000
const SEEDS = [1, 2, 3]
const viewers: readonly Who[] = ['rep', 'sam', 'head', 'operations']

const anything = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    ...MENTIONS,
    '&'.repeat(4_000),
    '*_~`'.repeat(100),
    `${'x'.repeat(200)}\n\n> quote\n\`\`\`code`,
    '\u202Eright to left',
    ' ',
  ),
)

/** The same names each time they are read: chosen by the text that they stand for. */
function writer(seed: number) {
  const texts = fc.sample(anything, { seed, numRuns: 200 })
  const written = (text: string) =>
    texts[
      [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, seed) %
        texts.length
    ] ?? text
  const distort = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return WRITTEN.has(key) ? written(value) : value
    if (Array.isArray(value)) return value.map(each => distort(each, key))
    if (value instanceof Map) return new Map([...value].map(([id, each]) => [id, distort(each, key)]))
    if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Set)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, distort(each, name)]))
  }
  return distort
}

const many = (list: unknown[]) =>
  Array.from({ length: TIMES }, (_, turn) =>
    list.map(each =>
      turn === 0 || typeof each !== 'object' || each === null
        ? each
        : Object.fromEntries(
            Object.entries(each).map(([name, cell]) => [
              name,
              /Id$/.test(name) && name !== 'personId' ? `${cell}-${turn}` : cell,
            ]),
          ),
    ),
  ).flat()

/** Everything that is read comes back with other words in it, and long lists. */
function distorted(services: SlackServices, seed: number): SlackServices {
  const distort = writer(seed)
  const around = (port: object): object =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (name === 'model' || name === 'rules') return member
        if (typeof member === 'object' && member !== null) return around(member)
        if (typeof member !== 'function') return member
        return (...values: unknown[]) => {
          const found: unknown = member.apply(target, values)
          if (!(found instanceof Promise)) return found
          return found.then(read => {
            const wanted = LISTS.has(String(name)) && Array.isArray(read) ? many(read) : read
            return distort(wanted)
          })
        }
      },
    })
  return around(services) as SlackServices
}

let company: Company
beforeAll(async () => {
  company = await openCompany()
}, 120_000)
afterAll(() => company?.close())

const placeOf = (id: string) => (id.startsWith('home') ? 'home' : id.startsWith('form') ? 'modal' : 'message')

describe.each(SEEDS)(
  'whatever is in the database (seed %i), every surface renders within Slack’s limits',
  seed => {
    test.each(surfaces.map(surface => [surface.id, surface] as const))('%s', async (id, { meet }) => {
      const hostile = { ...company, services: distorted(company.services, seed) }
      const row = rows[id]
      for (const who of viewers) {
        const tried =
          typeof row?.tried === 'function' ? row.tried(await company.tellRep()) : (row?.tried ?? {})
        // Names are others now, so accounts and plans are named by their ids.
        const said = JSON.parse(
          await meet(hostile, who, {
            ...tried,
            text: (tried.text ?? '').replace('Lakeside Hospital Group', 'A-001'),
          }),
        )
        const blocks = (Array.isArray(said) ? said : said.blocks) as readonly ShownBlock[] | undefined
        if (blocks === undefined) continue
        expect(checkBlocks(blocks, placeOf(id), 'current')).toEqual([])
        expect(checkBlocks(classicBlocks(blocks), placeOf(id), 'older')).toEqual([])
        expect(String(said.text ?? '').length).toBeLessThanOrEqual(LONGEST_TEXT)
        const found = faults()
        watchOutgoing(said, found)
        expect(found.found).toEqual([])
      }
    })
  },
)

import { describe, expect, it } from 'vitest'
import { defaultModel } from '../../model/index.ts'
import { type ReleasedCell, releaseItem } from './cells.ts'
import { fewestPeople, type SuppressionPolicy } from './release.ts'
import { visibleUnits } from './units.ts'

/** What somebody can do with an item: give an answer, say "don't know", or leave it open. */
type Choice = 3 | 4 | 5 | 'unknown' | 'open'
/** How many of a function chose what, in the order of the choices that are tried. */
type Said = readonly number[]
type World = readonly Said[]

function* allSaid(people: number, kinds: number): Generator<Said> {
  if (kinds === 1) {
    yield [people]
    return
  }
  for (let count = 0; count <= people; count++)
    for (const rest of allSaid(people - count, kinds - 1)) yield [count, ...rest]
}

function* allWorlds([people, ...others]: readonly number[], kinds: number): Generator<World> {
  if (people === undefined) {
    yield []
    return
  }
  for (const said of allSaid(people, kinds))
    for (const rest of allWorlds(others, kinds)) yield [said, ...rest]
}

const nameOf = (unit: number) => String.fromCharCode(65 + unit)
const countOf = (choices: readonly Choice[], said: Said, choice: Choice) => said[choices.indexOf(choice)] ?? 0
const tallyOf = (choices: readonly Choice[], said: Said, unit: number) => ({
  unit: nameOf(unit),
  item: 'item',
  counts: [0, 0, ...([3, 4, 5] as const).map(answer => countOf(choices, said, answer))],
  dontKnow: countOf(choices, said, 'unknown'),
})

/** All that may be shown, whatever chance does: each number it is asked for is taken as low and as high. */
function everyChance<Shown>(show: (chance: () => number) => Shown, low: readonly boolean[] = []): Shown[] {
  let asked = 0
  const shown = show(() => (low[asked++] ? 0 : 1))
  const branches = Array.from({ length: Math.max(0, asked - low.length) }, (_, more) =>
    everyChance(show, [...low, ...Array<boolean>(more).fill(false), true]),
  )
  return [shown, ...branches.flat()]
}

interface Insider {
  readonly unit: number
  readonly choice: number
}

/** What everybody else in a function did, where they all did the same; null where they did not. */
function commonOf(world: World, unit: number, reader: Insider | null): number | null {
  const others = (world[unit] ?? []).map((count, choice) =>
    reader?.unit === unit && reader.choice === choice ? count - 1 : count,
  )
  const choice = others.findIndex(count => count > 0)
  return choice >= 0 && others.every((count, at) => count === 0 || at === choice) ? choice : null
}

/** Whether the figures say so themselves, of many: a total, a function, or what is left, of one mind besides the reader. */
function isSaidOfMany(
  cells: readonly ReleasedCell[],
  unit: number,
  choice: Choice | undefined,
  reader: (Insider & { readonly answer: Choice | undefined }) | null,
  policy: SuppressionPolicy,
): boolean {
  const total = cells.find(cell => cell.unit === null)
  if (total === undefined) return false
  const functions = cells.filter(cell => cell.unit !== null)
  const isShown = (each: number) => functions.some(cell => cell.unit === nameOf(each))
  const own = functions.find(cell => cell.unit === nameOf(unit))
  const left = {
    counts: (total.counts ?? []).map((count, at) =>
      functions.reduce((sum, cell) => sum - (cell.counts?.[at] ?? 0), count),
    ),
    dontKnow: functions.reduce((sum, cell) => sum - cell.dontKnow, total.dontKnow),
  }
  const groups = [
    { ...total, has: () => true },
    { ...(own ?? left), has: (each: number) => (own === undefined ? !isShown(each) : each === unit) },
  ]
  return groups.some(({ counts, dontKnow, has }) => {
    const said = [...(counts ?? []), dontKnow]
    const isRated = choice !== 'unknown'
    const rated = (counts ?? []).reduce((sum, count) => sum + count, 0)
    const many = isRated ? rated : rated === 0 ? dontKnow : 0
    if (many - policy.readersMargin < policy.homogeneousBelow) return false
    const others = said.map((count, at) => {
      const isOwn = reader !== null && has(reader.unit) && reader.answer === (at === 5 ? 'unknown' : at + 1)
      return count - (isOwn ? 1 : 0)
    })
    const at = isRated ? Number(choice) - 1 : 5
    return others.slice(0, isRated ? 5 : 6).every((count, each) => count === 0 || each === at)
  })
}

const UNCERTAIN = -1

function disclosures(
  sizes: readonly number[],
  choices: readonly Choice[],
  policy: SuppressionPolicy,
): string[] {
  const units = sizes.map((size, unit) => ({
    id: nameOf(unit),
    people: Array.from({ length: size }, (_, person) => `${nameOf(unit)}${person}`),
  }))
  const everyone = units.flatMap(({ people }) => people)
  const visible = new Set(visibleUnits(everyone, units, { minimumRespondents: fewestPeople(policy) }).units)
  const readers: readonly (Insider | null)[] = [
    null,
    ...sizes.flatMap((_, unit) => choices.map((_choice, choice) => ({ unit, choice }))),
  ]
  const pairs = readers.flatMap(reader => sizes.map((_, unit) => ({ reader, unit })))
  /** For each thing that can be shown: what each reader takes each function's others to have done. */
  const known = new Map<string, (number | undefined)[]>()
  for (const world of allWorlds(sizes, choices.length)) {
    const tallies = world.map((said, unit) => tallyOf(choices, said, unit))
    const isReader = (reader: Insider | null) =>
      reader === null || (world[reader.unit]?.[reader.choice] ?? 0) > 0
    const commons = pairs.map(({ reader, unit }) =>
      isReader(reader) ? (commonOf(world, unit, reader) ?? UNCERTAIN) : undefined,
    )
    const shown = everyChance(chance => JSON.stringify(releaseItem('item', tallies, visible, policy, chance)))
    for (const key of new Set(policy.hiddenByChance === 0 ? shown.slice(0, 1) : shown)) {
      const before = known.get(key)
      if (before === undefined) known.set(key, [...commons])
      else
        commons.forEach((common, pair) => {
          if (common !== undefined)
            before[pair] = before[pair] === undefined || before[pair] === common ? common : UNCERTAIN
        })
    }
  }
  expect(known.size).toBeGreaterThan(100)
  return [...known].flatMap(([key, commons]) => {
    const cells: readonly ReleasedCell[] = JSON.parse(key)
    return pairs.flatMap(({ reader, unit }, pair) => {
      const common = commons[pair] ?? UNCERTAIN
      const choice = choices[common]
      if (common === UNCERTAIN || choice === 'open') return []
      const insider = reader === null ? null : { ...reader, answer: choices[reader.choice] }
      if (isSaidOfMany(cells, unit, choice, insider, policy)) return []
      return [`${key}: all others of ${nameOf(unit)} said ${choice} (${JSON.stringify(insider)})`]
    })
  })
}

const real = defaultModel.alignment.suppression
/** Groups of these sizes all count as few: what ten or more of one mind say is shown, and said to be (docs/privacy.md). */
const fewOfAll = { ...real, homogeneousBelow: 20 }
const all: readonly Choice[] = [3, 4, 5, 'unknown', 'open']
const orOpen: readonly Choice[] = [4, 5, 'open']
const orUnknown: readonly Choice[] = [4, 5, 'unknown']

describe('an attacker who tries every way in which functions can have answered', () => {
  it.each([
    ['6 and 6 people', [6, 6], all, fewOfAll],
    ['7 and 6 people', [7, 6], all, fewOfAll],
    ['8 and 3 people', [8, 3], all, fewOfAll],
    ['a large one of 12 beside 6', [12, 6], [3, 4, 5, 'open'], real],
    ['a large one of 12 beside 6, who may not know', [12, 6], [4, 5, 'unknown', 'open'], real],
    ['a large one beside two small ones', [12, 6, 6], orOpen, real],
    ['a large one beside two small ones, who may not know', [12, 6, 6], orUnknown, real],
    ['a large one beside two too small ones', [12, 4, 4], orOpen, real],
    ['a large one beside two that are few together', [13, 6, 6], orOpen, { ...real, homogeneousBelow: 12 }],
    ['three that are few, of four who answered together', [7, 6, 4], orOpen, fewOfAll],
    ['three that are few', [8, 7, 6], orOpen, fewOfAll],
  ] as const)(
    'is never certain what each of the others in a function said: %s',
    (_, sizes, choices, policy) => {
      expect(disclosures(sizes, choices, policy).slice(0, 3)).toEqual([])
    },
    300_000,
  )

  it.each([
    ['without leaving a reader aside', [7, 6], all, { ...fewOfAll, readersMargin: 0 }],
    ['and hides nothing by chance', [7, 6], all, { ...fewOfAll, hiddenByChance: 0 }],
    ['beside a large one, and hides nothing by chance', [12, 6], orOpen, { ...real, hiddenByChance: 0 }],
    ['that are left over, and hides nothing by chance', [12, 4, 4], orOpen, { ...real, hiddenByChance: 0 }],
  ] as const)(
    'would be, as one of the people, where a company shows groups %s',
    (_, sizes, choices, policy) => {
      expect(disclosures(sizes, choices, policy).length).toBeGreaterThan(0)
    },
    300_000,
  )
})

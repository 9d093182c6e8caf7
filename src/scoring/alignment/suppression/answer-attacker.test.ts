import { describe, expect, it } from 'vitest'
import { defaultModel } from '../../model/index.ts'
import { releaseItem } from './cells.ts'
import { fewestPeople, type SuppressionPolicy } from './release.ts'
import { visibleUnits } from './units.ts'

/** What somebody can do with an item: three of the five answers, "don't know", or leave it open. */
const choices = ['3', '4', '5', 'unknown', 'open'] as const
/** How many of a function chose what, in the order of `choices`. */
type Said = readonly number[]
const OPEN: number = choices.indexOf('open')

function* allSaid(people: number, kinds: number = choices.length): Generator<Said> {
  if (kinds === 1) {
    yield [people]
    return
  }
  for (let count = 0; count <= people; count++)
    for (const rest of allSaid(people - count, kinds - 1)) yield [count, ...rest]
}

const idsOf = (unit: string, people: number) =>
  Array.from({ length: people }, (_, index) => `${unit}${index}`)
const tallyOf = (unit: string, [threes = 0, fours = 0, fives = 0, dontKnow = 0]: Said) => ({
  unit,
  item: 'item',
  counts: [0, 0, threes, fours, fives],
  dontKnow,
})

/** All that may be shown of one item where two functions said this: chance may hide either, both or none. */
function shownOf(
  a: Said,
  b: Said,
  visible: ReadonlySet<string>,
  policy: SuppressionPolicy,
): readonly string[] {
  const hidden = [
    [1, 1],
    [0, 1],
    [1, 0],
    [0, 0],
  ]
  const tallies = [tallyOf('A', a), tallyOf('B', b)]
  const shown = hidden.map(chances => {
    const left = [...chances]
    return JSON.stringify(releaseItem('item', tallies, visible, policy, () => left.shift() ?? 1))
  })
  return policy.hiddenByChance === 0 ? shown.slice(0, 1) : [...new Set(shown)]
}

/** Groups of these sizes all count as few: what ten or more of one mind say is shown, and said to be (docs/privacy.md). */
const fewOfAll = { ...defaultModel.alignment.suppression, homogeneousBelow: 20 }

type World = readonly [a: Said, b: Said]
interface Insider {
  readonly unit: 0 | 1
  readonly choice: number
}
const readers: readonly (Insider | null)[] = [
  null,
  ...([0, 1] as const).flatMap(unit => choices.map((_, choice) => ({ unit, choice }))),
]

/** What everybody else in a function is known to have answered, where a reader can be certain of it. */
function certainOf(worlds: readonly World[], unit: 0 | 1, reader: Insider | null): number | null {
  const others = worlds
    .filter(world => reader === null || (world[reader.unit][reader.choice] ?? 0) > 0)
    .map(world =>
      world[unit].map((count, choice) => count - (reader?.unit === unit && reader.choice === choice ? 1 : 0)),
    )
  const [first] = others
  const choice = first?.findIndex(count => count > 0) ?? -1
  if (choice < 0 || choice === OPEN) return null
  return others.every(each => each.every((count, at) => count === 0 || at === choice)) ? choice : null
}

function disclosures(sizes: readonly [number, number], policy: SuppressionPolicy): readonly string[] {
  const units = [
    { id: 'A', people: idsOf('A', sizes[0]) },
    { id: 'B', people: idsOf('B', sizes[1]) },
  ]
  const everyone = units.flatMap(({ people }) => people)
  const visible = new Set(visibleUnits(everyone, units, { minimumRespondents: fewestPeople(policy) }).units)
  const classes = new Map<string, World[]>()
  for (const a of allSaid(sizes[0]))
    for (const b of allSaid(sizes[1]))
      for (const shown of shownOf(a, b, visible, policy)) {
        const known = classes.get(shown)
        if (known === undefined) classes.set(shown, [[a, b]])
        else known.push([a, b])
      }
  expect(classes.size).toBeGreaterThan(100)
  return [...classes].flatMap(([shown, worlds]) =>
    ([0, 1] as const).flatMap(unit =>
      readers.flatMap(reader => {
        const choice = certainOf(worlds, unit, reader)
        return choice === null
          ? []
          : [`${shown}: all others of ${unit} said ${choices[choice]} (${JSON.stringify(reader)})`]
      }),
    ),
  )
}

describe('an attacker who tries every way in which two functions can have answered', () => {
  it.each([
    [6, 6],
    [7, 6],
    [8, 3],
  ] as const)(
    'is never certain what each of the others in a function said: %i and %i people',
    (a, b) => {
      expect(disclosures([a, b], fewOfAll).slice(0, 3)).toEqual([])
    },
    300_000,
  )

  it.each([
    ['without leaving a reader aside', { ...fewOfAll, readersMargin: 0 }],
    ['and hides nothing by chance', { ...fewOfAll, hiddenByChance: 0 }],
  ])(
    'would be, as one of the people, where a company shows groups %s',
    (_, policy) => {
      expect(disclosures([7, 6], policy).length).toBeGreaterThan(0)
    },
    300_000,
  )
})

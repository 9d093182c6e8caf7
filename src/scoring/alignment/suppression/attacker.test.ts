import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../../test/support/cases.ts'
import type { Model } from '../../model/index.ts'
import { defaultModel } from '../../model/index.ts'
import type { Release } from './release.ts'
import { releaseWave } from './surface.ts'

/** Which function somebody answered in; null is not at all: absent, gone, or never asked. */
type Place = string | null
/** One person's places in the waves, one after the other. */
type Life = readonly Place[]

const modelFor = (minimumRespondents: number): Model => {
  const { alignment } = defaultModel
  return {
    ...defaultModel,
    alignment: { ...alignment, suppression: { ...alignment.suppression, minimumRespondents } },
  }
}

/** Everything that anybody sees of the waves: totals and functions. */
function shownSets(lives: readonly Life[], waves: number, model: Model): ReadonlySet<number>[] {
  const shown: ReadonlySet<number>[] = []
  let log: readonly Release[] = []
  for (let wave = 0; wave < waves; wave++) {
    const participants: Record<string, string[]> = {}
    lives.forEach((life, person) => {
      const place = life[wave] ?? null
      if (place !== null) participants[place] = [...(participants[place] ?? []), String(person)]
    })
    const released = releaseWave({ items: [], tallies: [], participants, log, chance: () => 1 }, model)
    log = released.log
    for (const { unit } of released.groups) {
      const people = unit === null ? Object.values(participants).flat() : (participants[unit] ?? [])
      shown.push(new Set(people.map(Number)))
    }
  }
  return shown
}

// A prime of its own and no code in common with what is attacked; minors of these small matrices are far below it.
const PRIME = 1_000_003

function basisOf(rows: readonly (readonly number[])[]): Map<number, number[]> {
  const basis = new Map<number, number[]>()
  for (const row of rows) {
    const left = reduceBy(basis, row)
    const pivot = left.findIndex(value => value !== 0)
    if (pivot < 0) continue
    let inverse = 1
    for (let power = PRIME - 2, base = left[pivot] ?? 1; power > 0; power = Math.floor(power / 2)) {
      if (power % 2 === 1) inverse = (inverse * base) % PRIME
      base = (base * base) % PRIME
    }
    basis.set(
      pivot,
      left.map(value => (value * inverse) % PRIME),
    )
  }
  return basis
}

function reduceBy(basis: ReadonlyMap<number, readonly number[]>, row: readonly number[]): number[] {
  const left = [...row]
  for (let column = 0; column < left.length; column++) {
    const by = basis.get(column)
    const factor = left[column] ?? 0
    if (by === undefined || factor === 0) continue
    by.forEach((value, index) => {
      left[index] = ((left[index] ?? 0) + (PRIME - factor) * value) % PRIME
    })
  }
  return left
}

/** A group of fewer than `minimum` others that somebody can work out, who may be one of the people; null where nobody can. */
function derived(sets: readonly ReadonlySet<number>[], people: number, own: number | null, minimum: number) {
  const all = [...Array(people).keys()]
  const rows = sets.map(set => all.map(person => (set.has(person) ? 1 : 0)))
  const known = own === null ? rows : [...rows, all.map(person => (person === own ? 1 : 0))]
  const basis = basisOf(known)
  // People who are in the same sets can only be worked out together.
  const pieces = new Map<string, number[]>()
  for (const person of all) {
    const key = person === own ? 'own' : rows.map(row => row[person]).join('')
    if (key.includes('1')) pieces.set(key, [...(pieces.get(key) ?? []), person])
  }
  pieces.delete('own')
  const small = [...pieces.values()].filter(piece => piece.length < minimum)
  const search = (from: number, group: readonly number[]): readonly number[] | null => {
    for (let index = from; index < small.length; index++) {
      const next = [...group, ...(small[index] ?? [])]
      if (next.length >= minimum) continue
      const target = all.map(person => (next.includes(person) ? 1 : 0))
      if (reduceBy(basis, target).every(value => value === 0)) return next
      const found = search(index + 1, next)
      if (found !== null) return found
    }
    return null
  }
  return search(0, [])
}

const attackers = (people: number) => [null, ...Array(people).keys()]

/** All ways to give `people` people one of `kinds` lives, who they are left aside. */
function* organisations(people: number, kinds: number): Generator<readonly number[]> {
  if (kinds === 1) {
    yield [people]
    return
  }
  for (let count = 0; count <= people; count++)
    for (const rest of organisations(people - count, kinds - 1)) yield [count, ...rest]
}

describe('an attacker who sees everything that is shown', () => {
  it('the search itself finds what is there', () => {
    const set = (...people: number[]) => new Set(people)
    expect(derived([set(0, 1, 2, 3, 4, 5), set(0, 1, 2, 3)], 6, null, 3)).toEqual([4, 5])
    expect(derived([set(0, 1, 2)], 3, 0, 3)).toEqual([1, 2])
    expect(derived([set(0, 1, 2)], 3, null, 3)).toBeNull()
  })

  it('finds a member of a group of five who knows the other four, where a company shows such groups', () => {
    const five = Array<Life>(5).fill(['A'])
    const { alignment } = defaultModel
    const usual = { ...alignment, suppression: { ...alignment.suppression, readersMargin: 0 } }
    const sets = shownSets(five, 1, { ...defaultModel, alignment: usual })
    expect(derived(sets, 5, null, 5)).toBeNull()
    expect(derived(sets, 5, 0, 5)).toEqual([1, 2, 3, 4])
    expect(shownSets(five, 1, defaultModel)).toEqual([])
  })

  // Every organisation of up to eight people with two functions over two waves: joiners, leavers, movers, absentees.
  it('works out no group below the minimum in any small organisation, as an outsider or as any one person', () => {
    const minimum = 2
    const model = modelFor(minimum)
    const places: readonly Place[] = ['A', 'B', null]
    const kinds = places
      .flatMap(first => places.map((second): Life => [first, second]))
      .filter(life => life.some(place => place !== null))
    let tried = 0
    let shown = 0
    for (let size = 3; size <= 8; size++)
      for (const counts of organisations(size, kinds.length)) {
        const lives = counts.flatMap((count, kind) => Array<Life>(count).fill(kinds[kind] ?? []))
        const sets = shownSets(lives, 2, model)
        for (const own of attackers(size)) {
          const found = derived(sets, size, own, minimum)
          if (found !== null) throw new Error(`${JSON.stringify(lives)} gives ${found} to ${own}`)
        }
        tried += 1
        shown += sets.length > 0 ? 1 : 0
      }
    expect(tried).toBe(12_825)
    expect(shown / tried).toBeGreaterThan(0.5)
  }, 120_000)

  const life = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('A', 'B', 'C', 'D') },
      { weight: 2, arbitrary: fc.constant(null) },
    ),
    { minLength: 4, maxLength: 4 },
  )
  /** Most people stay where they are; some leave, join, move, or answer in some waves only. */
  const steady = fc
    .tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
    .map(([unit, answers]): Life => answers.map(answered => (answered ? unit : null)))
  const company = fc.array(fc.oneof({ weight: 5, arbitrary: steady }, { weight: 1, arbitrary: life }), {
    minLength: 12,
    maxLength: 70,
  })

  test.prop([company], { numRuns: cases(150) })(
    'works out no group of one to four others over four waves',
    lives => {
      const sets = shownSets(lives, 4, defaultModel)
      const ofEachKind = [...new Map(lives.map((each, person) => [JSON.stringify(each), person])).values()]
      for (const own of [null, ...ofEachKind]) expect(derived(sets, lives.length, own, 5)).toBeNull()
    },
  )

  it('sees the results of a large company wave after wave, as long as enough people come and go', () => {
    const units = ['A', 'B', 'C', 'D', 'E', 'F']
    // A fixed pattern: three of five answer, each time others.
    const lives = Array.from(
      { length: 900 },
      (_, person): Life =>
        Array.from({ length: 10 }, (_, wave) =>
          (person * 7919 + wave * 104_729 + ((person * wave) % 13)) % 5 < 3
            ? (units[person % 6] ?? null)
            : null,
        ),
    )
    expect(shownSets(lives, 10, defaultModel).length).toBeGreaterThan(40)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../../test/support/cases.ts'
import { derivesSmallGroup } from './derivation.ts'

const limits = { byAnyone: 3, besideOneself: 2 }
const groupsOf = (...groups: string[]) => groups.map(people => new Set(people))

/** Whether adding and subtracting the rows in any way gives the target: by elimination in fractions. */
function spans(rows: readonly (readonly number[])[], target: readonly number[]): boolean {
  const rest = [...target]
  const left = rows.map(row => [...row])
  for (let column = 0; column < target.length; column++) {
    const index = left.findIndex(row => Math.abs(row[column] ?? 0) > 1e-9)
    const [pivot] = index < 0 ? [] : left.splice(index, 1)
    if (pivot === undefined) continue
    for (const row of [...left, rest]) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      pivot.forEach((value, at) => {
        row[at] = (row[at] ?? 0) - factor * value
      })
    }
  }
  return rest.every(value => Math.abs(value) < 1e-9)
}

/** Tries every group that is too small, as an outsider and as each of the people, who may take themselves out. */
function isDerivable(groups: readonly ReadonlySet<string>[]): boolean {
  const people = [...new Set(groups.flatMap(group => [...group]))]
  const canDerive = (others: readonly string[], limit: number) => {
    const rows = groups.map(group => others.map(person => (group.has(person) ? 1 : 0)))
    return Array.from({ length: 2 ** others.length }, (_, mask) =>
      others.map((_person, at) => (mask >> at) % 2),
    )
      .filter(target => target.includes(1) && target.filter(value => value === 1).length < limit)
      .some(target => spans(rows, target))
  }
  return (
    canDerive(people, limits.byAnyone) ||
    people.some(self =>
      canDerive(
        people.filter(person => person !== self),
        limits.besideOneself,
      ),
    )
  )
}

describe('a small group is given away', () => {
  it.each([
    ['by itself', ['ab'], true],
    ['not by a large one', ['abc'], false],
    ['by what is left of a larger one', ['abcde', 'abc'], true],
    ['not by what is left where that is large', ['abcdef', 'abc'], false],
    ['by a total and all parts but one', ['abcdefgh', 'abc', 'def'], true],
    ['not by parts alone', ['abc', 'def'], false],
    ['to the one whom two groups share', ['abcd', 'defg', 'abcefg'], true],
    ['not by two that overlap widely', ['abcdef', 'defghi'], false],
    ['by three that overlap in pairs', ['abcd', 'cdef', 'abef'], true],
  ])('%s: %j', (_title, groups, given) => {
    expect(derivesSmallGroup(groupsOf(...groups), limits)).toBe(given)
    expect(isDerivable(groupsOf(...groups))).toBe(given)
  })

  it('exactly where trying every small group and every reader finds it', () => {
    const group = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 3 })
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), lists => {
        const groups = lists.map(list => new Set(list))
        expect(derivesSmallGroup(groups, limits)).toBe(isDerivable(groups))
      }),
      { numRuns: cases(400), seed: 20081013 },
    )
  })
})

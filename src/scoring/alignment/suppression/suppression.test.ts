import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../../test/support/cases.ts'
import { defaultModel } from '../../model/index.ts'
import { decide, type Release } from './release.ts'
import { visibleUnits } from './units.ts'

/** Market practice; by default one more is needed, for the reader. */
const policy = { ...defaultModel.alignment.suppression, readersMargin: 0 }
const K = policy.minimumRespondents
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `p${from + index}`)
const about = (ids: readonly string[], subject = 'group'): Release => ({ subject, people: ids })

/** Asks for one group after the other; what was shown stays in the log. */
function ask(queries: readonly Release[]): { log: readonly Release[]; answers: string[] } {
  let log: readonly Release[] = []
  const answers = queries.map(query => {
    const decision = decide(query, log, policy)
    if (!decision.released) return decision.rule
    log = decision.log
    return 'shown'
  })
  return { log, answers }
}

describe('what may be shown after what has been shown', () => {
  it.each([
    ['four people', [about(people(0, 4))], ['minimum']],
    ['five people', [about(people(0, 5))], ['shown']],
    ['the same people again', [about(people(0, 6)), about(people(0, 6))], ['shown', 'shown']],
    ['nine, then six of them', [about(people(0, 9)), about(people(0, 6))], ['shown', 'differencing']],
    ['six, then nine with them', [about(people(0, 6)), about(people(0, 9))], ['shown', 'differencing']],
    ['ten, then five of them', [about(people(0, 10)), about(people(0, 5))], ['shown', 'shown']],
    [
      'a group in two waves, one person new',
      [about(people(0, 8)), about(people(0, 9))],
      ['shown', 'differencing'],
    ],
    [
      'a total after two parts that leave three',
      [about(people(0, 8)), about(people(8, 8)), about(people(0, 19))],
      ['shown', 'shown', 'derivation'],
    ],
    [
      'a total after two parts that leave five',
      [about(people(0, 8)), about(people(8, 8)), about(people(0, 21))],
      ['shown', 'shown', 'shown'],
    ],
    [
      'other subjects are no difference',
      [about(people(0, 9)), about(people(0, 6), 'other')],
      ['shown', 'shown'],
    ],
  ])('%s', (_, queries, answers) => {
    expect(ask(queries).answers).toEqual(answers)
  })

  it('alignment 7.6: total 9 and B of 6 would leak the mean of A’s 3', () => {
    expect((9 * 3.44 - 6 * 3.83) / 3).toBeCloseTo(2.66, 2)
    expect(ask([about(people(0, 9)), about(people(3, 6))]).answers).toEqual(['shown', 'differencing'])
  })
})

describe('sibling units beside their total', () => {
  const unit = (id: string, from: number, count: number) => ({ id, people: people(from, count) })
  it.each([
    ['A 3 and B 6 of 9 show only the total', 9, [unit('A', 0, 3), unit('B', 3, 6)], true, []],
    ['with 4 directly in the total, B shows too', 13, [unit('A', 0, 3), unit('B', 3, 6)], true, ['B']],
    ['nobody left over shows all', 12, [unit('A', 0, 6), unit('B', 6, 6)], true, ['A', 'B']],
    [
      'one small unit hides the next smallest with it',
      18,
      [unit('A', 0, 3), unit('B', 3, 6), unit('C', 9, 9)],
      true,
      ['C'],
    ],
    ['a total of 4 shows nothing', 4, [unit('A', 0, 4)], false, []],
  ])('%s', (_, total, units, isTotalShown, visible) => {
    expect(visibleUnits(people(0, total), units, policy)).toEqual({ total: isTotalShown, units: visible })
  })
})

/** Exact rank by fractions of bigints: an attacker of its own, sharing nothing with the code under test. */
function canDerive(target: readonly bigint[], rows: readonly (readonly bigint[])[]): boolean {
  const rank = (matrix: bigint[][]): number => {
    let found = 0
    for (let column = 0; column < target.length; column++) {
      const at = matrix.findIndex((row, index) => index >= found && row[column] !== 0n)
      if (at < 0) continue
      const [pivot] = matrix.splice(at, 1)
      if (pivot === undefined) continue
      matrix.splice(found, 0, pivot)
      for (let row = found + 1; row < matrix.length; row++) {
        const factor = matrix[row]?.[column] ?? 0n
        matrix[row] = (matrix[row] ?? []).map(
          (value, index) => value * (pivot[column] ?? 0n) - factor * (pivot[index] ?? 0n),
        )
      }
      found++
    }
    return found
  }
  const copy = rows.map(row => [...row])
  return rank(copy) === rank([...rows.map(row => [...row]), [...target]])
}

const UNIVERSE = 11
const filterOfWave = fc.record({
  // Each wave, each person answers or not; a filter keeps some functions and some sites.
  answered: fc.array(fc.boolean(), { minLength: UNIVERSE, maxLength: UNIVERSE }),
  functions: fc.subarray([0, 1, 2], { minLength: 1 }),
  sites: fc.subarray([0, 1], { minLength: 1 }),
  isWholeWave: fc.boolean(),
})

describe('no sequence of filters and waves', () => {
  test.prop([fc.array(filterOfWave, { minLength: 2, maxLength: 12 })], { numRuns: cases(60) })(
    'shows or gives away a group of fewer than five people',
    filters => {
      const { log } = ask(
        filters.map(({ answered, functions, sites, isWholeWave }) =>
          about(
            people(0, UNIVERSE).filter(
              (_, person) =>
                (answered[person] === true || isWholeWave) &&
                functions.includes(person % 3) &&
                sites.includes(Math.floor(person / 3) % 2),
            ),
          ),
        ),
      )
      const shown = log.map(release => new Set(release.people))
      for (const a of shown)
        for (const b of shown) {
          const difference = [...a].filter(person => !b.has(person)).length
          expect(difference === 0 || difference >= K).toBe(true)
        }
      const rows = shown.map(set => people(0, UNIVERSE).map(person => (set.has(person) ? 1n : 0n)))
      for (let bits = 1; bits < 2 ** UNIVERSE; bits++) {
        const target = people(0, UNIVERSE).map((_, person) => BigInt((bits >> person) & 1))
        if (target.filter(one => one === 1n).length < K) expect(canDerive(target, rows)).toBe(false)
      }
    },
  )

  test.prop([
    fc.array(fc.uniqueArray(fc.nat(UNIVERSE - 1), { minLength: 5 }), { minLength: 1, maxLength: 8 }),
  ])('refuses what it has shown before', groups => {
    const { log } = ask(groups.map(group => about(group.map(person => `p${person}`))))
    for (const release of log) expect(decide(release, log, policy)).toMatchObject({ released: true })
  })
})

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../../test/support/cases.ts'
import { defaultModel } from '../../model/index.ts'
import type { Tally } from './cells.ts'
import { type ReleaseRequest, releaseWave } from './surface.ts'

const { suppression } = defaultModel.alignment
const usual = {
  ...defaultModel,
  alignment: { ...defaultModel.alignment, suppression: { ...suppression, readersMargin: 0 } },
}
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `p${from + index}`)

/** Answers to one item; null is "don't know". */
function tally(unit: string, ratings: readonly (number | null)[], item = 'sales_process'): Tally {
  const counts = [1, 2, 3, 4, 5].map(option => ratings.filter(rating => rating === option).length)
  return { unit, item, counts, dontKnow: ratings.filter(rating => rating === null).length }
}
const request = (
  tallies: readonly Tally[],
  participants: ReleaseRequest['participants'],
): ReleaseRequest => ({
  items: ['sales_process'],
  tallies,
  participants,
  log: [],
  chance: () => 1,
})
const shownUnits = (wave: ReturnType<typeof releaseWave>) => wave.cells.map(({ unit }) => unit)

const threeAndSix = request([tally('A', [2, 3, 3]), tally('B', [4, 4, 3, 4, 4, 4])], {
  A: people(0, 3),
  B: people(3, 6),
})

describe('results as anyone may see them', () => {
  it('three and six people show only their total', () => {
    const wave = releaseWave(threeAndSix, usual)
    expect(wave.hiddenUnits).toEqual(['A', 'B'])
    expect(wave.cells).toEqual([
      { unit: null, item: 'sales_process', n: 9, counts: [0, 1, 3, 5, 0], level: null, dontKnow: 0 },
    ])
  })

  it('a group of five needs a company that does not count the reader out', () => {
    const five = request([tally('A', [2, 3, 3, 4, 5])], { A: people(0, 5) })
    expect(shownUnits(releaseWave(five, usual))).toEqual([null, 'A'])
    expect(releaseWave(five, defaultModel)).toMatchObject({ groups: [], cells: [], log: [] })
  })

  it('a function shows where enough others stand behind the difference, but not an item that few of them answered', () => {
    const participants = { A: people(0, 6), B: people(6, 6) }
    const few = request(
      [tally('A', [2, 3, 3, null, null, null]), tally('B', [4, 4, 3, 4, 4, 4])],
      participants,
    )
    const wave = releaseWave(few, defaultModel)
    expect(wave.hiddenUnits).toEqual([])
    expect(wave.cells).toMatchObject([{ unit: null, n: 9, dontKnow: 3 }])
  })

  it('few people who all say the same hide, and so does whoever would give them away', () => {
    const participants = { A: people(0, 6), B: people(6, 6), C: people(12, 12) }
    const tallies = [
      tally('A', Array(6).fill(5)),
      tally('B', [1, 2, 3, 4, 5, 5]),
      tally('C', Array(12).fill(4)),
    ]
    const wave = releaseWave(request(tallies, participants), defaultModel)
    expect(shownUnits(wave)).toEqual([null, 'C'])
  })

  it.each([
    ['all 5 are told as a level', Array(8).fill(5), [{ counts: null, level: '≥4' }]],
    ['all 1 are told as a level', Array(8).fill(1), [{ counts: null, level: '≤2' }]],
    ['all 3 are not told at all', Array(8).fill(3), []],
    ['twelve who agree are counted', Array(12).fill(4), [{ counts: [0, 0, 0, 12, 0] }, { unit: 'A' }]],
  ])('eight of one function: %s', (_, ratings, cells) => {
    const participants = { A: people(0, ratings.length) }
    const wave = releaseWave(request([tally('A', ratings)], participants), defaultModel)
    expect(wave.cells).toHaveLength(cells.length)
    expect(wave.cells).toMatchObject(cells)
  })

  it('the next wave of nearly the same people is held back; of the same people it is shown', () => {
    const first = releaseWave(threeAndSix, usual)
    const joined: ReleaseRequest = {
      ...threeAndSix,
      tallies: [tally('A', [2, 3, 3, 5]), tally('B', [4, 4, 3, 4, 4, 4])],
      participants: { A: [...people(0, 3), 'new'], B: people(3, 6) },
      log: first.log,
    }
    expect(releaseWave(joined, usual).cells).toEqual([])
    expect(releaseWave({ ...threeAndSix, log: first.log }, usual)).toEqual(first)
  })

  it('a function that is close to an earlier one stays hidden, with whoever would give it away', () => {
    const first = releaseWave(request([tally('A', [1, 2, 3, 4, 5, 5, 4])], { A: people(0, 7) }), defaultModel)
    const participants = { A: people(0, 8), B: people(20, 8), C: people(40, 8) }
    const wave = releaseWave({ ...request([], participants), log: first.log }, defaultModel)
    expect(wave.groups).toEqual([
      { unit: null, n: 24 },
      { unit: 'B', n: 8 },
    ])
  })

  it('more answers than participants are refused', () => {
    expect(() => releaseWave(request([tally('A', [4])], { A: [] }), defaultModel)).toThrow(
      'more answers than people',
    )
  })

  const answers = fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { maxLength: 14 })
  test.prop([fc.record({ A: answers, B: answers, C: answers, D: answers })], { numRuns: cases(300) })(
    'no shown group, nor what is left of the total, is below five besides the reader or few of one mind',
    ratings => {
      const units = Object.entries(ratings)
      const participants = Object.fromEntries(
        units.map(([unit, own], index) => [unit, people(100 * index, own.length)]),
      )
      const wave = releaseWave(
        request(
          units.map(([unit, own]) => tally(unit, own)),
          participants,
        ),
        defaultModel,
      )
      const total = wave.cells.find(({ unit }) => unit === null)
      const functions = wave.cells.filter(({ unit }) => unit !== null)
      const rest = total?.counts?.map((count, option) =>
        functions.reduce((left, cell) => left - (cell.counts?.[option] ?? 0), count),
      )
      const groups = [...wave.cells.flatMap(({ counts }) => (counts === null ? [] : [counts])), rest ?? []]
      for (const counts of groups) {
        const n = counts.reduce((sum, count) => sum + count, 0)
        const isOfOneMind = counts.filter(count => count > 0).length === 1
        expect(n === 0 || (n >= 6 && !(n < 10 && isOfOneMind))).toBe(true)
      }
    },
  )
})

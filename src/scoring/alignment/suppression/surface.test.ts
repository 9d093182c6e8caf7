import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { defaultModel } from '../../model/index.ts'
import { type SurfaceRequest, surfaceAssessment } from './surface.ts'

const K = defaultModel.alignment.suppression.minimumRespondents
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `p${from + index}`)
const sheetsOf = (unit: string, ratings: readonly (number | null)[]) =>
  ratings.map(rating => ({ function: unit, ratings: { sales_process: rating } }))
const cellOf = (surfaced: ReturnType<typeof surfaceAssessment>, unit: string | null) =>
  surfaced.cells.find(cell => cell.unit === unit && cell.topic === 'sales_process')?.presented

const threeAndSix: SurfaceRequest = {
  form: 'short',
  sheets: [...sheetsOf('A', [2, 3, 3]), ...sheetsOf('B', [4, 4, 3, 4, 4, 4])],
  participants: { A: people(0, 3), B: people(3, 6) },
  log: [],
}

describe('results as anyone may see them', () => {
  it('three and six people show only their total', () => {
    const surfaced = surfaceAssessment(threeAndSix, defaultModel)
    expect(surfaced.hiddenUnits).toEqual(['A', 'B'])
    expect(cellOf(surfaced, null)).toMatchObject({ shown: true, n: 9, mean: 3.4 })
    expect(cellOf(surfaced, 'B')).toBeUndefined()
  })

  it('a function shows where enough others stand behind the difference, but not an item that few of them answered', () => {
    const request: SurfaceRequest = {
      form: 'short',
      sheets: [...sheetsOf('A', [2, 3, 3, null, null, null]), ...sheetsOf('B', [4, 4, 3, 4, 4, 4])],
      participants: { A: people(0, 6), B: people(6, 6) },
      log: [],
    }
    const surfaced = surfaceAssessment(request, defaultModel)
    expect(surfaced.hiddenUnits).toEqual([])
    expect(cellOf(surfaced, null)).toMatchObject({ shown: true, n: 9 })
    expect(cellOf(surfaced, 'A')).toMatchObject({ shown: false, n: '<5' })
    expect(cellOf(surfaced, 'B')).toMatchObject({ shown: false })
  })

  it('the next wave of nearly the same people is held back; of the same people it is shown', () => {
    const first = surfaceAssessment(threeAndSix, defaultModel)
    const joined: SurfaceRequest = {
      form: 'short',
      sheets: [...threeAndSix.sheets, ...sheetsOf('A', [5])],
      participants: { A: [...people(0, 3), 'new'], B: people(3, 6) },
      log: first.log,
    }
    expect(surfaceAssessment(joined, defaultModel).cells).toEqual([])
    const again = surfaceAssessment({ ...threeAndSix, log: first.log }, defaultModel)
    expect(again).toEqual(first)
  })

  it('sheets and participants that don’t fit are refused', () => {
    expect(() =>
      surfaceAssessment({ ...threeAndSix, participants: { A: [], B: people(3, 6) } }, defaultModel),
    ).toThrow('A: 3 sheets of 0 participants')
  })

  const wave = fc.array(
    fc.record({
      function: fc.constantFrom('A', 'B', 'C'),
      ratings: fc.record({
        sales_process: fc.option(fc.integer({ min: 1, max: 5 })),
        engage: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
    }),
    { maxLength: 24 },
  )

  test.prop([wave, wave], { numRuns: 60 })(
    'no cell nor difference of cells stands for fewer than five people',
    (one, two) => {
      let log: SurfaceRequest['log'] = []
      for (const sheets of [one, two]) {
        const participants = Object.fromEntries(
          ['A', 'B', 'C'].map(unit => [
            unit,
            sheets.flatMap((sheet, index) => (sheet.function === unit ? [`p${index}`] : [])),
          ]),
        )
        const surfaced = surfaceAssessment({ form: 'short', sheets, participants, log }, defaultModel)
        log = surfaced.log
        for (const topic of ['sales_process', 'engage'] as const) {
          const behind = (unit: string | null) =>
            sheets.filter(
              sheet => (unit === null || sheet.function === unit) && sheet.ratings[topic] !== null,
            ).length
          const shown = surfaced.cells.filter(cell => cell.topic === topic && cell.presented.shown)
          for (const { unit } of shown) expect(behind(unit)).toBeGreaterThanOrEqual(K)
          const units = shown.flatMap(({ unit }) => (unit === null ? [] : [unit]))
          const rest = behind(null) - units.reduce((sum, unit) => sum + behind(unit), 0)
          if (units.length > 0) expect(rest === 0 || rest >= K).toBe(true)
        }
      }
    },
  )
})

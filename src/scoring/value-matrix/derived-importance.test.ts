import { expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { valueMatrix } from './index.ts'

/** Forty buyers: speed goes with the preference, price against it, and nobody tells brands apart by roadmap. */
function judged(count: number, importanceFrom: 'stated' | 'derived' = 'derived') {
  const buyers = Array.from({ length: count }, (_, index) => index)
  const result = runModule(
    valueMatrix,
    {
      importanceFrom,
      overall: Object.fromEntries(buyers.map(index => [`R${index}`, index % 5])),
      responses: buyers.flatMap(index =>
        Object.entries({ speed: 1 + (index % 5), price: 7 - (index % 5), roadmap: 4 }).map(
          ([attribute, own]) => ({
            respondent: `R${index}`,
            attribute,
            importance: attribute === 'price' ? 7 : 3,
            own,
            competitors: { rival: 2 + (index % 2) },
          }),
        ),
      ),
    },
    defaultModel,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  const [cell] = result.value.cells
  if (cell === undefined) throw new Error('there are answers')
  return { cell, attribute: (name: string) => cell.attributes.find(({ attribute }) => attribute === name) }
}

it('derived importance is the correlation with the preference, 0 where it goes against it', () => {
  const { cell, attribute } = judged(40)
  expect(cell).toMatchObject({ importanceMethod: 'pearson', cut: 'mean', importanceCut: 0.5 })
  expect(cell.otherCuts.map(({ cut }) => cut)).toEqual(['median'])
  expect(attribute('speed')).toMatchObject({
    importance: expect.closeTo(1, 9),
    derivedImportance: expect.closeTo(1, 9),
    statedImportance: 3,
    weight: 1,
  })
  expect(attribute('price')).toMatchObject({ importance: 0, statedImportance: 7, weight: 0 })
  expect(cell.warnings).toEqual([
    {
      code: 'negative_importance',
      message: 'price: better ratings go with lower preference; its importance counts as 0.',
    },
  ])
})

it('an attribute that everybody rates alike explains no preference', () => {
  expect(judged(40).attribute('roadmap')).toMatchObject({
    importance: null,
    reason: 'zero_variance',
    finding: {
      explanation: { sentence: "roadmap: everyone gave the same rating, so it can't explain preference." },
    },
  })
})

it('beside stated importance what drives is said, and nothing else changes', () => {
  const { cell, attribute } = judged(40, 'stated')
  expect(cell).toMatchObject({ importanceMethod: 'stated', warnings: [] })
  expect(cell.otherCuts.map(({ cut }) => cut)).toEqual(['median', 'scaleMean'])
  expect(attribute('speed')).toMatchObject({ importance: 3, driver: 'hidden_driver' })
  expect(attribute('price')).toMatchObject({ importance: 7, driver: 'basic' })
  expect(attribute('roadmap')).toMatchObject({ driver: null, derivedImportance: null })
})

it('too few buyers give no derived importance, and a reason', () => {
  const { cell, attribute } = judged(29)
  expect(cell.importanceCut).toBeNull()
  expect(cell.otherCuts).toEqual([])
  expect(attribute('speed')).toMatchObject({
    importance: null,
    weight: null,
    reason: 'insufficient_n',
    driver: null,
  })
  expect(judged(30).attribute('speed')).toMatchObject({ importance: expect.closeTo(1, 9) })
})

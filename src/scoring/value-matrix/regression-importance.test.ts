import { expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { valueMatrix } from './index.ts'

/** Twelve buyers' ratings of three attributes, and what they prefer overall. */
const x = [
  [5, 4, 3],
  [4, 4, 2],
  [3, 2, 4],
  [2, 3, 3],
  [5, 5, 4],
  [1, 2, 2],
  [4, 3, 5],
  [3, 3, 3],
  [2, 1, 4],
  [5, 4, 5],
  [3, 4, 2],
  [4, 5, 4],
]
const y = [5, 4, 3, 2, 5, 1, 4, 3, 2, 5, 3, 5]

function derivedFrom(times: number) {
  const result = runModule(
    valueMatrix,
    {
      importanceFrom: 'derived',
      overall: Object.fromEntries(
        Array.from({ length: 12 * times }, (_, index) => [`R${index}`, y[index % 12] ?? 0]),
      ),
      responses: Array.from({ length: 12 * times }, (_, index) =>
        ['a', 'b', 'c'].map((attribute, column) => ({
          respondent: `R${index}`,
          attribute,
          own: x[index % 12]?.[column] ?? 1,
          competitors: { rival: 3 },
        })),
      ).flat(),
    },
    defaultModel,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return new Map(result.value.cells[0]?.attributes.map(attribute => [attribute.attribute, attribute]))
}

const printed = (attributes: ReturnType<typeof derivedFrom>) =>
  ['a', 'b', 'c'].map(name => attributes.get(name)?.importance?.toFixed(4))

it('value-matrix 2.4: relative weights replace stated importance once enough buyers rated everything', () => {
  const enough = derivedFrom(9)
  expect(printed(enough)).toEqual(['0.5137', '0.3427', '0.1195'])
  expect(enough.get('a')).toMatchObject({ confident: true })
})

import { expect, it } from 'vitest'
import { forecast } from '../impact/forecast/index.ts'
import { forecastInput } from '../impact/forecast/shape.ts'
import { defaultModel } from '../index.ts'
import { forecastAll } from './forecast.ts'

const inputOf = (count: number) =>
  forecastInput.parse({
    open: Array.from({ length: count }, (_, index) => ({
      id: `o${index}`,
      amount: 10 + ((index * 37) % 90),
      probability: ((index * 13) % 10) / 10,
    })),
  })

it('forecasts come in the order of what was asked, whether or not a thread made them', async () => {
  const inputs = [inputOf(120), inputOf(3), inputOf(101), inputOf(0)]
  expect(await forecastAll(inputs, defaultModel)).toEqual(
    inputs.map(input => forecast.score(input, defaultModel)),
  )
})

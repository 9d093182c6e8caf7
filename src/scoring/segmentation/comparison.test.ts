import { describe, expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { segmentationInput } from './input.ts'
import { scorePortfolio } from './score.ts'

const score = (input: unknown) => scorePortfolio(segmentationInput.parse(input), defaultModel)

describe('two accounts compared', () => {
  const pair = (other: object, extra: object = {}) =>
    score({
      accounts: [
        { id: 'M', stage: 'growth', need: 75, value: 50, behavior: 60 },
        { id: 'third', stage: 'growth', need: 99, value: 99, behavior: 99 },
        { id: 'O', stage: 'growth', need: 45, value: 72, behavior: 80, ...other },
      ],
      ...extra,
    }).output

  it.each([[['M', 'O']], [['O', 'M']]])('%s: the better one leads, whichever is named first', compare => {
    const { comparison } = pair({}, { compare })
    expect(comparison).toMatchObject({ leader: 'M', other: 'O' })
    expect(comparison?.leaderOverall).toBeCloseTo(63.25, 9)
    expect(comparison?.otherOverall).toBeCloseTo(61.45, 9)
    expect(comparison?.criticalWeights.map(row => row.direction)).toEqual(['atMost', 'atLeast', 'atLeast'])
  })

  it.each([
    ['need', { need: null }],
    ['value', { value: null }],
    ['behavior', { behavior: null }],
    [
      'the stage asked for',
      { stage: undefined, families: [{ family: 'cloud', stage: 'growth' }] },
      'licence',
    ],
  ])('without %s there is no comparison', (_title, missing, family?: string) => {
    for (const compare of [
      ['M', 'O'],
      ['O', 'M'],
    ])
      expect(pair(missing, { compare, ...(family && { family }) }).comparison).toBeNull()
  })

  it('and level: the one named first is called the leader', () => {
    const same = { need: 75, value: 50, behavior: 60 }
    for (const compare of [
      ['M', 'O'],
      ['O', 'M'],
    ])
      expect(pair(same, { compare }).comparison).toMatchObject({ leader: compare[0], criticalWeights: [] })
  })

  it('are not, unless asked', () => {
    expect(pair({})).not.toHaveProperty('comparison')
  })
})

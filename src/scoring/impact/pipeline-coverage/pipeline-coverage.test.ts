import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { pipelineCoverage } from './index.ts'

function score(team: Record<string, unknown>) {
  const parsed = parseInput(pipelineCoverage.input, { teams: [{ id: 'a', ...team }] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return pipelineCoverage.output.parse(pipelineCoverage.score(parsed.value, defaultModel)).teams[0]
}

describe('pipeline coverage', () => {
  it('impact 8.13: 900/300 is 3.0, but 25 % needs 4.0: 300 short', () => {
    expect(score({ openPipeline: 900, target: 300, winRate: 0.25 })).toMatchObject({
      coverage: 3,
      required: 4,
      shortfall: 300,
    })
  })

  it('the win rate is by value, not by count', () => {
    const closed = [
      { amount: 75, isWon: false },
      { amount: 25, isWon: true },
    ]
    expect(score({ openPipeline: 900, target: 300, closed })).toMatchObject({ winRate: 0.25, required: 4 })
  })

  it('what was won already needs no pipeline', () => {
    expect(score({ openPipeline: 300, target: 400, alreadyWon: 300, winRate: 0.5 })).toMatchObject({
      remaining: 100,
      coverage: 3,
      shortfall: 0,
    })
    expect(score({ openPipeline: 300, target: 400, alreadyWon: 500, winRate: 0.5 })).toMatchObject({
      remaining: 0,
      coverage: null,
      shortfall: 0,
    })
  })

  it('without past wins what it takes is unknown, not three', () => {
    expect(score({ openPipeline: 900, target: 300 })).toMatchObject({
      coverage: 3,
      required: null,
      shortfall: null,
    })
    expect(score({ openPipeline: 900, target: 300, closed: [{ amount: 5, isWon: false }] })).toMatchObject({
      winRate: 0,
      required: null,
    })
  })

  it('two sources of the win rate are refused', () => {
    const raw = { teams: [{ id: 'a', openPipeline: 1, target: 1, winRate: 0.5, closed: [] }] }
    expect(parseInput(pipelineCoverage.input, raw)).toMatchObject({
      ok: false,
      faults: [{ path: 'teams[0].winRate' }],
    })
  })

  test.prop([fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 100 })])(
    'what is missing, once built, is missing no more',
    (openPipeline, target, percent) => {
      const winRate = percent / 100
      const missing = score({ openPipeline, target, winRate })?.shortfall ?? 0
      const built = Math.ceil((openPipeline + missing) * 100) / 100
      expect(score({ openPipeline: built, target, winRate })?.shortfall).toBeLessThan(1e-6)
    },
  )
})

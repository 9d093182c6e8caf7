import { describe, expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { cappedMove, reweight, roundToSteps } from './reweighting.ts'

type Shares = Readonly<Record<string, number>>
const mixOf = (shares: Shares) => new Map(Object.entries(shares))
const all = 1

describe('rounding to whole steps', () => {
  it.each([
    ['the largest remainder is raised', { a: 0.51, b: 0.31, c: 0.18 }, { a: 0.5, b: 0.3, c: 0.2 }],
    [
      'of equal remainders that of the larger weight',
      { a: 0.17, b: 0.31, c: 0.52 },
      { a: 0.15, b: 0.3, c: 0.55 },
    ],
    ['of equal weights the first by name', { b: 0.475, c: 0.05, a: 0.475 }, { b: 0.45, c: 0.05, a: 0.5 }],
    ['whole steps stay', { a: 0.55, b: 0.3, c: 0.15 }, { a: 0.55, b: 0.3, c: 0.15 }],
    [
      'remainders of a hair’s breadth are equal',
      { a: 0.2 + 0.025 + 1e-12, b: 0.75 + 0.025 - 1e-12 },
      { a: 0.2, b: 0.8 },
    ],
  ])('%s', (_title, mix, expected) => {
    expect(Object.fromEntries(roundToSteps(mixOf(mix), 0.05))).toEqual(expected)
  })
})

describe('few measures', () => {
  it.each([
    [
      'the smaller of two small ones goes first',
      { a: 0.7, b: 0.12, c: 0.18 },
      [['b', 'c']],
      [
        ['a', 0.7],
        ['c', 0.3],
      ],
    ],
    [
      'of two as small the first by name',
      { a: 0.8, c: 0.1, b: 0.1 },
      [['b', 'c']],
      [
        ['a', 0.8],
        ['c', 0.2],
      ],
    ],
    [
      'what has grown is weighed anew',
      { a: 0.75, b: 0.05, c: 0.06, d: 0.14 },
      [
        ['b', 'c'],
        ['c', 'd'],
      ],
      [
        ['a', 0.75],
        ['d', 0.25],
      ],
    ],
    [
      'four large ones are one too many',
      { a: 0.25, b: 0.25, c: 0.25, d: 0.25 },
      [['a', 'b']],
      [
        ['b', 0.5],
        ['c', 0.25],
        ['d', 0.25],
      ],
    ],
    [
      'what weighs nothing is nobody’s measure',
      { a: 0.5, b: 0.5, c: 0 },
      [],
      [
        ['a', 0.5],
        ['b', 0.5],
      ],
    ],
    [
      'as large as each other are listed by name',
      { z: 0.4, b: 0.2, a: 0.4 },
      [],
      [
        ['a', 0.4],
        ['z', 0.4],
        ['b', 0.2],
      ],
    ],
    ['one alone stays', { a: 1 }, [], [['a', 1]]],
  ])('%s', (_title, required, merged, reweighted) => {
    const result = reweight(mixOf({ old: 1 }), mixOf(required), all, defaultModel)
    expect(result.merged).toEqual(merged.map(([family, into]) => ({ family, into })))
    expect(result.reweighted).toEqual(reweighted.map(([family, weight]) => ({ family, weight })))
    expect(result.target).toEqual(result.reweighted)
  })
})

describe('the yearly cap', () => {
  it.each([
    ['reached exactly holds nothing back', 0.3, 1],
    ['half the way', 0.15, 0.5],
    ['of nothing keeps the weights', 0, 0],
    ['wider than the way', 0.9, 1],
  ])('%s', (_title, cap, alpha) => {
    const move = cappedMove(mixOf({ a: 0.8, b: 0.2 }), mixOf({ a: 0.5, c: 0.3, b: 0.2 }), cap)
    expect(move.alpha).toBeCloseTo(alpha, 12)
    expect(move.mix.get('a')).toBeCloseTo(0.8 - 0.3 * alpha, 12)
    expect(move.mix.get('b')).toBeCloseTo(0.2, 12)
    expect(move.mix.get('c')).toBeCloseTo(0.3 * alpha, 12)
  })
})

import { describe, expect, it, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import { previewWave } from './preview.ts'
import { isInScope, unitOf } from './scope.ts'

const everyone = { functions: [], regions: [], teams: [], under: null }
const dana = { personId: 'P-2', function: 'sales', region: 'East', team: 'Hospitals' }

describe('who is asked', () => {
  it.each([
    ['an empty scope asks everyone', everyone, true],
    ['a function that is named', { ...everyone, functions: ['sales', 'support'] }, true],
    ['a function that is not', { ...everyone, functions: ['support'] }, false],
    ['function and region together', { ...everyone, functions: ['sales'], regions: ['West'] }, false],
    ['people below the manager', { ...everyone, under: 'P-1' }, true],
    ['the manager too', { ...everyone, under: 'P-2' }, true],
    ['nobody beside the line', { ...everyone, under: 'P-9' }, false],
  ])('%s', (_, scope, isAsked) => {
    const below = new Set(scope.under === 'P-1' ? ['P-2'] : [])
    expect(isInScope(dana, scope, below)).toBe(isAsked)
  })

  test('a team that is asked leaves out people whose team nobody stated', () => {
    expect(isInScope({ ...dana, team: null }, { ...everyone, teams: ['Hospitals'] }, new Set())).toBe(false)
    expect(unitOf({ function: null })).toBe('function not stated')
  })
})

describe('what a wave could show', () => {
  it.each([
    ['a large company shows all', { sales: 40, support: 20 }, true, ['sales', 'support']],
    ['one small function hides the next smallest', { sales: 40, support: 20, finance: 3 }, true, ['sales']],
    ['six people of whom four answer show nothing', { sales: 6 }, false, []],
    ['nobody asked shows nothing', {}, false, []],
  ])('%s', (_, asked, canShowTotal, shown) => {
    const preview = previewWave(asked, defaultModel)
    expect(preview.canShowTotal).toBe(canShowTotal)
    expect(preview.units.filter(({ canShow }) => canShow).map(({ unit }) => unit)).toEqual(shown)
  })
})

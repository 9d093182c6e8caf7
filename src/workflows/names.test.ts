import { describe, expect, test } from 'vitest'
import { findByName } from './names.ts'

const accounts = [
  { id: 'A-1', name: 'Lakeside Hospital Group' },
  { id: 'A-2', name: 'Lakeview Clinic' },
  { id: 'A-3', name: 'Kan-code' },
  { id: 'A-4', name: 'Hôpital Saint-Étienne' },
  { id: 'A-5', name: 'Kan-code' },
]

describe('names match as people type them', () => {
  test.each([
    ['the whole name', 'Lakeside Hospital Group', 'A-1'],
    ['another case', 'lakeside hospital group', 'A-1'],
    ['the first words', 'lakeside', 'A-1'],
    ['a word from the middle', 'clinic', 'A-2'],
    ['without accents', 'hopital saint etienne', 'A-4'],
    ['a typing error', 'Lakside Hospitel Group', 'A-1'],
    ['the id', 'a-2', 'A-2'],
  ])('%s', (_, typed, id) => {
    expect(findByName(typed, accounts)).toMatchObject({ kind: 'one', match: { id } })
  })

  test('several equally good ones give a pick list', () => {
    expect(findByName('lake', accounts)).toMatchObject({
      kind: 'several',
      matches: [{ id: 'A-1' }, { id: 'A-2' }],
    })
    expect(findByName('kan-code', accounts)).toMatchObject({
      kind: 'several',
      matches: [{ id: 'A-3' }, { id: 'A-5' }],
    })
  })

  test('no match gives the nearest ones', () => {
    const match = findByName('Lakehouse', accounts)
    expect(match.kind).toBe('none')
    expect(match.kind === 'none' && match.nearest.map(each => each.id)).toContain('A-2')
  })

  test('3,000 characters or only signs find nothing and do no harm', () => {
    expect(findByName('x'.repeat(3_000), accounts)).toEqual({ kind: 'none', nearest: [] })
    expect(findByName('<!channel>', accounts).kind).toBe('none')
    expect(findByName('…', accounts)).toEqual({ kind: 'none', nearest: [] })
  })
})

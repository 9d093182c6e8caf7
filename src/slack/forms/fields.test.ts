import { describe, expect, test } from 'vitest'
import { dateIn, typedIn, wrongDaysIn } from './fields.ts'
import type { FormState } from './form.ts'

const stateOf = (input: object) => ({ field: { field: input } }) as unknown as FormState

describe('what stands in a field', () => {
  test.each([
    ['a control character is left out', '\u0000Fine\u0007 ', 'Fine'],
    ['a line break of a word processor parts words', 'One\vtwo', 'One two'],
    ['line breaks and tabs stay', 'One\n\ttwo', 'One\n\ttwo'],
    ['control characters alone are nothing', '\u0001\u0002', ''],
  ])('%s', (_title, value, typed) => {
    expect(typedIn(stateOf({ value }), 'field')).toBe(typed)
  })

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['2199-12-31', '2199-12-31'],
    ['2999-01-01', null],
    ['1899-12-31', null],
    ['2026-02-30', null],
  ])('the day %s is read as %s', (day, read) => {
    const state = stateOf({ selected_date: day })
    expect(dateIn(state, 'field')).toBe(read)
    expect(wrongDaysIn(state)).toEqual(read === null ? { field: 'Please pick a day from 1900 to 2199.' } : {})
  })

  test('a field without a day is not a wrong one', () => {
    expect(wrongDaysIn({ ...stateOf({ selected_date: null }), other: { other: {} as never } })).toEqual({})
  })
})

import { expect, test } from 'vitest'
import { RefusedInputError } from '../errors.ts'
import { givenRow } from './given-in-slack.ts'

const review = { reviewId: 'R-1', planId: 'PL-1', heldOn: '2026-03-01', decided: 'One standard' } as const

const faultsOf = (give: () => unknown) => {
  try {
    give()
  } catch (error) {
    if (error instanceof RefusedInputError) return error.faults
    throw error
  }
  return []
}

test('a row is what an import would read of it: outer blanks go, an empty text or list is an empty cell', () => {
  const { row } = givenRow('planReview', { ...review, decided: ' One standard ', engagedIds: [], heldBy: '' })
  expect(row).toEqual({
    ...review,
    dueOn: null,
    heldBy: null,
    participationLevel: null,
    engagedIds: null,
    addedOn: null,
  })
})

test.each([
  [
    'a text that is too long',
    { decided: 'x'.repeat(2_001) },
    '“What was decided” needs at most 2000 characters.',
  ],
  ['a control character', { decided: 'a\vb' }, '“What was decided” needs text without control characters.'],
  [
    'a day that no calendar has',
    { heldOn: '2999-01-01' },
    '“Held; empty while it is to come” needs a date that exists, as YYYY-MM-DD, from 1900 to 2199.',
  ],
  ['an id that a list would part', { reviewId: 'R;1' }, '“Id of the review” needs an id without semicolons.'],
  ['a level that there is not', { participationLevel: 7 }, /a whole number from 0 to 4/],
  ['nothing where something must stand', { planId: '' }, '“Account plan” needs a value.'],
])('%s is refused, with words', (_title, cells, words) => {
  expect(faultsOf(() => givenRow('planReview', { ...review, ...cells }))).toEqual([
    words instanceof RegExp ? expect.stringMatching(words) : words,
  ])
})

test('a row that breaks a rule of its kind is refused', () => {
  const given = { contactId: 'K-1', accountId: 'A-1', name: 'Ruth' }
  const [words] = faultsOf(() =>
    givenRow('contact', { ...given, startedOn: '2026-02-01', leftOn: '2026-01-01' }),
  )
  expect(words).toContain('a date on or after')
})

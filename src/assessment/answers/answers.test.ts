import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { freezeForm } from '../bank/templates.ts'
import { LONGEST_COMMENT, noAnswers, pageToResume, withPage } from './answers.ts'
import { BALLOT_BYTES, createCount, readBallot, writeBallot } from './ballot.ts'

const form = freezeForm('short', ['Our handover works.'])
const [first = '', second = ''] = form.pages[0]?.items ?? []
const [elsewhere = ''] = form.pages[1]?.items ?? []

describe('a page of answers', () => {
  it('adds to what was said before, takes back what was cleared, and keeps "don’t know" apart from open', () => {
    const one = withPage(form, noAnswers, 0, { [first]: '4', [second]: 'dont_know' }, null)
    expect(one?.ratings).toEqual({ [first]: 4, [second]: null })
    const two = withPage(form, one ?? noAnswers, 0, { [first]: null }, '  Well. ')
    expect(two).toEqual({ ratings: { [second]: null }, comment: 'Well.' })
  })

  it.each([
    ['an item of another page', 0, { [elsewhere]: '4' }],
    ['an item of no form', 0, { invented: '4' }],
    ['a choice that is not offered', 0, { [first]: '6' }],
    ['a choice in other words', 0, { [first]: '4.0' }],
    ['a page that is not there', 9, { [first]: '4' }],
    ['a page before the first', -1, { [first]: '4' }],
  ])('%s is none of this form', (_, pageNo, page) => {
    expect(withPage(form, noAnswers, pageNo, page as Record<string, string>, null)).toBeNull()
  })

  it('a comment that is too long is none', () => {
    expect(withPage(form, noAnswers, 0, {}, 'x'.repeat(LONGEST_COMMENT + 1))).toBeNull()
  })

  it('is resumed where something is open', () => {
    const page = Object.fromEntries((form.pages[0]?.items ?? []).map(item => [item, '3']))
    expect(pageToResume(form, noAnswers)).toBe(0)
    expect(pageToResume(form, withPage(form, noAnswers, 0, page, null) ?? noAnswers)).toBe(1)
  })
})

const answers = fc.record({
  ratings: fc
    .array(fc.option(fc.option(fc.integer({ min: 1, max: 5 }))), { minLength: 20, maxLength: 20 })
    .map(all =>
      Object.fromEntries(
        form.items.flatMap(({ id }, index) => {
          const rating = all[index]
          // The outer null leaves the item open.
          return rating === null || rating === undefined ? [] : [[id, rating]]
        }),
      ),
    ),
  comment: fc
    .string({ maxLength: LONGEST_COMMENT, unit: 'grapheme' })
    .map(text => text.slice(0, LONGEST_COMMENT)),
})

describe('ballots', () => {
  test.prop([answers, fc.string({ maxLength: 60 })])(
    'are read as they were written, all of one length',
    (said, unit) => {
      const bytes = writeBallot(form, { unit, answers: said })
      expect(bytes).toHaveLength(BALLOT_BYTES)
      expect(readBallot(form, bytes).unit).toBe(unit)
      expect(readBallot(form, bytes).answers.ratings).toEqual(said.ratings)
    },
  )

  test.prop([fc.array(fc.record({ unit: fc.constantFrom('a', 'b'), answers }), { maxLength: 12 }), fc.nat()])(
    'are counted the same in any order',
    (ballots, turn) => {
      const countAll = (list: typeof ballots) => {
        const count = createCount(form)
        for (const ballot of list) count.add(ballot)
        return [...count.tallies()].sort((x, y) => (x.unit + x.item < y.unit + y.item ? -1 : 1))
      }
      const turned = ballots
        .map((_, index) => ballots[(index + turn) % ballots.length])
        .flatMap(one => one ?? [])
      expect(countAll(turned)).toEqual(countAll(ballots))
      const counted = countAll(ballots).reduce(
        (sum, { counts, dontKnow }) => sum + dontKnow + counts.reduce((a, b) => a + b, 0),
        0,
      )
      expect(counted).toBe(ballots.reduce((sum, one) => sum + Object.keys(one.answers.ratings).length, 0))
    },
  )
})

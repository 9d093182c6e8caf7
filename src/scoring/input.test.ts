import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { amount } from './amount.ts'
import { id, parseInput, rating, uniqueBy } from './input.ts'

const schema = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        id,
        stage: z.enum(['growth', 'decline']),
        answer: rating(1, 5).nullable().optional(),
        revenue: amount.optional(),
      }),
    )
    .max(3)
    .superRefine(uniqueBy(account => account.id)),
})
const account = { id: 'A', stage: 'growth' }

describe('a fault says where, what was expected and what was found', () => {
  it.each([
    ['a missing field', [{ id: 'A' }], 'accounts[0].stage: one of "growth", "decline", found nothing'],
    [
      'an unknown word',
      [{ id: 'A', stage: 'birth' }],
      'accounts[0].stage: one of "growth", "decline", found "birth"',
    ],
    ['not a number', [{ ...account, answer: Number.NaN }], 'accounts[0].answer: a number, found NaN'],
    ['an infinity', [{ ...account, answer: Infinity }], 'accounts[0].answer: a number, found Infinity'],
    ['above the scale', [{ ...account, answer: 6 }], 'accounts[0].answer: at most 5, found 6'],
    ['below the scale', [{ ...account, answer: 0 }], 'accounts[0].answer: at least 1, found 0'],
    [
      'a misspelt field',
      [{ ...account, aswer: 1 }],
      'accounts[0].aswer: no such field (check its spelling), found 1',
    ],
    ['an empty id', [{ ...account, id: '' }], 'accounts[0].id: text that is not empty, found ""'],
    [
      'the same id twice',
      [account, account],
      'accounts[1]: an id of its own (row 0 has the same), found {"id":"A","stage":"growth"}',
    ],
    [
      'too long a list',
      Array.from({ length: 4 }, (_, i) => ({ ...account, id: `${i}` })),
      'accounts: at most 3 entries, found a list of 4',
    ],
    [
      'five decimals',
      [{ ...account, revenue: '1.23456' }],
      'accounts[0].revenue: an amount: a number or a decimal string with at most four decimals, found "1.23456"',
    ],
    [
      'an amount as a list',
      [{ ...account, revenue: [] }],
      'accounts[0].revenue: an amount: a number or a decimal string with at most four decimals, found []',
    ],
  ])('%s', (_title, accounts, expected) => {
    const parsed = parseInput(schema, { accounts })
    expect(parsed.ok).toBe(false)
    if (!parsed.ok)
      expect(parsed.faults.map(fault => `${fault.path}: ${fault.expected}, found ${fault.found}`)).toEqual([
        expected,
      ])
  })

  it('lists every fault, and names the whole input where there is no field', () => {
    expect(parseInput(schema, { accounts: [{}, {}] })).toMatchObject({ ok: false, faults: { length: 4 } })
    expect(parseInput(schema, 7)).toEqual({
      ok: false,
      faults: [{ path: '(input)', expected: 'an object', found: '7' }],
    })
  })

  it('of a union is the fault of the nearest branch', () => {
    const union = z.union([
      z.strictObject({ a: z.number() }),
      z.strictObject({ b: z.number(), c: z.number() }),
    ])
    expect(parseInput(z.strictObject({ either: union }), { either: { a: 'x' } })).toEqual({
      ok: false,
      faults: [{ path: 'either.a', expected: 'a number', found: '"x"' }],
    })
  })
})

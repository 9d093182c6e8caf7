import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { FactRow } from '../../facts/index.ts'
import { CoverageBook } from './coverage-book.ts'

type Sold = readonly [
  account: string | null,
  seller: string | null,
  opened: string | null,
  closed: string | null,
  won: bigint | null,
]

function derived(rows: readonly Sold[], months = 12): string[] {
  return bookOf(rows, months)
    .assignments('account_manager')
    .filter(one => one.untilOn === null)
    .map(one => `${one.accountId} ${one.personId}${one.isLead ? ' leads' : ''}`)
}

const soldRow = ([accountId, ownerId, openedOn, closedOn, won]: Sold) => ({
  row: {
    accountId,
    ownerId,
    openedOn,
    closedOn,
    stage: won === null ? 'lost' : 'won',
  } as FactRow<'opportunity'>,
  baseMinor: { amount: won },
})

function bookOf(rows: readonly Sold[], months: number): CoverageBook {
  const book = new CoverageBook(months)
  for (const row of rows) book.add(soldRow(row))
  return book
}

describe('coverage that follows from opportunities', () => {
  test.each<[string, Sold[], string[]]>([
    [
      'the one with the most won revenue leads',
      [
        ['A', 'p', '2026-01-01', '2026-02-01', 5n],
        ['A', 'q', '2026-01-01', '2026-02-01', 7n],
      ],
      ['A p', 'A q leads'],
    ],
    [
      'revenue of several opportunities adds up',
      [
        ['A', 'p', null, '2026-01-01', 5n],
        ['A', 'p', null, '2026-02-01', 5n],
        ['A', 'q', null, '2026-02-01', 7n],
      ],
      ['A p leads', 'A q'],
    ],
    [
      'the smaller id leads where two won the same',
      [
        ['A', 'q', null, '2026-02-01', 5n],
        ['A', 'p', null, '2026-02-01', 5n],
      ],
      ['A p leads', 'A q'],
    ],
    ['nobody leads where nothing was won', [['A', 'p', '2026-01-01', '2026-02-01', null]], ['A p']],
    ['an open opportunity counts by the day it was opened', [['A', 'p', '2026-01-01', null, null]], ['A p']],
    [
      'what ended before the window does not count',
      [
        ['A', 'p', '2025-01-01', '2025-02-01', 9n],
        ['B', 'q', null, '2026-02-01', 1n],
      ],
      ['B q leads'],
    ],
    [
      'the first day of the window counts',
      [
        ['A', 'p', null, '2025-02-02', 9n],
        ['B', 'q', null, '2026-02-01', 1n],
      ],
      ['A p leads', 'B q leads'],
    ],
    [
      'the same day a year earlier does not',
      [
        ['A', 'p', null, '2025-02-01', 9n],
        ['B', 'q', null, '2026-02-01', 1n],
      ],
      ['B q leads'],
    ],
    [
      'revenue from before the window gives no lead',
      [
        ['A', 'p', null, '2025-01-01', 9n],
        ['A', 'p', '2026-01-01', null, null],
        ['A', 'q', null, '2026-01-01', 1n],
      ],
      ['A p', 'A q leads'],
    ],
    [
      'without account, seller or day nothing follows',
      [
        [null, 'p', '2026-01-01', null, null],
        ['A', null, '2026-01-01', null, null],
        ['A', 'p', null, null, null],
      ],
      [],
    ],
    [
      'an opportunity without an account still moves the window',
      [
        ['A', 'p', '2024-01-01', null, null],
        [null, 'q', '2026-01-01', null, null],
      ],
      [],
    ],
    ['no opportunity, no coverage', [], []],
  ])('%s', (_, rows, expected) => {
    expect(derived(rows)).toEqual(expected)
    expect(derived(rows.toReversed())).toEqual(expected)
  })

  test('the window ends on the last day of a short month', () => {
    const rows: Sold[] = [
      ['A', 'p', null, '2025-02-28', 1n],
      ['B', 'q', null, '2025-03-01', 1n],
      ['C', 'r', null, '2025-03-31', 1n],
    ]
    expect(derived(rows, 1)).toEqual(['B q leads', 'C r leads'])
  })

  test('an assignment has a short id even where the ids are long', () => {
    const [assignment] = bookOf([['a'.repeat(200), 'p', '2026-01-01', null, null]], 12).assignments(
      'account_manager',
    )
    expect(assignment?.assignmentId).toMatch(/^derived:[0-9a-f]{64}$/)
  })
  test('it begins on the first day, ends with the window, and a change of lead begins it anew', () => {
    const rows: Sold[] = [
      ['A', 'p', '2026-01-01', '2026-02-01', 5n],
      ['A', 'q', '2026-01-15', '2026-03-01', 7n],
      ['B', 'p', '2026-06-30', null, null],
    ]
    const history = bookOf(rows, 3)
      .assignments('account_manager')
      .map(one => [one.assignmentId, one.isLead, one.untilOn])
    expect(history).toEqual([
      ['derived:A/p/2026-01-01', false, '2026-01-31'],
      ['derived:A/p/2026-02-01', true, '2026-02-28'],
      ['derived:A/p/2026-03-01', false, '2026-04-30'],
      ['derived:A/q/2026-01-15', false, '2026-02-28'],
      ['derived:A/q/2026-03-01', true, '2026-05-31'],
      ['derived:B/p/2026-06-30', false, null],
    ])
  })

  const sold = fc.record({
    account: fc.constantFrom('A', 'B'),
    seller: fc.constantFrom('p', 'q', 'r'),
    opened: fc.integer({ min: 0, max: 400 }),
    lasts: fc.option(fc.integer({ min: 0, max: 100 })),
    won: fc.option(fc.bigInt({ min: 0n, max: 3n })),
  })
  const day = (number: number) =>
    new Date(Date.UTC(2025, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)

  test.prop([fc.array(sold, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), fc.constantFrom(1, 3, 12)])(
    'what holds as of a day is what followed from the opportunities known on that day',
    (drawn, on, months) => {
      const rows = drawn.map(
        ({ account, seller, opened, lasts, won }): Sold => [
          account,
          seller,
          day(opened),
          lasts === null ? null : day(opened + lasts),
          lasts === null ? null : won,
        ],
      )
      // A mark for the day itself, so that both books look at the same window.
      const asOf = day(on)
      const marked: Sold[] = [...rows, [null, 'p', asOf, null, null]]
      const known = marked.flatMap(([account, seller, opened, closed, won]): Sold[] => {
        if (opened === null || opened > asOf) return []
        const isClosed = closed !== null && closed <= asOf
        return [[account, seller, opened, isClosed ? closed : null, isClosed ? won : null]]
      })
      const holding = bookOf(marked, months)
        .assignments('account_manager')
        .filter(one => (one.fromOn ?? '') <= asOf && (one.untilOn ?? '9999') >= asOf)
        .map(one => `${one.accountId} ${one.personId}${one.isLead ? ' leads' : ''}`)
      expect(holding).toEqual(derived(known, months))
    },
  )
})

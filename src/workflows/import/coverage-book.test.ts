import { describe, expect, test } from 'vitest'
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
  const book = new CoverageBook(months)
  for (const [accountId, ownerId, openedOn, closedOn, won] of rows) {
    const row = { accountId, ownerId, openedOn, closedOn, stage: won === null ? 'lost' : 'won' }
    book.add({ row: row as FactRow<'opportunity'>, baseMinor: { amount: won } })
  }
  return book
    .assignments('account_manager')
    .map(one => `${one.accountId} ${one.personId}${one.isLead ? ' leads' : ''}`)
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
    const book = new CoverageBook(12)
    const row = {
      accountId: 'a'.repeat(200),
      ownerId: 'p',
      openedOn: '2026-01-01',
      closedOn: null,
      stage: 'engaging',
    }
    book.add({ row: row as FactRow<'opportunity'>, baseMinor: { amount: null } })
    const [assignment] = book.assignments('account_manager')
    expect(assignment?.assignmentId).toMatch(/^derived:[0-9a-f]{64}$/)
  })
})

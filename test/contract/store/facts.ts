import { fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { FactKind, StoredAs } from '../../../src/facts/index.ts'
import {
  type FactTable,
  factTable,
  factTables,
  type TableColumn,
} from '../../../src/store/facts/fact-table.ts'
import type { StoredRow } from '../../../src/workflows/ports/index.ts'
import { account, activity, fact, person, revenue } from '../../support/fact-rows.ts'
import type { Workspace } from '../store.contract.ts'

const text = fc.oneof(
  fc.string({ maxLength: 40 }).map(value => value.replaceAll('\0', '')),
  fc.constantFrom('', '{}', '"', '\\', 'a,b', "it's", 'NULL', '𝒳 é\n\t', '{"a","b"}'),
)

const cell: Record<StoredAs, fc.Arbitrary<unknown>> = {
  text,
  date: fc.constantFrom('1900-01-01', '2024-02-29', '2026-12-31', '2199-12-31'),
  numeric: fc.constantFrom('0', '12.5', '-0.0001', '99999999999.9999', '0.000000001', '100'),
  integer: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  boolean: fc.boolean(),
  'text[]': fc.array(text, { maxLength: 4 }),
}

function cellOf(column: TableColumn, key: string): fc.Arbitrary<unknown> {
  if (column.isKey && column.storedAs === 'text' && !column.isNullAsEmpty) return fc.constant(key)
  const value = cell[column.storedAs]
  // An empty key cell stands for a missing one, so the two are one value.
  if (column.isNullAsEmpty) return value.map(one => (one === '' ? null : one))
  return column.isNullable ? fc.option(value, { nil: null }) : value
}

function storedRow({ columns, baseMinor }: FactTable, key: string): fc.Arbitrary<StoredRow<FactKind>> {
  return fc.record({
    row: fc.record(Object.fromEntries(columns.map(column => [column.property, cellOf(column, key)]))),
    baseMinor: fc.record(
      Object.fromEntries(
        baseMinor.map(({ property }) => [
          property,
          fc.option(fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), { nil: null }),
        ]),
      ),
    ),
  }) as unknown as fc.Arbitrary<StoredRow<FactKind>>
}

export function factsContract(workspace: () => Workspace): void {
  describe('facts', () => {
    test.each([...factTables.keys()])('a row of kind %s comes back as it went in', async kind => {
      const { writer, reader } = workspace().bulk
      const rows = [1, 2, 3, 4, 5].map(number => {
        const [row] = fc.sample(storedRow(factTable(kind), `id-${number}`), { numRuns: 1, seed: number })
        if (row === undefined) throw new Error('no sample')
        return row
      })
      expect(await writer.write('import', kind, rows)).toEqual({ unchanged: 0 })
      expect(await reader.page(kind, { limit: 10 })).toEqual(expect.arrayContaining(rows))
      expect(await reader.count(kind)).toBe(rows.length)
      expect(await writer.write('import', kind, rows)).toEqual({ unchanged: rows.length })
    })

    test('a repeated row is unchanged, a changed one replaces it, a new one is added', async () => {
      const { writer, reader } = workspace().bulk
      await writer.write('first', 'account', [account('A-1'), account('A-2')])
      const again = [account('A-1'), account('A-2', { region: 'East' }), account('A-3')]
      expect(await writer.write('second', 'account', again)).toEqual({ unchanged: 1 })
      expect(await reader.page('account', { limit: 10 })).toEqual(again)
    })

    test('a changed base amount alone makes a row changed', async () => {
      const { writer, reader } = workspace().bulk
      await writer.write('first', 'revenue', [revenue('A-1', 'F', '2026-01-01', '10', 1_000n)])
      const converted = revenue('A-1', 'F', '2026-01-01', '10', 1_100n)
      expect(await writer.write('second', 'revenue', [converted])).toEqual({ unchanged: 0 })
      expect(await reader.page('revenue', { limit: 10 })).toEqual([converted])
    })

    test.each([...factTables.keys()])('comparing rows of kind %s counts what writing would', async kind => {
      const { writer, reader } = workspace().bulk
      const rows = [1, 2, 3].map(number => {
        const [row] = fc.sample(storedRow(factTable(kind), `id-${number}`), { numRuns: 1, seed: number })
        if (row === undefined) throw new Error('no sample')
        return row
      })
      await writer.write('first', kind, rows.slice(1))
      expect(await writer.compare(kind, rows)).toEqual({ unchanged: 2 })
      expect(await reader.count(kind)).toBe(2)
      expect(await writer.write('second', kind, rows)).toEqual({ unchanged: 2 })
    })

    test('comparing knows a changed cell, a changed base amount, and the later of two rows with one key', async () => {
      const { writer } = workspace().bulk
      await writer.write('first', 'account', [account('A-1'), account('A-2')])
      const again = [account('A-1'), account('A-2', { region: 'East' }), account('A-3'), account('A-3')]
      expect(await writer.compare('account', again)).toEqual({ unchanged: 2 })
      expect(await writer.write('second', 'account', again)).toEqual({ unchanged: 2 })
      const month = (minor: bigint) => revenue('A-1', 'F', '2026-01-01', '10', minor)
      await writer.write('first', 'revenue', [month(1_000n)])
      expect(await writer.compare('revenue', [month(1_000n)])).toEqual({ unchanged: 1 })
      expect(await writer.compare('revenue', [month(1_100n)])).toEqual({ unchanged: 0 })
    })

    test('rows are compared with what their source said, not with what people state', async () => {
      const { bulk } = workspace()
      const { writer, reader, statements } = bulk
      const contact = fact('contact', { contactId: 'K-1', accountId: 'A-1', name: 'Ruth', buyerRole: null })
      await writer.write('first', 'contact', [contact])
      const said = {
        kind: 'contact',
        subjectId: 'K-1',
        property: 'buyerRole',
        value: 'economic_buyer',
      } as const
      const stated = { ...said, statedBy: 'P-1', statedAt: new Date('2026-09-01T08:00:00Z') }
      await statements.give({ statements: [stated] })
      expect(await reader.byId('contact', ['K-1'])).toMatchObject([{ row: { buyerRole: 'economic_buyer' } }])
      expect(await writer.compare('contact', [contact])).toEqual({ unchanged: 1 })
      expect(await writer.write('second', 'contact', [contact])).toEqual({ unchanged: 1 })
    })

    test('of two rows with one key in one call the later counts', async () => {
      const { writer, reader } = workspace().bulk
      const rows = [account('A-1', { region: 'East' }), account('A-1', { region: 'West' })]
      expect(await writer.write('import', 'account', rows)).toEqual({ unchanged: 0 })
      expect(await reader.byId('account', ['A-1'])).toEqual(rows.slice(1))
    })

    test('a call with one impossible row writes none', async () => {
      const { writer, reader } = workspace().bulk
      const rows = [account('A-1'), account('A-2', { startedOn: '2026-02-30' })]
      await expect(writer.write('import', 'account', rows)).rejects.toThrow()
      expect(await reader.count('account')).toBe(0)
    })

    test('a base amount beyond 64 bits is refused, never cut', async () => {
      const { writer } = workspace().bulk
      const rows = [revenue('A-1', 'F', '2026-01-01', '1', 2n ** 63n)]
      await expect(writer.write('import', 'revenue', rows)).rejects.toThrow(/do not fit into 64 bits/)
    })

    test('more rows than a chunk are refused, a full chunk is taken', async () => {
      const { writer } = workspace().bulk
      const rows = Array.from({ length: writer.chunkRows + 1 }, (_, index) => person(`P-${index}`))
      await expect(writer.write('import', 'person', rows)).rejects.toThrow(/rows in one call/)
      expect(await writer.write('import', 'person', rows.slice(1))).toEqual({ unchanged: 0 })
    })

    test('pages follow each other in key order without a gap, whatever the letters', async () => {
      const { writer, reader } = workspace().bulk
      const ids = ['a', 'B', 'b', 'Z', 'é', 'a b', 'a-b', 'aB', '10', '9']
      await writer.write(
        'import',
        'account',
        ids.map(id => account(id)),
      )
      const seen: string[] = []
      for (;;) {
        const last = seen.at(-1)
        const page = await reader.page('account', {
          limit: 3,
          ...(last === undefined ? {} : { after: [last] }),
        })
        if (page.length === 0) break
        seen.push(...page.map(({ row }) => row.accountId))
      }
      expect(seen).toEqual(ids.toSorted())
    })

    test('pages of a key of several columns go on after the last key', async () => {
      const { writer, reader } = workspace().bulk
      const rows = ['A-1', 'A-2'].flatMap(id =>
        ['2026-01-01', '2026-02-01', '2026-03-01'].map(period => revenue(id, 'F', period, '1', 100n)),
      )
      await writer.write('import', 'revenue', rows)
      const page = await reader.page('revenue', { limit: 3, after: ['A-1', 'F', '2026-02-01'] })
      expect(page).toEqual(rows.slice(2, 5))
    })

    test('as of a day, facts dated later are left out and undated ones stay', async () => {
      const { writer, reader } = workspace().bulk
      await writer.write('import', 'account', [
        account('A-1', { startedOn: '2026-01-01' }),
        account('A-2', { startedOn: '2026-01-02' }),
        account('A-3'),
      ])
      const page = await reader.page('account', { limit: 10, asOf: '2026-01-01' })
      expect(page.map(({ row }) => row.accountId)).toEqual(['A-1', 'A-3'])
    })

    test('where the first date is empty the next one says what came later', async () => {
      const { writer, reader } = workspace().bulk
      const closed = (opportunityId: string, openedOn: string | null, closedOn: string | null) =>
        fact('opportunity', { opportunityId, stage: 'won', openedOn, closedOn })
      await writer.write('I-1', 'opportunity', [
        closed('O-1', null, '2026-01-01'),
        closed('O-2', null, '2026-01-02'),
        closed('O-3', '2025-12-01', '2026-01-02'),
        closed('O-4', null, null),
      ])
      const page = await reader.page('opportunity', { limit: 10, asOf: '2026-01-01' })
      expect(page.map(({ row }) => row.opportunityId)).toEqual(['O-1', 'O-3', 'O-4'])
    })

    test('the facts of one account are its own, dated on or before the day', async () => {
      const { writer, reader } = workspace().bulk
      await writer.write('import', 'activity', [
        activity('T-1'),
        activity('T-2', { occurredOn: '2026-03-02' }),
        activity('T-3', { accountId: 'A-2' }),
      ])
      const found = await reader.ofAccount('activity', 'A-1', '2026-03-01')
      expect(found.map(({ row }) => row.activityId)).toEqual(['T-1'])
    })

    test('rows are found by a reference, and by id, each once', async () => {
      const { writer, reader } = workspace().bulk
      const objective = (objectiveId: string, planId: string) =>
        fact('planObjective', { objectiveId, planId, text: 'Grow' })
      await writer.write('import', 'planObjective', [objective('O-1', 'PL-1'), objective('O-2', 'PL-2')])
      const found = await reader.rowsBy('planObjective', 'planId', ['PL-2', 'PL-2', 'PL-9'])
      expect(found.map(({ row }) => row.objectiveId)).toEqual(['O-2'])
      expect(await reader.byId('planObjective', ['O-1', 'O-1', 'O-9'])).toEqual([objective('O-1', 'PL-1')])
    })

    test('existing ids are told from missing ones, beyond one page of them', async () => {
      const { writer, reader } = workspace().bulk
      await writer.write('import', 'account', [account('A-1'), account('A-2')])
      const many = Array.from({ length: reader.pageRows + 1 }, (_, index) => `X-${index}`)
      expect(await reader.existing('account', [...many, 'A-2'])).toEqual(new Set(['A-2']))
    })

    test('a workspace sees nothing of another', async () => {
      await workspace().bulk.writer.write('import', 'account', [account('A-1')])
      const { reader } = workspace().bulk
      expect(await reader.count('account')).toBe(0)
      expect(await reader.byId('account', ['A-1'])).toEqual([])
      expect(await reader.ofAccount('account', 'A-1', '2026-01-01')).toEqual([])
    })

    test('both lanes see the same facts', async () => {
      const { bulk, interactive } = workspace()
      await bulk.writer.write('import', 'account', [account('A-1')])
      expect(await interactive.reader.byId('account', ['A-1'])).toEqual([account('A-1')])
    })
  })
}

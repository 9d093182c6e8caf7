import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { factKinds } from '../src/facts/index.ts'
import { factTable } from '../src/store/facts/fact-table.ts'
import { readMigrations } from '../src/store/migrations/read-migrations.ts'
import { factModels } from './fact-models.ts'
import { schemaDrift, schemaFolder } from './schema-engine.ts'

const withoutLayout = (text: string) => text.replaceAll(/\s+/g, ' ')

test('the models of the schema are those of the registry of facts (else: npm run migrate:new)', () => {
  const schema = readFileSync(join(schemaFolder, 'facts.prisma'), 'utf8')
  expect(withoutLayout(schema)).toBe(withoutLayout(factModels()))
})

test('the migrations lead to the schema (else: npm run migrate:new)', async () => {
  expect(await schemaDrift()).toBeNull()
}, 300_000)

test('every text column has the one order of text that all databases share', () => {
  const columns = readMigrations().flatMap(({ sql }) =>
    sql.split('\n').filter(line => /\bTEXT\b(?!\[)/.test(line)),
  )
  expect(columns.length).toBeGreaterThan(100)
  expect(columns.filter(line => !line.includes('TEXT COLLATE "C"'))).toEqual([])
})

test.each(factKinds)(
  'a key column of %s that may be empty is text, so that empty text can stand for it',
  kind => {
    const empty = factTable(kind).key.filter(({ isNullAsEmpty }) => isNullAsEmpty)
    expect(empty.filter(({ storedAs }) => storedAs !== 'text')).toEqual([])
  },
)

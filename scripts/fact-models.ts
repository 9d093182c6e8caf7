import { factKinds, type StoredAs } from '../src/facts/index.ts'
import { type FactTable, factTable, type TableColumn } from '../src/store/facts/fact-table.ts'
import { lookupColumns } from '../src/workflows/ports/index.ts'

const types: Record<StoredAs, string> = {
  text: 'String',
  date: 'DateTime',
  numeric: 'Decimal',
  integer: 'Int',
  boolean: 'Boolean',
  'text[]': 'String',
}

const field = (name: string, type: string, column: string, native = '') =>
  `  ${name} ${type}${column === name ? '' : ` @map("${column}")`}${native}`

function fieldOf({ property, column, storedAs, isNullable }: TableColumn): string {
  const suffix = storedAs === 'text[]' ? '[]' : isNullable ? '?' : ''
  return field(property, types[storedAs] + suffix, column, storedAs === 'date' ? ' @db.Date' : '')
}

function modelOf({ kind, table, meaning, columns, key, baseMinor }: FactTable): string {
  const lookups: readonly string[] = Object.entries(lookupColumns).find(([name]) => name === kind)?.[1] ?? []
  return [
    `/// ${meaning}`,
    `model ${kind[0]?.toUpperCase()}${kind.slice(1)} {`,
    field('workspaceId', 'String', 'workspace_id'),
    ...columns.map(fieldOf),
    ...baseMinor.map(({ property, column }) => field(`${property}BaseMinor`, 'BigInt?', column)),
    field('importId', 'String', 'import_id'),
    field('rowHash', 'String', 'row_hash'),
    '',
    `  @@id([${['workspaceId', ...key.map(({ property }) => property)].join(', ')}])`,
    ...lookups.filter(name => name !== key[0]?.property).map(name => `  @@index([workspaceId, ${name}])`),
    `  @@map("${table}")`,
    '}',
  ].join('\n')
}

/** The Prisma models of all kinds of fact, made from the registry: one list, so the two cannot drift apart. */
export function factModels(): string {
  const models = factKinds.map(kind => modelOf(factTable(kind)))
  return `${['// Made from src/facts by `npm run migrate:new`; do not edit.', ...models].join('\n\n')}\n`
}

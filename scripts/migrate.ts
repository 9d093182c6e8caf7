// Writes a new migration: npm run migrate:new -- what-changes
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { factModels } from './fact-models.ts'
import { lockFile, migrationsFolder, schemaDrift, schemaFolder } from './schema-engine.ts'

// One order of text on every database, whatever its locale: the order in which pages are read is then the same.
const withCollation = (sql: string) => sql.replaceAll(/\bTEXT\b(?!\[)/g, 'TEXT COLLATE "C"')

async function newMigration(name: string): Promise<string> {
  writeFileSync(join(schemaFolder, 'facts.prisma'), factModels())
  const sql = await schemaDrift()
  if (sql === null) return 'Nothing to do: the migrations lead to the schema already.'
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name.replaceAll(/\W+/g, '_')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), withCollation(sql))
  writeFileSync(join(migrationsFolder, lockFile.path), lockFile.content)
  return `Wrote ${folder}/migration.sql: read it, then run npm run generate.`
}

const name = process.argv[2]
if (name === undefined) {
  console.error('Say what changes, for example: npm run migrate:new -- add-renewals')
  process.exitCode = 2
} else console.log(await newMigration(name))
